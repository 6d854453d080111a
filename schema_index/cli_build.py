"""The commands `build` and `update`."""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from schema_index.assembly.knowledge import with_reference
from schema_index.bundled import load_reference, read_reference
from schema_index.catalog import Catalog
from schema_index.ddl.read_ddl import read_ddl
from schema_index.encoder import LaterEncoder, SentenceEncoder
from schema_index.folder import check_writable, read_manifest
from schema_index.index import TableIndex
from schema_index.memory import Memory
from schema_index.progress import Progress
from schema_index.source import Reading

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]
Result = TypeVar("Result")
COLLECT_AFTER = 200_000


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


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """Within it, the search for unreachable cycles runs once in COLLECT_AFTER new objects.

    What is read stands in no cycles but is a million objects, which every full search visits again: a
    quarter of an update's time. The trees of queries do stand in cycles, so that none at all would leave
    those of a large database in memory.
    """
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@seldom_collecting()
def build(options: argparse.Namespace) -> None:
    """Read, check, embed, write; print the counts and what was skipped."""
    clock = Stopwatch()
    check_writable(options.out)
    reading = clock.time("read", lambda: _read(options))
    encoder = clock.time("start", lambda: SentenceEncoder(options.model))
    index = clock.time("embed", lambda: TableIndex.build(reading.catalog, encoder, _counter("embedded")))
    clock.time("write", lambda: index.save(options.out, _built_from(options)))
    _print_report(counts(reading) | {"model": encoder.name} | _outcome(options.out, clock), options.json)


@seldom_collecting()
def update(options: argparse.Namespace) -> None:
    """Embed what changed, write; print what was added, changed and removed.

    Where nothing differs, nothing is written: a running assistant keeps what it has.
    """
    clock = Stopwatch()
    manifest = read_manifest(options.out)
    encoder = TimedEncoder(manifest.model, manifest.dimension, clock)
    old = clock.time("load", lambda: TableIndex.load(options.out, encoder))
    check_writable(options.out)
    reading = clock.time("read", lambda: _read(options))
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
    """Seconds by stage, and in all: of wall time, and of all threads' processor time in `processor`.

    A stage's are without those of stages within it.
    """

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.stages: dict[str, float] = {}
        self.processor: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do the work, and add its time to the stage."""
        began = [(time.monotonic(), self.stages), (time.process_time(), self.processor)]
        before = [sum(seconds.values()) for _, seconds in began]
        try:
            return work()
        finally:
            ended = (time.monotonic(), time.process_time())
            for (start, seconds), end, sum_before in zip(began, ended, before, strict=True):
                within = sum(seconds.values()) - sum_before
                seconds[stage] = seconds.get(stage, 0.0) + end - start - within

    def seconds(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self.started


class TimedEncoder(LaterEncoder):
    """A LaterEncoder whose loading is the stage `start`."""

    def __init__(self, name: str, dimension: int, clock: Stopwatch) -> None:
        super().__init__(name, dimension)
        self._clock = clock

    def load(self) -> SentenceEncoder:
        """See LaterEncoder."""
        return self._clock.time("start", super().load)


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
    memory = Memory(_built_from(options))
    if options.odbc is not None:
        from schema_index.live.odbc import read_odbc

        reading: Reading = read_odbc(options.odbc, _counter("read"), memory=memory)
    else:
        reading = read_ddl(options.ddl, memory, _counter("read", "files"))
    if not options.plain:
        catalog, lent = with_reference(reading.catalog, _reference(memory))
        reading = replace(reading, catalog=catalog, lent=lent)
    memory.save()
    return reading


def _reference(memory: Memory) -> Catalog:
    """The bundled reference, whose DDL is not parsed for every update."""
    known: Catalog | None = memory.recall("reference")
    if known is None:
        known = load_reference()
        memory.keep("reference", known)
    return known


def _built_from(options: argparse.Namespace) -> tuple[str, ...]:
    """The source as arguments, for the manifest: absolute paths, no password."""
    if options.odbc is not None:
        from schema_index.live.odbc import redacted

        return ("--odbc", redacted(options.odbc))
    if options.reference:
        return ("--reference",)
    return ("--ddl", *(str(Path(path).absolute()) for path in options.ddl))


def _outcome(out: Path, clock: Stopwatch) -> dict[str, Any]:
    stages, processor = (
        {stage: round(seconds, 2) for stage, seconds in found.items()}
        for found in (clock.stages, clock.processor)
    )
    seconds = round(clock.seconds(), 1)
    return {"out": str(out), "seconds": seconds, "stages": stages, "processor_seconds": processor}


def _counter(done_so: str, what: str = "tables") -> Progress:
    """A progress line on a terminal, a hundred times at most: `read 300 of 1400 tables`."""

    def show(done: int, total: int) -> None:
        if sys.stderr.isatty() and (done == total or done % (total // 100 + 1) == 0):
            end = "\n" if done == total else ""
            print(f"\r{done_so} {done} of {total} {what}", end=end, file=sys.stderr, flush=True)

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
