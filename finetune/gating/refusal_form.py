"""Reads a refusal back into what it says: the inverse of the refusals in `assistant.answer_text`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from assistant.answer_text import (
    missing_column_answer,
    missing_table_answer,
    not_held_answer,
    read_only_answer,
)

RefusalKind = Literal["missing-table", "missing-column", "read-only", "not-held", "other"]
_TABLE, _COLUMN, _NEAREST = "There is no table ", "There is no column ", " Nearest: "


@dataclass(frozen=True, slots=True)
class Refusal:
    """What a refusal says: `name` does not exist (on `table`), `nearest` do. "other" is in free words."""

    kind: RefusalKind
    name: str = ""
    table: str = ""
    nearest: tuple[str, ...] = ()


def read_refusal(text: str) -> Refusal:
    """Read a refusal; whatever the answer forms would write in another way is "other"."""
    text = text.strip()
    if text == read_only_answer():
        return Refusal("read-only")
    head, mark, tail = text.partition(_NEAREST)
    nearest = tuple(tail.removesuffix(".").split(", ")) if mark else ()
    said = head.removesuffix(".")
    if not_held_answer(nearest) == text:
        return Refusal("not-held", nearest=nearest)
    if said.startswith(_TABLE):
        name = said.removeprefix(_TABLE)
        if missing_table_answer(name, nearest) == text and " " not in name:
            return Refusal("missing-table", name, "", nearest)
    if said.startswith(_COLUMN):
        name, _, table = said.removeprefix(_COLUMN).partition(" on ")
        if missing_column_answer(name, table, nearest) == text and " " not in name + table:
            return Refusal("missing-column", name, table, nearest)
    return Refusal("other", nearest=nearest)
