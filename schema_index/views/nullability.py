"""Whether an expression in a SELECT list can be NULL, as SQL Server tells of a view's columns."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

MayBeNull = Callable[[exp.Column], bool]
"""Whether the column that a reference means can be NULL in the rows of the query."""
DEEPEST = 40
NEVER = (exp.CurrentTimestamp, exp.Literal, exp.National)


def may_be_null(node: exp.Expr, of_column: MayBeNull, depth: int = 0) -> bool:
    """False only for constants, columns that refuse NULL, and ISNULL with one of these among its two.

    From the Transact-SQL reference, "Comparing COALESCE and ISNULL": ISNULL is NOT NULL where one of its
    parameters is, COALESCE is not. Everything else that is worked out counts as nullable.
    """
    node = node.unnest()
    if depth > DEEPEST:
        return True
    if isinstance(node, exp.Column):
        return isinstance(node.this, exp.Star) or of_column(node)
    if isinstance(node, exp.Coalesce) and node.args.get("is_null"):
        return all(may_be_null(part, of_column, depth + 1) for part in (node.this, *node.expressions))
    return not isinstance(node, NEVER)
