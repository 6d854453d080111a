"""What one curated question puts to a model, and what the right answer is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.prompt import Turn
from retriever import RetrievedSchema


@dataclass(frozen=True, slots=True)
class Plan:
    """One record before retrieval.

    `answer` writes the right answer from what was retrieved. `tables` are those it needs, `about` all that
    the record teaches something of; `intent` is what records on one side of the split share. `wrong` is the
    model's first answer where the record is about its repair.
    """

    id: str
    category: str
    question: str
    intent: str
    answer: Callable[[RetrievedSchema], str]
    tables: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    sql: str = ""
    difficulty: int = 1
    turns: tuple[Turn, ...] = ()
    wrong: str = ""
