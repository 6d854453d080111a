"""No item twice in the outermost SELECT list: the later ones of the same text are taken out.

A small model that has lost the thread lists what it listed before; on a model server no constraint on its
decoding holds it back. Nobody asks for a column twice, and without it the rows are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp
from sqlglot.tokenizer_core import Token

from assistant.rules.finding import Edit, apply_edits
from assistant.rules.parse import read
from assistant.rules.tokens import closing, outside, parts, word


def listed_once(sql: str) -> str:
    """The statement without repeated items in its outermost list.

    It stays as it is where it is no single SELECT, or where ORDER BY counts the items.
    """
    reading = read(sql)
    if not isinstance(reading.tree, exp.Select) or _orders_by_number(reading.tree):
        return sql
    items = list(_items(reading.tokens)) if reading.tree.selects else []
    if len(items) != len(reading.tree.selects):
        return sql
    seen: set[tuple[str, ...]] = set()
    cuts: list[Edit] = []
    end = 0
    for item in items:
        said = tuple(token.text for token in item)
        last = item[-1].end + 1
        if said in seen:
            cuts.append(Edit(end, last, ""))
        seen.add(said)
        end = last
    return apply_edits(sql, cuts)


def _orders_by_number(select: exp.Select) -> bool:
    order = select.args.get("order")
    return order is not None and any(isinstance(one.this, exp.Literal) for one in order.expressions)


def _items(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens of each item of the SELECT that stands outside all parentheses."""
    places = [place for place in outside(tokens) if word(tokens[place]) in ("SELECT", "FROM", ";")]
    select = next(place for place in places if word(tokens[place]) == "SELECT")
    end = next((place for place in places if place > select), len(tokens))
    return parts(tokens[_first(tokens, select) : end])


def _first(tokens: Sequence[Token], select: int) -> int:
    """Where the items begin: after SELECT, DISTINCT, and TOP with its number."""
    place = select + 1
    while word(tokens[place]) in ("DISTINCT", "ALL"):
        place += 1
    if word(tokens[place]) == "TOP":
        place += 1 + (word(tokens[place + 1]) == "@")
        place = closing(tokens, place) + 1 if word(tokens[place]) == "(" else place + 1
        place += word(tokens[place]) == "PERCENT"
        place += 2 * (word(tokens[place]) == "WITH")
    return place
