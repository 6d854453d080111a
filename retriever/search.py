"""One ranking of the tables out of all signals: a weighted sum, first of what each table shows by itself,
then with what it gains from its neighbours.

The weights are in weights.toml; the command in its first lines fits them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from retriever.nearest import owner_of
from retriever.reasons import reasons_for
from retriever.schema import Mention
from retriever.signals import Evidence, Signals

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS_FILE = Path(__file__).with_name("weights.toml")
NAMED = 100.0
"""What the last named table gains, the one before it twice that: more than all else together, so
named tables come first and in the order they are named."""
NEAREST = 50.0
"""What a table gains that is offered in place of a name that does not exist."""


@dataclass(frozen=True)
class Weights:
    """What a unit of each signal adds to a table's score: `own` alone, `shared` once neighbours count."""

    own: Mapping[str, float]
    shared: Mapping[str, float]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """The weights that ship."""
    loaded = tomllib.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    return Weights(loaded["own"], loaded["shared"])


@dataclass
class Ranking:
    """All tables, best first (`order`, ties by name), with the signals behind the order."""

    signals: Signals
    evidence: Evidence
    scores: NDArray[np.float32]
    """One a table in catalog order."""
    weights: Weights
    order: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)
    """Reasons that are no signals: named in the question, links two tables."""

    def score(self, name: str) -> float:
        """The score of a table."""
        return float(self.scores[self.signals.row_of[name]])

    def reasons(self, name: str) -> tuple[str, ...]:
        """Why a table stands where it does, the strongest signal first."""
        return (
            *self.notes.get(name, ()),
            *reasons_for(name, self.signals, self.evidence, self.weights.shared),
        )


def rank_tables(
    question: Sequence[str],
    dense: NDArray[np.float32],
    mentions: Sequence[Mention],
    signals: Signals,
    weights: Weights | None = None,
) -> Ranking:
    """All tables of the catalog, best first.

    `question` holds stems; `dense` a cosine a table in catalog order; `mentions` the names in the
    question: tables of those that exist come first, then what is nearest to those that do not.
    """
    import numpy as np

    chosen = weights or load_weights()
    evidence = signals.own(question, dense)
    ranking = Ranking(signals, evidence, fuse(evidence, chosen.own), chosen)
    _add_names(ranking, mentions)
    signals.shared(question, evidence, np.minimum(ranking.scores, NAMED))
    ranking.scores = fuse(evidence, chosen.shared)
    ranking.notes = {}
    _add_names(ranking, mentions)
    ranking.order = signals.names_by_row[np.lexsort((signals.by_name, -ranking.scores))].tolist()
    return ranking


def fuse(evidence: Evidence, weights: Mapping[str, float]) -> NDArray[np.float32]:
    """The weighted sum of the signals, one score a table in catalog order."""
    import numpy as np

    found = sum(np.float32(weight) * evidence.rows[name] for name, weight in weights.items())
    return np.asarray(found, dtype=np.float32)


def named_tables(mentions: Sequence[Mention]) -> list[str]:
    """Tables that the question names, by themselves or by a column, in order, each once."""
    return list(dict.fromkeys(mention.table for mention in mentions if mention.table))


def _add_names(ranking: Ranking, mentions: Sequence[Mention]) -> None:
    rows = ranking.signals.row_of
    for position, name in enumerate(reversed(named_tables(mentions)), start=1):
        ranking.scores[rows[name]] += NAMED * position
        ranking.notes.setdefault(name, []).append("named in the question")
    offered: dict[str, str] = {}
    for mention in mentions:
        for place in mention.nearest:
            offered.setdefault(owner_of(place, ranking.signals.catalog), mention.text)
    for position, (name, text) in enumerate(offered.items()):
        ranking.scores[rows[name]] += NEAREST - 0.1 * position
        ranking.notes.setdefault(name, []).append(f"nearest to {text!r}")
