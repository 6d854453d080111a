"""The commands `build` and `update`."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from schema_index.bundled import read_reference
from schema_index.ddl import read_ddl
from schema_index.encoder import LaterEncoder, SentenceEncoder
from schema_index.folder import check_writable, read_manifest
from schema_index.index import TableIndex
from schema_index.knowledge import with_reference
from schema_index.script_memory import ScriptMemory
from schema_index.source import Reading

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
Result = TypeVar("Result")


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
    clock = Stopwatch()
    check_writable(options.out)
    reading = clock.time("read", lambda: _read(options))
    encoder = clock.time("start", lambda: SentenceEncoder(options.model))
    index = clock.time("embed", lambda: TableIndex.build(reading.catalog, encoder, _counter("embedded")))
    clock.time("write", lambda: index.save(options.out, _built_from(options)))
    _print_report(counts(reading) | {"model": encoder.name} | _outcome(options.out, clock), options.json)


def update(options: argparse.Namespace) -> None:
    """Embed what changed, write; print what was added, changed and removed.

    Where nothing differs, nothing is written: a running assistant keeps what it has.
    """
    clock = Stopwatch()
    manifest = read_manifest(options.out)
    encoder = LaterEncoder(manifest.model, manifest.dimension)
    old = clock.time("load", lambda: TableIndex.load(options.out, encoder))
    check_writable(options.out)
    reading = clock.time("read", lambda: _read(options))
    if old.needs_encoder(reading.catalog):
        clock.time("start", encoder.load)
    index, changes = clock.time("embed", lambda: old.update(reading.catalog, _counter("embedded")))
    built_from = _built_from(options)
    written = bool(changes) or index.names != old.names or built_from != manifest.built_from
    if written:
        clock.time("write", lambda: index.save(options.out, built_from))
    joins = [{join.on() for join in catalog.joins} for catalog in (old.catalog, reading.catalog)]
    report: dict[str, Any] = counts(reading) | {
        "added": list(changes.added),
        "changed": list(changes.changed),
        "removed": list(changes.removed),
        "joins_added": len(joins[1] - joins[0]),
        "joins_removed": len(joins[0] - joins[1]),
        "embedded": changes.embedded,
        "written": written,
    }
    _print_report(report | _outcome(options.out, clock), options.json)


class Stopwatch:
    """Seconds of wall time by stage, and in all."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.stages: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do the work, and add its time to the stage."""
        began = time.monotonic()
        try:
            return work()
        finally:
            self.stages[stage] = self.stages.get(stage, 0.0) + time.monotonic() - began

    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started


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
        "lent": asdict(reading.lent) if reading.lent else None,
        "skipped": [
            {"file": skipped.file, "line": skipped.line, "reason": skipped.reason}
            for skipped in reading.skipped
        ],
    }


def _add_source(parser: argparse.ArgumentParser) -> None:
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--reference", action="store_true", help="the bundled reference schema")
    source.add_argument("--ddl", nargs="+", metavar="PATH", help=".sql files, or folders of them")
    source.add_argument(
        "--odbc",
        nargs="?",
        const="env:VISTA_ODBC",
        metavar="CONNECTION",
        help="a live database: its ODBC connection string, or env:NAME to read that from the environment "
        "(default: env:VISTA_ODBC)",
    )
    parser.add_argument(
        "--plain",
        action="store_true",
        help="do not fill blank descriptions, codes, keys and joins from the bundled reference",
    )
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="the index folder")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of text")


def _read(options: argparse.Namespace) -> Reading:
    if options.reference:
        return read_reference()
    if options.odbc is not None:
        from schema_index.odbc import read_odbc

        reading: Reading = read_odbc(options.odbc, _counter("read"))
    else:
        memory = ScriptMemory(options.ddl)
        reading = read_ddl(options.ddl, memory.read)
        memory.save()
    if options.plain:
        return reading
    catalog, lent = with_reference(reading.catalog)
    return replace(reading, catalog=catalog, lent=lent)


def _built_from(options: argparse.Namespace) -> tuple[str, ...]:
    """The source as arguments, for the manifest: absolute paths, no password."""
    if options.odbc is not None:
        from schema_index.odbc import redacted

        return ("--odbc", redacted(options.odbc))
    if options.reference:
        return ("--reference",)
    return ("--ddl", *(str(Path(path).absolute()) for path in options.ddl))


def _outcome(out: Path, clock: Stopwatch) -> dict[str, Any]:
    stages = {stage: round(seconds, 2) for stage, seconds in clock.stages.items()}
    return {"out": str(out), "seconds": round(clock.seconds(), 1), "stages": stages}


def _counter(done_so: str) -> Callable[[int, int], None]:
    """A progress line on a terminal: `read 300 of 1400 tables`."""

    def show(done: int, total: int) -> None:
        if sys.stderr.isatty():
            end = "\n" if done == total else ""
            print(f"\r{done_so} {done} of {total} tables", end=end, file=sys.stderr, flush=True)

    return show


def _print_report(report: dict[str, Any], as_json: bool) -> None:
    if as_json:
        print(json.dumps(report, ensure_ascii=False))
        return
    by_source = ", ".join(f"{count} {source}" for source, count in report["joins_by_source"].items())
    print(f"{report['tables']} tables, {report['columns']} columns, {report['keys']} keys")
    print(f"{report['joins']} joins ({by_source or 'none'}), {report['types']} user types")
    if (lent := report["lent"]) and lent["tables"]:
        filled = ", ".join(f"{count} {what}" for what, count in lent.items() if what != "tables")
        print(f"{lent['tables']} tables are known to the reference, which filled in {filled}")
    for what in ("added", "changed", "removed"):
        if what in report:
            print(f"{what}: {', '.join(report[what]) or 'none'}")
    if "embedded" in report:
        print(f"joins: {report['joins_added']} added, {report['joins_removed']} removed")
        print(f"{report['embedded']} tables embedded")
    print(f"{len(report['skipped'])} skipped statements")
    for skipped in report["skipped"]:
        print(f"  {skipped['file']}:{skipped['line']}: {skipped['reason']}")
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in report["stages"].items())
    done = "written to" if report.get("written", True) else "no difference to"
    print(f"{done} {report['out']} in {report['seconds']} s ({stages})")
