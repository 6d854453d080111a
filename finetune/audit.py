"""Audit a training file: what it teaches, how it is spread, what repeats, what leaks.

    python -m finetune.audit runs/data/sft.jsonl
    python -m finetune.audit runs/data/sft.jsonl --against runs/data/heldout_questions.jsonl --html audit.html
    python -m finetune.audit runs/preferences/dpo_names.jsonl runs/preferences/dpo_style.jsonl

Reads our own records, Alpaca and ShareGPT files (answers, pairs, KTO), JSON or JSONL. Prints a table, or with
--json one object; --html writes one page with plots. Exit 0: every threshold holds, 1: one is crossed,
2: it could not be done. Several files are one set.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assistant.check import load_catalog
from finetune.auditing import Record, audit, read_records, read_thresholds
from finetune.auditing.page import page
from finetune.auditing.thresholds import DEFAULT
from finetune.case import read_cases
from finetune.training import run_main
from schema_index import DataError


def main() -> None:
    """Parse the arguments, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m finetune.audit", description=__doc__.splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", help="training records: JSON or JSONL; as one set")
    parser.add_argument("--index", type=Path, help="index folder of the catalog (default: the reference)")
    parser.add_argument(
        "--against", type=Path, nargs="*", default=(), help="evaluation files that must not stand in training"
    )
    parser.add_argument("--thresholds", type=Path, default=DEFAULT, help="TOML file of bounds")
    parser.add_argument("--html", type=Path, help="write a page with plots")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    thresholds = read_thresholds(options.thresholds)
    records, forms = read_all(options.files)
    held = [record for path in options.against for record in read_held(path)]
    report = audit(
        records,
        load_catalog(options.index),
        thresholds,
        held=held,
        name=" ".join(path.name for path in options.files),
        forms=forms,
    )
    if options.html:
        options.html.write_text(page(report), encoding="utf-8")
    print(json.dumps(report.to_json()) if options.json else "\n".join(report.lines()))
    raise SystemExit(0 if report.ok else 1)


def read_all(files: Sequence[Path]) -> tuple[list[Record], dict[str, int]]:
    """The records of all files, and how many have which form."""
    records: list[Record] = []
    forms: Counter[str] = Counter()
    for path in files:
        found, counts = read_records(path)
        records += found
        forms.update(counts)
    return records, dict(forms)


def read_held(path: Path) -> list[Record]:
    """An evaluation file: records of any form, or cases (`question`, `sql`)."""
    if not path.is_file():
        raise DataError(f"--against {path} is no file: name evaluation records or cases")
    try:
        return [replace(record, split="heldout") for record in read_records(path)[0]]
    except DataError:
        return [
            Record(number, case.id, case.question, (f"Uses.\n```sql\n{case.sql}\n```",) if case.sql else ())
            for number, case in enumerate(read_cases(path), 1)
        ]


if __name__ == "__main__":
    run_main(main)
