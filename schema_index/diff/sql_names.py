"""Which tables and columns of a catalog a SQL statement names."""

from __future__ import annotations

from collections.abc import Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.scope import Scope, traverse_scope

from schema_index.catalog import Catalog, Table
from schema_index.source import full_name


def names_in(sql: str, catalog: Catalog) -> frozenset[tuple[str, str]]:
    """The names as (table, column) and (table, "") for the table itself.

    Tables as the statement spells them, columns as the catalog does. Columns are followed through
    aliases, CTEs and subqueries; names that the catalog lacks are left out. Raises ValueError,
    with the reason, where sqlglot cannot read the statement.
    """
    try:
        trees = [tree for tree in sqlglot.parse(sql, read="tsql") if tree is not None]
        other = next((tree for tree in trees if not isinstance(tree, exp.Query)), None)
        if other is not None or not trees:
            raise ValueError(f"it is no query but {other.key if other else 'empty'}")
        return frozenset(name for tree in trees for name in _names(tree, catalog))
    except (SqlglotError, RecursionError) as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        raise ValueError(f"sqlglot cannot read it: {reason}") from error


def _names(tree: exp.Expr, catalog: Catalog) -> Iterator[tuple[str, str]]:
    scopes = {id(scope.expression): scope for scope in traverse_scope(tree)}
    with_names = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    for table in tree.find_all(exp.Table):
        if _known(table, with_names, catalog):
            yield full_name(table.db, table.name), ""
    for column in tree.find_all(exp.Column):
        owner = _owner(column, scopes)
        if owner is None or column.name == "*":
            continue
        found = _resolve(column, owner, with_names, catalog)
        if found is not None:
            yield found


def _known(table: exp.Table, with_names: set[str], catalog: Catalog) -> Table | None:
    """The catalog's table that this refers to; a CTE, a temporary or a system table is none of it."""
    if not table.name or table.catalog or table.this.args.get("temporary"):
        return None
    if not table.db and table.name.lower() in with_names:
        return None
    return catalog.get(full_name(table.db, table.name))


def _owner(node: exp.Expr, scopes: dict[int, Scope]) -> Scope | None:
    """The innermost SELECT that a node stands in."""
    parent = node.parent
    while parent is not None:
        if id(parent) in scopes:
            return scopes[id(parent)]
        parent = parent.parent
    return None


def _resolve(
    column: exp.Column, owner: Scope, with_names: set[str], catalog: Catalog
) -> tuple[str, str] | None:
    """The table and the column meant: by the alias, else by the innermost table that has the column."""
    if not column.table and _is_alias(column, owner):
        return None
    scope: Scope | None = owner
    while scope is not None:
        for alias, source in scope.sources.items():
            if column.table and alias.lower() != column.table.lower():
                continue
            table = _known(source, with_names, catalog) if isinstance(source, exp.Table) else None
            found = table.column(column.name) if table is not None else None
            if found is not None and isinstance(source, exp.Table):
                return full_name(source.db, source.name), found.name
            if column.table:
                return None
        scope = scope.parent
    return None


def _is_alias(column: exp.Column, owner: Scope) -> bool:
    """Whether a bare name in ORDER BY is that of an item of the SELECT list, which T-SQL prefers."""
    if column.find_ancestor(exp.Order) is None or not isinstance(owner.expression, exp.Select):
        return False
    items = owner.expression.selects
    return any(isinstance(i, exp.Alias) and i.alias.lower() == column.name.lower() for i in items)
