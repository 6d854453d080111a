"""Mix in general text-to-SQL: other schemas, carried over to T-SQL, in our prompt and through our gate.

    python -m finetune.mix_in synthetic_text_to_sql.jsonl --out runs/data/mixed.jsonl --limit 4000

Reads JSON or JSONL whose rows hold a question, CREATE TABLE statements and SQL, under the names of
gretelai/synthetic_text_to_sql (`sql_prompt`, `sql_context`, `sql`) or `question`, `context`, `answer`.
sqlglot writes the SELECT as T-SQL, columns get their table, tables WITH (NOLOCK). What does not pass the
gate against the record's own schema is counted by reason and listed with --faults. A question must stand
once, and none of --without may stand at all.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from assistant.answer_text import sql_answer
from assistant.rules import fix
from assistant.rules.resolve import resolve
from finetune.bare import bare
from finetune.build_data import kept_out
from finetune.example import Example, write_examples
from finetune.gate import record_faults
from finetune.house_layout import house_layout
from finetune.jsonl import read_rows, write_jsonl
from finetune.serving_prompt import ServingPrompt
from finetune.training import run_main
from finetune.workers import rough_count, token_counter
from retriever import RetrievedSchema, resolve_names
from schema_index import Catalog, Column, DataError, QuestionError, Table, quote

FIELDS = (
    ("sql_prompt", "sql_context", "sql"),
    ("question", "context", "answer"),
    ("question", "schema", "query"),
)
READS = ("", "mysql", "postgres", "sqlite")
"""The dialects that a row is read in, in turn: the files do not say."""
CONTEXT = 1024
_TYPES = {"integer": "int", "double": "float"}
"""Types that sqlglot writes in another way than our catalogs."""


@dataclass
class Mixed:
    """What came of the rows: kept, and dropped by reason with the row's number."""

    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[int, str]] = field(default_factory=list)

    def drop(self, row: int, reason: str) -> None:
        """Count a row that is left out."""
        self.dropped[reason.partition(":")[0]] += 1
        self.faults.append((row, reason))


def mix_in(
    rows: Iterable[dict[str, Any]],
    report: Mixed,
    *,
    name: str,
    count_tokens: Callable[[str], int],
    context_length: int = CONTEXT,
    without: Iterable[str] = (),
) -> Iterator[Example]:
    """Yield the rows that hold as training records; `report` says what became of the others.

    `without` are questions in their `bare` form.
    """
    asked = set(without)
    for number, row in enumerate(rows, 1):
        try:
            question, context, sql = _fields(row)
            if bare(question) in asked:
                raise DataError("question: asked before, or by an evaluation")
            made = f"{name}-{number:06d}"
            example = _example(made, row, question, context, sql, context_length, count_tokens)
        except DataError as error:
            report.drop(number, str(error))
            continue
        found = record_faults(example)
        if found:
            report.drop(number, f"{found[0].rule}: {found[0].message}")
            continue
        asked.add(bare(question))
        report.kept += 1
        yield example


def _fields(row: dict[str, Any]) -> tuple[str, str, str]:
    for names in FIELDS:
        if all(isinstance(row.get(name), str) and row[name].strip() for name in names):
            question, context, sql = (row[name].strip() for name in names)
            return " ".join(question.split()), context, sql
    raise DataError(f"fields: none of {', '.join('/'.join(names) for names in FIELDS)}")


def _example(
    name: str,
    row: dict[str, Any],
    question: str,
    context: str,
    sql: str,
    context_length: int,
    count_tokens: Callable[[str], int],
) -> Example:
    """A record in the prompt of serving; raises DataError with the reason for a row that cannot be one."""
    catalog = catalog_of(context)
    text = carry_over(sql, catalog)
    tree = sqlglot.parse_one(text, read="tsql")
    used = [node.name for node in tree.find_all(exp.Table, bfs=False) if catalog.find(node.name)]
    tables = tuple(dict.fromkeys(used))
    if not tables:
        raise DataError("no table: the SQL reads none of its schema")
    schema = RetrievedSchema.given(question, catalog, mentions=resolve_names(question, catalog))
    serving = ServingPrompt(catalog, context_length, count_tokens)
    answer = sql_answer(text, tables)
    if not serving.leaves_room(answer):
        raise DataError("answer: too long for the context")
    try:
        prompt = serving.prompt((question, ()), schema)
    except QuestionError as error:
        raise DataError(f"question: {error}") from error
    return Example(
        id=name,
        category=f"general-{_category(row)}",
        module="",
        difficulty=1 + (len(tables) > 1) + bool(tree.find(exp.Subquery, exp.Window, exp.CTE)),
        source="mixed",
        split="train",
        question=question,
        tables=tables,
        sql=text,
        prompt=prompt.messages,
        completion=({"role": "assistant", "content": answer},),
    )


def _category(row: dict[str, Any]) -> str:
    """The file's own word for how complex the SQL is, as one word."""
    said = str(row.get("sql_complexity") or "sql")
    return "-".join(said.split())


