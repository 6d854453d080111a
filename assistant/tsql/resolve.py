"""Types for a statement's expressions: from the catalog's columns up through functions and subqueries."""

from __future__ import annotations

from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.optimizer.annotate_types import annotate_types
from sqlglot.optimizer.scope import Scope, traverse_scope
from sqlglot.schema import MappingSchema

from assistant.rules.resolve import resolve
from schema_index import Catalog


def name_other_schemas(tree: exp.Query, catalog: Catalog) -> None:
    """Call tables of other schemas than dbo, and what their columns are qualified with, `[rpt.JobCost]`."""
    if not any(table.db for table in tree.find_all(exp.Table)):
        return
    resolution = resolve(tree, catalog)
    for reference in resolution.references.values():
        column, source = reference.column, reference.source
        table = source.table if source is not None and source.alias is None else None
        if column.table and table is not None and "." in table.name:
            column.set("table", exp.to_identifier(table.name, quoted=True))
            column.set("db", None)
    for source in resolution.sources():
        if source.kind == "table" and source.table is not None and "." in source.table.name:
            source.node.set("this", exp.to_identifier(source.table.name, quoted=True))
            source.node.set("db", None)


def expand_stars(tree: exp.Query, catalog: Catalog) -> None:
    """Name the columns of `SELECT *` in derived tables and CTEs, so that what is made of them has a type."""
    resolution = resolve(tree, catalog)
    for scope in resolution.scopes:
        select = scope.select
        if scope in resolution.root.branches or not select.is_star or scope.outputs() is None:
            continue
        items: list[exp.Expr] = []
        for item in select.expressions:
            qualifier = item.text("table").lower()
            given = [one for one in scope.sources if not one.hidden and qualifier in ("", one.name.lower())]
            pairs = [(name, source.name) for source in given for name in source.columns or ()]
            stars = [exp.column(name, table, quoted=True) for name, table in pairs]
            items += stars if item.is_star else [item]
        select.set("expressions", items)


def annotate(tree: exp.Query, catalog: Catalog) -> None:
    """Set `.type` on the expressions, as far as columns can be resolved; the rest stays unknown.

    A column without its table gets it where only one source of its scope has such a column.
    """
    name_other_schemas(tree, catalog)
    scopes = traverse_scope(tree)
    columns: dict[str, object] = {}
    for table in tree.find_all(exp.Table):
        found = catalog.find(table.name)
        if found is not None:
            columns[found.name] = {column.name: _type(column.type) for column in found.columns}
    for scope in scopes:
        _name_sources(scope, catalog)
    try:
        annotate_types(tree, schema=MappingSchema(columns, dialect="tsql"), dialect="tsql")
    except SqlglotError:
        return


def _type(name: str) -> str:
    """char and text types without their length: only the kind matters."""
    base = name.split("(")[0]
    return "varchar" if base in ("char", "varchar", "nchar", "nvarchar", "text") else name


def _name_sources(scope: Scope, catalog: Catalog) -> None:
    query = scope.expression
    selects = query.selects if isinstance(query, exp.Query) else []
    aliases = {item.alias.lower() for item in selects if isinstance(item, exp.Alias)}
    for column in scope.columns:
        known = {name.lower(): name for name in scope.sources}
        if column.table:
            spelled = known.get(column.table.lower())
            if spelled is not None and spelled != column.table:
                column.set("table", exp.to_identifier(spelled, quoted=True))
            continue
        if column.name.lower() in aliases and column.find_ancestor(exp.Order):
            continue
        if scope.pivots:
            continue  # a pivot gives the columns under a name of its own
        owners = [name for name, source in scope.sources.items() if _has(source, column.name, catalog)]
        if len(owners) == 1:
            column.set("table", exp.to_identifier(owners[0], quoted=True))


def _has(source: exp.Expr | Scope, column: str, catalog: Catalog) -> bool:
    if isinstance(source, Scope):
        query = source.expression
        return isinstance(query, exp.Query) and column.lower() in {
            name.lower() for name in query.named_selects
        }
    table = catalog.find(source.name) if isinstance(source, exp.Table) else None
    return table is not None and table.column(column) is not None
