"""Measure answers to evaluation cases by running their SQL, retrieval and repair in the loop.

    python -m finetune.evaluate --model runs/sft --out runs/eval.jsonl
    python -m finetune.evaluate --suite questions.csv --schema shop.sql --database shop.duckdb --server URL

Answers come from a model folder, an adapter folder or a hub name (--model), from an OpenAI-compatible server
(--server), or from a file (--answers: a line an answer, `{"id", "sql"}` or `{"id", "answer"}`). The suite is
JSONL of cases, a folder of such files (default: the suite that ships), or a CSV or JSONL of questions with
gold SQL and schema. With --out every answer is kept, and a run that was stopped goes on where it was.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from assistant import Assistant, Database, LanguageModel
from assistant.demo import DemoDatabase
from assistant.load_model import load_model
from assistant.options import add_likely_tables
from finetune.case import SUITE, Case, read_cases
from finetune.evaluating import Asker, ResultFile, result_row, summarise, table
from finetune.evaluating.external import ExternalSuite, is_external, read_external
from finetune.evaluating.file_database import FileDatabase
from finetune.evaluating.progress import Progress
from finetune.evaluating.results import Result
from finetune.evaluating.tables import TABLE_SOURCES, TableSource
from finetune.jsonl import read_jsonl
from finetune.scoring import Bench, Response, attribute, covers, demo_bench, response_in, score
from finetune.training import run_main
from retriever import SchemaRetriever
from schema_index import Catalog, DataError, ExecutionError, SentenceEncoder, TableIndex

SERVER_JOBS = 8
"""Questions that are put to a server at a time, which answers them as one batch."""
_NO_DATABASE = "the suite brings no database: give --database FILE to have its SQL run"

Judge = Callable[[Case, Response], Result]


def main() -> None:
    """Parse the arguments, ask what was not asked yet, print the figures."""
    options = _parser().parse_args()
    suites = _suites(options)
    cases = [case for suite in suites for case in suite.cases]
    if not cases:
        raise DataError(f"no case in {options.suite} is of the categories {options.only}: leave --only out")
    source = _Source(options)
    results = ResultFile(options.out, source.name, cases)
    with Progress(len(cases), len(results.done.keys() & {case.id for case in cases})) as progress:
        for suite in suites:
            judge_one = suite.judge(source.name)
            todo = [case for case in suite.cases if case.id not in results.done]
            for case, response in zip(todo, source.responses(todo, suite), strict=True):
                results.add(judge_one(case, response))
                progress.step()
    summary = summarise([results.done[case.id] for case in cases])
    print(json.dumps({"by": source.name, **summary}) if options.json else table(summary))


def judge(assistant: Assistant, case: Case, bench: Bench | None = None) -> Result:
    """Ask one case and score the answer; a model error counts as a wrong answer and is kept.

    Rows are compared on `bench`: by default the demo and its variants where the assistant's database is the
    demo or none, else that database alone.
    """
    if bench is None:
        held = assistant.database
        is_demo = held is None or isinstance(held, DemoDatabase)
        bench = demo_bench() if is_demo or held is None else Bench.of(held, assistant.catalog)
    return judged(case, Asker(assistant).respond(case), bench, assistant.model.name)


def judged(case: Case, response: Response, bench: Bench, by: str, *, rules_count: bool = True) -> Result:
    """The row of results for one answer."""
    found = score(case, response, bench, rules_count=rules_count)
    cause = attribute(case, response, found, bench.catalog)
    known = case.kind == "sql" and response.found is not None
    retrieved = covers(case, response.found, bench.catalog) if known else None
    return result_row(case, response, found, cause, retrieved, by)


class _Suite:
    """Cases with the catalog and the databases that they are judged on; ours where `external` is None."""

    def __init__(self, cases: Sequence[Case], external: ExternalSuite | None = None) -> None:
        self.cases = cases
        self.catalog: Catalog | None = external.catalog if external is not None else None
        if external is None:
            self.bench = demo_bench()
            return

        def opened() -> Database:
            if external.database is None:
                raise ExecutionError(_NO_DATABASE)
            return FileDatabase(external.database, external.catalog)

        self.bench = Bench([opened], external.catalog)

    def judge(self, by: str) -> Judge:
        """Scores an answer; the house rules do not bind SQL over other people's schemas."""
        return partial(judged, bench=self.bench, by=by, rules_count=self.catalog is None)


