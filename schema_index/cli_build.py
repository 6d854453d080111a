"""The commands `build` and `update`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.bundled import read_reference
from schema_index.ddl import read_ddl
from schema_index.encoder import SentenceEncoder
from schema_index.folder import check_writable
from schema_index.index import TableIndex
from schema_index.source import Reading

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_build(commands: Commands) -> None:
    """Add `build` to the parser."""
    parser = commands.add_parser("build", help="read a schema, embed its tables, write an index folder")
    _add_source(parser)
    parser.add_argument("--model", help="sentence-transformers name or folder (default: installed MiniLM)")
    parser.set_defaults(run=build)


def add_update(commands: Commands) -> None:
    """Add `update` to the parser."""
    parser = commands.add_parser("update", help="embed only what changed since an index folder was built")
    _add_source(parser)
    parser.set_defaults(run=update)


def build(options: argparse.Namespace) -> None:
    """Read, check, embed, write; print the counts and what was skipped."""
    started = time.monotonic()
    check_writable(options.out)
    reading = _read(options)
    index = TableIndex.build(reading.catalog, SentenceEncoder(options.model), _progress)
    manifest = index.save(options.out, _built_from(options))
    report = counts(reading) | {
        "model": manifest.model,
        "out": str(options.out),
        "seconds": round(time.monotonic() - started, 1),
    }
    _print_report(report, options.json)


def update(options: argparse.Namespace) -> None:
    """Embed what changed, write; print what was added, changed and removed."""
    started = time.monotonic()
    old = TableIndex.load(options.out)
    reading = _read(options)
    index, changes = old.update(reading.catalog, _progress)
    index.save(options.out, _built_from(options))
    report: dict[str, Any] = counts(reading) | {
        "added": list(changes.added),
        "changed": list(changes.changed),
        "removed": list(changes.removed),
        "out": str(options.out),
        "seconds": round(time.monotonic() - started, 1),
    }
    _print_report(report, options.json)


def counts(reading: Reading) -> dict[str, Any]:
    """Numbers of tables, columns, keys, joins and types, and the skipped statements."""
    catalog = reading.catalog
    return {
        "tables": len(catalog),
        "columns": sum(len(table.columns) for table in catalog),
        "keys": sum(bool(table.key) for table in catalog),
        "joins": len(catalog.joins),
        "joins_by_source": dict(sorted(Counter(join.source for join in catalog.joins).items())),
        "types": len(catalog.types),
        "skipped": [
            {"file": skipped.file, "line": skipped.line, "reason": skipped.reason}
            for skipped in reading.skipped
        ],
    }


def _add_source(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--reference", action="store_true", help="the bundled reference schema")
    source.add_argument("--ddl", nargs="+", metavar="PATH", help=".sql files, or folders of them")
    source.add_argument("--odbc", metavar="CONNECTION", help="ODBC connection string of a live database")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the index folder")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")


def _read(options: argparse.Namespace) -> Reading:
    if options.odbc is not None:
        from schema_index.odbc import read_odbc

        return read_odbc(options.odbc)
    return read_reference() if options.reference else read_ddl(options.ddl)


def _built_from(options: argparse.Namespace) -> tuple[str, ...]:
    """The source as arguments, for the manifest: absolute paths, no password."""
    if options.odbc is not None:
        from schema_index.odbc import redacted

        return ("--odbc", redacted(options.odbc))
    if options.reference:
        return ("--reference",)
    return ("--ddl", *(str(Path(path).absolute()) for path in options.ddl))


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        print(f"\rembedded {done} of {total} tables", end="\n" if done == total else "", file=sys.stderr)


def _print_report(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(report, ensure_ascii=False))
        return
    by_source = ", ".join(f"{count} {source}" for source, count in report["joins_by_source"].items())
    print(f"{report['tables']} tables, {report['columns']} columns, {report['keys']} keys")
    print(f"{report['joins']} joins ({by_source or 'none'}), {report['types']} user types")
    for what in ("added", "changed", "removed"):
        if what in report:
            print(f"{what}: {', '.join(report[what]) or 'none'}")
    print(f"{len(report['skipped'])} skipped statements")
    for skipped in report["skipped"]:
        print(f"  {skipped['file']}:{skipped['line']}: {skipped['reason']}")
    print(f"written to {report['out']} in {report['seconds']} s")
