"""Writes a tree as T-SQL, for the constructs that sqlglot knows how to carry over."""

from __future__ import annotations

from sqlglot import exp
from sqlglot.errors import ErrorLevel, SqlglotError

from assistant.rules.parse import BUILDER_ERRORS


def render(tree: exp.Expr, text: str) -> str:
    """The tree as T-SQL, comments kept, on several lines where the text was; "" where it cannot be."""
    try:
        made = tree.copy().transform(_carried_over)
        sql = made.sql("tsql", pretty="\n" in text.strip(), unsupported_level=ErrorLevel.RAISE)
    except (SqlglotError, *BUILDER_ERRORS):
        return ""
    return f"{sql};" if text.rstrip().endswith(";") else sql


def _carried_over(node: exp.Expr) -> exp.Expr:
    """What sqlglot leaves as it is: `date + INTERVAL '30 days'` is DATEADD in T-SQL."""
    if isinstance(node, exp.Add | exp.Sub) and isinstance(node.expression, exp.Interval):
        interval = node.expression
        amount, unit = interval.this, interval.args.get("unit")
        if isinstance(amount, exp.Literal) and unit is not None and amount.name.lstrip("-").isdigit():
            number = exp.Literal.number(amount.name)
            signed = exp.Neg(this=number) if isinstance(node, exp.Sub) else number
            part = exp.var(unit.name.lower().removesuffix("s"))
            return exp.Anonymous(this="DATEADD", expressions=[part, signed, node.this])
    if isinstance(node, exp.DateTrunc):
        part = exp.var(node.text("unit").lower())
        return exp.Anonymous(this="DATETRUNC", expressions=[part, node.this])
    if isinstance(node, exp.ILike):
        return exp.Like(this=node.this, expression=node.expression)
    return node
