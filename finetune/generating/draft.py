"""A question with its answer before retrieval: what the prompt must show is still to be seen."""

from __future__ import annotations

from dataclasses import dataclass, field

from finetune.generating.query import Query, column

MAX_LISTED = 7


@dataclass
class Draft:
    """One drafted question.

    Either `query` is set, or `answer` (a refusal or a schema answer) is. `soft` are columns that are listed
    where the prompt shows them, MAX_LISTED in all; `tables` are those the answer needs.
    """

    category: str
    question: str
    query: Query | None = None
    answer: str = ""
    soft: list[tuple[str, str]] = field(default_factory=list)
    tables: tuple[str, ...] = ()
    difficulty: int = 1

    def finish(self, shown: dict[str, tuple[str, ...]]) -> Query | None:
        """The query with the soft columns that are shown; None where nothing is left to select."""
        if self.query is None:
            return None
        wanted = [column(t, c) for t, c in self.soft if c in shown.get(t, ())]
        wanted = [item for item in wanted if item not in self.query.items]
        self.query.items += wanted[: MAX_LISTED - len(self.query.items)]
        return self.query if self.query.items else None
