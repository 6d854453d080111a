"""Dates: today, parts, differences, conversion styles and formats."""

from __future__ import annotations

from sqlglot import exp

from assistant.tsql.kinds import Context, Transform, call, cast, kind_of, number, refuse, text, timestamp

STYLES = {
    0: "%b %d %Y %I:%M%p", 100: "%b %d %Y %I:%M%p", 1: "%m/%d/%y", 101: "%m/%d/%Y", 2: "%y.%m.%d",
    102: "%Y.%m.%d",
    3: "%d/%m/%y", 103: "%d/%m/%Y", 4: "%d.%m.%y", 104: "%d.%m.%Y", 5: "%d-%m-%y", 105: "%d-%m-%Y",
    6: "%d %b %y",
    106: "%d %b %Y", 7: "%b %d, %y", 107: "%b %d, %Y", 8: "%H:%M:%S", 108: "%H:%M:%S", 10: "%m-%d-%y",
    110: "%m-%d-%Y", 11: "%y/%m/%d", 111: "%Y/%m/%d", 12: "%y%m%d", 112: "%Y%m%d", 20: "%Y-%m-%d %H:%M:%S",
    120: "%Y-%m-%d %H:%M:%S", 21: "%Y-%m-%d %H:%M:%S.%g", 121: "%Y-%m-%d %H:%M:%S.%g", 23: "%Y-%m-%d",
    126: "%Y-%m-%dT%H:%M:%S",
}  # fmt: skip
"""CONVERT's style numbers as strftime formats."""

_UNITS = {"DAYOFYEAR": "DAY", "WEEKDAY": "DAY", "DAYOFWEEK": "DAY", "WEEKISO": "WEEK"}
_PARTS = {"DAYOFYEAR": "doy", "WEEKISO": "week", "ISO_WEEK": "week", "NANOSECOND": "", "TZOFFSET": ""}
_NAMED_PARTS = {"q": "quarter", "qq": "quarter", "quarter": "quarter", "dy": "doy", "y": "doy",
                "dayofyear": "doy", "%j": "doy", "isowk": "week", "isoww": "week",
                "iso_week": "week"}  # fmt: skip
"""Parts that DATENAME gives as text, by the format that sqlglot leaves for them."""
_NAMES = ("CURRENT_TIMESTAMP", "GETUTCDATE", "SYSUTCDATETIME", "SYSDATETIMEOFFSET", "SYSDATETIME", "GETDATE")


def today(context: Context) -> exp.Expr:
    """The day that GETDATE() gives, at midnight."""
    node = cast(exp.Literal.string(context.today.isoformat()), "TIMESTAMP")
    node.type = exp.DataType.build("TIMESTAMP")
    return node


def _now(node: exp.Expr, context: Context) -> exp.Expr:
    return today(context)


def _named_now(node: exp.Expr, context: Context) -> exp.Expr:
    return today(context) if node.name.upper() in _NAMES else node


def _unit(node: exp.Expr) -> str:
    name = node.text("unit").upper() or "DAY"
    return _UNITS.get(name, name)


def _add(node: exp.Expr, context: Context) -> exp.Expr:
    start = timestamp(node.this)
    step = exp.Interval(this=exp.Paren(this=cast(node.expression, "INTEGER")), unit=exp.var(_unit(node)))
    total: exp.Expr = exp.Paren(this=exp.Add(this=start, expression=step))
    return cast(total, "DATE") if kind_of(node.this) == "date" else total


def _difference(node: exp.Expr, context: Context) -> exp.Expr:
    """Boundaries crossed, as T-SQL counts; its weeks begin on Sunday, DuckDB's on Monday."""
    unit = _unit(node)
    ends = [timestamp(node.expression), timestamp(node.this)]
    if unit == "WEEK":
        shifted = [exp.Paren(this=exp.Add(this=end, expression=call("to_days", number(1)))) for end in ends]
        mondays = [call("date_trunc", "week", end) for end in shifted]
        return exp.Paren(this=exp.IntDiv(this=call("date_diff", "day", *mondays), expression=number(7)))
    return call("date_diff", unit.lower(), *ends)


