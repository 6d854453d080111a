"""Curated questions: written one by one, each with its SELECT, kept in `curated_data/*.toml`.

    python -m finetune.curated finetune/curated_data/payables.toml --rows 3

Checks each against the catalog and the rules, runs it on the demo database for its company, and prints what
does not hold; with --rows N the first rows of each, to be read by a person. Exit status 1 on any fault.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.database import Database, Rows
from assistant.execute import execute
from assistant.rules import check
from finetune.curated_file import question_files, read_entries
from finetune.training import run_main
from schema_index import Catalog, ExecutionError


@dataclass(frozen=True, slots=True)
class Curated:
    """One question with its T-SQL; `note` is one line of explanation, `difficulty` 1 (plain) to 3 (hard).

    `company` is what a parameter such as `@APCo` is bound to when the SQL is tried. Raises ValueError for
    another difficulty.
    """

    id: str
    question: str
    sql: str
    note: str
    difficulty: int
    company: int = 1

    def __post_init__(self) -> None:
        if self.difficulty not in (1, 2, 3):
            raise ValueError(f"difficulty {self.difficulty}: give 1, 2 or 3")


def read_curated(files: Sequence[Path] = ()) -> Iterator[Curated]:
    """Every question of the files (default: all that ship), in order; see `read_entries`."""
    for path in files or question_files():
        yield from read_entries("query", Curated, path)


def sql_faults(sql: str, company: int, catalog: Catalog, database: Database) -> tuple[list[str], Rows | None]:
    """What is wrong with a statement of ours, and its rows where it ran; `company` binds its parameters."""
    found = [f"{violation.rule}: {violation.message}" for violation in check(sql, catalog).violations]
    if found:
        return found, None
    try:
        rows = execute(sql, catalog, database, company)
    except ExecutionError as error:
        return [f"does not run: {error}"], None
    if not rows.rows:
        return ["returns no row on the demo database"], rows
    if all(value is None for row in rows.rows for value in row):
        return ["returns nothing but NULL"], rows
    return [], rows


def main() -> None:
    """Check the files and print what does not hold."""
    from assistant.demo import DemoDatabase
    from schema_index import load_reference

    parser = argparse.ArgumentParser(prog="python -m finetune.curated", description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="*", help="TOML files (default: all that ship)")
    parser.add_argument("--rows", type=int, default=0, help="rows to print of each question")
    parser.add_argument("--only", nargs="*", default=(), help="ids to look at")
    parser.add_argument("--json", action="store_true", help="one line of JSON a question")
    options = parser.parse_args()
    catalog = load_reference()
    database = DemoDatabase.open()
    seen: dict[str, str] = {}
    bad = total = 0
    for one in read_curated(options.files):
        if options.only and one.id not in options.only:
            continue
        total += 1
        found, rows = sql_faults(one.sql, one.company, catalog, database)
        if (twin := seen.setdefault(one.question.lower(), one.id)) != one.id:
            found.append(f"the same question as {twin}")
        bad += bool(found)
        if options.json:
            print(json.dumps({"id": one.id, "faults": found, "rows": len(rows.rows) if rows else 0}))
            continue
        for fault in found:
            print(f"{one.id}: {fault}")
        if options.rows and rows:
            print(f"{one.id} [{one.difficulty}] {one.question}\n{one.sql}")
            print(f"  -> {len(rows.rows)} rows {rows.columns}")
            for row in rows.rows[: options.rows]:
                print("    ", row)
    print(f"{total} questions, {bad} with faults", file=sys.stderr)
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    run_main(main)
