"""The command `diff`: what differs between two index folders, and which saved examples that breaks."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.diff.catalog_diff import CatalogDiff, Change, TableChange, diff
from schema_index.diff.drift import Drift, find_drift
from schema_index.folder import read_folder

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

EPILOG = """\
With --examples, each line of the files is one example, case or training record; its "sql", "tables" and
"suggest" are looked up. What DIR_A has and DIR_B has not is reported with the example's id and the nearest
new names. Exit status: 0 where every example still holds, 1 where one does not, 2 for an error. SQL that
cannot be read is reported and does not change the status.
"""


def add_diff(commands: Commands) -> None:
    """Add `diff` to the parser."""
    parser = commands.add_parser(
        "diff",
        help="tables, columns, keys and joins that two index folders do not share",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("before", type=Path, metavar="DIR_A", help="an index folder")
    parser.add_argument("after", type=Path, metavar="DIR_B", help="a newer one")
    parser.add_argument(
        "--examples", nargs="+", type=Path, metavar="FILE", help="JSONL that must still hold with DIR_B"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")
    parser.set_defaults(run=show_diff)


def show_diff(options: argparse.Namespace) -> int:
    """Print what differs, and the drift of the examples; returns the exit status."""
    before, after = read_folder(options.before).catalog, read_folder(options.after).catalog
    drift = find_drift(before, after, options.examples) if options.examples else None
    found = diff(before, after)
    if options.json:
        report = asdict(found) | ({"drift": asdict(drift)} if drift else {})
        print(json.dumps(report, ensure_ascii=False))
    else:
        for line in [*_diff_lines(found)] or ["no difference"]:
            print(line)
        for line in _drift_lines(drift) if drift else ():
            print(line)
    return 1 if drift and drift.drifted else 0


def _diff_lines(found: CatalogDiff) -> Iterator[str]:
    came_from = {new: old for old, new in found.renamed.items()}
    for name in found.added:
        yield f"added table {name}" + (f" (likely {came_from[name]} renamed)" if name in came_from else "")
    for name in found.dropped:
        yield f"dropped table {name}" + (
            f" (likely now {found.renamed[name]})" if name in found.renamed else ""
        )
    for table in found.changed:
        yield f"changed table {table.name}"
        yield from (f"  {line}" for line in _table_lines(table))


def _table_lines(table: TableChange) -> Iterator[str]:
    if table.added:
        yield f"added {', '.join(table.added)}"
    if table.dropped:
        likely = {name: f" (likely now {table.renamed[name]})" for name in table.renamed}
        yield f"dropped {', '.join(name + likely.get(name, '') for name in table.dropped)}"
    for column in table.columns:
        yield f"{column.name}: {'; '.join(map(_change, column.changes))}"
    yield from map(_change, table.table)
    yield from (f"added join {join}" for join in table.joins_added)
    yield from (f"dropped join {join}" for join in table.joins_dropped)


def _change(change: Change) -> str:
    return f"{change.aspect.replace('_', ' ')} {_plain(change.before)} -> {_plain(change.after)}"


def _plain(value: Any) -> str:
    """A value of an aspect in words: a key as its columns, codes as `C: check`, nothing as `none`."""
    if isinstance(value, tuple):
        parts = (": ".join(part) if isinstance(part, tuple) else part for part in value)
        return f"({', '.join(parts)})"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) or "none"


def _drift_lines(drift: Drift) -> Iterator[str]:
    for example in drift.drifted:
        for gone in example.gone:
            near = f": nearest {', '.join(gone.nearest)}" if gone.nearest else ""
            said = f"likely now {gone.nearest[0]}" if gone.status == "renamed" else f"gone{near}"
            yield f"{example.file}:{example.line} {example.id}: {gone.kind} {gone.name} {said}"
    for unread in drift.unread:
        yield f"{unread.file}:{unread.line} {unread.id}: not checked: {unread.reason}"
    yield f"{len(drift.drifted)} of {drift.examples} examples name what is gone, {len(drift.unread)} not read"
