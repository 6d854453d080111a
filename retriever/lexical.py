"""Tables by the words they share with a question: BM25 over names, descriptions, columns, terms."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from retriever.lexicon import Lexicon
from retriever.text import STOP_WORDS, name_stems, stems
from schema_index import Table, module_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

K1 = 1.2
B = 0.6
"""Robertson's usual values for short texts; B below the usual 0.75, as wide tables are not less apt."""
TITLE_WEIGHT = 3
DESCRIPTION_WEIGHT = 2
TERM_WEIGHT = 2
"""How often a field's words are repeated: a title says more of a table than one of its columns."""
_EVERYWHERE = frozenset({"co", "company", "description", "number"})


class LexicalSearch:
    """BM25 scores of all tables of a catalog; made once a catalog."""

    def __init__(self, lexicon: Lexicon) -> None:
        from bm25s import BM25  # type: ignore[import-untyped]

        documents = [table_words(table, lexicon) for table in lexicon.catalog]
        self._size = len(documents)
        holding = Counter(word for document in documents for word in set(document))
        self._idf = {
            word: math.log(1 + (self._size - count + 0.5) / (count + 0.5)) for word, count in holding.items()
        }
        self._bm25: Any = BM25(k1=K1, b=B, method="lucene", backend="numpy")
        if documents:
            self._bm25.index(documents, show_progress=False)

    def scores(self, question: Sequence[str]) -> NDArray[np.float32]:
        """One score a table in catalog order, 0 where no word is shared; `question` holds stems."""
        import numpy as np

        known = [word for word in question if word in self._idf]
        if not known or not self._size:
            return np.zeros(self._size, dtype=np.float32)
        found: NDArray[np.float32] = self._bm25.get_scores(known)
        return found

    def weight(self, question: Sequence[str]) -> float:
        """The idf of all words of the question that any table has."""
        return sum(self._idf.get(word, 0.0) for word in dict.fromkeys(question))


def table_words(table: Table, lexicon: Lexicon) -> list[str]:
    """The stems a table is found by: name, module, title, description, columns, codes, terms."""
    found = [table.name.lower(), *name_stems(table.name), table.module.lower()]
    found += stems(module_words(table.module))
    found += list(lexicon.titles[table.name]) * TITLE_WEIGHT
    found += stems(table.description) * DESCRIPTION_WEIGHT
    columns = dict.fromkeys(piece for column in table.columns for piece in name_stems(column.name))
    found += [piece for piece in columns if piece not in _EVERYWHERE and piece not in STOP_WORDS]
    for column in table.columns:
        found += [piece for piece in set(stems(column.description)) if piece not in columns]
        found += [piece for _, meaning in column.codes for piece in stems(meaning)]
    for term in lexicon.terms:
        if table.name == term.tables[0]:
            found += [piece for _, phrase in term.say for piece in set(phrase)] * TERM_WEIGHT
    return found
