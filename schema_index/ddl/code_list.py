"""The values that a CHECK constraint or a rule allows: `([Type]='R' OR [Type]='S')`, `@x IN (0, 1)`."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from schema_index.ddl.lexer import LexError, lex
from schema_index.views.query_tree import parse_condition

MOST_CODES = 60
"""Longer lists are data (states, currencies), not the codes of a column."""
YES_NO = {"Y": "yes", "N": "no"}
_BEFORE_VALUE = frozenset({"=", "(", ","})
_AFTER_VALUE = frozenset({"", ")", ",", "OR", "AND"})


def code_lists(condition: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Codes by column (or variable) in lower case, each with its meaning where that is plain, else "".

    A condition of several parts joined by AND gives the list of each part that is one; anything
    but equality with constants (ranges, LIKE, other columns) gives none.
    """
    tree = parse_condition(_with_strings(condition) if '"' in condition else condition)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for part in _parts(tree, exp.And) if tree is not None else ():
        name, values = _allowed(part)
        codes = tuple(dict.fromkeys(values))
        if name and 0 < len(codes) <= MOST_CODES:
            meanings = YES_NO if set(codes) <= YES_NO.keys() else {}
            found.setdefault(name, tuple((code, meanings.get(code, "")) for code in codes))
    return found


def _with_strings(condition: str) -> str:
    """The condition with `@value IN ("Y", "N")` as strings, which it is where QUOTED_IDENTIFIER is off.

    A name in double quotes is taken for a string where a constant stands: after `=`, `(` or a comma, with
    nothing after it that compares it.
    """
    try:
        tokens = list(lex(condition))
    except LexError:
        return condition
    text = condition
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        before = tokens[place - 1].word if place else ""
        after = tokens[place + 1].word if place + 1 < len(tokens) else ""
        if condition[token.start] == '"' and before in _BEFORE_VALUE and after in _AFTER_VALUE:
            value = token.text.replace("'", "''")
            text = f"{text[: token.start]}'{value}'{text[token.end :]}"
    return text


def _parts(tree: exp.Expr, kind: type[exp.Expr]) -> Iterator[exp.Expr]:
    """The operands of nested ANDs or ORs, from left to right, without their parentheses."""
    stack = [tree]
    while stack:
        node = stack.pop().unnest()
        if isinstance(node, kind):
            stack += [node.expression, node.this]
        else:
            yield node


def _allowed(part: exp.Expr) -> tuple[str, list[str]]:
    """The one column that a condition limits to constants, and these; ("", []) for any other."""
    name, values = "", []
    for choice in _parts(part, exp.Or):
        column, constants = _choice(choice)
        if not column or (name and column != name):
            return "", []
        name = column
        values += constants
    return name, values


def _choice(node: exp.Expr) -> tuple[str, list[str]]:
    if isinstance(node, exp.EQ):
        left, right = node.this.unnest(), node.expression.unnest()
        if _constant(left) is not None:
            left, right = right, left
        value = _constant(right)
        return (_name(left), [value]) if value is not None else ("", [])
    if isinstance(node, exp.In) and not node.args.get("query"):
        values = [_constant(value.unnest()) for value in node.expressions]
        known = [value for value in values if value is not None]
        return (_name(node.this.unnest()), known) if len(known) == len(values) else ("", [])
    if isinstance(node, exp.Is) and isinstance(node.expression, exp.Null):
        return _name(node.this.unnest()), []
    return "", []


def _name(node: exp.Expr) -> str:
    if isinstance(node, exp.Column | exp.Parameter):
        return node.name.lower()
    if isinstance(node, exp.Upper | exp.Trim):
        return _name(node.this.unnest())
    return ""


def _constant(node: exp.Expr) -> str | None:
    if isinstance(node, exp.Literal | exp.National):
        return node.name.strip() if node.name.strip() else None
    if isinstance(node, exp.Neg) and isinstance(node.this, exp.Literal):
        return f"-{node.this.name}"
    return None
