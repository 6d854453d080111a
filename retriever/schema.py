"""What retrieval hands to the prompt: the tables for one question, and why."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from schema_index import Join, Table


@dataclass(frozen=True, slots=True)
class RetrievedTable:
    """One table with its score (higher is nearer; scores of one question compare) and the reasons.

    `columns` are those that business terms in the question stand for.
    """

    table: Table
    score: float
    reasons: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """What looks like a table or column name in the question, looked up in the catalog.

    `text` is as the user wrote it. Where it exists, `table` (and `column`) hold the catalog's
    spelling; where it does not, `nearest` holds existing names, best first: tables for a table,
    `TABLE.Column` for a column.
    """

    text: str
    kind: Literal["table", "column"]
    exists: bool
    table: str = ""
    column: str = ""
    nearest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A column that the question probably speaks of: `words` are the question's own, as written there, or
    "" where none of them says the column; `score` is a probability."""

    words: str
    table: str
    column: str
    score: float


@dataclass(frozen=True, slots=True)
class Shot:
    """A question that was answered before, to show a model how: its SQL, the tables and the columns (table,
    column) that the SQL names."""

    question: str
    sql: str
    tables: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class RetrievedSchema:
    """The tables that a prompt may use, best first, the joins between them, the names resolved.

    `links` are the columns that the question probably speaks of, where they were looked for (`link_columns`),
    `shots` answered questions like it, nearest first.
    """

    question: str
    tables: tuple[RetrievedTable, ...]
    joins: tuple[Join, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ms: float = 0.0
    links: tuple[Link, ...] = ()
    shots: tuple[Shot, ...] = ()

    @classmethod
    def given(
        cls,
        question: str,
        tables: Iterable[Table],
        joins: Iterable[Join] = (),
        mentions: Iterable[Mention] = (),
    ) -> RetrievedSchema:
        """Tables that were named instead of searched for, in the order given: a score is 1 / its rank."""
        hits = tuple(RetrievedTable(table, 1.0 / rank) for rank, table in enumerate(tables, 1))
        return cls(question, hits, tuple(joins), tuple(mentions))

    def without(self, hidden: Collection[str]) -> RetrievedSchema:
        """The same without these tables and what speaks of them: joins, links, answered questions."""
        hits = tuple(hit for hit in self.tables if hit.table.name not in hidden)
        joins = tuple(join for join in self.joins if join.table not in hidden and join.other not in hidden)
        links = tuple(link for link in self.links if link.table not in hidden)
        shots = tuple(shot for shot in self.shots if not set(shot.tables) & set(hidden))
        return replace(self, tables=hits, joins=joins, links=links, shots=shots)
