"""The tables of an answer's plan line, `Uses A, B; C.`"""

from __future__ import annotations

import sqlglot
from sqlglot import exp

from assistant.rules.tables import table_of
from schema_index import Catalog


def plan_tables(sql: str, catalog: Catalog) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tables of the plan line: those of the outer FROM in order, then those of CTEs and subqueries.

    Where the outer FROM reads CTEs only, all tables count as outer: the plan must name one.
    """
    tree = sqlglot.parse_one(sql, read="tsql")
    top = tree.find(exp.Select)
    names: dict[str, bool] = {}
    for node in tree.find_all(exp.Table, bfs=False):
        table = table_of(node, catalog)
        if table is not None:
            names[table.name] = names.get(table.name, False) or node.parent_select is top
    outer = tuple(name for name, is_outer in names.items() if is_outer)
    inner = tuple(name for name, is_outer in names.items() if not is_outer)
    return (outer, inner) if outer else (inner, ())