def _part(node: exp.Expr, context: Context) -> exp.Expr:
    name, day = node.name.upper(), timestamp(node.expression)
    if name in ("DAYOFWEEK", "WEEKDAY", "DW"):
        return exp.Paren(this=exp.Add(this=call("dayofweek", day), expression=number(1)))
    if name in ("WEEK", "WK", "WW"):
        first = call("dayofweek", call("date_trunc", "year", day.copy()))
        days_in = exp.Paren(
            this=exp.Sub(this=exp.Add(this=call("dayofyear", day), expression=first), expression=number(1))
        )
        return exp.Paren(
            this=exp.Add(this=exp.IntDiv(this=days_in, expression=number(7)), expression=number(1))
        )
    part = _PARTS.get(name, name.lower())
    if not part:
        raise refuse(f"DATEPART({node.name}, …)")
    return call("date_part", part, day)


def _calendar(part: str) -> Transform:
    def transform(node: exp.Expr, context: Context) -> exp.Expr:
        return call("date_part", part, timestamp(node.this))

    return transform


def _month_end(node: exp.Expr, context: Context) -> exp.Expr:
    """EOMONTH: its month offset was carried over already, as a DATEADD inside."""
    inner = node.this.this if isinstance(node.this, exp.TsOrDsToDate) else node.this
    return call("last_day", timestamp(inner))


def _truncate(node: exp.Expr, context: Context) -> exp.Expr:
    return call("date_trunc", node.text("unit").lower(), timestamp(node.this))


def _format(node: exp.Expr, context: Context) -> exp.Expr:
    """FORMAT and DATENAME of a date, with the format as strftime writes it."""
    if kind_of(node.this) in ("int", "decimal", "float"):
        raise refuse(
            f"FORMAT(…, {node.args['format'].sql()}) of a number", "use 'N0' to 'N6', 'C', 'P' or '0.00'"
        )
    form = node.args["format"].name
    if isinstance(node.this, exp.Cast) and node.this.to.this == exp.DataType.Type.DATETIME2:
        return _name(timestamp(node.this), form)
    return call("strftime", timestamp(node.this), form)


def _name(day: exp.Expr, form: str) -> exp.Expr:
    """DATENAME: month and weekday by name, other parts as text without leading zeros."""
    if form in _NAMED_PARTS:
        return text(call("date_part", _NAMED_PARTS[form], day))
    if "%" not in form:
        raise refuse(f"DATENAME({form}, …)")
    return call("strftime", day, form.replace("%d", "%-d").replace("%H", "%-H"))


def convert_date(node: exp.Expr, style: int) -> exp.Expr:
    """A date as text in one of CONVERT's styles. Raises ExecutionError for a style it does not have."""
    if style not in STYLES:
        known = ", ".join(str(item) for item in sorted(STYLES))
        raise refuse(f"CONVERT style {style}", f"use one of {known}")
    if kind_of(node) == "date" and style == 0:
        return cast(node, "VARCHAR")
    return call("strftime", timestamp(node), STYLES[style])


def read_date(node: exp.Expr, style: int, to: str, *, safe: bool) -> exp.Expr:
    """Text as a date, by style where there is one."""
    if isinstance(node, exp.Literal) or style not in STYLES or style == 0:
        value = timestamp(node) if isinstance(node, exp.Literal) and not safe else node
        return cast(value, to, safe=safe)
    return cast(call("try_strptime" if safe else "strptime", text(node), STYLES[style]), to, safe=safe)


def _is_date(node: exp.Expr, context: Context) -> exp.Expr:
    test = exp.Is(this=cast(node.expressions[0], "TIMESTAMP", safe=True), expression=exp.Null())
    return exp.Case(ifs=[exp.If(this=test, true=number(0))], default=number(1))


def _zone(node: exp.Expr, context: Context) -> exp.Expr:
    raise refuse("AT TIME ZONE", "the demo's dates have no time zone")


HANDLERS: dict[type[exp.Expr], Transform] = {
    exp.CurrentTimestamp: _now,
    exp.CurrentDate: _now,
    exp.CurrentDatetime: _now,
    exp.DateAdd: _add,
    exp.DateDiff: _difference,
    exp.Extract: _part,
    exp.Year: _calendar("year"),
    exp.Month: _calendar("month"),
    exp.Day: _calendar("day"),
    exp.LastDay: _month_end,
    exp.TimestampTrunc: _truncate,
    exp.TimeToStr: _format,
    exp.AtTimeZone: _zone,
}
NAMED: dict[str, Transform] = {**dict.fromkeys(_NAMES, _named_now), "ISDATE": _is_date}
"""Transforms of functions that sqlglot has no class for, by upper-case name."""
