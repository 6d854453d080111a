"""Whether a value in a row could make a statement fail: divided by, converted, too large.

A database may work out an expression before the filter that drops the row: SQL Server promises an order for
CASE alone, and neither for AND nor for a derived table. So whether `100 / (Employee - 7)` fails can tell of a
row that a policy hides. Statements that cannot fail on any value need no guard, and keep their indexes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from sqlglot import exp

from assistant.tsql.kinds import kind_of
from assistant.tsql.resolve import annotate
from schema_index import Catalog

LONGEST_NUMBER = 15
"""Digits: sums of longer constants could leave the 38 digits of a decimal."""
_SMALL = 4
_DAYS = frozenset({"DAY", "WEEK", "MONTH", "QUARTER", "YEAR"})
"""Units in which the difference of any two dates is a small number."""

_EARLY_DAYS = frozenset(map(str, range(1, 29)))
_DATES = (exp.DateAdd, exp.DateFromParts, exp.LastDay)
"""Functions that give a date, where sqlglot does not say so."""

_SAFE: tuple[type[exp.Expr], ...] = (
    exp.Alias, exp.All, exp.And, exp.Any, exp.CTE, exp.Column, exp.Concat, exp.Count, exp.CurrentTimestamp,
    exp.DenseRank, exp.Distinct, exp.Exists, exp.From, exp.Group, exp.Having, exp.Identifier, exp.Is,
    exp.Join, exp.Length, exp.Like, exp.Limit, exp.Literal, exp.Lower, exp.Max, exp.Min, exp.Not, exp.Null,
    exp.Or, exp.Order, exp.Ordered, exp.Parameter, exp.Paren, exp.Rank, exp.RowNumber, exp.Select, exp.Star,
    exp.Table, exp.TableAlias, exp.Trim, exp.TryCast, exp.Tuple, exp.Upper, exp.Var, exp.Where, exp.Window,
    exp.WindowSpec, exp.With, exp.WithTableHint,
)  # fmt: skip

_PLAIN: tuple[type[exp.Expr], ...] = (
    exp.Boolean, exp.Cast, exp.CurrentTimestamp, exp.DataType, exp.DataTypeParam, exp.DateAdd, exp.DateDiff,
    exp.DateFromParts, exp.Day, exp.Extract, exp.Identifier, exp.Interval, exp.LastDay, exp.Month, exp.Neg,
    exp.Parameter, exp.Paren, exp.TimeStrToTime, exp.TsOrDsToDate, exp.Var, exp.Year,
)  # fmt: skip
"""What may be made of the clock, of dates and of small numbers, and never fails."""
_FEW = 3
"""Digits of a number that no date is moved out of its range by."""


def may_fail(tree: exp.Query, catalog: Catalog) -> bool:
    """Whether what rows hold could end the statement with an error; True where that is not known."""
    tree = tree.copy()
    annotate(tree, catalog)
    return any(_is_risk(node) for node in tree.walk())


def _is_risk(node: exp.Expr) -> bool:
    if isinstance(node, exp.Literal) and not node.is_string:
        return len(node.name) > LONGEST_NUMBER
    if isinstance(node, _SAFE):
        return False
    judge = _JUDGES.get(type(node))
    if judge is not None:
        return not judge(node)
    return not _is_plain(node)


def _is_plain(node: exp.Expr) -> bool:
    """Whether an expression without a column cannot fail, wherever it is worked out.

    `1 / 0` in a CASE fails for the rows of its branch, and so tells of them.
    """
    return all(
        (_is_date(part.name) if part.is_string else len(part.name) <= _FEW)
        if isinstance(part, exp.Literal)
        else isinstance(part, _PLAIN) and (not isinstance(part, exp.Cast) or _to_date(part))
        for part in node.walk()
    )


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False


def _to_date(node: exp.Cast) -> bool:
    """A date of any kind becomes a date; as a smalldatetime or a datetime it could be too early or late."""
    return bool(node.args["to"].this == exp.DType.DATE)


def _kind(node: exp.Expr) -> str:
    """number, text, date, null, or "" where it is not known; of the values of a subquery, what it gives."""
    if isinstance(node, exp.Null):
        return "null"
    if isinstance(node, exp.Parameter):
        return "number"
    query = node.unnest()
    if isinstance(query, exp.Select) and len(query.selects) == 1:
        return _kind(query.selects[0].unalias())
    if isinstance(node, _DATES):
        return "date"
    kind = kind_of(node)
    if kind in ("int", "decimal", "float"):
        return "number"
    return {"datetime": "date", "unknown": ""}.get(kind, kind)


def _alike(nodes: Iterable[exp.Expr | None]) -> bool:
    """Whether no value has to be converted to be held against the others, but for a constant to the date that
    it is."""
    given = [node for node in nodes if node is not None]
    kinds = {_kind(node) for node in given} - {"null"}
    texts = (node for node in given if isinstance(node, exp.Literal) and node.is_string)
    constants = [node for node in texts if _is_date(node.name)]
    if "date" in kinds and constants:
        kinds = {_kind(node) for node in given if node not in constants} - {"null"}
    return len(kinds) <= 1 and "" not in kinds


def _operands(node: exp.Expr) -> bool:
    return _alike((node.args.get("this"), node.args.get("expression"), *node.expressions))


def _of_coalesce(node: exp.Expr) -> bool:
    """ISNULL gives the type of its first argument, which a larger number would leave."""
    small = all(
        isinstance(other, exp.Literal) and len(other.name) < _FEW
        for other in node.expressions
        if _kind(other) == "number"
    )
    return _operands(node) and (small or not node.args.get("is_null"))


def _of_if(node: exp.Expr) -> bool:
    """IIF, as CASE; the WHEN of a CASE is judged with it."""
    return isinstance(node.parent, exp.Case) or _alike((node.args.get("true"), node.args.get("false")))


def _of_in(node: exp.Expr) -> bool:
    return _alike((node.this, *node.expressions, node.args.get("query")))


def _of_case(node: exp.Expr) -> bool:
    ways = node.args.get("ifs") or []
    results = [way.args.get("true") for way in ways]
    compared = [node.this, *(way.this for way in ways)] if node.this is not None else []
    return _alike([*results, node.args.get("default")]) and _alike(compared)


def _of_sum(node: exp.Expr) -> bool:
    """Totals of decimals, or of small constants: whole numbers leave their range."""
    small = all(len(number.name) <= _SMALL for number in node.this.find_all(exp.Literal))
    if kind_of(node.this) in ("decimal", "float"):
        return True
    whole = node.this.find(exp.Column) is not None and not isinstance(node.this.unnest(), exp.Case)
    results = node.this.find_all(exp.If)
    counted = all(isinstance(way.args.get("true"), exp.Literal | exp.Null) for way in results)
    return small and not whole and counted


def _of_plus(node: exp.Expr) -> bool:
    """Decimals grow by a digit, texts are cut; whole numbers and dates leave their range."""
    kinds = {kind_of(node.this), kind_of(node.expression)}
    return kinds in ({"decimal"}, {"float"}, {"text"}) or _is_plain(node)


def _of_cut(node: exp.Expr) -> bool:
    """LEFT, RIGHT and SUBSTRING take no negative length."""
    counts = [value for name, value in node.args.items() if name != "this" and isinstance(value, exp.Expr)]
    return all(isinstance(count, exp.Literal) for count in counts)


def _of_cast(node: exp.Expr) -> bool:
    """A date of any kind to a date, a text to a text, and what sqlglot puts around what LEFT is given."""
    assert isinstance(node, exp.Cast)
    kind = _kind(node)
    same = _kind(node.this) == kind and (kind == "text" or (kind == "date" and _to_date(node)))
    added = isinstance(node.parent, exp.Left | exp.Right) and node.args["to"].this == exp.DType.TEXT
    return same or added or _is_plain(node)


def _of_difference(node: exp.Expr) -> bool:
    small = node.text("unit").upper() in _DAYS and _alike((_written(node.this), _written(node.expression)))
    return small or _is_plain(node)


def _of_lag(node: exp.Expr) -> bool:
    offset = node.args.get("offset")
    return (offset is None or isinstance(offset, exp.Literal)) and _alike(
        (node.this, node.args.get("default"))
    )


def _of_date(node: exp.Expr) -> bool:
    given = node.expression if isinstance(node, exp.Extract) else node.this
    return _kind(_written(given)) == "date" or _is_plain(node)


def _written(node: exp.Expr) -> exp.Expr:
    """Without the conversions that sqlglot puts around what date functions are given."""
    while isinstance(node, exp.TsOrDsToDate | exp.TimeStrToTime):
        node = node.this
    return node


def _of_parts(node: exp.Expr) -> bool:
    """A day up to the 28th of the year and month of a date is a date."""
    parts = [node.args.get(name) for name in ("year", "month", "day")]
    of_date = isinstance(parts[0], exp.Year) and isinstance(parts[1], exp.Month)
    early = isinstance(parts[2], exp.Literal) and parts[2].name in _EARLY_DAYS
    return (of_date and early) or _is_plain(node)


def _of_decimal(node: exp.Expr) -> bool:
    return kind_of(node.this) in ("decimal", "float") or _is_plain(node)


def _of_subquery(node: exp.Expr) -> bool:
    """One that stands for a value gives one row, whatever the rows hold."""
    if isinstance(node.parent, exp.From | exp.Join | exp.Lateral | exp.CTE | exp.In | exp.Exists):
        return True
    query = node.unnest()
    if not isinstance(query, exp.Select) or len(query.selects) != 1:
        return isinstance(node.parent, exp.SetOperation)
    return query.args.get("group") is None and isinstance(query.selects[0].unalias(), exp.AggFunc)


def _of_union(node: exp.Expr) -> bool:
    """Branches whose columns are of other kinds are converted."""
    assert isinstance(node, exp.SetOperation)
    left, right = node.left.selects, node.right.selects
    pairs = zip(left, right, strict=False)
    return len(left) == len(right) and all(_alike((a.unalias(), b.unalias())) for a, b in pairs)


_JUDGES: dict[type[exp.Expr], Callable[[exp.Expr], bool]] = {
    **dict.fromkeys((exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Nullif), _operands),
    exp.Coalesce: _of_coalesce,
    exp.If: _of_if,
    exp.Between: lambda node: _alike((node.this, node.args.get("low"), node.args.get("high"))),
    exp.In: _of_in,
    exp.Case: _of_case,
    **dict.fromkeys((exp.Sum, exp.Avg), _of_sum),
    **dict.fromkeys((exp.Add, exp.Sub), _of_plus),
    **dict.fromkeys((exp.Left, exp.Right, exp.Substring), _of_cut),
    exp.Cast: _of_cast,
    exp.DateDiff: _of_difference,
    exp.Lag: _of_lag,
    **dict.fromkeys(
        (exp.Year, exp.Month, exp.Day, exp.Extract, exp.LastDay, exp.TsOrDsToDate, exp.TimeStrToTime),
        _of_date,
    ),
    exp.DateFromParts: _of_parts,
    **dict.fromkeys((exp.Abs, exp.Neg, exp.Floor, exp.Ceil), _of_decimal),
    exp.Subquery: _of_subquery,
    **dict.fromkeys((exp.Union, exp.Except, exp.Intersect), _of_union),
}
