"""The SQL that a question brings along to be corrected."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from sqlglot import exp

from assistant.rules.parse import read

_BEGINS = ("select", "with")
_MOST_TRIES = 8


@lru_cache(maxsize=64)
def pasted_sql(question: str) -> str:
    """The part of a question from its first SELECT or WITH on that reads as a query over tables, or "".

    `select the open jobs` is English: a query names what it reads after FROM. What stands before it is
    prose, whose apostrophes are no quotes.
    """
    for start in sorted(_starts(question))[:_MOST_TRIES]:
        text = question[start:].rstrip(" `\n\t\"'").strip()
        trees = read(text).trees
        if trees and isinstance(trees[0], exp.Query) and trees[0].find(exp.Table) is not None:
            return text
    return ""


def _starts(question: str) -> Iterator[int]:
    """Where a word stands that begins queries."""
    lower = question.lower()
    for word in _BEGINS:
        place = lower.find(word)
        while place >= 0:
            around = lower[max(place - 1, 0) : place] + lower[place + len(word) :][:1]
            if not any(letter.isalnum() or letter == "_" for letter in around):
                yield place
            place = lower.find(word, place + 1)
