"""JSONL files of records: one JSON value a line, and a line ends at a line feed alone.

A record may hold other characters that some readers take for line ends (U+2028, U+0085, a form feed), so
files are never cut with `str.splitlines`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from schema_index import DataError


def write_jsonl(path: Path, rows: Iterable[Any]) -> int:
    """Write one value a line, aside and then renamed; the number of lines is returned."""
    aside = path.with_suffix(path.suffix + ".part")
    count = 0
    with aside.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    aside.replace(path)
    return count


def read_jsonl(path: Path, advice: str) -> Iterator[tuple[int, Any]]:
    """Line number (from 1) and value of every line that is not blank, one after the other.

    Raises DataError for a file that cannot be read, with `advice` on what to give instead, and for a line
    that is no JSON.
    """
    number = 0
    try:
        with path.open(encoding="utf-8-sig", newline="\n") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, json.loads(line)
    except OSError as error:
        raise DataError(f"cannot read {path}: {error.strerror}: {advice}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"cannot read {path}: it is not UTF-8: {advice}") from error
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path}:{number}: not JSON: {error}") from error


def read_rows(path: Path, advice: str) -> Iterator[tuple[int, Any]]:
    """The values of a JSON list, numbered from 1, or those of a JSONL file; raises DataError as above."""
    if _first_character(path, advice) != "[":
        yield from read_jsonl(path, advice)
        return
    try:
        yield from enumerate(json.loads(path.read_text(encoding="utf-8-sig")), 1)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{path} is no JSON: {error}") from error


def _first_character(path: Path, advice: str) -> str:
    """The first character of a file that is no space."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            return next((line.lstrip()[0] for line in file if line.strip()), "")
    except OSError as error:
        raise DataError(f"cannot read {path}: {error.strerror}: {advice}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"cannot read {path}: it is not UTF-8: {advice}") from error
