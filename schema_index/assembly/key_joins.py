"""Joins that are not declared but follow from natural keys.

A table that holds every column of another table's natural key, by the same names and types,
joins to it. Precision comes first: a wrong join in a prompt becomes wrong SQL.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from schema_index.assembly.master_joins import foremost, master_joins
from schema_index.catalog import Column, Join, Table


def key_joins(tables: Sequence[Table], declared: Sequence[Join]) -> list[Join]:
    """Joins by equal natural keys of two columns or more, in the order of `tables`.

    Tables that a declared join connects already get none, and between two tables at most one is
    made. Where several tables have the same key, the one that most declared joins lead to is the
    parent, else the only one in dbo, else the only one of the child's module, else there is no join.
    Left out as well:
    - keys of the company alone, which pair every row with every other;
    - keys with a nullable column, which equality does not match;
    - keys with a month (balances and postings of a month) where the child's own key does not go
      beyond them: that an invoice and a balance share a month does not make one the other's;
    - another module's company where keys of several companies share the other columns:
      EMEM.Department is a department of EM, though JCDM is keyed by JCCo and Department too;
    - company columns of different names: of 50 such pairs in the reference schema most are wrong;
    - parents that are views with a query of their own, which have their key from a table.
    Joins to masters with a key of one column follow, see `master_joins`.
    """
    connected = {frozenset((join.table, join.other)) for join in declared}
    order = {table.name: index for index, table in enumerate(tables)}
    composite = _candidates(tables, Counter(join.other for join in declared))
    by_order = sorted(composite, key=lambda join: (order[join.table], order[join.other]))
    found = [*by_order, *master_joins(tables, declared)]
    kept: list[Join] = []
    for join in found:
        if frozenset((join.table, join.other)) not in connected:
            connected.add(frozenset((join.table, join.other)))
            kept.append(join)
    return kept


def _candidates(tables: Sequence[Table], references: Counter[str]) -> Iterator[Join]:
    holders = _holders(tables)
    groups: dict[frozenset[str], list[Table]] = {}
    companies: dict[frozenset[str], set[frozenset[str]]] = {}
    first: dict[str, Table] = {}
    for table in tables:
        shows_query = table.kind == "view" and table.base == table.name
        if len(table.key) >= 2 and not shows_query and first.setdefault(table.base, table) is table:
            groups.setdefault(frozenset(column.lower() for column in table.key), []).append(table)
            company, rest = _split_key(table)
            companies.setdefault(rest, set()).add(company)
    for columns, parents in groups.items():
        leader, alone = _parents(parents, references)
        for child in _having(columns, holders):
            parent = leader or alone.get(child.module)
            if parent is None or parent.base == child.base:
                continue
            company, rest = _split_key(parent)
            own = {child.company_column.lower()} if child.company_column else set()
            pairs = _pairs(child, parent) if len(companies[rest]) == 1 or company == own else ()
            if pairs:
                yield Join(child.name, parent.name, pairs, "key")


def _split_key(table: Table) -> tuple[frozenset[str], frozenset[str]]:
    """The company columns of the natural key and its other columns, in lower case."""
    columns = [column for column in map(table.column, table.key) if column]
    company = frozenset(column.name.lower() for column in columns if is_company(column))
    return company, frozenset(column.name.lower() for column in columns) - company


def is_company(column: Column) -> bool:
    """Whether a column holds a company, by its user type or, without one, by type and name."""
    if column.user_type:
        return column.user_type == "bCompany"
    return column.type.startswith("tinyint") and column.name.endswith("Co")


def is_month(column: Column) -> bool:
    """Whether a column holds the month of a posting, by its user type or its name."""
    return column.user_type == "bMonth" or column.name.endswith(("Mth", "Month"))


def _holders(tables: Sequence[Table]) -> dict[str, dict[str, Table]]:
    """Tables by name under each column (lower case) that they hold, in the order of `tables`."""
    holders: dict[str, dict[str, Table]] = {}
    for table in tables:
        for column in table.columns:
            holders.setdefault(column.name.lower(), {})[table.name] = table
    return holders


def _having(columns: frozenset[str], holders: dict[str, dict[str, Table]]) -> Iterator[Table]:
    by_size = sorted((holders[column] for column in columns), key=len)
    for name, table in by_size[0].items():
        if all(name in other for other in by_size[1:]):
            yield table


def _parents(tables: list[Table], references: Counter[str]) -> tuple[Table | None, dict[str, Table]]:
    """Of tables with one key: the one that leads for every child, else the only one of each module."""
    ranked = sorted(tables, key=lambda table: -references[table.name])
    if len(ranked) == 1 or references[ranked[0].name] > references[ranked[1].name]:
        return ranked[0], {}
    main = foremost(tables)
    if len(main) < len(tables):
        return _parents(main, references)
    count = Counter(table.module for table in tables)
    return None, {table.module: table for table in tables if table.module and count[table.module] == 1}


def _pairs(child: Table, parent: Table) -> tuple[tuple[str, str], ...]:
    """The column pairs in the order of the parent's key, or none where they make no join."""
    pairs = []
    for name in parent.key:
        left, right = child.column(name), parent.column(name)
        if left is None or right is None or not _same_type(left, right):
            return ()
        if right.nullable:
            return ()
        pairs.append((left.name, right.name))
    monthly = any(is_month(column) for column in map(parent.column, parent.key) if column)
    beyond = {name.lower() for name in child.key} > {name.lower() for name in parent.key}
    if monthly and not beyond:
        return ()
    return tuple(pairs)


def _same_type(left: Column, right: Column) -> bool:
    if left.user_type and right.user_type:
        return left.user_type == right.user_type
    return left.type == right.type
