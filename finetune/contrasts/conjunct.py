"""Comparisons of a statement's ON and WHERE clauses that can be left out, by their place in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import sqlglot
from sqlglot.tokenizer_core import Token

_OPENS = frozenset({"ON", "WHERE", "AND"})
_ENDS = frozenset(
    {"AND", "JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "WHERE", "GROUP", "GROUP BY", "HAVING"}
    | {"ORDER", "ORDER BY", ")", ";", "UNION"}
)


@dataclass(frozen=True, slots=True)
class Conjunct:
    """`left = right` between AND, ON or WHERE and the next clause.

    `left` and `right` are (table or alias, column); for a value `right` is ("", its text). `value` is the
    place of the value in the text, and `without` the statement without the comparison ("" where it is the
    only one of an ON).
    """

    left: tuple[str, str]
    right: tuple[str, str]
    value: tuple[int, int]
    without: str


def conjuncts(sql: str) -> Iterator[Conjunct]:
    """Every comparison of a qualified column with a qualified column, a value or a parameter."""
    tokens = sqlglot.tokenize(sql, read="tsql")
    for place in range(1, len(tokens) - 4):
        opener = tokens[place - 1].text.upper()
        if opener not in _OPENS or tokens[place + 1].text != "." or tokens[place + 3].text != "=":
            continue
        left = (tokens[place].text, tokens[place + 2].text)
        right, end = _right(tokens, place + 4)
        follower = tokens[end].text.upper() if end < len(tokens) else ";"
        if right is None or follower not in _ENDS:
            continue
        span = (tokens[place + 4].start, tokens[end - 1].end + 1)
        yield Conjunct(left, right, span, _without(sql, tokens, place, end, opener, follower))


def _right(tokens: list[Token], place: int) -> tuple[tuple[str, str] | None, int]:
    """The right side and the token after it; between two columns, a parameter or a value."""
    text = tokens[place].text
    if place + 2 < len(tokens) and tokens[place + 1].text == ".":
        return (text, tokens[place + 2].text), place + 3
    if text == "@" and place + 1 < len(tokens):
        return ("", f"@{tokens[place + 1].text}"), place + 2
    return ("", text), place + 1


def _without(sql: str, tokens: list[Token], place: int, end: int, opener: str, follower: str) -> str:
    start, stop = tokens[place].start, tokens[end - 1].end + 1
    if opener == "AND":
        start = tokens[place - 1].start
    elif follower == "AND":
        stop = tokens[end].end + 1
    elif opener == "WHERE":
        start = tokens[place - 1].start
    else:
        return ""
    before, after = sql[:start].rstrip(" "), sql[stop:].lstrip(" ")
    glue = "" if not after or before.endswith("\n") or after[0] in "\n)" else " "
    return (before.rstrip() if after.startswith("\n") or not after else before) + glue + after
