"""Reads T-SQL DDL: files and folders, as Management Studio and source control write them.

read_ddl(["schema/Tables", "schema/Views"]).catalog
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from schema_index.assemble import assemble
from schema_index.errors import SchemaSourceError
from schema_index.script import read_script as read_script
from schema_index.source import Reading, Skipped, Source

ScriptReader = Callable[[str, str, Source], None]
"""Adds what a script's text defines to a source; the second argument names its file."""


def read_ddl(paths: Iterable[str | Path], read: ScriptReader = read_script) -> Reading:
    """Read .sql files, and folders of them at any depth, as one schema.

    The order of the files does not matter for types, keys and views. `read` adds what one script
    defines to the source; ScriptMemory's remembers it from the last time. Raises SchemaSourceError
    where a path does not exist, cannot be read, or the read gives no table.
    """
    places = [_place(path) for path in paths]
    source = Source()
    for file in _files(places):
        _read_file(file, source, read)
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
    high, low = data[:256:2].count(0), data[1:256:2].count(0)
    if max(high, low) > len(data[:256]) // 4:  # of letters in UTF-16 every second byte is zero
        return data.decode("utf-16-be" if high > low else "utf-16-le", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _place(path: str | Path) -> Path:
    """The path; one written with the backslashes of Windows is found elsewhere too."""
    place = Path(path)
    if not place.exists() and "\\" in str(path):
        return Path(str(path).replace("\\", "/"))
    return place


def _files(places: list[Path]) -> Iterator[Path]:
    seen: set[Path] = set()
    for place in places:
        if not place.exists():
            raise SchemaSourceError(f"{place} does not exist: give --ddl a .sql file or a folder of them")
        found = [place] if place.is_file() else sorted(f for f in place.rglob("*") if _is_script(f))
        for file in found:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file


def _is_script(path: Path) -> bool:
    return path.suffix.lower() == ".sql" and path.is_file()


def _read_file(file: Path, source: Source, read: ScriptReader) -> None:
    try:
        text = decode(file.read_bytes())
    except OSError as error:
        raise SchemaSourceError(f"{file} cannot be read ({error.strerror}): check its permissions") from error
    read(text, str(file), source)


def _first_reason(skipped: tuple[Skipped, ...]) -> str:
    return f" (first of {len(skipped)} skipped: {skipped[0]})" if skipped else ""
