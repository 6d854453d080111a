"""The numbers that an answer may name: said ones, codes of columns, usual ones.

A small model copies figures badly and adds conditions with figures of its own (`Status = 202414`). Of 4,000
statements written by hand, 3,998 name no other numbers than these.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from text_to_num import alpha2digit

from schema_index import Table

_SAID = re.compile(
    r"(?<![\d.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s?(k|thousand|m|mm|million|bn|billion|%|percent)\b)?",
    re.IGNORECASE,
)
_UNITS = {"k": 3, "thousand": 3, "m": 6, "mm": 6, "million": 6, "bn": 9, "billion": 9}
"""Powers of ten."""
_USUAL = [*range(32), 40, 45, 48, 50, 52, 59, 60, 61, 75, 80, 90, 91, 99, 100, 120, 121, 150, 180]
_USUAL += [360, 365, 999, 1000, 1900]
_PARTS = ("0.01", "0.1", "0.2", "0.25", "0.3", "0.5", "0.75", "0.8", "0.9", "1.1", "1.5")


def numbers_for(texts: Iterable[str], tables: Iterable[Table]) -> frozenset[Decimal]:
    """Numbers of at least 0: said in `texts`, in figures or in words, with those next to them; codes of
    the columns of `tables`; small whole ones and usual parts and days."""
    found = {*map(Decimal, _USUAL), *map(Decimal, _PARTS)}
    for text in texts:
        found.update(_said(text))
        found.update(_said(alpha2digit(text, "en")))
    for table in tables:
        for column in table.columns:
            found.update(Decimal(code) for code, _ in column.codes if code.isdecimal())
    return frozenset(number for number in found if number >= 0)


def _said(text: str) -> Iterator[Decimal]:
    """Each number of a text, alone, in its unit, in thousands and millions, as a share or a year, and those
    next to it."""
    for number in _SAID.finditer(text):
        value = Decimal(number[1].replace(",", "") + (number[2] or ""))
        for power in {0, 3, 6, _UNITS.get((number[3] or "").lower(), 0)}:
            yield value * 10**power
        share = value / 100
        yield from (share, 1 + share, 1 - share, 100 - value, value + 1, value - 1)
        if re.fullmatch(r"\d\d", number[0]):
            yield from (2000 + value, 2001 + value)
