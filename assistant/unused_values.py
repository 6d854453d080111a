"""What a question says that its SQL does not use: numbers, quoted words, dates, spans of time.

SQL that keeps every rule may still have lost a condition. A value is easy to look for: it stands in the SQL
as a literal, inside a text or a date, or in a name (`V1099YN`); a span of time leaves a date or a call of
GETDATE. Words that mean a table, a column or a condition without a value are not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import Token, TokenType

from assistant.parameters import COMPANY
from assistant.rules.locate import tokenize

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_SPAN = re.compile(
    r"(?<!first and )\b(?:(?:this|last|current|previous|prior|next|past)\s+(?:fiscal\s+|calendar\s+)?"
    r"(?:year|quarter|month|week)(?! closed)|quarter\s+[1-4]"
    r"|(?:last|previous|next|past)\s+\d+\s+(?:year|quarter|month|week|day)s|yesterday"
    rf"|(?:in|for|since|during|of|from|by|until|through|before|after)\s+{_MONTH})\b",
    re.IGNORECASE,
)
"""Spans that need a date; today and the year to date do not: balances are today's, columns hold the rest."""
_DAY = re.compile(
    r"(?<![\w-])(?:(\d{4})-\d\d?(?:-\d\d?)?|\d\d?[/.]\d\d?[/.](\d{4})"
    rf"|{_MONTH}\.?\s+\d\d?(?:st|nd|rd|th)?(?:,?\s+(\d{{4}}))?)(?![\w-])",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?<!\w)'([^'\n]{1,60})'(?!\w)|\"([^\"\n]{1,60})\"")
_NUMBER = re.compile(
    r"(?<![\w.,@#/\[-])(?!401\s?k\b)\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
    r"(?:\s?(k|thousand|m|million|%|percent))?(?![\w-]*\w)",
    re.IGNORECASE,
)
"""A number that stands alone; 401k is a pension plan."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = re.compile(r"(?<!\w)['\u2019](\d\d)(?![\w'\u2019])")
"""As in `October '26`."""
_TIMES = {"k": 1_000, "thousand": 1_000, "m": 1_000_000, "million": 1_000_000}
_OF_DATES = frozenset(
    [
        "GETDATE",
        "GETUTCDATE",
        "SYSDATETIME",
        "CURRENT_TIMESTAMP",
        "DATEFROMPARTS",
        "YEAR",
        "MONTH",
        "DATEPART",
    ]
)
_DATE = re.compile(r"(\d{4})-?\d\d(?:-?\d\d)?\b")
_TEXTS = (TokenType.STRING, TokenType.NATIONAL_STRING)
_NEW_YEAR = re.compile(r"(\d{4})-?01-?01")
_DATED = re.compile(r"date|mth|month|year|period", re.IGNORECASE)
"""In the name of a parameter that holds a date."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What the SQL says: its numbers, its texts and names in lower case, the digits within these, the years
    before whose first day something lies, and whether it has a date at all."""

    numbers: frozenset[Decimal]
    texts: tuple[str, ...]
    digits: frozenset[str]
    before: frozenset[str]
    moment: bool

    def has(self, digits: str) -> bool:
        """Whether digits stand in a number, a text or a name."""
        return Decimal(digits) in self.numbers or digits in self.digits

    def has_year(self, year: str) -> bool:
        """Whether the year stands there, alone, in a date such as `20260131`, or as all before the next."""
        within = any(len(run) == 8 and run.startswith(year) for run in self.digits)
        return self.has(year) or within or str(int(year) + 1) in self.before


def unused_values(question: str, sql: str) -> tuple[str, ...]:
    """The values of the question that the SQL does not use, as they are written, in their order.

    The company that a question names is left out: a rule of its own holds it. None where the SQL cannot be
    read.
    """
    try:
        said = _said(tokenize(sql))
    except (SqlglotError, ArithmeticError):
        return ()
    found = sorted((place, text) for place, text, used in _values(question, said) if not used)
    return tuple(dict.fromkeys(text for _, text in found))


def _said(tokens: list[Token]) -> _Said:
    numbers = {Decimal(token.text) for token in tokens if token.token_type is TokenType.NUMBER}
    texts = tuple(token.text.lower() for token in tokens if token.token_type is not TokenType.NUMBER)
    digits = frozenset(run.lstrip("0") or "0" for text in texts for run in re.findall(r"\d+", text))
    pairs = list(pairwise(tokens))
    before = frozenset(
        found[1]
        for sign, date in pairs
        if sign.token_type is TokenType.LT and (found := _NEW_YEAR.fullmatch(date.text))
    )
    moment = any(
        token.text.upper() in _OF_DATES or (token.token_type in _TEXTS and _DATE.match(token.text))
        for token in tokens
    )
    moment |= any(sign.token_type is TokenType.PARAMETER and _DATED.search(name.text) for sign, name in pairs)
    return _Said(frozenset(numbers), texts, digits, before, moment)


def _values(question: str, said: _Said) -> Iterator[tuple[int, str, bool]]:
    """Where each value stands in the question, how it is written, and whether it is used.

    What is read as one kind of value is blanked, so that the next kind does not read it again.
    """
    left = COMPANY.sub(_blank, question)
    for found in _QUOTED.finditer(left):
        text = (found[1] or found[2]).strip().lower()
        yield found.start(), found[0], any(text in other for other in said.texts)
    left = _QUOTED.sub(_blank, left)
    for found in _DAY.finditer(left):
        year = found[1] or found[2] or found[3]
        yield found.start(), found[0], said.has_year(year) if year else said.moment
    left = _DAY.sub(_blank, left)
    for found in _SPAN.finditer(left):
        yield found.start(), found[0], said.moment
    for found in _SHORT_YEAR.finditer(left):
        yield found.start(), found[0], said.has_year(f"20{found[1]}")
    left = _SHORT_YEAR.sub(_blank, left)
    for found in _NUMBER.finditer(_SPAN.sub(_blank, left)):
        yield found.start(), found[0].strip(), _used(found, said)


def _used(number: re.Match[str], said: _Said) -> bool:
    whole, fraction, unit = number[1].replace(",", ""), number[2] or "", (number[3] or "").lower()
    value = Decimal(whole + fraction)
    forms = {value, value * _TIMES.get(unit, 1)}
    percent = unit in ("%", "percent")
    if percent:
        forms |= {value / 100, 1 + value / 100}
    if forms & said.numbers or (percent and value == 100):
        return True
    if fraction:
        return False
    return said.has_year(whole) if _YEAR.fullmatch(whole) else said.has(whole.lstrip("0") or "0")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
