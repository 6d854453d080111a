"""Which of a table's unique keys says what a row is about."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from schema_index.catalog import Column
from schema_index.source import Source, StoredTable, UniqueKey

# Kinds of columns that number rows or attachments and never identify what a row is about.
SURROGATE_NAMES = frozenset({"keyid", "uniqueattchid"})
SURROGATE_TYPES = ("uniqueidentifier", "rowversion", "timestamp")


def natural_key(table: StoredTable, keys: Sequence[UniqueKey], source: Source) -> tuple[str, ...]:
    """The primary key, else a unique clustered index, else another unique index; no surrogates.

    A key of one IDENTITY column counts only where there is no other. A key that names a column
    the table lacks is reported.
    """
    columns = {column.name.lower(): column for column in table.columns}
    candidates: list[UniqueKey] = []
    for key in keys:
        missing = [column for column in key.columns if column.lower() not in columns]
        if missing:
            place = key.place or table.place
            source.skip(place, f"a key of {table.name} names the column {missing[0]}, which it lacks")
        elif not all(is_surrogate(columns[column.lower()]) for column in key.columns):
            candidates.append(key)
    if not candidates:
        return ()
    owner = table.name.lower()
    numbered = {column for column in columns if (owner, column) in source.identities}
    best = min(candidates, key=lambda key: _rank(key, columns, numbered))
    return tuple(columns[column.lower()].name for column in best.columns)


def is_surrogate(column: Column) -> bool:
    """Whether a column numbers rows or attachments."""
    return column.name.lower() in SURROGATE_NAMES or column.type.startswith(SURROGATE_TYPES)


def _rank(
    key: UniqueKey, columns: dict[str, Column], numbered: Collection[str]
) -> tuple[bool, bool, bool, bool, int]:
    found = [columns[column.lower()] for column in key.columns]
    alone = len(found) == 1 and found[0].name.lower() in numbered
    partly = any(is_surrogate(column) for column in found)
    return alone, not key.primary, not key.clustered, partly, sum(column.nullable for column in found)
