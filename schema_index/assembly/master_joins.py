"""Joins to masters whose natural key is one column: lists such as HQUM, and companies to HQCO."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from schema_index.catalog import Column, Join, Table

COMPANY_MASTER = "hqco"
"""Vista's list of companies: the company of every module is one of them."""


def master_joins(tables: Sequence[Table], known: Sequence[Join]) -> Iterator[Join]:
    """Joins by one column that has the name and user type of a master's whole key.

    Only where one table alone (of those in dbo, if any is) is keyed by a column of that name, it is no
    company (those pair every row with every other), and no join to that master is known already: a source
    that declares its joins to a master declares all of them. The parameters of each module's companies
    (APCO by APCo) join HQCO besides. Parents are never views with a query of their own.
    """
    parents = {join.other for join in known}
    keyed: dict[str, list[tuple[Table, Column]]] = {}
    for table in tables:
        column = table.column(table.key[0]) if len(table.key) == 1 else None
        if column is not None and not (table.kind == "view" and table.base == table.name):
            keyed.setdefault(column.name.lower(), []).append((table, column))
    yield from _company_joins(keyed, parents)
    masters = {}
    for name, found in keyed.items():
        main = foremost([table for table, _ in found])
        key = next(column for table, column in found if table is main[0])
        if len({table.base for table in main}) == 1 and _lists(key) and main[0].name not in parents:
            masters[name] = main[0], key
    for table in tables:
        for column in table.columns:
            parent, key = masters.get(column.name.lower(), (table, column))
            if parent.base != table.base and key.user_type == column.user_type:
                yield Join(table.name, parent.name, ((column.name, key.name),), "key")


def foremost(tables: list[Table]) -> list[Table]:
    """Of tables with one key those in dbo, where there are any: `rpt.JCJM` is made from `JCJM`."""
    return [table for table in tables if "." not in table.name] or tables


def _lists(key: Column) -> bool:
    """Whether a key is of a user type that says what it lists: not a company, not nullable."""
    return bool(key.user_type) and not key.nullable and key.user_type != "bCompany"


def _company_joins(keyed: dict[str, list[tuple[Table, Column]]], parents: set[str]) -> Iterator[Join]:
    companies = [
        (table, key)
        for found in keyed.values()
        for table, key in found
        if key.user_type == "bCompany" or table.company_column == key.name
    ]
    masters = [(table, key) for table, key in companies if table.name.lower() == COMPANY_MASTER]
    for parent, other in masters:
        if parent.name in parents:
            continue
        for table, key in companies:
            if table.base != parent.base and key.type == other.type:
                yield Join(table.name, parent.name, ((key.name, other.name),), "key")
