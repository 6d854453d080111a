"""Reads a view's query, or remembers what it showed when it was last read.

What a query shows follows from its text and from what the tables and views in it show, so that it is
read again only where one of these changed. sqlglot's parsing is most of the time that a large view takes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from schema_index.source import QueryView
from schema_index.views.query_shape import Lookup
from schema_index.views.shapes import Shape
from schema_index.views.view_joins import Found

if TYPE_CHECKING:
    from schema_index.memory import Memory

Answer = tuple[Shape, tuple[Found, ...], str]
"""What a view shows, the joins that it writes, and what could not be read of it, or ""."""


def read_remembered(
    view: QueryView, lookup: Lookup, read: Callable[[QueryView, Lookup], Answer], memory: Memory | None
) -> Answer:
    """What `read` gives for the view; it asks `lookup` alone for whatever else the answer follows from."""
    if memory is None:
        return read(view, lookup)
    key = _hash([view.name, view.query, *view.columns])
    asked: dict[tuple[str, str], str]
    known: tuple[dict[tuple[str, str], str], Answer] | None = memory.recall(key)
    if known is not None:
        asked, answer = known
        if all(fingerprint(lookup(*name)) == print_ for name, print_ in asked.items()):
            return answer
    asked = {}

    def watched(name: str, database: str) -> Shape | None:
        shape = lookup(name, database)
        asked[name, database] = fingerprint(shape)
        return shape

    answer = read(view, watched)
    memory.keep(key, (asked, answer))
    return answer


def fingerprint(shape: Shape | None) -> str:
    """The same text for two shapes that are equal, and another for two that are not."""
    if shape is None:
        return ""
    columns = [(c.name, c.type, c.user_type, c.nullable, c.description, c.codes) for c in shape.columns]
    return _hash([columns, shape.complete, shape.key, shape.name, shape.renames])


def _hash(value: list[object]) -> str:
    return hashlib.sha256(json.dumps(value).encode()).hexdigest()
