"""Checks the curated questions, those of `finetune/curated/data`.

    python -m finetune.curated finetune/curated/data/payables.toml --rows 3

Checks each against the catalog and the rules, runs it on the demo database for its company, and prints what
does not hold; with --rows N the first rows of each, to be read by a person. Exit status 1 on any fault.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from assistant.database import Rows
from finetune.curated.question import read_curated, sql_faults
from finetune.training import run_main


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
    tried: dict[tuple[str, int], tuple[list[str], Rows | None]] = {}
    bad = total = 0
    for one in read_curated(options.files):
        if options.only and one.id not in options.only:
            continue
        total += 1
        if (one.sql, one.company) not in tried:
            tried[one.sql, one.company] = sql_faults(one.sql, one.company, catalog, database)
        faults, rows = tried[one.sql, one.company]
        found = list(faults)
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
