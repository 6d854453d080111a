"""What a column is worth to a question that does not name it: labels, codes, amounts, dates."""

from __future__ import annotations

import re
from pathlib import Path

from schema_index import Column, Table

_LABELS = frozenset({"Description", "Name", "LastName", "FirstName", "SortName"})
AMOUNTS = ("numeric", "decimal", "money", "smallmoney")
"""The types, without their length, that amounts have."""
_FEW_CODES = 12
_TIME_WORDS = frozenset(Path(__file__).with_name("time_words.txt").read_text(encoding="utf-8").split())


def asks_for_time(question: str) -> bool:
    """Whether the question speaks of dates or periods."""
    words = re.findall(r"[a-z]+|\d+", question.lower())
    return any(word in _TIME_WORDS or (word.startswith("20") and len(word) == 4) for word in words)


def column_prior(column: Column, table: Table, *, timely: bool) -> float:
    """The worth of a column beside that of the words it shares with the question, where a rare word adds
    about 6: names of things 1, dates 0.6 (2.1 where the question is `timely`), codes 0.6, amounts 0.5."""
    kind = column.type.split("(")[0]
    if column.name in _LABELS:
        return 1.0
    if column.codes and len(column.codes) <= _FEW_CODES:
        return 0.6
    if "date" in kind:
        return 2.1 if timely and column.name not in table.key else 0.6
    return 0.5 if kind in AMOUNTS else 0.0
