"""False refusal: what exists is said not to, or what the tables hold is said not to be held."""

from __future__ import annotations

import random

from assistant.answer_text import (
    DescribeText,
    SqlText,
    missing_column_answer,
    missing_table_answer,
    not_held_answer,
    parse_answer,
)
from finetune.contrasts.subject import Rejected, Subject
from finetune.names_in_sql import named_columns

_NEAREST = 3


def false_refusal(subject: Subject, rng: random.Random) -> Rejected | None:
    """A refusal, in the true form, of a real table, a real column, or of a question that can be answered."""
    answer = parse_answer(subject.text)
    if isinstance(answer, SqlText):
        named = sorted({(table, column) for table, column, _, _ in named_columns(answer.sql)})
        named = [place for place in named if not _is_company(subject, *place)] or named
        ways = ["table", "column", "held"]
    elif isinstance(answer, DescribeText):
        named = [(table, column) for name in answer.names for table, _, column in [name.partition(".")]]
        ways = ["column" if named[0][1] else "table"]
    else:
        return None
    if not named:
        return None
    table, column = rng.choice(named)
    contrast, text = _refuse(subject, rng.choice(ways), table, column)
    evidence = subject.breaks(text, "false-refusal")
    return Rejected(contrast, text, evidence) if evidence else None


def _is_company(subject: Subject, table: str, column: str) -> bool:
    """Whether this is the table's company column, which no question asks for."""
    found = subject.catalog.find(table)
    return found is not None and found.company_column == column


def _refuse(subject: Subject, way: str, table: str, column: str) -> tuple[str, str]:
    shown = subject.asked.shown.catalog
    if way == "held":
        return "false-not-held", not_held_answer(())
    if way == "table":
        others = [other.name for other in shown if other.name != table][:_NEAREST]
        return "false-missing-table", missing_table_answer(table, others)
    owner = shown.find(table)
    near = shown.nearest_columns(owner, column, _NEAREST + 1) if owner is not None else []
    offered = [f"{table}.{name}" for name in near if name != column][:_NEAREST]
    return "false-missing-column", missing_column_answer(column, table, offered)
