"""Questions that were answered before: which words, and which questions, go with which tables.

The file examples.jsonl holds curated questions with the tables of their SQL. A question that is
itself among them is judged as if it were not, so that training and measuring on them stay honest.
"""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, permutations
from pathlib import Path
from typing import TYPE_CHECKING

from retriever.text import stems
from schema_index import Catalog

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

EXAMPLES_FILE = Path(__file__).with_name("examples.jsonl")
NEIGHBOURS = 10
SHARPNESS = 1.5
"""The power of a neighbour's likeness: near ones count for more."""
SELDOM = 2.0
"""Added to the number of a table's questions: one question alone proves little."""
SURE_AFTER = 3.0
"""Questions that must share word and table before the word counts in full."""


@dataclass(frozen=True, slots=True)
class Example:
    """A question and the tables that answered it."""

    question: str
    tables: tuple[str, ...]


@lru_cache(maxsize=1)
def load_examples() -> tuple[Example, ...]:
    """The examples that ship, in the order of the file."""
    rows = map(json.loads, EXAMPLES_FILE.read_text(encoding="utf-8").splitlines())
    return tuple(Example(row["question"], tuple(row["tables"])) for row in rows)


class ExampleSearch:
    """The examples whose tables one catalog has; made once a catalog."""

    def __init__(self, catalog: Catalog, examples: Iterable[Example]) -> None:
        import numpy as np

        self.size = len(catalog)
        row_of = {table.name: row for row, table in enumerate(catalog)}
        self._tables: list[NDArray[np.intp]] = []
        self._place: dict[frozenset[str], int] = {}
        bags: list[frozenset[str]] = []
        for example in examples:
            found = [table for name in example.tables if (table := catalog.find(name))]
            if len(found) == len(example.tables) and found:
                bag = frozenset(_pieces(stems(example.question)))
                self._place.setdefault(bag, len(bags))
                bags.append(bag)
                self._tables.append(np.asarray([row_of[table.name] for table in found], dtype=np.intp))
        self._holding = Counter(piece for bag in bags for piece in bag)
        self.answers = np.zeros(self.size, dtype=np.float32)
        """How many examples each table answers, shape (tables,)."""
        self._together: dict[str, tuple[NDArray[np.intp], NDArray[np.float32]]] = {}
        self._likeness: dict[str, tuple[NDArray[np.intp], NDArray[np.float32]]] = {}
        self._count(bags)
        pairs = Counter(pair for tables in self._tables for pair in permutations(tables.tolist(), 2))
        self._pairs = np.asarray(sorted(pairs), dtype=np.intp).reshape(-1, 2)
        self._pair_counts = np.asarray([pairs[pair] for pair in sorted(pairs)], dtype=np.float32)

    def _count(self, bags: Sequence[frozenset[str]]) -> None:
        import numpy as np

        together: dict[str, Counter[int]] = defaultdict(Counter)
        likeness: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, bag in enumerate(bags):
            self.answers[self._tables[place]] += 1
            length = math.sqrt(sum(self._idf(piece) ** 2 for piece in bag)) or 1.0
            for piece in bag:
                together[piece].update(self._tables[place].tolist())
                likeness[piece].append((place, self._idf(piece) / length))
        for piece, counts in together.items():
            self._together[piece] = (
                np.asarray([*counts], dtype=np.intp),
                np.asarray([*counts.values()], np.float32),
            )
        for piece, found in likeness.items():
            places, weights = zip(*found, strict=True)
            self._likeness[piece] = np.asarray(places, dtype=np.intp), np.asarray(weights, dtype=np.float32)

    def companions(self, question: Sequence[str], strength: NDArray[np.float32]) -> NDArray[np.float32]:
        """How often each table stood in an answer beside the strong ones, shape (tables,), 0 to 1.

        `strength` is 1 for the best table, in catalog order.
        """
        import numpy as np

        left, right = self._pairs[:, 0], self._pairs[:, 1]
        counts, answers = self._pair_counts, self.answers
        if (same := self._place.get(frozenset(_pieces(question)))) is not None:
            own = np.zeros(self.size, dtype=np.float32)
            own[self._tables[same]] = 1.0
            counts, answers = counts - own[left] * own[right], answers - own
        found = np.zeros(self.size, dtype=np.float32)
        np.maximum.at(found, right, strength[left] * counts / (answers[left] + SELDOM))
        return found

    def _idf(self, piece: str) -> float:
        return math.log((len(self._tables) + 1) / (self._holding[piece] + 0.5))

    def by_words(self, question: Sequence[str]) -> NDArray[np.float32]:
        """How much more often each table answers where the question's words stand, shape (tables,).

        The sum over words and pairs of words of the positive pointwise mutual information of word
        and table (Church and Hanks 1990), less for few examples; `question` holds stems.
        """
        import numpy as np

        found = np.zeros(self.size, dtype=np.float32)
        pieces = frozenset(_pieces(question))
        same = self._place.get(pieces)
        own = np.zeros(self.size, dtype=np.float32)
        if same is not None:
            own[self._tables[same]] = 1.0
        answers = self.answers - own + SELDOM
        examples = max(len(self._tables) - (same is not None), 1)
        for piece in pieces & self._together.keys():
            rows, counts = self._together[piece]
            counts = counts - own[rows]
            usual = (self._holding[piece] - (same is not None) + 1) / examples
            # Counts below the usual tell nothing, those of 0 included: log(1) is 0.
            told = np.log(np.maximum(counts / (answers[rows] * usual), 1.0))
            found[rows] += told * np.minimum(1.0, counts / SURE_AFTER)
        found /= 10
        return found

    def by_neighbours(self, question: Sequence[str]) -> NDArray[np.float32]:
        """The likeness of the nearest examples (cosine of tf-idf), summed by table, shape (tables,)."""
        import numpy as np

        found = np.zeros(self.size, dtype=np.float32)
        pieces = frozenset(_pieces(question))
        likeness = np.zeros(len(self._tables), dtype=np.float32)
        for piece in pieces & self._likeness.keys():
            places, weights = self._likeness[piece]
            likeness[places] += self._idf(piece) * weights
        length = math.sqrt(sum(self._idf(piece) ** 2 for piece in pieces if piece in self._likeness)) or 1.0
        if (same := self._place.get(pieces)) is not None:
            likeness[same] = 0.0
        for place in np.argsort(-likeness, kind="stable")[:NEIGHBOURS].tolist():
            found[self._tables[place]] += 2 * (likeness.item(place) / length) ** SHARPNESS
        return found


def _pieces(question: Sequence[str]) -> Iterable[str]:
    """Stems that are no numbers, and pairs of neighbouring ones."""
    said = [piece for piece in question if not piece.isdigit()]
    yield from said
    yield from (f"{left} {right}" for left, right in pairwise(said))
