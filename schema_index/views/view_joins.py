"""Joins as the views of a database write them."""

from __future__ import annotations

from collections.abc import Iterator

from schema_index.catalog import Column
from schema_index.views.equalities import Equalities
from schema_index.views.shapes import FromSource, Scope

Found = tuple[str, str, tuple[tuple[str, str], ...]]
"""Child and parent (stored names in lower case) and the column pairs, in the order of the parent's key."""


def joins_in(scope: Scope, equal: Equalities) -> Iterator[Found]:
    """The joins between the sources of one SELECT that hold the parent's whole natural key.

    A join by part of a key, or by a key of which a constant fixes the rest, is left out: it pairs a
    row with many, or needs a filter that a join between two tables cannot say.
    """
    linked = {frozenset((left[0], right[0])) for left, right in equal.direct}
    aliases = list(scope.sources)
    for place, first in enumerate(aliases):
        for second in aliases[place + 1 :]:
            if frozenset((first, second)) in linked:
                found = _join(first, second, scope, equal)
                if found:
                    yield found


def _join(first: str, second: str, scope: Scope, equal: Equalities) -> Found | None:
    """The join between two sources, towards the one whose key it holds; of two such, the first in FROM."""
    left, right = scope.sources[first], scope.sources[second]
    if not left.shape.name or not right.shape.name or left.shape.name == right.shape.name:
        return None
    ways = [
        (child, parent, pairs)
        for child, parent, pairs in (
            (right, left, _pairs(second, first, scope, equal)),
            (left, right, _pairs(first, second, scope, equal)),
        )
        if pairs
    ]
    if not ways:
        return None
    # Where both keys are held, the shorter one's table is the one that there is one of.
    child, parent, pairs = min(ways, key=lambda way: len(way[1].shape.key))
    return child.shape.name, parent.shape.name, pairs


def _pairs(child: str, parent: str, scope: Scope, equal: Equalities) -> tuple[tuple[str, str], ...]:
    """(child column, parent column) for the parent's whole key, or none."""
    source = scope.sources[parent]
    pairs: list[tuple[str, str]] = []
    for name in source.shape.key:
        column = source.by_name.get(name.lower())
        same = equal.same((parent, name.lower()), child)
        fitting = [other for other in same if column and _fits(scope.sources[child], other, column)]
        if column is None or not fitting:
            return ()
        pairs.append((scope.sources[child].by_name[fitting[0]].name, column.name))
    lefts = {left for left, _ in pairs}
    return tuple(pairs) if len(lefts) == len(pairs) else ()


def _fits(source: FromSource, name: str, column: Column) -> bool:
    """Whether two columns hold the same kind of value: one user type, or one SQL type."""
    other = source.by_name[name]
    same_type = other.type.split("(")[0] == column.type.split("(")[0] and bool(column.type)
    return same_type or (bool(column.user_type) and other.user_type == column.user_type)
