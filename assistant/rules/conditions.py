"""Conditions and values: T-SQL has no boolean type, so the one never stands for the other."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from assistant.rules.finding import Finding
from assistant.rules.statement import Statement

PREDICATE_FUNCTIONS = {"CONTAINS", "FREETEXT"}
PASSED_OVER = (exp.WithTableHint, exp.QueryOption, exp.Pivot)


def misplaced_conditions(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for a value used as a condition, and for a condition used as a value."""
    for node in statement.tree.walk():
        for operand in _condition_slots(node):
            inner = _unparenthesized(operand)
            if not _is_condition(inner) and not isinstance(inner, exp.Boolean):
                text = inner.sql("tsql", comments=False)
                fix = _comparison(statement, inner, text)
                yield statement.finding("dialect", inner, f"{text} is a value, not a condition", fix)
        if _is_condition(node) and not _stands_as_condition(node):
            text = node.sql("tsql", comments=False)
            message = f"{text} is a condition, not a value"
            yield statement.finding("dialect", node, message, f"write CASE WHEN {text} THEN 1 ELSE 0 END")


def _comparison(statement: Statement, node: exp.Expr, text: str) -> str:
    reference = statement.resolution.references.get(id(node))
    table = reference.source.table if reference is not None and reference.source is not None else None
    column = table.column(node.name) if table is not None else None
    if column is not None and "char" in column.type:
        return f"compare it: {text} = 'Y'"
    return f"compare it: {text} = 1"


def _condition_slots(node: exp.Expr) -> list[exp.Expr]:
    """The operands of a node that have to be conditions."""
    if isinstance(node, exp.Where | exp.Having):
        return [node.this]
    if isinstance(node, exp.Not):
        return [node.this]
    if isinstance(node, exp.And | exp.Or):
        return [node.this, node.expression]
    if isinstance(node, exp.Join):
        return [node.args["on"]] if node.args.get("on") is not None else []
    if isinstance(node, exp.If) and not (isinstance(node.parent, exp.Case) and node.parent.this is not None):
        return [node.this]
    return []


def _is_condition(node: exp.Expr) -> bool:
    if isinstance(node, exp.Any | exp.All):
        return False
    if isinstance(node, exp.Anonymous):
        return node.name.upper() in PREDICATE_FUNCTIONS
    return isinstance(node, exp.Predicate | exp.And | exp.Or | exp.Not | exp.Contains)


def _unparenthesized(node: exp.Expr) -> exp.Expr:
    while isinstance(node, exp.Paren | exp.Escape):
        node = node.this
    return node


def _stands_as_condition(node: exp.Expr) -> bool:
    child, parent = node, node.parent
    while isinstance(parent, exp.Paren | exp.Escape):
        child, parent = parent, parent.parent
    if parent is None or isinstance(parent, PASSED_OVER):
        return True
    if isinstance(parent, exp.Select) and isinstance(node, exp.EQ) and child is node:
        # SELECT @x = … assigns, and read-only says so; SELECT 'Job' = … names a column.
        return isinstance(node.this, exp.Parameter) or node.this.is_string
    return any(child is operand for operand in _condition_slots(parent)) or isinstance(parent, exp.Qualify)
