"""Reads T-SQL DDL: files and folders, as Management Studio and source control write them.

read_ddl(["schema/Tables", "schema/Views"]).catalog
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from schema_index.assembly.assemble import assemble
from schema_index.ddl.script_memory import read_remembered
from schema_index.errors import SchemaSourceError
from schema_index.progress import Progress
from schema_index.source import Reading, Skipped, Source

if TYPE_CHECKING:
    from schema_index.memory import Memory


_STRAY = {0xDC00 + byte: bytes([byte]).decode("cp1252", errors="replace") for byte in range(0x80, 0x100)}
"""What Python makes of bytes that are no UTF-8, and what Windows-1252 does."""


def read_ddl(
    paths: Iterable[str | Path], memory: Memory | None = None, progress: Progress | None = None
) -> Reading:
    """Read .sql files, and folders of them at any depth, as one schema.

    The order of the files does not matter for types, keys and views. With `memory`, only what changed
    since the last time is parsed; `progress` is told how many files of how many were read. Raises
    SchemaSourceError where a path does not exist, cannot be read, or the read gives no table.
    """
    places = [_place(path) for path in paths]
    source = Source()
    files = list(_files(places))
    for done, file in enumerate(files, 1):
        read_remembered(_text(file), str(file), source, memory)
        if progress:
            progress(done, len(files))
    reading = assemble(source, memory)
    if not reading.catalog.tables:
        raise SchemaSourceError(
            f"no table was read from {', '.join(map(str, places)) or 'no path'}: give --ddl .sql files, or "
            f"folders of them, that hold CREATE TABLE statements{_first_reason(reading.skipped)}"
        )
    return reading


def decode(data: bytes) -> str:
    """The text of a script: UTF-8 or UTF-16 with or without byte order mark.

    Bytes that are no UTF-8 are read as Windows-1252, wherever they stand: scripts of several tools are put
    together into one. Line ends that are carriage returns alone become line feeds.
    """
    text = _decoded(data)
    return text if "\n" in text else text.replace("\r", "\n")


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    high, low = data[:256:2].count(0), data[1:256:2].count(0)
    # Of letters in UTF-16 every second byte is zero, and the others are not.
    if max(high, low) > len(data[:256]) // 4 > 4 * min(high, low):
        return data.decode("utf-16-be" if high > low else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("utf-8-sig", errors="surrogateescape").translate(_STRAY)


def _place(path: str | Path) -> Path:
    """The path; one written with the backslashes of Windows is found elsewhere too."""
    place = Path(path)
    if not place.exists() and "\\" in str(path):
        return Path(str(path).replace("\\", "/"))
    return place


def _files(places: list[Path]) -> Iterator[Path]:
    seen: set[tuple[int, int]] = set()
    for place in places:
        if not place.exists():
            raise SchemaSourceError(f"{place} does not exist: give --ddl a .sql file or a folder of them")
        found = [place] if place.is_file() else sorted(f for f in place.rglob("*") if _is_script(f))
        for file in found:
            state = file.stat()  # what a file is whatever path leads to it, and quicker than resolving that
            if (state.st_dev, state.st_ino) not in seen:
                seen.add((state.st_dev, state.st_ino))
                yield file


def _is_script(path: Path) -> bool:
    return path.suffix.lower() == ".sql" and path.is_file()


def _text(file: Path) -> str:
    try:
        return decode(file.read_bytes())
    except OSError as error:
        raise SchemaSourceError(f"{file} cannot be read ({error.strerror}): check its permissions") from error


def _first_reason(skipped: tuple[Skipped, ...]) -> str:
    return f" (first of {len(skipped)} skipped: {skipped[0]})" if skipped else ""
