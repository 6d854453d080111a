"""Adds a condition to a statement as an edit of its text."""

from __future__ import annotations

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from assistant.rules.finding import Edit
from assistant.rules.scopes import Scope, Source
from assistant.rules.statement import Statement
from assistant.rules.tokens import index_at


def add_condition(statement: Statement, source: Source, condition: str) -> tuple[Edit, ...]:
    """Edits that filter one source: in WHERE, or in the ON that brings it where its rows may be missing.

    Empty where no place keeps the meaning of the query (the sides of a FULL JOIN).
    """
    joins = [step for step in source.scope.joins if source in step.optional]
    if joins:
        usable = len(joins) == 1 and joins[0].side != "FULL"
        return extend(statement, joins[0].node, condition) if usable else ()
    where = source.scope.select.args.get("where")
    if where is not None:
        return extend(statement, where, condition)
    return _new_where(statement, source.scope, condition)


def extend(statement: Statement, clause: exp.Expr, condition: str) -> tuple[Edit, ...]:
    """Edits that add a conjunct to a WHERE or to the ON of a join; empty for a join without ON."""
    held = clause.args.get("on") if isinstance(clause, exp.Join) else clause.this
    if held is None or "start" not in clause.meta:
        return ()
    end = int(clause.meta["end"]) + 1
    gap = " " if statement.text[end : end + 1].isalnum() else ""
    if not isinstance(held, exp.Or):
        return (Edit(end, end, f" AND {condition}{gap}"),)
    start = _condition_start(statement, clause)
    return (Edit(start, start, "("), Edit(end, end, f") AND {condition}{gap}"))


def _condition_start(statement: Statement, clause: exp.Expr) -> int:
    """Offset of the first token after the WHERE or the last ON of the clause."""
    tokens = statement.tokens
    first = index_at(tokens, clause.meta["start"])
    if isinstance(clause, exp.Join):
        depth = 0
        for index in range(first, index_at(tokens, clause.meta["end"] + 1)):
            kind = tokens[index].token_type
            depth += (kind is TokenType.L_PAREN) - (kind is TokenType.R_PAREN)
            if kind is TokenType.ON and depth == 0:
                first = index
    return tokens[first + 1].start


def _new_where(statement: Statement, scope: Scope, condition: str) -> tuple[Edit, ...]:
    from_ = scope.select.args.get("from_")
    parts: list[exp.Expr] = [from_, *(step.node for step in scope.joins)] if from_ is not None else []
    ends = [int(part.meta["end"]) + 1 for part in parts if "end" in part.meta]
    if from_ is None or not ends:
        return ()
    start, end = int(from_.meta["start"]), max(ends)
    before = statement.text[:start].rpartition("\n")
    # A FROM on its own line gets a WHERE on its own line, as deep.
    lead = f"\n{before[2]}" if before[1] and not before[2].strip() else " "
    gap = " " if statement.text[end : end + 1].isalnum() else ""
    return (Edit(end, end, f"{lead}WHERE {condition}{gap}"),)


def clause_of(node: exp.Expr, scope: Scope) -> exp.Expr | None:
    """The WHERE or the join of this very scope that a condition stands in; None for an inner query's."""
    step: exp.Expr | None = node
    while step is not None and not isinstance(step, exp.Select):
        if isinstance(step, exp.Where):
            return step if step.parent is scope.select else None
        if isinstance(step, exp.Join):
            return step if any(join.node is step for join in scope.joins) else None
        step = step.parent
    return None
