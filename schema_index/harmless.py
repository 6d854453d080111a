"""Text out of a schema, made so that in a prompt it can only be a comment or a name.

Descriptions and code meanings are rendered after `--` on one line of a prompt, names inside or outside of
brackets. So no line break, no end of a comment, no code fence and no marker of a chat template may come
through; names that would need such a change are refused, since a changed name would name nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from schema_index.catalog import Column

LONGEST_TEXT = 1000
LONGEST_MEANING = 200
LONGEST_CODE = 60
LONGEST_NAME = 128
"""Characters of an identifier, from the Transact-SQL reference, "Database identifiers"."""

# The strokes that templates write: ASCII, and the full-width and block forms of some models.
_STROKES = "|\uff5c\u2581"
# Runs that open or close comments, code, headings, tags or template marks, and what stands for them.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"-{2,}"), "-"),
    (re.compile(r"(/+\*+)+/*|(\*+/+)+\**"), " "),
    (re.compile(r"`+"), "'"),
    (re.compile(r"~{3,}"), "~"),
    (re.compile(r"#{2,}"), "#"),
    (re.compile(rf"[{_STROKES}]"), "/"),
    (re.compile(r"[<\uff1c\u2039\u00ab](?=\s*[\w/!?:<>])(?![\s\d=])"), "("),
    (re.compile(r"(?<=[\w/\"'\-:])[>\uff1e\u203a\u00bb](?![\s\d=])|(?<=[\w/\"'\-:])[>\uff1e]$"), ")"),
    (re.compile(r"\["), "("),
    (re.compile(r"\]"), ")"),
    (re.compile(r"\{[{%#]|[}%#]\}"), " "),
)
_SUSPECT = re.compile(rf"--|/\*|\*/|[`~#\[\]{{}}<>\uff1c\uff1e\u2039\u203a\u00ab\u00bb{_STROKES}]")
_LINE_ENDS = frozenset("\u2028\u2029")
_IN_NAMES = re.compile(rf"[\]\[`{_STROKES}<>\uff1c\uff1e]|--|/\*|\*/|\{{[{{%#]|[}}%#]\}}|##")


def harmless_text(text: str, limit: int = LONGEST_TEXT) -> str:
    """One line of at most `limit` characters, cut between words, that no reader takes for more than text."""
    if not text:
        return ""
    line = _cut(" ".join(_visible(text[: 20 * limit]).split()), limit)
    before = "" if _SUSPECT.search(line) else line
    # What stands for a mark can make another one with its neighbours, but there are fewer each time.
    while line != before:
        before = line
        for pattern, plain in _MARKS:
            line = pattern.sub(plain, line)
        line = _cut(" ".join(line.split()), limit)
    return line


def _cut(line: str, limit: int) -> str:
    return line if len(line) <= limit else line[: limit + 1].rsplit(" ", 1)[0][:limit]


def one_line(text: str, limit: int = 400) -> str:
    """The text without line breaks and control characters, for a report on a terminal."""
    line = " ".join(_visible(text[: 4 * limit]).split())
    return line if len(line) <= limit else line[: limit - 1] + "\u2026"


@lru_cache(maxsize=10_000)
def harmless_type(sql_type: str) -> str:
    """A type as it was read, or "" where it is no name a prompt may show."""
    return "" if name_fault(sql_type or "int") else sql_type


def harmless_codes(codes: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The codes whose value is fit to be shown, with harmless meanings."""
    return tuple(
        (code, harmless_text(meaning, LONGEST_MEANING))
        for code, meaning in codes
        if len(code) <= LONGEST_CODE and harmless_text(code) == code and ";" not in code
    )


def name_fault(name: str) -> str:
    """Why a name cannot be shown in a prompt or written in SQL, or ""."""
    if name.isascii() and name.isidentifier() and len(name) <= LONGEST_NAME:
        return ""  # nearly every one
    if not name.strip():
        return "is empty"
    if len(name) > LONGEST_NAME:
        return f"has {len(name)} characters, more than the {LONGEST_NAME} of an identifier"
    if _visible(name) != name or name != name.strip() or _LINE_ENDS & set(name):
        return "holds a line break, a control character or an invisible one"
    mark = _IN_NAMES.search(name)
    return f"holds {mark[0]!r}" if mark else ""


def _visible(text: str) -> str:
    """The text with every control, format, surrogate and private-use character as a space."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text)


def harmless_columns(columns: Iterable[Column]) -> tuple[list[Column], list[str]]:
    """The columns of a view that can be kept, without doubles, and the faults of the others."""
    kept: dict[str, Column] = {}
    faults: list[str] = []
    for column in columns:
        if not column.name:
            faults.append("an expression without a name")
        elif name_fault(column.name):
            faults.append(f"a column whose name {name_fault(column.name)}")
        elif column.name.lower() in kept:
            faults.append(f"the column {column.name} a second time")
        else:
            kept[column.name.lower()] = replace(column, type=harmless_type(column.type))
    return list(kept.values()), faults
