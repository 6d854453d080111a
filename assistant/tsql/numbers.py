"""Numbers and conversions: arithmetic by type, CAST and CONVERT, averages of whole numbers, formats."""

from __future__ import annotations

import re

from sqlglot import exp

from assistant.tsql.dates import convert_date, read_date
from assistant.tsql.kinds import (
    Context,
    Transform,
    call,
    cast,
    days,
    kind_of,
    kind_of_type,
    number,
    refuse,
    text,
)

_DATES = ("date", "datetime")


def _add(node: exp.Expr, context: Context) -> exp.Expr:
    """`+` joins texts, adds numbers, and moves a date by days."""
    kinds = {kind_of(node.this), kind_of(node.expression)}
    if "text" in kinds:
        other = kinds - {"text"}
        if other & {"int", "decimal", "float", "date", "datetime"}:
            raise refuse("+ between text and a number or date", "CAST the number or date AS varchar first")
        joined = exp.Paren(this=exp.DPipe(this=node.this, expression=node.expression))
        joined.type = exp.DataType.build("VARCHAR")
        return joined
    return _moved(node, exp.Add)


def _subtract(node: exp.Expr, context: Context) -> exp.Expr:
    if kind_of(node.this) in _DATES and kind_of(node.expression) in _DATES:
        raise refuse("- between two dates", "use DATEDIFF(day, …, …)")
    return _moved(node, exp.Sub)


def _moved(node: exp.Expr, operation: type[exp.Binary]) -> exp.Expr:
    left, right = node.this, node.expression
    kinds = {kind_of(left), kind_of(right)}
    if kinds & set(_DATES) and kinds & {"decimal", "float"}:
        raise refuse(f"{'+' if operation is exp.Add else '-'} between a date and a fraction", "use DATEADD")
    if kind_of(left) in _DATES and kind_of(right) in ("int", "unknown"):
        return exp.Paren(this=operation(this=left, expression=days(right)))
    if kind_of(right) in _DATES and kind_of(left) == "int":
        return exp.Paren(this=operation(this=right, expression=days(left)))
    return node


def _average(node: exp.Expr, context: Context) -> exp.Expr:
    """AVG of whole numbers is a whole number."""
    inner = node.this.expressions[0] if isinstance(node.this, exp.Distinct) else node.this
    if kind_of(inner) != "int" or isinstance(node.parent, exp.Window):
        return node
    return cast(call("trunc", node.copy()), "INTEGER")


def _window(node: exp.Expr, context: Context) -> exp.Expr:
    """AVG (…) OVER (…) of whole numbers, likewise."""
    if isinstance(node.this, exp.Avg) and kind_of(node.this.this) == "int":
        return cast(call("trunc", node.copy()), "INTEGER")
    return node


def _round(node: exp.Expr, context: Context) -> exp.Expr:
    if node.args.get("truncate") is None:
        return node
    return call("trunc", node.this, node.args["decimals"])


def _power(node: exp.Expr, context: Context) -> exp.Expr:
    """POWER of a whole number is a whole number."""
    if kind_of(node.this) != "int":
        return node
    return cast(call("trunc", node.copy()), "INTEGER")


def _cast(node: exp.Expr, context: Context) -> exp.Expr:
    if isinstance(node.parent, exp.TimeToStr) and node.args["to"].this == exp.DataType.Type.DATETIME2:
        return node  # the parser's own cast, by which DATENAME is told from FORMAT
    return _converted(node.this, node.args["to"], 0, safe=isinstance(node, exp.TryCast))


def _convert(node: exp.Expr, context: Context) -> exp.Expr:
    style = node.args.get("style")
    if style is not None and not (isinstance(style, exp.Literal) and style.name.isdigit()):
        raise refuse("CONVERT with a computed style")
    return _converted(
        node.expression, node.this, int(style.name) if style else 0, safe=bool(node.args.get("safe"))
    )


def _converted(value: exp.Expr, to: exp.Expr, style: int, *, safe: bool) -> exp.Expr:
    """The value converted as T-SQL would: lengths cut, decimals truncated to int, dates by style."""
    kind, source = kind_of_type(to), kind_of(value)
    name = to.this
    if kind == "text":
        return _to_text(value, to, style)
    if name == exp.DataType.Type.BIT:
        test = exp.EQ(this=cast(value, "DOUBLE"), expression=number(0))
        missing = exp.Is(this=value.copy(), expression=exp.Null())
        return exp.Case(
            ifs=[exp.If(this=missing, true=exp.Null()), exp.If(this=test, true=number(0))], default=number(1)
        )
    if kind == "int":
        if source in ("decimal", "float", "unknown") and not isinstance(value, exp.Parameter) and not safe:
            value = call("trunc", value) if source != "unknown" else value
        return cast(value, "BIGINT" if name == exp.DataType.Type.BIGINT else "INTEGER", safe=safe)
    if kind == "decimal":
        return cast(value, _decimal(to), safe=safe)
    if kind == "float":
        return cast(value, "DOUBLE", safe=safe)
    if kind in _DATES:
        target = "DATE" if kind == "date" else "TIMESTAMP"
        if source == "int":
            return cast(
                exp.Add(this=cast(exp.Literal.string("1900-01-01"), "TIMESTAMP"), expression=days(value)),
                target,
            )
        return read_date(value, style, target, safe=safe)
    raise refuse(f"CAST AS {to.sql(dialect='tsql')}")


