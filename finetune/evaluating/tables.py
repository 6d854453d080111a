"""Where an evaluated question's tables come from: the retriever, or the case (`--tables gold`).

Retrieved tables are the default, and nothing of a case but its question, its turns and its company is known
to the code that answers then (see `finetune.evaluating.ask`). What a run with gold tables does better is what
retrieval costs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import Literal, get_args

from retriever import RetrievedSchema, RetrievedTable, SchemaRetriever
from retriever.retriever import TABLES

TableSource = Literal["retrieved", "gold"]
TABLE_SOURCES: tuple[TableSource, ...] = get_args(TableSource)


class EvaluationRetriever(SchemaRetriever):
    """A retriever that looks many questions up at once, and that can be given the tables of a question.

    Threads may share it: the tables given are those of the thread's own question.
    """

    def __init__(self, retriever: SchemaRetriever) -> None:
        # What a retriever is made of costs a second to make, and is only read: it is shared, not made anew.
        self.__dict__.update(retriever.__dict__)
        self._ready: dict[str, RetrievedSchema] = {}
        self._given: ContextVar[tuple[str, ...]] = ContextVar("given", default=())

    def prepare(self, questions: Iterable[str]) -> None:
        """Retrieve for questions to come, embedded in batches; `retrieve` then has them at hand."""
        wanted = [one for one in dict.fromkeys(questions) if one not in self._ready]
        self._ready |= zip(wanted, self.retrieve_many(wanted), strict=True)

    @contextmanager
    def giving(self, tables: tuple[str, ...]) -> Iterator[None]:
        """Within it, these tables are what this thread's questions retrieve; () gives nothing."""
        token = self._given.set(tables)
        try:
            yield
        finally:
            self._given.reset(token)

    def retrieve(self, question: str, k: int = TABLES) -> RetrievedSchema:
        """The tables for a question; the tables given, where there are some, and no other."""
        found = self._ready.get(question) if k == TABLES else None
        found = found or super().retrieve(question, k)
        names = self._given.get()
        return self._only(found, names) if names else found

    def _only(self, found: RetrievedSchema, names: tuple[str, ...]) -> RetrievedSchema:
        """The given tables, those that were found as they were found and in that order."""
        wanted = {table.name: table for name in names if (table := self.catalog.find(name)) is not None}
        hits = [hit for hit in found.tables if hit.table.name in wanted]
        seen = {hit.table.name for hit in hits}
        hits += [RetrievedTable(table, 0.0, ("given",)) for name, table in wanted.items() if name not in seen]
        joins = tuple(self.catalog.joins_between(wanted))
        return replace(found, tables=tuple(hits), joins=joins)
