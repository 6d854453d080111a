"""The data gate: a record enters only if what it teaches holds against the schema in its own prompt.

    python -m finetune.gate runs/data/sft.jsonl --demo

Judges every answer of every record, prints each fault with record id and reason, and ends with a count of
both. Exit status 1 where there is a fault.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlglot import exp

from assistant.answer_text import SqlText, parse_answer
from assistant.prompt import SYSTEM
from assistant.rules import check
from finetune.example import Example, read_examples
from finetune.gating.judge import Asked, Reality, judge
from finetune.gating.shown_schema import QUESTION, read_turn, shown_schema
from finetune.generating.draft import Draft
from finetune.training import run_main
from schema_index import Catalog, DataError

SOURCES = ("curated", "generated", "feedback", "mixed")


def faults(draft: Draft, sql: str, catalog: Catalog, shown: Mapping[str, Sequence[str]]) -> list[str]:
    """Why a drafted SELECT may not be taught; empty where it may.

    It must pass every rule against the catalog, and name only tables and columns that its prompt shows.
    """
    checked = check(sql, catalog)
    found = [f"{violation.rule}: {violation.message}" for violation in checked.violations]
    tree = checked.tree
    if found or tree is None:
        return found
    for table in tree.find_all(exp.Table):
        if table.name not in shown:
            found.append(f"table {table.name} is not shown")
    for column in tree.find_all(exp.Column):
        if column.table and column.name not in shown.get(column.table, ()):
            found.append(f"column {column.table}.{column.name} is not shown")
    return found


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a finished record: its id, which of its answers (from 1), the rule and the reason."""

    record: str
    answer: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.record}: answer {self.answer}: {self.rule}: {self.message}"


def record_faults(example: Example, reality: Reality | None = None) -> list[Fault]:
    """Why a finished record, of any source, may not be taught; empty where it may.

    Every answer is judged against the tables and columns that its own prompt shows. Where those are of
    `reality`'s catalog, SQL must also keep its rules and, with a database, run.
    """
    found = [Fault(example.id, 1, "record", reason) for reason in _record_reasons(example)]
    try:
        for number, (text, asked) in enumerate(answers(example), 1):
            found += [
                Fault(example.id, number, reason.rule, reason.message)
                for reason in judge(text, asked, reality)
            ]
    except DataError as error:
        found.append(Fault(example.id, 1, "record", str(error)))
    return found


def answers(example: Example) -> Iterator[tuple[str, Asked]]:
    """Each answer of a record with what it is judged against; a later turn keeps the first one's tables.

    Raises DataError where the prompt has another form than serving's.
    """
    shown = shown_schema(example.prompt)
    asked = Asked(shown.turn, shown, example.category, example.tables)
    for message in example.completion:
        if message["role"] == "assistant":
            yield message["content"], asked
        else:
            asked = Asked(read_turn(message["content"]), shown)


def _record_reasons(example: Example) -> Iterator[str]:
    """What the fields must hold: names, the prompt of serving, and SQL that is the completion's."""
    for name in ("id", "category", "split"):
        if not getattr(example, name):
            yield f"the field {name} is empty"
    if example.source not in SOURCES:
        yield f"the source is {example.source!r}: give one of {', '.join(SOURCES)}"
    if not example.prompt or example.prompt[0] != {"role": "system", "content": SYSTEM}:
        yield "the prompt does not start with the system text of serving"
    if not example.completion or example.completion[0]["role"] != "assistant":
        yield "the completion does not start with an answer"
        return
    answer = parse_answer(example.completion[0]["content"])
    if example.sql != (answer.sql if isinstance(answer, SqlText) else ""):
        yield "the field sql is not the SQL of the completion"
    users = [m["content"] for m in example.prompt if m["role"] == "user"]
    asked = [text for text in users if text.startswith(QUESTION)]
    if asked and read_turn(asked[-1]).question != " ".join(example.question.split()):
        yield "the field question is not the question of the prompt"


def reality_of(*, demo: bool) -> Reality:
    """The bundled catalog and, with `demo`, its database."""
    from schema_index import load_reference

    if not demo:
        return Reality(load_reference())
    from assistant.demo import DemoDatabase

    return Reality(load_reference(), DemoDatabase.open())


def main() -> None:
    """Judge a file and print what does not hold."""
    parser = argparse.ArgumentParser(prog="python -m finetune.gate", description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", help="training records, JSONL")
    parser.add_argument("--demo", action="store_true", help="also run the SQL on the demo database")
    parser.add_argument("--json", action="store_true", help="one line of JSON a fault, then the counts")
    options = parser.parse_args()
    reality = reality_of(demo=options.demo)
    rules: Counter[str] = Counter()
    total = bad = 0
    for path in options.files:
        for example in read_examples(path):
            total += 1
            found = record_faults(example, reality)
            bad += bool(found)
            rules.update(fault.rule for fault in found)
            for fault in found:
                print(json.dumps(asdict(fault)) if options.json else fault)
    counts = {"records": total, "with_faults": bad, "faults": dict(rules.most_common())}
    print(json.dumps(counts), file=sys.stdout if options.json else sys.stderr)
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    run_main(main)
