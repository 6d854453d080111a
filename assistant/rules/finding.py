"""What a rule yields: a located fault and, where one is known, the text edits that mend it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.violation import RuleId, Violation


class Edit(NamedTuple):
    """Replace `text[start:end]` by `new`; an insertion has start == end."""

    start: int
    end: int
    new: str


class Finding(NamedTuple):
    """One violation and the edits that mend it; no edits where only a person can."""

    violation: Violation
    edits: tuple[Edit, ...] = ()


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of a character offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def finding(
    text: str, rule: RuleId, offset: int, message: str, fix: str = "", edits: Sequence[Edit] = ()
) -> Finding:
    """A finding located at a character offset of the text."""
    line, column = line_and_column(text, offset)
    return Finding(Violation(rule, message, line, column, fix), tuple(edits))


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """The text with the edits made; of two that overlap, the first in the text is made."""
    pieces: list[str] = []
    position = 0
    for edit in sorted(dict.fromkeys(edits)):
        if edit.start < position:
            continue
        pieces += [text[position : edit.start], edit.new]
        position = edit.end
    return "".join([*pieces, text[position:]])
