"""Reads T-SQL DDL: files and folders, as Management Studio and source control write them.

read_ddl(["schema/Tables", "schema/Views"]).catalog
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from schema_index.assemble import assemble
from schema_index.ddl_statement import read_statement
from schema_index.errors import SchemaSourceError
from schema_index.source import Reading, Skipped, Source
from schema_index.statements import split


def read_ddl(paths: Iterable[str | Path]) -> Reading:
    """Read .sql files, and folders of them at any depth, as one schema.

    The order of the files does not matter for types, keys and views. Raises SchemaSourceError
    where a path does not exist, cannot be read, or the read gives no table.
    """
    places = [Path(path) for path in paths]
    source = Source()
    with _quiet_sqlglot():
        for file in _files(places):
            _read_file(file, source)
    reading = assemble(source)
    if not reading.catalog.tables:
        raise SchemaSourceError(
            f"no table was read from {', '.join(map(str, places)) or 'no path'}: give --ddl .sql files, or "
            f"folders of them, that hold CREATE TABLE statements{_first_reason(reading.skipped)}"
        )
    return reading


def decode(data: bytes) -> str:
    """The text of a script: UTF-8 or UTF-16 with or without byte order mark, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:64]:
        return data.decode("utf-16-be" if data[:1] == b"\x00" else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _files(places: list[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for place in places:
        if not place.exists():
            raise SchemaSourceError(f"{place} does not exist: give --ddl a .sql file or a folder of them")
        inside = sorted(file for file in place.rglob("*") if file.suffix.lower() == ".sql")
        for file in [place] if place.is_file() else inside:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _read_file(file: Path, source: Source) -> None:
    try:
        text = decode(file.read_bytes())
    except OSError as error:
        raise SchemaSourceError(f"{file} cannot be read ({error.strerror}): check its permissions") from error
    statements, skipped = split(text, str(file))
    source.skipped.extend(skipped)
    for statement in statements:
        read_statement(statement, text, str(file), source)


def _first_reason(skipped: tuple[Skipped, ...]) -> str:
    return f" (first of {len(skipped)} skipped: {skipped[0]})" if skipped else ""


@contextmanager
def _quiet_sqlglot() -> Iterator[None]:
    """sqlglot logs each statement it cannot read; here these are reported with file and line."""
    logger = logging.getLogger("sqlglot")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        logger.setLevel(level)
