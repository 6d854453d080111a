"""A located fault: which rule, where in the text, and what would fix it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

RuleId = Literal[
    "parse",
    "read-only",
    "unknown-table",
    "unknown-column",
    "view-name",
    "nolock",
    "company-filter",
    "complete-join",
    "dialect",
    "name-case",
]
RULE_IDS: tuple[RuleId, ...] = get_args(RuleId)


@dataclass(frozen=True, slots=True)
class Violation:
    """One fault in a statement; `line` and `column` count from 1, `fix` is advice in words or ""."""

    rule: RuleId
    message: str
    line: int = 1
    column: int = 1
    fix: str = ""
