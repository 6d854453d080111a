"""Words of tables as postings: how much of a table's words a question says, and the other way round."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class WordField:
    """One bag of weighted words a table, such as the words of its name or of its columns.

    Words are weighed by their inverse document frequency over the tables, as in BM25 (Robertson).
    """

    def __init__(self, bags: Sequence[Mapping[str, float]]) -> None:
        """`bags` holds one mapping of stems to weights in 0..1 a table, in catalog order."""
        import numpy as np

        self.size = len(bags)
        postings: dict[str, tuple[list[int], list[float]]] = {}
        for row, bag in enumerate(bags):
            for word, weight in bag.items():
                rows, weights = postings.setdefault(word, ([], []))
                rows.append(row)
                weights.append(weight)
        self.idf = {
            word: math.log(1 + (self.size - len(rows) + 0.5) / (len(rows) + 0.5))
            for word, (rows, _) in postings.items()
        }
        self._postings = {
            word: (np.asarray(rows, dtype=np.int32), self.idf[word] * np.asarray(weights, dtype=np.float32))
            for word, (rows, weights) in postings.items()
        }
        self._total = np.zeros(self.size, dtype=np.float32)
        for places, gains in self._postings.values():
            self._total[places] += gains

    def said(self, question: Sequence[str]) -> NDArray[np.float32]:
        """The idf-weighted sum of the question's words that each table has, shape (tables,)."""
        import numpy as np

        found = np.zeros(self.size, dtype=np.float32)
        for word in dict.fromkeys(question):
            if word in self._postings:
                rows, weights = self._postings[word]
                found[rows] += weights
        return found

    def share(self, said: NDArray[np.float32]) -> NDArray[np.float32]:
        """Which part of each table's own words that is, 0 to 1."""
        import numpy as np

        return np.asarray(said / np.maximum(self._total, 1e-6), dtype=np.float32)

    def weight(self, question: Sequence[str]) -> float:
        """The idf of all words of the question that any table has."""
        return sum(self.idf.get(word, 0.0) for word in dict.fromkeys(question))