def _to_text(value: exp.Expr, to: exp.Expr, style: int) -> exp.Expr:
    dated = kind_of(value) in _DATES or (style and kind_of(value) == "unknown")
    shown = convert_date(value, style) if dated else text(value)
    length = to.expressions[0].name if to.expressions else ""
    if length.isdigit():
        return call("left", shown, number(int(length)))
    return shown


def _decimal(to: exp.Expr) -> str:
    if to.this == exp.DataType.Type.MONEY:
        return "DECIMAL(19, 4)"
    if to.this == exp.DataType.Type.SMALLMONEY:
        return "DECIMAL(10, 4)"
    sizes = [part.name for part in to.expressions] or ["18"]
    return f"DECIMAL({sizes[0]}, {sizes[1] if len(sizes) > 1 else 0})"


def _coalesce(node: exp.Expr, context: Context) -> exp.Expr:
    """ISNULL gives the type of its first argument: ISNULL(amount, '') is 0, ISNULL(text, 0) is '0'."""
    if not node.args.get("is_null"):
        return node
    first, other = node.this, node.expressions[0]
    numeric = ("int", "decimal", "float")
    if kind_of(first) == "text" and kind_of(other) in numeric:
        other.replace(cast(other.copy(), "VARCHAR"))
    elif kind_of(first) in numeric and kind_of(other) == "text" and not other.name.strip():
        other.replace(number(0))
    return node


def _numeric(node: exp.Expr, context: Context) -> exp.Expr:
    missing = exp.Is(this=cast(node.expressions[0], "DOUBLE", safe=True), expression=exp.Null())
    return exp.Case(ifs=[exp.If(this=missing, true=number(0))], default=number(1))


def _format(node: exp.Expr, context: Context) -> exp.Expr:
    """FORMAT of a number: N, F, C, P and D with digits, or 0 and # patterns."""
    value, form = cast(node.this, "DOUBLE"), node.args["format"].name
    standard = re.fullmatch(r"([NFCPDnfcpd])(\d*)", form)
    if standard:
        code = standard[1].upper()
        if code == "D":
            return call("format", f"{{:0{standard[2] or 1}d}}", cast(node.this, "BIGINT"))
        digits = int(standard[2] or 2)
        comma = "" if code == "F" else ","
        scaled = exp.Mul(this=exp.Paren(this=value), expression=number(100)) if code == "P" else value
        shown = call("format", f"{{:{comma}.{digits}f}}{' %' if code == 'P' else ''}", scaled)
        return (
            exp.Paren(this=exp.DPipe(this=exp.Literal.string("$"), expression=shown))
            if code == "C"
            else shown
        )
    pattern = re.fullmatch(r"(\$?)([#0,]+?)(?:\.(0*))?(%?)", form)
    if not pattern:
        raise refuse(f"FORMAT(…, '{form}')", "use 'N2', 'C', 'P' or a pattern such as '#,##0.00'")
    comma = "," if "," in pattern[2] else ""
    width = "" if comma else f"0{pattern[2].count('0') + (len(pattern[3]) + 1 if pattern[3] else 0)}"
    scaled = exp.Mul(this=exp.Paren(this=value), expression=number(100)) if pattern[4] else value
    return call("format", f"{pattern[1]}{{:{width}{comma}.{len(pattern[3] or '')}f}}{pattern[4]}", scaled)


def _renamed(name: str) -> Transform:
    def transform(node: exp.Expr, context: Context) -> exp.Expr:
        return call(name, *node.expressions)

    return transform


HANDLERS: dict[type[exp.Expr], Transform] = {
    exp.Add: _add,
    exp.Sub: _subtract,
    exp.Avg: _average,
    exp.Window: _window,
    exp.Round: _round,
    exp.Pow: _power,
    exp.Cast: _cast,
    exp.TryCast: _cast,
    exp.Convert: _convert,
    exp.Coalesce: _coalesce,
    exp.NumberToStr: _format,
}
NAMED: dict[str, Transform] = {
    "ISNUMERIC": _numeric,
    "VAR": _renamed("var_samp"),
    "VARP": _renamed("var_pop"),
    "STDEVP": _renamed("stddev_pop"),
    "NCHAR": _renamed("chr"),
    "UNICODE": _renamed("unicode"),
    "GREATEST": _renamed("greatest"),
    "LEAST": _renamed("least"),
    "GROUPING": _renamed("grouping"),
}
