"""What differs between two catalogs, aspect by aspect."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from schema_index.catalog import Catalog, Column, Table
from schema_index.diff.renames import renamed_columns, renamed_tables

COLUMN_ASPECTS = ("type", "user_type", "nullable", "description", "codes")
TABLE_ASPECTS = ("base", "kind", "module", "description", "key")


@dataclass(frozen=True, slots=True)
class Change:
    """One aspect of a table or a column, as it was and as it is."""

    aspect: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """One column that both tables have, with what differs of COLUMN_ASPECTS."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """One table that both catalogs have. `renamed` holds likely pairs out of `dropped` and `added`."""

    name: str
    added: tuple[str, ...]
    dropped: tuple[str, ...]
    renamed: dict[str, str]
    columns: tuple[ColumnChange, ...]
    table: tuple[Change, ...]
    """What differs of TABLE_ASPECTS."""
    joins_added: tuple[str, ...]
    """Joins with this table as the child, as ON clauses."""
    joins_dropped: tuple[str, ...]

    def __bool__(self) -> bool:
        lists = (self.added, self.dropped, self.columns, self.table, self.joins_added, self.joins_dropped)
        return any(lists)


@dataclass(frozen=True, slots=True)
class CatalogDiff:
    """Tables added, dropped and changed on the way from one catalog to another, sorted by name.

    `renamed` holds likely pairs out of `dropped` and `added`.
    """

    added: tuple[str, ...]
    dropped: tuple[str, ...]
    renamed: dict[str, str]
    changed: tuple[TableChange, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.dropped or self.changed)


def diff(before: Catalog, after: Catalog) -> CatalogDiff:
    """Compare two catalogs by the names of their tables."""
    old, new = ({table.name: table for table in catalog} for catalog in (before, after))
    added, dropped = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    changes = (
        _compare(old[name], new[name], _child_joins(before, name), _child_joins(after, name))
        for name in sorted(old.keys() & new.keys())
    )
    return CatalogDiff(
        added=tuple(added),
        dropped=tuple(dropped),
        renamed=renamed_tables([old[name] for name in dropped], [new[name] for name in added]),
        changed=tuple(change for change in changes if change),
    )


def _child_joins(catalog: Catalog, name: str) -> set[str]:
    return {join.on() for join in catalog.joins_of(name) if join.table == name}


def _compare(old: Table, new: Table, joins_before: set[str], joins_after: set[str]) -> TableChange:
    left, right = ({column.name: column for column in table.columns} for table in (old, new))
    changes = (_compare_column(left[name], right[name]) for name in right if name in left)
    return TableChange(
        name=new.name,
        added=tuple(name for name in right if name not in left),
        dropped=tuple(name for name in left if name not in right),
        renamed=renamed_columns(old, new),
        columns=tuple(change for change in changes if change.changes),
        table=_changes(old, new, TABLE_ASPECTS),
        joins_added=tuple(sorted(joins_after - joins_before)),
        joins_dropped=tuple(sorted(joins_before - joins_after)),
    )


def _compare_column(old: Column, new: Column) -> ColumnChange:
    return ColumnChange(new.name, _changes(old, new, COLUMN_ASPECTS))


def _changes(old: Table | Column, new: Table | Column, aspects: tuple[str, ...]) -> tuple[Change, ...]:
    pairs = ((aspect, getattr(old, aspect), getattr(new, aspect)) for aspect in aspects)
    return tuple(Change(aspect, before, after) for aspect, before, after in pairs if before != after)
