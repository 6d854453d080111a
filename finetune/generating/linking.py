"""Links of generated questions to columns, found as serving finds them: over the real names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from finetune.generating.shuffle import Renamed
from finetune.generating.under_new_names import real_names
from retriever import Link, RetrievedSchema, RetrievedTable, SchemaRetriever, link_columns

_NOT_FOUND = 0.1
"""How far below the last table found a table is scored that is shown but was not found."""


@dataclass(frozen=True)
class Linking:
    """Links over the catalog of `retriever`; with `new`, for questions and schemas under those names."""

    retriever: SchemaRetriever
    new: Renamed | None = None

    def link(self, question: str, schema: RetrievedSchema) -> tuple[Link, ...]:
        """The links of a question to the tables that were retrieved for it."""
        real = self._real(question, schema)
        return renamed_links(link_columns(real.question, real, self.retriever.catalog), self.new)

    def link_others(self, questions: Sequence[str], schema: RetrievedSchema) -> Iterator[tuple[Link, ...]]:
        """The links of further questions to the same tables, ranked as the retriever ranks them for each."""
        reals = [self._real(question, schema) for question in questions]
        found = self.retriever.retrieve_many([real.question for real in reals])
        for real, retrieved in zip(reals, found, strict=True):
            ranked = replace(real, tables=tuple(_ranked(real.tables, retrieved.tables)))
            yield renamed_links(link_columns(real.question, ranked, self.retriever.catalog), self.new)

    def _real(self, question: str, schema: RetrievedSchema) -> RetrievedSchema:
        if self.new is None:
            return replace(schema, question=question)
        tables = {name: real for real, name in self.new.tables.items()}
        hits = []
        for hit in schema.tables:
            table = self.retriever.catalog.find(tables[hit.table.name])
            assert table is not None
            columns = {name: real for real, name in self.new.columns[table.name].items()}
            hits.append(replace(hit, table=table, columns=tuple(columns[name] for name in hit.columns)))
        return RetrievedSchema(real_names(question, self.new), tuple(hits))


def renamed_links(links: Sequence[Link], new: Renamed | None) -> tuple[Link, ...]:
    """Links over the real names under the new ones; as they are where nothing is renamed."""
    if new is None:
        return tuple(links)
    return tuple(
        replace(link, table=new.tables[link.table], column=new.columns[link.table][link.column])
        for link in links
    )


def _ranked(shown: Sequence[RetrievedTable], found: Sequence[RetrievedTable]) -> Iterator[RetrievedTable]:
    """The tables shown, those found first."""
    names = {hit.table.name for hit in shown}
    yield from (hit for hit in found if hit.table.name in names)
    last = min((hit.score for hit in found), default=0.0) - _NOT_FOUND
    met = {hit.table.name for hit in found}
    yield from (replace(hit, score=last, columns=()) for hit in shown if hit.table.name not in met)