def _suites(options: argparse.Namespace) -> list[_Suite]:
    def wanted(cases: Iterable[Case]) -> Iterator[Case]:
        return (case for case in cases if not options.only or case.category in options.only)

    if not is_external(options.suite, options.schema):
        return [_Suite(list(islice(wanted(read_cases(options.suite)), options.limit)))]
    found = read_external(options.suite, options.schema, options.database, options.dialect)
    return [_Suite(list(islice(wanted(one.cases), options.limit)), one) for one in found]


class _Source:
    """Where answers come from: a model, which is loaded once, or a file."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._file = _answers(options.answers) if options.answers is not None else None
        self._model: LanguageModel | None = None
        tables: TableSource = options.tables
        if self._file is not None:
            if options.model is not None or options.server is not None:
                raise DataError("--answers excludes --model and --server: give one")
            self.name = options.answers.name
            return
        self._model = load_model(options.model, options.server)
        self.name = self._model.name
        self.name += " without grammar" if options.no_grammar else ""
        self.name += " without repair" if options.no_repair else ""
        self.name += " with gold tables" if tables == "gold" else ""

    def responses(self, cases: Sequence[Case], suite: _Suite) -> Iterator[Response]:
        """The answers to the cases, in their order."""
        if not cases:
            return iter(())
        if self._model is None:
            return (self._from_file(case, suite.bench.catalog) for case in cases)
        if suite.catalog is not None:
            retriever = SchemaRetriever(TableIndex.build(suite.catalog, SentenceEncoder()))
        else:
            retriever = SchemaRetriever.from_folder(self._options.index)
        asker = Asker.open(
            retriever,
            self._model,
            tables=self._options.tables,
            grammar=not self._options.no_grammar,
            repair=not self._options.no_repair,
            links=self._options.links,
            shots=not self._options.no_shots,
            likely_tables=self._options.likely_tables,
            database=self._database(suite),
        )
        return asker.respond_all(cases, self._options.jobs or (SERVER_JOBS if self._options.server else 1))

    def _database(self, suite: _Suite) -> Database | None:
        """The database that the assistant is connected to; None where the suite brings none."""
        if self._options.no_database:
            return None
        try:
            return suite.bench.database()
        except ExecutionError:
            return None

    def _from_file(self, case: Case, catalog: Catalog) -> Response:
        assert self._file is not None
        row = self._file.get(case.id)
        if row is None:
            return Response("error", error=f"no answer to {case.id} in {self.name}")
        return response_in(row, catalog)


def _answers(path: Path) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for number, row in read_jsonl(path, 'give --answers a JSONL file of {"id", "sql"} or {"id", "answer"}'):
        if not isinstance(row, dict) or "id" not in row:
            raise DataError(f'{path}:{number}: not an answer: give {{"id", "sql"}} or {{"id", "answer"}}')
        found[str(row["id"])] = row
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m finetune.evaluate", description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("--suite", type=Path, default=SUITE, help="cases: JSONL, a folder, or an external CSV or JSONL")
    add("--model", help="model folder, adapter folder or hub name (default: the bundled vista-nano)")
    add("--server", metavar="URL", help="an OpenAI-compatible server instead")
    add("--answers", type=Path, metavar="FILE", help="a JSONL file of answers instead")
    add("--tables", choices=TABLE_SOURCES, default="retrieved", help="gold: hand over the right tables")
    add("--index", help="index folder (default: the reference schema)")
    add("--schema", type=Path, metavar="FILE", help="DDL of an external suite whose rows name none")
    add("--database", type=Path, metavar="FILE", help="DuckDB or SQLite file of an external suite")
    add("--dialect", default="tsql", help="of an external suite's SQL, as sqlglot names it")
    add("--no-grammar", action="store_true", help="let the model write freely")
    add("--no-repair", action="store_true", help="leave SQL that breaks rules as it is")
    add("--links", action="store_true", help="for a model trained on data of build_data --links")
    add(
        "--no-database",
        action="store_true",
        help="connect the assistant to no database: rows are scored alone",
    )
    add("--no-shots", action="store_true", help="show no answered questions like the one asked")
    add_likely_tables(parser)
    add("--jobs", type=int, help=f"questions asked at a time (default: {SERVER_JOBS} of a server, else 1)")
    add("--only", nargs="+", metavar="CATEGORY", help="only these categories")
    add("--limit", type=int, metavar="N", help="only the first cases")
    add("--out", type=Path, metavar="FILE", help="JSONL of answers and scores; resumed where it exists")
    add("--json", action="store_true", help="print the summary as JSON")
    return parser


if __name__ == "__main__":
    run_main(main)
