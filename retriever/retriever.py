"""From a question to the tables it needs.

retriever = SchemaRetriever.from_folder()            # the bundled reference schema
found = retriever.retrieve("unpaid AP invoices for company 1")
[table.table.name for table in found.tables]         # ['APTH', 'APTD', …]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from retriever.closure import choose
from retriever.dense import dense_scores
from retriever.lexicon import lexicon_of
from retriever.names import resolve_names
from retriever.schema import RetrievedSchema, RetrievedTable
from retriever.search import named_tables, rank_tables
from retriever.signals import Signals
from retriever.text import question_stems
from schema_index import Catalog, Encoder, Join, QuestionError, TableIndex, load_reference_index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST_QUESTION = 4000
"""Characters."""
TABLES = 8
BATCH = 256


class SchemaRetriever:
    """Finds the tables for a question in one index; safe to share between threads once made."""

    def __init__(self, index: TableIndex, encoder: Encoder | None = None) -> None:
        """`encoder` embeds the questions; by default the one of the index, and of its kind in any case."""
        self.index = index
        self.encoder = encoder or index.encoder
        self.lexicon = lexicon_of(index.catalog)
        self._signals = Signals(self.lexicon)
        self._join_places: dict[tuple[str, str], list[int]] = {}
        for place, join in enumerate(index.catalog.joins):
            self._join_places.setdefault((join.table, join.other), []).append(place)

    @classmethod
    def from_folder(cls, path: str | Path | None = None, encoder: Encoder | None = None) -> SchemaRetriever:
        """Over the index in a folder, or over the bundled reference schema, indexed where it is not yet.

        Raises IndexFolderError, with the command that builds the folder anew.
        """
        index = TableIndex.load(path, encoder) if path is not None else load_reference_index(encoder)
        return cls(index)

    @property
    def catalog(self) -> Catalog:
        """The catalog of the index."""
        return self.index.catalog

    def retrieve(self, question: str, k: int = TABLES) -> RetrievedSchema:
        """The tables that a question needs, best first; k of them, or all that it names if more.

        Tables that the question names stand first. Raises QuestionError for a question that is
        empty or longer than LONGEST_QUESTION.
        """
        return next(self.retrieve_many([question], k))

    def retrieve_many(self, questions: Sequence[str], k: int = TABLES) -> Iterator[RetrievedSchema]:
        """One result a question, in order, the same as `retrieve` gives; embedded in batches.

        All questions are checked before the first is searched: raises QuestionError.
        """
        check_count(k)
        for question in questions:
            check_question(question)
        return self._retrieve_all(questions, k)

    def _retrieve_all(self, questions: Sequence[str], k: int) -> Iterator[RetrievedSchema]:
        for start in range(0, len(questions), BATCH):
            batch = questions[start : start + BATCH]
            began = perf_counter()
            dense = dense_scores(self.index, batch, self.encoder)
            embedding = (perf_counter() - began) / len(batch)
            for question, row in zip(batch, dense, strict=True):
                yield self._retrieve(question, row, k, perf_counter() - embedding)

    def _retrieve(self, question: str, dense: NDArray[np.float32], k: int, began: float) -> RetrievedSchema:
        mentions = resolve_names(question, self.catalog)
        ranked = rank_tables(question_stems(question), dense, mentions, self._signals)
        chosen = choose(ranked, len(named_tables(mentions)), k)
        tables = tuple(
            RetrievedTable(
                table,
                round(ranked.score(name), 4),
                ranked.reasons(name),
                tuple(ranked.evidence.columns.get(name, ())),
            )
            for name in chosen
            if (table := self.catalog.find(name)) is not None
        )
        joins = tuple(self._joins_between(chosen))
        return RetrievedSchema(question, tables, joins, mentions, 1000 * (perf_counter() - began))

    def _joins_between(self, names: Sequence[str]) -> Iterator[Join]:
        """The joins with both ends among the tables, in catalog order."""
        pairs = product(names, names)
        found = sorted(place for pair in pairs for place in self._join_places.get(pair, ()))
        yield from (self.catalog.joins[place] for place in found)


def check_count(k: int) -> None:
    """Raise QuestionError where no table is asked for."""
    if k < 1:
        raise QuestionError(f"k is {k}, it must be at least 1: ask for one table or more")


def check_question(question: str) -> None:
    """Raise QuestionError where a question cannot be asked."""
    if not question.strip():
        raise QuestionError("the question is empty: ask for something, such as 'open jobs'")
    if len(question) > LONGEST_QUESTION:
        raise QuestionError(
            f"the question has {len(question)} characters, the limit is {LONGEST_QUESTION}: shorten it"
        )
