"""What retrieval hands to the prompt: the tables for one question, and why."""

from __future__ import annotations

from collections.abc import Collection
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
class RetrievedSchema:
    """The tables that a prompt may use, best first, the joins between them, the names resolved."""

    question: str
    tables: tuple[RetrievedTable, ...]
    joins: tuple[Join, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ms: float = 0.0

    def without(self, hidden: Collection[str]) -> RetrievedSchema:
        """The same without these tables and the joins to them."""
        hits = tuple(hit for hit in self.tables if hit.table.name not in hidden)
        joins = tuple(join for join in self.joins if join.table not in hidden and join.other not in hidden)
        return replace(self, tables=hits, joins=joins)
