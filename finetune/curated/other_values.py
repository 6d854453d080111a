"""The same question with other values, so that a model learns to copy them from the question.

What stands in a statement and, in the same letters, in its question is changed in both: years, numbers of
three digits and more, codes with digits in them, and names. What a statement says and the question does not
(statuses, flags, implied dates) is meaning, and stays.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from datetime import date

import sqlglot
from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.parse import read
from schema_index import Catalog

_YEAR = re.compile(r"\b20[0-4]\d\b")
_SHIFTS = (-2, -1, 0, 1, 2, 3)
_COMPARISONS = (exp.EQ, exp.NEQ, exp.GT, exp.GTE, exp.LT, exp.LTE, exp.Like, exp.In, exp.Between)
_SHORTEST_NUMBER, _SHORTEST_NAME = 3, 4


def names_in(statements: Iterable[str], catalog: Catalog) -> tuple[str, ...]:
    """The names of people, places and firms that statements compare with, in order of their letters; none
    that is the code of a column."""
    codes = {code for table in catalog for column in table.columns for code, _ in column.codes}
    found = (text.strip("%") for sql in statements for text in _compared(sql))
    return tuple(sorted({text for text in found if _is_name(text)} - codes))


def with_other_values(
    question: str, sql: str, names: Sequence[str], rng: random.Random, fixed: Iterable[str] = ()
) -> tuple[str, str]:
    """Question and statement with other values, as far as it has any; names are drawn from `names`.

    Words of the question in `fixed` stay. `sql` is T-SQL that sqlglot reads.
    """
    tokens = _literals(sql)
    compared = _compared(sql)
    years = _years(question, tokens, rng)
    values: dict[str, str] = {}
    kept = {word.lower() for text in fixed for word in text.split()}
    for text in dict.fromkeys(token.text for token in tokens if _day(token) is None):
        value = text.strip("%")
        if text not in compared or value in years or not _said_once(value, question):
            continue
        if set(value.lower().split()) & kept:
            continue
        new = _other(value, names, rng)
        if new is not None:
            values[value.lower()] = new
    if values:
        question = re.sub(_any_of(values), lambda said: _other_word(said[0], values), question, flags=re.I)
    question = _YEAR.sub(lambda said: years.get(said[0], said[0]), question)
    for token in reversed(tokens):
        sql = sql[: token.start] + _written(token, years | values) + sql[token.end + 1 :]
    return question, sql


def _literals(sql: str) -> list[Token]:
    kinds = (TokenType.STRING, TokenType.NUMBER)
    return [token for token in sqlglot.tokenize(sql, read="tsql") if token.token_type in kinds]


def _compared(sql: str) -> set[str]:
    """The literals that something is compared with."""
    literals = (literal for tree in read(sql).trees for literal in tree.find_all(exp.Literal))
    return {literal.this for literal in literals if isinstance(literal.parent, _COMPARISONS)}


def _years(question: str, tokens: Sequence[Token], rng: random.Random) -> dict[str, str]:
    """Other years for those of the question; none where the statement names none of them, where a date of it
    is of another year, or a code has one in it."""
    said = set(_YEAR.findall(question))
    known = said | {str(int(year) + 1) for year in said}
    dated = {str(day.year) for token in tokens if (day := _day(token)) is not None}
    codes = (token.text for token in tokens if _day(token) is None and token.text not in known)
    named = dated | {token.text for token in tokens}
    if not named & known or not dated <= known or any(year in code for code in codes for year in known):
        return {}
    shift = rng.choice(_SHIFTS)
    return {year: str(int(year) + shift) for year in known} if shift else {}


def _day(token: Token) -> date | None:
    try:
        return date.fromisoformat(token.text) if token.token_type == TokenType.STRING else None
    except ValueError:
        return None


def _said_once(value: str, question: str) -> bool:
    return bool(value) and len(re.findall(_any_of([value]), question, flags=re.I)) == 1


def _any_of(values: Iterable[str]) -> str:
    """A pattern of these as whole words, the longest first."""
    longest = sorted(values, key=len, reverse=True)
    return rf"(?<![\w.,$-])(?:{'|'.join(map(re.escape, longest))})(?![\w-]|[.,]\d)"


def _other(value: str, names: Sequence[str], rng: random.Random) -> str | None:
    if value.isdecimal():
        if len(value) < _SHORTEST_NUMBER or value.startswith("0") or _YEAR.fullmatch(value):
            return None
        return str(rng.randrange(10 ** (len(value) - 1), 10 ** len(value)))
    if any(map(str.isdigit, value)):
        first = iter([True])
        return re.sub(r"\d", lambda _: str(rng.randrange(1 if next(first, False) else 0, 10)), value)
    if value not in names:
        return None
    like = [name for name in names if len(name.split()) == len(value.split()) and name != value]
    return rng.choice(like) if like else None


def _is_name(text: str) -> bool:
    words = text.split()
    return len(text) >= _SHORTEST_NAME and all(
        word.isalpha() and word[0].isupper() and word[1:].islower() for word in words
    )


def _other_word(said: str, swaps: dict[str, str]) -> str:
    new = swaps[said.lower()]
    return new.lower() if said.islower() else new


def _written(token: Token, swaps: dict[str, str]) -> str:
    """The literal as the statement then writes it."""
    text = token.text
    if (day := _day(token)) is not None:
        year = str(day.year)
        new = swaps.get(year, year) + text[4:]
    else:
        value = text.strip("%")
        new = text.replace(value, swaps.get(value.lower(), value)) if value else text
    quoted = "'" + new.replace("'", "''") + "'"
    return quoted if token.token_type == TokenType.STRING else new