def catalog_of(context: str) -> Catalog:
    """The tables of CREATE TABLE statements; INSERT statements are passed over.

    Raises DataError where there are none, or one cannot be read.
    """
    tables = []
    for statement in _parsed(context, "schema"):
        if isinstance(statement, exp.Create) and statement.kind == "TABLE":
            tables.append(_table(statement))
    if not tables:
        raise DataError("schema: no CREATE TABLE statement")
    if len({table.name.lower() for table in tables}) < len(tables):
        raise DataError("schema: a table is there twice")
    return Catalog(tuple(tables))


def _table(create: exp.Create) -> Table:
    schema = create.this
    if not isinstance(schema, exp.Schema):
        raise DataError("schema: a table without columns")
    columns, key = [], []
    for part in schema.expressions:
        if isinstance(part, exp.ColumnDef):
            written = part.kind.sql("tsql").lower().partition("(")[0].split() if part.kind else ["varchar"]
            columns.append(Column(part.name, _TYPES.get(written[0], written[0])))
            if any(isinstance(one.kind, exp.PrimaryKeyColumnConstraint) for one in part.constraints):
                key.append(part.name)
        elif isinstance(part, exp.PrimaryKey):
            key += [one.name for one in part.expressions]
    name = schema.this.name
    return Table(name, name, columns=tuple(columns), key=tuple(dict.fromkeys(key)))


def carry_over(sql: str, catalog: Catalog) -> str:
    """The SELECT as T-SQL in the house form: columns with their table, tables WITH (NOLOCK).

    Raises DataError with the reason where it is no SELECT or cannot be carried over.
    """
    statements = _parsed(sql, "sql")
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise DataError("not a SELECT: the row changes data, or holds several statements")
    tree = statements[0]
    resolution = resolve(tree, catalog)
    for reference in resolution.references.values():
        if reference.source is not None and not reference.column.table:
            reference.column.set("table", exp.to_identifier(reference.source.name))
    for count in tree.find_all(exp.Count):
        count.set("big_int", False)
    for name in tree.find_all(exp.Identifier):
        name.set("quoted", quote(name.name) != name.name)
    try:
        text = tree.sql("tsql", unsupported_level=sqlglot.ErrorLevel.RAISE, comments=False)
    except (SqlglotError, ValueError) as error:
        raise DataError(f"unsupported: {str(error).splitlines()[0]}") from error
    return house_layout(fix(text, catalog).sql)


def _parsed(text: str, what: str) -> list[exp.Expr]:
    """The statements, in the first dialect that reads them all."""
    for dialect in READS:
        try:
            found = [one for one in sqlglot.parse(text, read=dialect or None) if one is not None]
        except (SqlglotError, ValueError, TypeError, AttributeError):
            continue
        if found and not any(isinstance(one, exp.Command) for one in found):
            return found
    raise DataError(f"{what}: not read in any of {', '.join(one or 'plain SQL' for one in READS)}")


def main() -> None:
    """Parse the arguments, carry over, write."""
    parser = argparse.ArgumentParser(prog="python -m finetune.mix_in", description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="rows of general text-to-SQL, JSON or JSONL")
    parser.add_argument("--out", type=Path, required=True, help="JSONL to write")
    parser.add_argument("--limit", type=int, help="at most this many rows, drawn by --seed")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--model", help="count tokens as this model does (default: four characters a token)")
    parser.add_argument("--context-length", type=int, default=CONTEXT)
    parser.add_argument("--without", type=Path, nargs="*", default=(), help="JSONL whose questions stay out")
    parser.add_argument("--faults", type=Path, help="JSONL to list what was dropped, and why")
    parser.add_argument("--json", action="store_true", help="print the counts as JSON")
    options = parser.parse_args()
    found = read_rows(options.file, "give rows of JSON or JSONL")
    rows = [row if isinstance(row, dict) else {} for _, row in found]
    random.Random(options.seed).shuffle(rows)
    report = Mixed()
    examples = mix_in(
        rows[: options.limit],
        report,
        name=f"mixed-{options.seed}",
        count_tokens=_counter(options.model),
        context_length=options.context_length,
        without=kept_out(options.without),
    )
    write_examples(options.out, examples)
    if options.faults:
        write_jsonl(options.faults, ({"row": row, "reason": reason} for row, reason in report.faults))
    counts = {"kept": report.kept, "dropped": dict(report.dropped.most_common())}
    print(json.dumps(counts) if options.json else json.dumps(counts, indent=2))
    if not report.kept:
        raise DataError(f"no row of {options.file} holds as a record: look at the reasons with --faults")


def _counter(model: str | None) -> Callable[[str], int]:
    if model is None:
        return rough_count
    from transformers import AutoTokenizer

    return token_counter(AutoTokenizer.from_pretrained(model))


if __name__ == "__main__":
    run_main(main)
