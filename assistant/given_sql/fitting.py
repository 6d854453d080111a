"""Whether a column fits where another name stands: what it is compared with, and what is made of it."""

from __future__ import annotations

from sqlglot import exp

from assistant.grammar.columns import kinds_of
from assistant.rules.scopes import Resolution, Source

_DATE_LIKE = 8
"""Characters of the shortest date in a literal, `20261001`."""
_COMPARED = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE)


def fits(column: exp.Column, owner: Source, name: str, found: Resolution) -> bool:
    """Whether the owner's column `name` is of a kind that may stand for `column`."""
    if owner.table is None:
        return True
    return bool(kinds_of(owner.table.column(name)) & _wanted(column, found))


def _wanted(column: exp.Column, found: Resolution) -> frozenset[str]:
    """The kinds that may stand in the place of a column."""
    place: exp.Expr | None = column
    around = column.parent
    while isinstance(around, exp.Paren):
        around, place = around.parent, around
    if isinstance(around, exp.Sum | exp.Avg):
        return frozenset({"added"})
    others: list[exp.Expr] = []
    if isinstance(around, _COMPARED):
        others = [around.expression if around.this is place else around.this]
    elif isinstance(around, exp.Between):
        others = [around.args["low"]] if around.this is place else []
    elif isinstance(around, exp.In):
        others = list(around.expressions) if around.this is place else []
    elif isinstance(around, exp.Like):
        return frozenset({"text"})
    kinds = [_kind(other, found) for other in others]
    return kinds[0] if kinds else frozenset({"num", "date", "text"})


def _kind(value: exp.Expr, found: Resolution) -> frozenset[str]:
    if isinstance(value, exp.Neg):
        value = value.this
    if isinstance(value, exp.Literal):
        if not value.is_string:
            return frozenset({"num"})
        digits = sum(sign.isdigit() for sign in value.name)
        return frozenset({"date"}) if digits >= _DATE_LIKE else frozenset({"text"})
    if isinstance(value, exp.Column):
        reference = found.references.get(id(value))
        source = reference.source if reference is not None else None
        if source is not None and source.table is not None:
            return frozenset(kinds_of(source.table.column(value.name)))
    if isinstance(value, exp.CurrentTimestamp | exp.DateAdd | exp.TsOrDsAdd | exp.DateFromParts):
        return frozenset({"date"})
    return frozenset({"num", "date", "text"})
