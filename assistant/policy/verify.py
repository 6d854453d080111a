"""Looks at a whole statement once more: does every table in it stand behind its filter?

Knows nothing of how the filter came there, and reads any dialect's tree, so that what is translated can be
verified as well.
"""

from __future__ import annotations

from sqlglot import exp

from assistant.policy.policy import Policy, Restriction
from assistant.rules.conjuncts import conjuncts
from assistant.rules.tables import table_of
from schema_index import Catalog


def unfiltered(tree: exp.Expr, catalog: Catalog, policy: Policy) -> str:
    """Why the statement shows what the policy does not open, or "" where it does not."""
    for lateral in tree.find_all(exp.Lateral):
        called = lateral.this.expression if isinstance(lateral.this, exp.Dot) else lateral.this
        if not isinstance(called, exp.Func | exp.Subquery):
            return f"{lateral.this.sql('tsql')[:60]} is read by its name after APPLY"
    names = {cte.alias for cte in tree.find_all(exp.CTE)}
    for node in tree.find_all(exp.Table):
        if isinstance(node.this, exp.Func) or (node.name in names and not node.db):
            continue
        table = table_of(node, catalog)
        if table is None:
            return f"{node.name} is no table of the catalog"
        if reason := policy.closed(table):
            return reason
        left = policy.restriction(table)
        if left is not None and not _stands_alone(node, left):
            return f"{table.name} is not limited to what is open to {policy.user}"
    return ""


def _stands_alone(node: exp.Table, left: Restriction) -> bool:
    """Whether the table is all that its SELECT reads, under the filter, with allowed columns only."""
    select = node.parent.parent if isinstance(node.parent, exp.From) else None
    if not isinstance(select, exp.Select) or node.args.get("joins") or node.args.get("pivots"):
        return False
    if any(select.args.get(name) for name in ("joins", "laterals", "group", "having", "with_")):
        return False
    where = select.args.get("where")
    parts = list(conjuncts(where.this)) if where is not None else []
    for column in left.company_columns:
        if not any(_holds(part, column, left) for part in parts):
            return False
    items = [_unguarded(item, left) for item in select.expressions]
    return left.columns is None or all(_is_open(item, left.columns) for item in items)


def _unguarded(item: exp.Expr, left: Restriction) -> exp.Expr:
    """The column of `CASE WHEN filter THEN column END AS column`; anything else as it is."""
    case = item.this if isinstance(item, exp.Alias) else None
    ways = case.args.get("ifs") or [] if isinstance(case, exp.Case) else []
    if len(ways) != 1 or case is None or case.args.get("default") is not None or case.this is not None:
        return item
    column = ways[0].args.get("true")
    parts = list(conjuncts(ways[0].this))
    kept = all(any(_holds(part, name, left) for part in parts) for name in left.company_columns)
    return column if kept and isinstance(column, exp.Column) and column.name == item.alias else item


def _holds(node: exp.Expr, column: str, left: Restriction) -> bool:
    """Whether the condition is `column IN (companies)`, or that or IS NULL where rows may have none."""
    if isinstance(node, exp.Paren):
        return _holds(node.this, column, left)
    if isinstance(node, exp.Or):
        lone = column != left.company_columns[0] or left.any_company
        null, held = node.expression, node.this
        missing = isinstance(null, exp.Is) and isinstance(null.expression, exp.Null)
        return lone and missing and _is_column(null.this, column) and _holds(held, column, left)
    if not isinstance(node, exp.In) or not _is_column(node.this, column) or not node.expressions:
        return False
    numbers = {number.name for number in node.expressions if isinstance(number, exp.Literal)}
    return len(numbers) == len(node.expressions) and numbers <= {str(one) for one in left.companies}


def _is_column(node: exp.Expr, name: str) -> bool:
    return isinstance(node, exp.Column) and node.name.lower() == name.lower()


def _is_open(item: exp.Expr, columns: tuple[str, ...]) -> bool:
    return isinstance(item, exp.Column) and item.name.lower() in {name.lower() for name in columns}
