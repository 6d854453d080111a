"""What to generate, and what happened to the drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from finetune.split import KeptOut


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to generate.

    `shuffled` is the share of examples over renamed catalogs, `invented` over made-up ones (without links, as
    these are found over the real names), `held_out` the tables that no example may
    need or show; `context_length` and `count_tokens` are those of the model that will be trained. With
    `turns`, further questions about the tables shown follow the first until the context is full.
    With `links`, prompts say which columns the question's words may mean.
    What `without` keeps out (questions, paraphrases and skeletons of SQL of evaluations) is not made.
    """

    count: int
    seed: int
    context_length: int
    count_tokens: Callable[[str], int]
    shuffled: float = 0.5
    invented: float = 0.0
    held_out: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    split: str = "train"
    turns: bool = False
    links: bool = False
    without: KeptOut = field(default_factory=KeptOut)


@dataclass
class Report:
    """What happened to the drafts: kept by category, thrown away by reason."""

    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)

    def add(self, other: Report) -> None:
        """Count what another report counts."""
        self.kept.update(other.kept)
        self.dropped.update(other.dropped)
