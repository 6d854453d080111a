"""The SQL type of an expression in a SELECT list, where it follows from its parts."""

from __future__ import annotations

from collections.abc import Callable

from sqlglot import exp

from schema_index.ddl.sql_types import built_in

TypeOf = Callable[[exp.Column], str]
"""The resolved type of a column reference, or ""."""

# What functions return, from the Transact-SQL reference of each; the first class that fits counts.
RETURNS: tuple[tuple[tuple[type[exp.Expr], ...], str], ...] = (
    ((exp.RowNumber, exp.Rank, exp.DenseRank, exp.Ntile), "bigint"),
    ((exp.Count, exp.Year, exp.Month, exp.Day, exp.DateDiff, exp.Length, exp.StrPosition), "int"),
    ((exp.Extract, exp.Ascii, exp.Unicode), "int"),
    ((exp.CurrentTimestamp,), "datetime"),
    ((exp.CurrentUser, exp.SessionUser), "nvarchar(128)"),
    ((exp.HexString,), "varbinary"),
    ((exp.ConcatWs, exp.Concat, exp.Replace, exp.Stuff, exp.Chr, exp.Space, exp.Repeat), "varchar"),
    ((exp.TimeToStr, exp.NumberToStr, exp.Reverse), "varchar"),
)
# The type of these is that of their first part (or of the first of their parts that has one).
LIKE_THEIR_PARTS = (
    *(exp.Sum, exp.Avg, exp.Min, exp.Max, exp.Coalesce, exp.Nullif, exp.Abs, exp.Neg, exp.Paren, exp.Window),
    *(exp.Round, exp.Ceil, exp.Floor, exp.Collate, exp.Lag, exp.Lead, exp.FirstValue, exp.LastValue),
    *(exp.Upper, exp.Lower, exp.Trim, exp.Substring, exp.Left, exp.Right, exp.DateAdd, exp.IgnoreNulls),
)
ARITHMETIC = (exp.Add, exp.Sub, exp.Mul, exp.Div, exp.Mod)
# Data type precedence, from the Transact-SQL reference, highest first; text is lowest.
PRECEDENCE = (
    *("datetimeoffset", "datetime2", "datetime", "smalldatetime", "date", "time", "float", "real"),
    *("decimal", "numeric", "money", "smallmoney", "bigint", "int", "smallint", "tinyint", "bit"),
    *("ntext", "text", "nvarchar", "nchar", "varchar", "char", "varbinary", "binary"),
)
TEXTS = frozenset({"char", "varchar", "nchar", "nvarchar"})
LONGEST = 8000
"""Bytes of a text that is not (max), from "Maximum capacity specifications"."""
DEEPEST = 40


def expression_type(node: exp.Expr, type_of: TypeOf, depth: int = 0) -> str:
    """The type of an expression, or "" where it does not follow from what is known."""
    if depth > DEEPEST:
        return ""
    if isinstance(node, exp.Column):
        return "" if isinstance(node.this, exp.Star) else type_of(node)
    if isinstance(node, exp.Alias):
        return expression_type(node.this, type_of, depth + 1)
    if isinstance(node, exp.Cast):
        return _converted(node.args["to"])
    if isinstance(node, exp.Convert):
        return _converted(node.this)
    if isinstance(node, exp.Dot) and isinstance(node.expression, exp.Anonymous):
        return _of_xml(node.expression)
    if isinstance(node, exp.Count) and node.args.get("big_int"):
        return "bigint"
    if isinstance(node, exp.Literal):
        return _literal(node)
    if isinstance(node, exp.National):
        return f"nvarchar({max(len(node.name), 1)})"
    for classes, returned in RETURNS:
        if isinstance(node, classes):
            return returned
    return _from_parts(node, type_of, depth)


def _from_parts(node: exp.Expr, type_of: TypeOf, depth: int) -> str:
    def parts(nodes: list[exp.Expr | None]) -> list[str]:
        return [expression_type(part, type_of, depth + 1) for part in nodes if isinstance(part, exp.Expr)]

    if isinstance(node, exp.Case):
        branches = [branch.args.get("true") for branch in node.args.get("ifs") or []]
        return _highest(parts([*branches, node.args.get("default")]))
    if isinstance(node, exp.If):
        return _highest(parts([node.args.get("true"), node.args.get("false")]))
    if isinstance(node, exp.Add):
        found = parts([node.this, node.expression])
        return _concatenated(found) if all(_is_text(part) for part in found) else _highest(found)
    if isinstance(node, ARITHMETIC):
        return _highest(parts([node.this, node.expression]))
    if isinstance(node, exp.Coalesce):
        found = parts([node.this, *node.expressions])
        return next((part for part in found if part), "") if node.args.get("is_null") else _highest(found)
    if isinstance(node, LIKE_THEIR_PARTS):
        return next((found for found in parts([node.this]) if found), "")
    return ""


def _literal(node: exp.Literal) -> str:
    if node.is_string:
        return f"varchar({max(len(node.name), 1)})"
    return "int" if node.name.isdigit() else "numeric"


def _highest(types: list[str]) -> str:
    """The type that the others are converted to; of two of one name, the longer."""
    known = [found for found in types if found]
    ranked = sorted(known, key=lambda found: (_rank(found), -_length(found), found))
    if ranked and all(_is_text(found) and _length(found) for found in ranked):
        longest = max(ranked, key=_length)
        return ranked[0].split("(")[0] + longest[longest.index("(") :]
    return ranked[0] if ranked else ""


def _converted(kind: exp.Expr) -> str:
    """The type of CAST or CONVERT in SQL Server's spelling; text that does not say has 30 characters."""
    written = str(kind.sql("tsql")).lower().replace(", ", ",")
    bare, _, arguments = written.partition("(")
    name = built_in(bare) or bare
    if not arguments:
        return f"{name}(30)" if name in TEXTS else name
    return f"{name}({arguments}"


def _of_xml(call: exp.Anonymous) -> str:
    """What the methods of a column of XML return."""
    method = call.name.lower()
    if method == "value" and len(call.expressions) == 2 and isinstance(call.expressions[1], exp.Literal):
        return str(call.expressions[1].name).lower().replace(" ", "")
    return {"query": "xml", "exist": "bit"}.get(method, "")


def _is_text(sql_type: str) -> bool:
    return sql_type.split("(")[0] in TEXTS


def _length(sql_type: str) -> int:
    """The first number in the parentheses of a type; (max) is more than any."""
    inside = sql_type.partition("(")[2].rstrip(")").partition(",")[0]
    return int(inside) if inside.isdigit() else LONGEST + 1 if inside == "max" else 0


def _concatenated(types: list[str]) -> str:
    """The type of two texts in one; without a length where one of them has none."""
    bare = _highest([part.split("(")[0] for part in types])
    lengths = [_length(part) for part in types]
    if not all(lengths):
        return bare
    if max(lengths) > LONGEST:
        return f"{bare}(max)"
    return f"{bare}({min(sum(lengths), LONGEST // 2 if bare.startswith('n') else LONGEST)})"


def _rank(sql_type: str) -> int:
    bare = sql_type.split("(")[0]
    return PRECEDENCE.index(bare) if bare in PRECEDENCE else len(PRECEDENCE)
