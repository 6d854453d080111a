"""One retrieved table as text for a prompt, with what is known of it beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from retriever.context import render_context
from retriever.schema import RetrievedSchema

BUDGET = 600
"""Tokens of one table's text."""
_LETTERS_A_TOKEN = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A table's CREATE TABLE statement, cut to the columns near the question; `metadata` is plain JSON."""

    name: str
    score: float
    text: str
    metadata: dict[str, Any]


def passages(
    found: RetrievedSchema, budget: int = BUDGET, count_tokens: Callable[[str], int] | None = None
) -> list[Passage]:
    """A passage a table, best first; `count_tokens` is the reader's tokenizer, else four letters a token."""
    made = []
    for row in found.tables:
        alone = replace(found, tables=(row,), joins=())
        joins = [join.on() for join in found.joins if row.table.name in (join.table, join.other)]
        metadata = {
            "table": row.table.name,
            "description": row.table.description,
            "key": list(row.table.key),
            "score": row.score,
            "reasons": list(row.reasons),
            "joins": joins,
        }
        text = render_context(alone, budget=budget, count_tokens=count_tokens or _roughly).text
        made.append(Passage(row.table.name, row.score, text, metadata))
    return made


def _roughly(text: str) -> int:
    return -(-len(text) // _LETTERS_A_TOKEN)
