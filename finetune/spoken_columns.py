"""The columns that a statement is about: all but the company's and those that only join."""

from __future__ import annotations

from sqlglot import exp

from assistant.rules.parse import read
from assistant.rules.resolve import resolve
from schema_index import Catalog


def spoken_columns(sql: str, catalog: Catalog) -> frozenset[tuple[str, str]]:
    """(table, column) of what a SELECT gives, filters, groups and orders by, in the catalog's spelling.

    A column compared with a column is a join, also of a subquery with what is around it. Empty for what is
    not one SELECT.
    """
    tree = read(sql).tree
    if not isinstance(tree, exp.Query):
        return frozenset()
    found = set()
    for reference in resolve(tree, catalog).references.values():
        table = reference.source.table if reference.source is not None else None
        column = table.column(reference.column.name) if table is not None else None
        if table is None or column is None or column.name == table.company_column:
            continue
        parent = reference.column.parent
        pair = isinstance(parent, exp.EQ) and all(
            isinstance(side, exp.Column) for side in (parent.this, parent.expression)
        )
        if not pair:
            found.add((table.name, column.name))
    return frozenset(found)
