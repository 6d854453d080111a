"""The SQL that a question brings along to be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sqlglot import exp

from assistant.rules.dialect import OTHERS, select_of
from assistant.rules.parse import read

_BEGINS = re.compile(r"(?<!\w)(?:select|with)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(r"\n\s*\n|```")
_AROUND = " \t\r\n`"
_MOST_TRIES = 8


@lru_cache(maxsize=64)
def pasted_sql(question: str) -> str:
    """The part of a question from its first SELECT or WITH on that reads as a query over tables, or "".

    `select the open jobs` is English: a query names what it reads after FROM. What stands before it is
    prose, whose apostrophes are no quotes; so is what stands after a blank line or a closing code fence.
    """
    starts = [match.start() for match in _BEGINS.finditer(question)]
    for start in starts[:_MOST_TRIES]:
        for text in dict.fromkeys(_whole(question[start:])):
            if any(tree.find(exp.Table) is not None for tree in _query(text)):
                return text
    return ""


def is_bare(question: str) -> bool:
    """Whether a question is SQL and nothing else: no word says what is to be done with it."""
    sql = pasted_sql(question)
    return bool(sql) and not any(letter.isalnum() for letter in question.replace(sql, "", 1))


def sql_to_correct(question: str) -> str:
    """The SQL of a question that says something beside it, or "": bare SQL over a missing name is refused."""
    return "" if is_bare(question) else pasted_sql(question)


def _query(text: str) -> Iterator[exp.Query]:
    """The query that a text begins with, in T-SQL or another dialect."""
    reading = read(text)
    if reading.error and not reading.oversized:
        yield from [tree for tree in (select_of(text, name) for name in OTHERS) if tree is not None][:1]
    for tree in reading.trees[:1]:
        if isinstance(tree, exp.Query):
            yield tree


def _whole(text: str) -> Iterator[str]:
    """What the SQL may be: all of a text, without a quote around it, or what stands before the prose."""
    for part in (text, _ENDS.split(text, maxsplit=1)[0]):
        yield part.strip(_AROUND)
        yield part.strip(_AROUND).rstrip("\"'" + _AROUND)
