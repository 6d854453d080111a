"""Text: lengths, searching, concatenation, and LIKE with character classes."""

from __future__ import annotations

import re

from sqlglot import exp

from assistant.tsql.kinds import Context, Transform, call, cast, iso_date, kind_of, number, refuse, text


def _length(node: exp.Expr, context: Context) -> exp.Expr:
    """LEN does not count trailing spaces."""
    return call("length", call("rtrim", text(_bare(node.this))))


def _bare(node: exp.Expr) -> exp.Expr:
    """The argument without the cast to text that the parser put around it."""
    if isinstance(node, exp.Cast) and node.to.this == exp.DataType.Type.TEXT and not node.to.expressions:
        inner: exp.Expr = node.this
        return inner
    return node


def _position(node: exp.Expr, context: Context) -> exp.Expr:
    """CHARINDEX, in any case, from a position on."""
    where, what = (call("lower", text(part)) for part in (node.this, node.args["substr"]))
    start = node.args.get("position")
    if start is None:
        return call("strpos", where, what)
    found = call("strpos", call("substr", where, start), what)
    shifted = exp.Sub(this=exp.Add(this=found, expression=start.copy()), expression=number(1))
    return exp.Case(
        ifs=[exp.If(this=exp.EQ(this=found.copy(), expression=number(0)), true=number(0))], default=shifted
    )


def _stuff(node: exp.Expr, context: Context) -> exp.Expr:
    whole, start, length = text(node.this), node.args["start"], node.args["length"]
    before = call("substr", whole, number(1), exp.Sub(this=exp.Paren(this=start), expression=number(1)))
    after = call("substr", whole.copy(), exp.Add(this=exp.Paren(this=start.copy()), expression=length))
    middle = call("coalesce", text(node.expression), "")
    return exp.Paren(this=exp.DPipe(this=exp.DPipe(this=before, expression=middle), expression=after))


def _aggregate(node: exp.Expr, context: Context) -> exp.Expr:
    """STRING_AGG of anything, as text."""
    value = node.this.this if isinstance(node.this, exp.Order) else node.this
    value.replace(text(value.copy()))
    return node


def _like(node: exp.Expr, context: Context) -> exp.Expr:
    """LIKE is in any case; classes such as [A-C] become a regular expression."""
    pattern = node.expression
    if kind_of(node.this) not in ("text", "unknown"):
        node.this.replace(cast(node.this.copy(), "VARCHAR"))
    if not (isinstance(pattern, exp.Literal) and "[" in pattern.name):
        matched: exp.Expr = exp.ILike(this=node.this, expression=pattern)
    else:
        matched = call("regexp_full_match", text(node.this), _regular(pattern.name), "is")
    return exp.Not(this=matched) if node.args.get("negate") else matched


def _regular(pattern: str) -> str:
    """A LIKE pattern as a regular expression."""
    parts, index = [], 0
    while index < len(pattern):
        letter = pattern[index]
        end = pattern.find("]", index + 1) if letter == "[" else -1
        if end > 0:
            inner = pattern[index + 1 : end]
            negated = inner.startswith("^")
            inner = inner[1:] if negated else inner
            parted = inner.split("-") if len(inner) > 1 else [inner]
            kept = "-".join(re.escape(part) for part in parted)
            parts.append(f"[{'^' if negated else ''}{kept}]")
            index = end
        else:
            parts.append({"%": ".*", "_": "."}.get(letter, re.escape(letter)))
        index += 1
    return "".join(parts)


def _pattern_index(node: exp.Expr, context: Context) -> exp.Expr:
    """PATINDEX with a pattern that is a literal between percent signs."""
    pattern, where = node.expressions
    if not (isinstance(pattern, exp.Literal) and pattern.name.startswith("%") and pattern.name.endswith("%")):
        raise refuse("PATINDEX with such a pattern", "write it as '%…%'")
    match = call("regexp_extract", text(where), f"(?is)^(.*?){_regular(pattern.name.strip('%'))}", number(1))
    test = call("regexp_matches", text(where).copy(), f"(?is){_regular(pattern.name.strip('%'))}")
    length = exp.Add(this=call("length", match), expression=number(1))
    return exp.Case(ifs=[exp.If(this=test, true=length)], default=number(0))


def _choose(node: exp.Expr, context: Context) -> exp.Expr:
    index, *values = node.expressions
    ifs = [
        exp.If(this=exp.EQ(this=index.copy(), expression=number(place)), true=value)
        for place, value in enumerate(values, 1)
    ]
    return exp.Case(ifs=ifs)


def _quote_name(node: exp.Expr, context: Context) -> exp.Expr:
    inner = exp.DPipe(this=exp.Literal.string("["), expression=text(node.expressions[0]))
    return exp.Paren(this=exp.DPipe(this=inner, expression=exp.Literal.string("]")))


def _literal(node: exp.Expr, context: Context) -> exp.Expr:
    """N'…' is a plain literal."""
    plain = exp.Literal.string(node.name)
    plain.type = exp.DataType.build("VARCHAR")
    return plain


def _comparison(node: exp.Expr, context: Context) -> exp.Expr:
    """Literals compare without trailing spaces; with a date, in any form that SQL Server reads; 'true'
    and 'false' as bits."""
    sides = [node.this, *node.expressions, *(node.args.get(name) for name in ("expression", "low", "high"))]
    present = [side for side in sides if isinstance(side, exp.Expr)]
    dated = any(kind_of(side) in ("date", "datetime") for side in present)
    whole = any(kind_of(side) == "int" for side in present)
    for side in present:
        if isinstance(side, exp.Literal) and side.is_string:
            if whole and side.name.lower() in ("true", "false"):
                side.replace(number(int(side.name.lower() == "true")))
                continue
            value = (iso_date(side.name) if dated else None) or side.name.rstrip(" ")
            side.replace(exp.Literal.string(value))
    return node


def _uncollated(node: exp.Expr, context: Context) -> exp.Expr:
    """COLLATE falls away: the demo compares in any case throughout."""
    inner: exp.Expr = node.this
    return inner


def _bytes(node: exp.Expr, context: Context) -> exp.Expr:
    return call("strlen", text(node.expressions[0]))


def _string(node: exp.Expr, context: Context) -> exp.Expr:
    """STR: a number right-aligned in a width (10), with decimals (0)."""
    value, *rest = node.expressions
    width, decimals = [int(part.name) for part in rest] + [10, 0][len(rest) :]
    return call("printf", f"%{width}.{decimals}f", cast(value, "DOUBLE"))


HANDLERS: dict[type[exp.Expr], Transform] = {
    exp.Length: _length,
    exp.StrPosition: _position,
    exp.Stuff: _stuff,
    exp.GroupConcat: _aggregate,
    exp.Like: _like,
    exp.National: _literal,
    exp.Collate: _uncollated,
    **dict.fromkeys((exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.In, exp.Between), _comparison),
}
NAMED: dict[str, Transform] = {
    "PATINDEX": _pattern_index,
    "CHOOSE": _choose,
    "QUOTENAME": _quote_name,
    "DATALENGTH": _bytes,
    "STR": _string,
}
