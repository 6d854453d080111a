"""Tables by their columns: which say most of the question's words, and where one column says several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from retriever.text import STOP_WORDS, name_stems, stems
from retriever.word_field import WordField
from schema_index import Catalog, Column

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NAMED, DESCRIBED, CODED = 1.0, 0.6, 0.5
"""Weight of a word in a column's name, in its description only, in the meaning of a code only."""
_PLAIN = frozenset({"co", "compani", "number", "identifi", "descript", "code", "group", "yes"})
"""Words of so many columns that one column more says nothing."""


class ColumnSearch:
    """Columns of one catalog by their words; made once a catalog."""

    def __init__(self, catalog: Catalog) -> None:
        import numpy as np

        bags = [[column_words(column) for column in table.columns] for table in catalog]
        self._columns = WordField([bag for table in bags for bag in table])
        self._tables = WordField([_best_of(table) for table in bags])
        sizes = [len(table) for table in bags]
        self._some = np.asarray([size > 0 for size in sizes])
        self._starts = np.concatenate([[0], np.cumsum([size for size in sizes if size])[:-1]]).astype(np.intp)
        self._lengths = np.sqrt(
            1.0 + np.asarray([len(bag) for table in bags for bag in table], dtype=np.float32)
        )

    def covered(self, question: Sequence[str]) -> NDArray[np.float32]:
        """The share of the question's words that each table's columns say, shape (tables,), 0 to 1."""
        return self._tables.said(question) / max(self._tables.weight(question), 1.0)

    def best(self, question: Sequence[str]) -> NDArray[np.float32]:
        """How well each table's best column fits the question, shape (tables,): several words in one."""
        import numpy as np

        found = np.zeros(len(self._some), dtype=np.float32)
        if len(self._lengths):
            scores = self._columns.said(question) / self._lengths
            found[self._some] = np.maximum.reduceat(scores, self._starts)
        found /= 10
        return found


def column_words(column: Column) -> dict[str, float]:
    """Stems of a column's name, description and codes with their weights."""
    found = {piece: CODED for _, meaning in column.codes for piece in stems(meaning)}
    found |= {piece: DESCRIBED for piece in stems(column.description)}
    found |= {piece: NAMED for piece in name_stems(column.name)}
    return {
        piece: weight for piece, weight in found.items() if piece not in _PLAIN and piece not in STOP_WORDS
    }


def _best_of(bags: Sequence[dict[str, float]]) -> dict[str, float]:
    found: dict[str, float] = {}
    for bag in bags:
        for word, weight in bag.items():
            found[word] = max(found.get(word, 0.0), weight)
    return found
