"""Which dropped name is likely to live on under which new one: a guess, by structure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rapidfuzz import fuzz

from schema_index.catalog import Column, Table

SHARED_COLUMNS = 0.7
"""Share of the columns, by name and type, that a renamed table has kept at least."""
ALIKE = 60.0
"""Edit-distance ratio, of 100, from which two names of one type in one place are taken for one column."""
ALIKE_ANYWHERE = 80.0
"""The same where the place in the table differs."""


def renamed_tables(dropped: Sequence[Table], added: Sequence[Table]) -> dict[str, str]:
    """Dropped names to added ones, each at most once: the same stored table, or mostly the same columns."""
    signatures = [(table, _signature(table)) for table in added]
    scores: list[tuple[float, str, str]] = []
    for old in dropped:
        own = _signature(old)
        for new, other in signatures:
            same_base = old.base.lower() == new.base.lower()
            score = 2.0 if same_base else len(own & other) / max(len(own | other), 1)
            if score >= SHARED_COLUMNS:
                scores.append((score, old.name, new.name))
    return _pair(scores)


def renamed_columns(old: Table, new: Table) -> dict[str, str]:
    """Dropped columns to added ones of the same type.

    Those between the same neighbours, where as many came as went or the names are alike, and
    those anywhere in the table whose names are much alike.
    """
    scores: list[tuple[float, str, str]] = []
    before, after = _runs(old, new), _runs(new, old)
    for neighbour in before.keys() & after.keys():
        gone, come = before[neighbour], after[neighbour]
        as_many = len(gone) == len(come)
        for left, right in zip_longest(gone, come) if as_many else ():
            if _same_type(left, right):
                scores.append((100.0 + _alike(left, right), left.name, right.name))
        scores += [
            (_alike(left, right), left.name, right.name)
            for left in gone
            for right in come
            if _same_type(left, right) and _alike(left, right) >= ALIKE
        ]
    scores += [
        (_alike(left, right), left.name, right.name)
        for left in (column for run in before.values() for column in run)
        for right in (column for run in after.values() for column in run)
        if _same_type(left, right) and _alike(left, right) >= ALIKE_ANYWHERE
    ]
    return _pair(scores)


def _signature(table: Table) -> frozenset[tuple[str, str]]:
    return frozenset((column.name.lower(), column.type) for column in table.columns)


def _runs(table: Table, other: Table) -> dict[str, list[Column]]:
    """Columns that `other` lacks, by the column before them that it has ("" at the start)."""
    runs: dict[str, list[Column]] = {}
    neighbour = ""
    for column in table.columns:
        if other.column(column.name):
            neighbour = column.name.lower()
        else:
            runs.setdefault(neighbour, []).append(column)
    return runs


def _same_type(left: Column, right: Column) -> bool:
    return (left.type, left.user_type) == (right.type, right.user_type)


def _alike(left: Column, right: Column) -> float:
    return fuzz.ratio(left.name.lower(), right.name.lower())


def _pair(scores: list[tuple[float, str, str]]) -> dict[str, str]:
    """The best pairs, each name in one at most."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, new in sorted(scores, key=lambda row: (-row[0], row[1], row[2])):
        if old not in found and new not in taken:
            found[old] = new
            taken.add(new)
    return dict(sorted(found.items()))
