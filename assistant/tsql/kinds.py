"""What kind of value an expression gives, and the small expressions that every transform builds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sqlglot import exp

from schema_index import ExecutionError

Kind = Literal["text", "int", "decimal", "float", "datetime", "date", "unknown"]


@dataclass(frozen=True, slots=True)
class Context:
    """What transforms need besides the tree: the day that GETDATE() gives."""

    today: date


Transform = Callable[[exp.Expr, Context], exp.Expr]

_KINDS: tuple[tuple[frozenset[exp.DType], Kind], ...] = (
    (frozenset(exp.DataType.TEXT_TYPES), "text"),
    (frozenset(exp.DataType.INTEGER_TYPES) | {exp.DataType.Type.BIT, exp.DataType.Type.BOOLEAN}, "int"),
    (
        frozenset({exp.DataType.Type.DECIMAL, exp.DataType.Type.MONEY, exp.DataType.Type.SMALLMONEY}),
        "decimal",
    ),
    (frozenset({exp.DataType.Type.FLOAT, exp.DataType.Type.DOUBLE}), "float"),
    (frozenset({exp.DataType.Type.DATE}), "date"),
    (frozenset(exp.DataType.TEMPORAL_TYPES) - {exp.DataType.Type.DATE}, "datetime"),
)

_TEXTS = (exp.Left, exp.Right, exp.Substring, exp.Upper, exp.Lower, exp.Trim, exp.Concat, exp.ConcatWs,
          exp.DPipe, exp.Repeat, exp.Space, exp.Reverse, exp.Replace, exp.Chr, exp.GroupConcat, exp.TimeToStr,
          exp.NumberToStr, exp.Stuff)  # fmt: skip
"""Functions that give text even where the types of their arguments are not known."""


def kind_of_type(data_type: exp.Expr | None) -> Kind:
    """The kind of a type, "unknown" where it is none of those that matter."""
    if isinstance(data_type, exp.DataType):
        for types, kind in _KINDS:
            if data_type.this in types:
                return kind
    return "unknown"


def kind_of(node: exp.Expr) -> Kind:
    """The kind of value of an annotated expression."""
    if isinstance(node, exp.Paren):
        return kind_of(node.this)
    kind = kind_of_type(node.type)
    return "text" if kind == "unknown" and isinstance(node, _TEXTS) else kind


def refuse(construct: str, advice: str = "") -> ExecutionError:
    """The error for what DuckDB has no equal of; `construct` is named as the user wrote it."""
    hint = f": {advice}" if advice else ""
    return ExecutionError(f"{construct} cannot be carried over to the demo database{hint}")


def call(name: str, *arguments: exp.Expr | str) -> exp.Expr:
    """A call of a DuckDB function, written out as it is; a str argument is a string literal."""
    parts = [exp.Literal.string(item) if isinstance(item, str) else item for item in arguments]
    return exp.Anonymous(this=name, expressions=parts)


def cast(node: exp.Expr, to: str, *, safe: bool = False) -> exp.Expr:
    """CAST or TRY_CAST to a DuckDB type."""
    kind = exp.TryCast if safe else exp.Cast
    return kind(this=node, to=exp.DataType.build(to, dialect="duckdb"))


def text(node: exp.Expr) -> exp.Expr:
    """The expression as VARCHAR; as it is where it is text already."""
    return node if kind_of(node) == "text" else cast(node, "VARCHAR")


def number(value: int) -> exp.Expr:
    """A whole number, negative ones as SQL writes them."""
    literal = exp.Literal.number(abs(value))
    return exp.Neg(this=literal) if value < 0 else literal


def timestamp(node: exp.Expr) -> exp.Expr:
    """The expression as TIMESTAMP; a number counts days from 1900-01-01, a literal may have any of SQL
    Server's usual forms."""
    if isinstance(node, (exp.TsOrDsToDate, exp.TimeStrToTime)):
        node = node.this
    if isinstance(node, exp.Cast) and node.to.this == exp.DataType.Type.DATETIME2:
        node = node.this
    if isinstance(node, exp.Literal) and node.is_string:
        return cast(exp.Literal.string(iso_date(node.name) or node.name), "TIMESTAMP")
    kind = kind_of(node)
    if kind == "int":
        start = cast(exp.Literal.string("1900-01-01"), "TIMESTAMP")
        return start if node.name == "0" else exp.Paren(this=exp.Add(this=start, expression=days(node)))
    return node if kind == "datetime" and not isinstance(node, exp.Parameter) else cast(node, "TIMESTAMP")


def days(node: exp.Expr) -> exp.Expr:
    """An interval of that many days."""
    return call("to_days", cast(node, "INTEGER"))


_FORMS = (
    "%Y%m%d",
    "%m/%d/%Y",
    "%m-%d-%Y",
    "%Y/%m/%d",
    "%Y-%m-%d",
    "%b %d, %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%m/%d/%y",
)


def iso_date(literal: str) -> str | None:
    """A date literal in ISO form, None where it is no date in a form that SQL Server reads (US order)."""
    from datetime import datetime

    for form in _FORMS:
        try:
            return datetime.strptime(literal.strip(), form).date().isoformat()
        except ValueError:
            continue
    return None
