"""What holds in the demo, as SQL over the finished database: keys, references, codes, and sums that agree.

The sums are in data/checks.toml, each a query whose rows break it; a sound build has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.demo.books import read_toml
from schema_index import Catalog

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class Fault:
    """A check that does not hold: its name and how many rows break it."""

    check: str
    rows: int


def check_sums(connection: duckdb.DuckDBPyConnection) -> Iterator[Fault]:
    """Faults among the sums that must agree."""
    for check in read_toml("checks.toml")["check"]:
        count = _count(connection, f"SELECT COUNT(*) FROM ({check['sql']})")
        if count:
            yield Fault(check["name"], count)


def check_keys(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Iterator[Fault]:
    """Natural keys that are not unique, and columns that are NULL though the catalog says NOT NULL."""
    for table in catalog:
        name, keys = _quoted(table.name), ", ".join(_quoted(column) for column in table.key)
        if keys:
            twice = f"SELECT {keys} FROM {name} GROUP BY ALL HAVING COUNT(*) > 1"
            count = _count(connection, f"SELECT COUNT(*) FROM ({twice})")
            if count:
                yield Fault(f"key of {table.name}", count)
        needed = [_quoted(column.name) for column in table.columns if not column.nullable]
        missing = " OR ".join(f"{column} IS NULL" for column in needed)
        count = _count(connection, f"SELECT COUNT(*) FROM {name} WHERE {missing or 'FALSE'}")
        if count:
            yield Fault(f"NOT NULL of {table.name}", count)


def check_references(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Iterator[Fault]:
    """Declared foreign keys with values that have no parent (rows with a NULL in the key are free)."""
    for join in catalog.joins:
        if join.source == "declared":
            child_table, parent_table = _quoted(join.table), _quoted(join.other)
            filled = " AND ".join(f"c.{_quoted(child)} IS NOT NULL" for child, _ in join.pairs)
            on = " AND ".join(f"c.{_quoted(child)} = p.{_quoted(parent)}" for child, parent in join.pairs)
            orphans = f"{child_table} c ANTI JOIN {parent_table} p ON {on} WHERE {filled}"
            count = _count(connection, f"SELECT COUNT(*) FROM {orphans}")
            if count:
                columns = ", ".join(child for child, _ in join.pairs)
                yield Fault(f"{join.table} -> {join.other} ({columns})", count)


def check_codes(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> Iterator[Fault]:
    """Code columns with values that are not in the catalog's list of codes (a flag may list only one)."""
    for table in catalog:
        for column in table.columns:
            if not column.codes or column.user_type == "bUM":
                continue
            allowed = [code for code, _ in column.codes]
            allowed += ["Y", "N"] if column.user_type == "bYN" else []
            values = ", ".join("'" + code.replace("'", "''") + "'" for code in allowed)
            other = f"CAST({_quoted(column.name)} AS VARCHAR) NOT IN ({values})"
            count = _count(connection, f"SELECT COUNT(*) FROM {_quoted(table.name)} WHERE {other}")
            if count:
                yield Fault(f"codes of {table.name}.{column.name}", count)


def check_all(connection: duckdb.DuckDBPyConnection, catalog: Catalog) -> list[Fault]:
    """Every check; an empty list means the demo is sound."""
    return [
        *check_keys(connection, catalog),
        *check_references(connection, catalog),
        *check_codes(connection, catalog),
        *check_sums(connection),
    ]


def _count(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
