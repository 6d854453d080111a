"""What tells whether a question speaks of a column: a row of numbers a column of the retrieved tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from retriever.column_prior import AMOUNTS, asks_for_time, column_prior
from retriever.context import word_weights
from retriever.kin import kin_of
from retriever.lexicon import Lexicon
from retriever.schema import RetrievedTable
from retriever.synonyms import TermHit, find_terms
from retriever.text import STOP_WORDS, name_stems, stems, words
from schema_index import Column

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEATURES = (
    "name words", "share of the name", "description words", "meanings of codes", "kin of the name",
    "kin of the description", "business term", "named", "rank of the table", "score of the table",
    "score below the best", "worth to any question", "key", "date", "date asked for", "amount", "codes",
    "place", "company", "words of the name", "label", "said", "rank by what is said",
    "said, below the table's best", "said, below the best", "best of the table", "best four of the table",
    "columns of that name", "first of that name", "said, by rank of the table",
)  # fmt: skip
DESCRIBED, KIN = 0.6, 0.5
"""What a word of the description, and one that means much the same as one of the name, counts beside the
same word."""
_CODED, _KIN_DESCRIBED, _TERM = 0.5, 0.25, 6.0
_BEST = 4


@dataclass(frozen=True, slots=True)
class ColumnStems:
    """The stems of a column: of its name, of its description alone, of what its codes mean."""

    name: frozenset[str]
    description: frozenset[str]
    codes: frozenset[str]


@lru_cache(maxsize=200_000)
def column_stems(column: Column) -> ColumnStems:
    """The stems of a column, worked out once."""
    name = frozenset(name_stems(column.name)) - STOP_WORDS
    codes = frozenset(piece for _, meaning in column.codes for piece in stems(meaning))
    return ColumnStems(name, frozenset(stems(column.description)) - name, codes)


class Asked:
    """The words of one question, and the business terms in it."""

    def __init__(self, question: str, lexicon: Lexicon) -> None:
        self.stems = stems(question)
        self.said = frozenset(self.stems)
        self.kin = frozenset(piece for one in self.said for piece in kin_of(one)) - self.said
        self.timely = asks_for_time(question)
        self.spelled = frozenset(words(question))
        self.weight = _weights(lexicon)
        self.terms = find_terms(self.stems, lexicon.terms, lexicon.term_places)

    def term_for(self, table: str, column: str) -> TermHit | None:
        """The business term in the question that stands for a column."""
        return next((hit for hit in self.terms if (table, column) in hit.term.find), None)


@lru_cache(maxsize=4)
def _weights(lexicon: Lexicon) -> Callable[[str], float]:
    return lru_cache(maxsize=65_536)(word_weights(lexicon.catalog))


def link_features(asked: Asked, hits: Sequence[RetrievedTable]) -> NDArray[np.float32]:
    """Shape (columns, len(FEATURES)): the columns of the tables in their order."""
    import numpy as np

    own = [_own(asked, hit, rank, hits[0].score) for rank, hit in enumerate(hits)]
    rows = np.asarray([row for table in own for row in table], dtype=np.float32)
    if not len(rows):
        return np.zeros((0, len(FEATURES)), dtype=np.float32)
    said = rows[:, 0] + DESCRIBED * rows[:, 2] + _CODED * rows[:, 3] + KIN * rows[:, 4]
    said += _KIN_DESCRIBED * rows[:, 5] + _TERM * rows[:, 6]
    owner = np.repeat(np.arange(len(hits)), [len(table) for table in own])
    best = np.asarray([said[owner == place].max(initial=0.0) for place in range(len(hits))])[owner]
    four = np.asarray([np.sort(said[owner == place])[-_BEST:].sum() for place in range(len(hits))])[owner]
    names = [column.name for hit in hits for column in hit.table.columns]
    count, seen = Counter(names), set[str]()
    first = []
    for name in names:
        first.append(name not in seen)
        seen.add(name)
    order = np.argsort(np.argsort(-said, kind="stable"), kind="stable")
    more = (
        said, np.log1p(order), said - best, said - said.max(), best, four,
        np.asarray([count[name] for name in names]), np.asarray(first), said / (1 + rows[:, 8]),
    )  # fmt: skip
    return np.concatenate([rows, np.stack(more, axis=1)], axis=1).astype(np.float32)


def _own(asked: Asked, hit: RetrievedTable, rank: int, top: float) -> list[list[float]]:
    """What holds of each column by itself."""
    table, weight = hit.table, asked.weight
    rows = []
    for place, column in enumerate(table.columns):
        known = column_stems(column)
        kind = column.type.split("(")[0]
        shared = known.name & asked.said
        dated = "date" in kind
        rows.append(
            [
                sum(map(weight, shared)),
                len(shared) / max(1, len(known.name)),
                sum(map(weight, known.description & asked.said)),
                sum(map(weight, known.codes & asked.said)),
                sum(map(weight, known.name & asked.kin)),
                sum(map(weight, known.description & asked.kin)),
                asked.term_for(table.name, column.name) is not None,
                column.name.lower() in asked.spelled,
                rank,
                hit.score,
                hit.score - top,
                column_prior(column, table, timely=asked.timely),
                column.name in table.key,
                dated,
                dated and asked.timely,
                kind in AMOUNTS,
                bool(column.codes),
                place / len(table.columns),
                column.name == table.company_column,
                len(known.name),
                column.name in ("Description", "Name"),
            ]
        )
    return rows
