"""What the bundled reference knows, lent to a database that says less about itself.

A live Vista declares few foreign keys and describes next to nothing. Where it has a table that the reference
has too, what it leaves blank is filled in: descriptions, code lists, a missing natural key, and the joins
that the reference declares. What the database says itself always stands, and nothing is lent to a table that
only shares the name: its columns must hold the reference's natural key.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from schema_index.bundled import load_reference
from schema_index.catalog import Catalog, Column, Join, Table
from schema_index.source import Lent

_FAMILIES = (
    ("whole", ("bit", "tinyint", "smallint", "int", "bigint")),
    ("number", ("numeric", "decimal", "money", "smallmoney", "float", "real")),
    ("text", ("char", "varchar", "nchar", "nvarchar", "text", "ntext")),
    ("time", ("date", "datetime", "datetime2", "smalldatetime", "time")),
)


def with_reference(catalog: Catalog, reference: Catalog | None = None) -> tuple[Catalog, Lent]:
    """`catalog` with its blanks filled from the reference, and the count of what was filled."""
    known = reference or load_reference()
    pairs = [(table, _same(table, known)) for table in catalog]
    tables = tuple(_filled(table, other) if other else table for table, other in pairs)
    names = {other.name: table for (_, other), table in zip(pairs, tables, strict=True) if other}
    joins = tuple(_new_joins(catalog.joins, known.joins, names))
    changed = [(old, new) for (old, other), new in zip(pairs, tables, strict=True) if other]
    lent = Lent(
        tables=len(changed),
        descriptions=sum(_described(new) - _described(old) for old, new in changed),
        codes=sum(_coded(new) - _coded(old) for old, new in changed),
        keys=sum(bool(new.key) and not old.key for old, new in changed),
        joins=len(joins),
    )
    return replace(catalog, tables=tables, joins=(*catalog.joins, *joins)), lent


def _same(table: Table, known: Catalog) -> Table | None:
    """The reference's table of that name, if this one holds its natural key."""
    other = known.find(table.name)
    if other is None or other.name.lower() != table.name.lower():
        return None
    return other if all(table.column(name) for name in other.key) else None


def _filled(table: Table, other: Table) -> Table:
    columns = tuple(
        _filled_column(column, twin) if (twin := other.column(column.name)) else column
        for column in table.columns
    )
    spelled = tuple(found.name for name in other.key if (found := table.column(name)))
    return replace(
        table,
        description=table.description or other.description,
        columns=columns,
        key=table.key or spelled,
        module=table.module or other.module,
    )


def _filled_column(column: Column, twin: Column) -> Column:
    if _family(column.type) != _family(twin.type):
        return column
    said = dict(twin.codes)
    codes = tuple((code, meaning or said.get(code, "")) for code, meaning in column.codes) or twin.codes
    return replace(column, description=column.description or twin.description, codes=codes)


def _family(sql_type: str) -> str:
    bare = sql_type.split("(")[0].strip().lower()
    return next((family for family, types in _FAMILIES if bare in types), bare)


def _new_joins(own: Iterable[Join], known: Iterable[Join], names: dict[str, Table]) -> Iterable[Join]:
    """Joins of the reference between tables that are here, in this catalog's spelling, not yet known."""
    there = {(join.table, join.other, frozenset(join.pairs)) for join in own}
    for join in known:
        child, parent = names.get(join.table), names.get(join.other)
        if child is None or parent is None:
            continue
        pairs = tuple(
            (left.name, right.name)
            for a, b in join.pairs
            if (left := child.column(a)) and (right := parent.column(b))
        )
        if len(pairs) == len(join.pairs) and (child.name, parent.name, frozenset(pairs)) not in there:
            yield replace(join, table=child.name, other=parent.name, pairs=pairs, source="reference")


def _described(table: Table) -> int:
    return bool(table.description) + sum(bool(column.description) for column in table.columns)


def _coded(table: Table) -> int:
    """Columns whose codes are known with a meaning."""
    return sum(any(meaning for _, meaning in column.codes) for column in table.columns)
