"""Completes the books against the catalog: every column of every table gets a value or a NULL.

Generators set what carries meaning; the filler adds company, group and code columns, flags and zeros,
and makes whole rows, with foreign keys taken from real parents, for tables that have no generator.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from assistant.demo.books import Books, Row
from assistant.demo.clock import MONTHS, TODAY
from schema_index import Catalog, Column, DataError, Join, Table

GROUP_COLUMNS = frozenset(
    {"VendorGroup", "VendorGrp", "CustGroup", "PhaseGroup", "MatlGroup", "TaxGroup", "EMGroup", "ShopGroup"}
)
Plan = Callable[[random.Random, Any], Any]
"""Fills one column of a row, given the generator and the row's company."""
GENERATED_ROWS = 12
"""Rows per company of a table that has no generator of its own."""


def fill(books: Books, catalog: Catalog) -> None:
    """Complete `books.rows` in place for every table of the catalog, in the catalog's column order.

    Raises DataError where a generator names a table or column that the catalog does not have.
    """
    _check_names(books, catalog)
    for table in catalog:
        if not books.rows.get(table.name):
            _invent(books, catalog, table)
    for table in catalog:
        rng = books.rng(f"filler {table.name}")
        linked = _linked_columns(catalog, table)
        company_column = table.company_column or _first_company(table)
        plans = [(column.name, _plan(column, column.name in linked)) for column in table.columns]
        books.rows[table.name] = [
            _complete(row, plans, rng, row.get(company_column) if company_column else None)
            for row in books.rows[table.name]
        ]


def _complete(row: Row, plans: list[tuple[str, Plan]], rng: random.Random, company: Any) -> Row:
    return {name: row[name] if name in row else plan(rng, company) for name, plan in plans}


def _check_names(books: Books, catalog: Catalog) -> None:
    for name, rows in books.rows.items():
        table = catalog.find(name)
        if table is None:
            raise DataError(f"The demo makes rows for {name}, which the reference lacks: drop them there")
        known = {column.name for column in table.columns}
        for unknown in sorted({key for row in rows for key in row} - known):
            raise DataError(f"The demo sets {name}.{unknown}, which the reference lacks: rename it there")


def _linked_columns(catalog: Catalog, table: Table) -> frozenset[str]:
    """Columns that refer to another table, other than through a company or group alone."""
    names: set[str] = set()
    for join in catalog.joins_of(table.name):
        if join.table == table.name and join.source == "declared":
            names |= {child for child, _ in join.pairs}
    return frozenset(names - GROUP_COLUMNS)


def _first_company(table: Table) -> str | None:
    """The column that says whose row it is where the key starts with none: its group."""
    return next((name for name in table.key if name in GROUP_COLUMNS), None)


def _plan(column: Column, linked: bool) -> Plan:
    """How a column that a generator left out is filled: from the code list, or with what means nothing."""
    name, kind = column.name, column.type.split("(")[0]
    if column.user_type == "bCompany" or name in GROUP_COLUMNS:
        return lambda rng, company: company or 1
    if column.codes and not linked:
        values = [code for code, _ in column.codes]
        weights = [6] + [1] * (len(values) - 1)
        return lambda rng, company: _typed(rng.choices(values, weights)[0], kind)
    if column.nullable:
        return lambda rng, company: None
    if column.user_type == "bYN" or (kind == "char" and column.type == "char(1)"):
        return lambda rng, company: "Y" if "Active" in name else "N"
    if kind in ("smalldatetime", "datetime", "date"):
        if column.user_type == "bMonth":
            return lambda rng, company: MONTHS[-1]
        return lambda rng, company: TODAY
    if kind in ("char", "varchar"):
        return lambda rng, company: "STD"
    return lambda rng, company: 0


def _typed(code: str, kind: str) -> int | str:
    numeric = kind in ("tinyint", "smallint", "int", "bigint", "bit", "numeric")
    return int(code) if numeric and code.lstrip("-").isdigit() else code


def _invent(books: Books, catalog: Catalog, table: Table) -> None:
    """Rows for a table without a generator: distinct keys, parents that exist."""
    rng = books.rng(f"invent {table.name}")
    joins = catalog.joins_of(table.name)
    parents = [join for join in joins if join.table == table.name and join.source == "declared"]
    seen: set[tuple[Any, ...]] = set()
    for company in books.companies:
        for index in range(GENERATED_ROWS):
            row: Row = {}
            _take_company(table, row, company.number)
            for join in sorted(parents, key=lambda item: -len(item.pairs)):
                _take_parent(books, rng, table, join, row)
            for column in table.columns:
                if column.name not in row:
                    row[column.name] = _invented(rng, column, index, in_key=column.name in table.key)
            key = tuple(row[name] for name in table.key)
            if key not in seen:
                seen.add(key)
                books.rows[table.name].append(row)


def _take_company(table: Table, row: Row, number: int) -> None:
    for column in table.columns:
        if column.user_type == "bCompany" or column.name in GROUP_COLUMNS:
            row[column.name] = number


def _take_parent(books: Books, rng: random.Random, table: Table, join: Join, row: Row) -> None:
    """Copy the key of a parent that agrees with what the row already has; NULL where there is none."""
    known = [(child, parent) for child, parent in join.pairs if child in row]
    fitting = [
        parent_row
        for parent_row in books.rows.get(join.other, ())
        if all(parent_row.get(parent) == row[child] for child, parent in known)
        and all(parent_row.get(parent) is not None for _, parent in join.pairs)
    ]
    chosen = rng.choice(fitting) if fitting else None
    for child, parent in join.pairs:
        column = table.column(child)
        if child not in row and (chosen is not None or (column is not None and column.nullable)):
            row[child] = chosen[parent] if chosen is not None else None


def _invented(rng: random.Random, column: Column, index: int, *, in_key: bool) -> Any:
    kind = column.type.split("(")[0]
    if column.codes:
        values = [code for code, _ in column.codes]
        return _typed(rng.choices(values, [6] + [1] * (len(values) - 1))[0], kind)
    if column.user_type == "bMonth":
        return MONTHS[-1 - index % len(MONTHS)]
    if kind in ("smalldatetime", "datetime", "date"):
        return TODAY - timedelta(days=index * 9 + rng.randrange(9))
    if kind in ("tinyint", "smallint", "int", "bigint"):
        return index + 1
    if kind == "bit":
        return rng.randrange(2)
    if kind in ("numeric", "decimal"):
        return round(rng.uniform(10, 900), 2) if column.user_type in ("bDollar", "bUnits", "bHrs") else 0
    if column.user_type == "bYN" or column.type == "char(1)":
        return "Y" if "Active" in column.name else rng.choice("NNY")
    return f"{index + 1}" if in_key else None if column.nullable else f"{column.name[:4].upper()}{index + 1}"


def as_text(value: Any, decimals: int | None) -> str:
    """The value as the CSV that DuckDB loads holds it: ISO dates, fixed decimals, NULL as nothing."""
    if value is None:
        return ""
    if decimals is not None:
        return f"{value:.{decimals}f}"
    return value.isoformat() if isinstance(value, date) else str(value)
