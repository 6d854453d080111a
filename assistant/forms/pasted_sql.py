"""The SQL that a question brings along to be corrected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from assistant.rules.dialect import OTHERS, select_of
from assistant.rules.parse import read

_BEGINS = re.compile(r"(?<!\w)(?:select|with)(?!\w)", re.IGNORECASE)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")
_FENCE = re.compile(r"```\w*")
_PREAMBLE = re.compile(
    r"(?<!\w)declare\s+@|(?:^|[\n:])\s*use\s+\[?\w+\]?\s*;?\s*(?:go\s*;?\s*)?$", re.IGNORECASE
)
_PROSE = re.compile(r"[A-Za-z][A-Za-z'\u2019-]*[.,;:!?\u2026]*")
_SIGN = re.compile(r"\w\.\w|[=<>*(\[@\n]")
_AROUND = " \t\r\n`"
_MOST_TRIES = 8
_SHORTEST_WORD = 3
"""Characters; shorter ones are left as the aliases that they may be."""
_MOST_WORDS = 20
"""Of prose behind a statement that are left out to find its end."""


@lru_cache(maxsize=64)
def pasted_sql(question: str) -> str:
    """The part of a question from its first SELECT or WITH on that reads as a query over tables, or "".

    The longest such part: prose behind it, after a blank line, a closing code fence or on its last line, is
    left out. `select the open jobs` is English, and so is `select vendor names from APVM`, which has no sign
    of SQL. What stands before a statement is prose, whose apostrophes are no quotes.
    """
    starts = [match.start() for match in _BEGINS.finditer(question)]
    for start in starts[:_MOST_TRIES]:
        tried: set[str] = set()
        for text, any_dialect in _wholes(question[start:]):
            if text in tried:
                continue
            tried.add(text)
            query = next(_query(text, any_dialect), None)
            if query is not None and query.find(exp.Table) is not None and not _is_english(text):
                return _without_last_word(text, query)
    return ""


def is_bare(question: str) -> bool:
    """Whether a question is SQL and nothing else: no word says what is to be done with it."""
    if not (sql := pasted_sql(question)):
        return False
    before, _, after = question.partition(sql)
    said = _FENCE.sub("", before[: start_of_preamble(before)] + after)
    return not any(letter.isalnum() for letter in said)


def sql_to_correct(question: str) -> str:
    """The SQL of a question that says something beside it, or "": bare SQL over a missing name is refused."""
    return "" if is_bare(question) else pasted_sql(question)


def start_of_preamble(before: str) -> int:
    """Where in the text before a SELECT its DECLARE or USE begins; the text's end where there is none."""
    found = _PREAMBLE.search(before)
    return found.start() if found else len(before)


def _query(text: str, any_dialect: bool) -> Iterator[exp.Query]:
    """The query that a text begins with, in T-SQL or another dialect."""
    reading = read(text)
    if any_dialect and reading.error and not reading.oversized:
        yield from [tree for tree in (select_of(text, name) for name in OTHERS) if tree is not None][:1]
    for tree in reading.trees[:1]:
        if isinstance(tree, exp.Query):
            yield tree


def _wholes(text: str) -> Iterator[tuple[str, bool]]:
    """What the SQL may be, the longest first, and whether other dialects than T-SQL are tried."""
    fenced = _FENCE.split(text, maxsplit=1)[0]
    breaks = [match.start() for match in _BLANK_LINE.finditer(fenced)]
    parts = [text, fenced, *(fenced[:end] for end in reversed(breaks[:_MOST_TRIES]))]
    for part in parts:
        yield part.strip(_AROUND), True
        yield part.strip(_AROUND).rstrip("\"'" + _AROUND), True
    for part in parts[1:]:
        yield from ((shorter, False) for shorter in _without_prose(part.strip(_AROUND)))


def _without_prose(text: str) -> Iterator[str]:
    """A text without its last words, while these are prose: a condition is never left out."""
    gaps = list(re.finditer(r"\s+", text))[-_MOST_WORDS:]
    for gap in reversed(gaps):
        word = text[gap.end() :].split(maxsplit=1)[0]
        if not _PROSE.fullmatch(word) or (word.isupper() and _is_keyword(word)):
            return
        if not _is_keyword(word):
            yield text[: gap.start()]


def _is_keyword(word: str) -> bool:
    tokens = read(word.rstrip(".,;:!?\u2026").upper()).tokens
    return len(tokens) == 1 and tokens[0].token_type is not TokenType.VAR


def _is_english(text: str) -> bool:
    """Whether a text has no sign of SQL but words in small letters, on one line."""
    return not text[:6].isupper() and not _SIGN.search(text)


def _without_last_word(text: str, query: exp.Query) -> str:
    """The statement without a word at its end that reads as the alias of a table and is none: `please`."""
    tokens = read(text).tokens
    if len(tokens) < 2 or tokens[-2].token_type is TokenType.ALIAS:
        return text
    last = tokens[-1].text.lower()
    aliases = [table.alias.lower() for table in query.find_all(exp.Table)]
    used = any(column.table.lower() == last for column in query.find_all(exp.Column))
    is_word = len(last) >= _SHORTEST_WORD or _is_keyword(last)
    return text[: tokens[-1].start].rstrip() if is_word and last in aliases and not used else text
