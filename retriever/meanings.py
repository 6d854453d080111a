"""How near in meaning the words of a question are to the columns of tables.

Words that name no column and share no stem with one still mean one (`shop` a location, `guy` an employee):
each word of the question, with its neighbours, is embedded, and so is each column by its name, description
and codes. A column says a word as far as the cosine of the two. What was embedded is kept: the columns of a
catalog cost their time once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING

from retriever.text import STOP_WORDS
from schema_index import Column, Encoder, Table, glossary

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

MOST_WORDS = 24
"""Words of a question that are looked for, the first ones."""
MOST_KEPT = 60_000
"""Texts whose embeddings are kept, the last ones asked for, some 100 MB; 145 tables have 3,700 columns."""
_LONGEST_COLUMN, _LONGEST_TABLE, _LONGEST_ALONE, _BATCH = 160, 200, 60, 64
"""Characters of the texts, and how many texts are embedded at a time."""
_PIECE = re.compile(r"[A-Za-z][A-Za-z'\-]*|\d[\w\-.,/]*|[,;:?.()\-]")


class Meanings:
    """Embeddings of texts by one encoder, kept; safe between threads. Get it from `meanings_of`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encode, self._dimension = encoder.encode, encoder.dimension
        self._kept: dict[str, Rows] = {}
        self._lock = Lock()

    def columns(self, table: Table) -> Rows:
        """Shape (columns, dimension)."""
        return self.of([_column_text(column) for column in table.columns])

    def table(self, table: Table) -> Rows:
        """Shape (dimension,): what a row of the table is."""
        row: Rows = self.of([table.description[:_LONGEST_TABLE] or table.name])[0]
        return row

    def of(self, texts: Sequence[str]) -> Rows:
        """Shape (texts, dimension)."""
        import numpy as np

        with self._lock:
            found = {text: self._kept.pop(text) for text in dict.fromkeys(texts) if text in self._kept}
            self._kept |= found
        new = [text for text in dict.fromkeys(texts) if text not in found]
        for start in range(0, len(new), _BATCH):
            some = new[start : start + _BATCH]
            found |= dict(zip(some, self._encode(some), strict=True))
        if new:
            with self._lock:
                self._kept |= {text: found[text] for text in new}
                for text in list(islice(self._kept, max(0, len(self._kept) - MOST_KEPT))):
                    del self._kept[text]
        return (
            np.stack([found[text] for text in texts]) if texts else np.zeros((0, self._dimension), np.float32)
        )


@lru_cache(maxsize=4)
def meanings_of(encoder: Encoder) -> Meanings:
    """The embeddings kept of this very encoder's; those of the last few are kept."""
    return Meanings(encoder)


class Said:
    """What a question says, beside the columns of tables."""

    def __init__(self, question: str, tables: Iterable[Table], encoder: Encoder) -> None:
        import numpy as np

        meanings, tables = meanings_of(encoder), list(tables)
        words = meanings.of(said_words(question))
        whole: Rows = meanings.of([question])[0]
        columns = [meanings.columns(table) for table in tables]
        described = [meanings.table(table) for table in tables]
        self.by_column = [own @ words.T for own in columns]
        """How well each column of a table says each word: a table's has the shape (columns, words)."""
        self.by_column_whole = [own @ whole for own in columns]
        """How near each column of a table is to the whole question: shape (columns,)."""
        self.words = np.asarray(
            [
                np.maximum(own.max(axis=0, initial=-1.0), words @ text)
                for own, text in zip(self.by_column, described, strict=True)
            ],
            dtype=np.float32,
        ).reshape(len(tables), len(words))
        """How well each table says each word: shape (tables, words)."""
        nearest = [np.sort(own)[::-1] if len(own) else np.zeros(1) for own in self.by_column_whole]
        self.columns = np.asarray([(own[0], own[:3].mean()) for own in nearest], dtype=np.float32)
        """How near the nearest column and the nearest three are to the whole question: shape (tables, 2)."""
        self.tables = np.asarray([text @ whole for text in described], dtype=np.float32)
        """How near what a table holds is to the whole question: shape (tables,)."""


@lru_cache(maxsize=1024)
def said_words(question: str) -> list[str]:
    """Each word of a question that means something, with the words before and after it."""
    pieces = [match[0] for match in _PIECE.finditer(question)]
    padded = ["", *pieces, ""]
    said = []
    for before, word, after in zip(padded, pieces, padded[2:], strict=False):
        if word[0].isalpha() and len(word) > 1 and word.lower() not in STOP_WORDS:
            said.append(" ".join(piece for piece in (before, word, after) if piece[:1].isalnum()))
    return said[:MOST_WORDS] or [question[:_LONGEST_ALONE]]


def _column_text(column: Column) -> str:
    text = f"{' '.join(glossary.words(column.name))}: {column.description}"
    if column.codes:
        text += f" ({'; '.join(meaning for _, meaning in column.codes)})"
    return text[:_LONGEST_COLUMN]
