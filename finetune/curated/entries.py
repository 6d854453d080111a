"""Reads curated TOML files: one kind of entry a file, numbered from 1."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from schema_index import DataError

FOLDER = Path(__file__).with_name("data")
KINDS = ("refusal", "acceptance", "correction", "follow_up")
"""The kinds that have a file of their own, `KINDs.toml`; the other files hold questions."""

Entry = TypeVar("Entry")


def question_files() -> list[Path]:
    """The files with questions that ship, by name."""
    others = {f"{kind}s" for kind in KINDS}
    return [path for path in sorted(FOLDER.glob("*.toml")) if path.stem not in others]


def read_entries(kind: str, make: Callable[..., Entry], path: Path | None = None) -> Iterator[Entry]:
    """Every `[[kind]]` of a file (default: the one that ships, `KINDs.toml`) as `make(id=…, …)`, in order.

    Texts come without the blank lines around them, lists as tuples; the id is `FILE-NUMBER`. Raises
    DataError naming the file and the entry for one that lacks a field or has an unknown one.
    """
    path = path or FOLDER / f"{kind}s.toml"
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot read {path}: {error}") from error
    if set(rows) != {kind}:
        raise DataError(f"{path} holds {', '.join(sorted(rows)) or 'nothing'}: give [[{kind}]] entries")
    for number, row in enumerate(rows[kind], 1):
        try:
            yield make(id=f"{path.stem}-{number:03d}", **{key: _plain(value) for key, value in row.items()})
        except (TypeError, ValueError) as error:
            raise DataError(f"{path}: entry {number}: {error}") from error


def _plain(value: Any) -> Any:
    """A TOML value as our records hold it."""
    if isinstance(value, list):
        return tuple(value)
    return value.strip() if isinstance(value, str) else value
