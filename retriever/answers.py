"""What other programs are told about the schema: plain dataclasses that become JSON as they are.

answers = SchemaAnswers(SchemaRetriever.from_folder())
answers.search_tables("unpaid AP invoices", k=4).tables[0].name     # 'APTH'
answers.join_path(["APTH", "APVM"]).joins[0].on         # 'APTH.VendorGroup = APVM.VendorGroup AND …'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from retriever.join_path import cheapest_path, join_cost
from retriever.lexicon import lexicon_of
from retriever.nearest import nearest_tables
from retriever.retriever import TABLES, SchemaRetriever
from schema_index import Catalog, Join, SchemaSourceError, Table

MOST_TABLES = 50
"""Tables of one answer."""
MOST_JOINED = 8
"""Tables that one question for joins may name."""
MOST_JOINS = 4
"""Joins of a path between two of them."""


@dataclass(frozen=True)
class JoinAnswer:
    """A join over complete keys: `table` holds many rows for one of `other`; `on` is the ON clause."""

    table: str
    other: str
    on: str
    source: str


@dataclass(frozen=True)
class FoundTable:
    """One table that a question needs; scores of one question compare, higher is nearer."""

    name: str
    score: float
    description: str
    key: list[str]
    reasons: list[str]


@dataclass(frozen=True)
class MissingName:
    """What the question calls a table or column and the database does not have, with what is nearest."""

    text: str
    kind: str
    nearest: list[str]


@dataclass(frozen=True)
class FoundTables:
    """The tables for a question, best first, the joins between them, and names that do not exist."""

    question: str
    tables: list[FoundTable]
    joins: list[JoinAnswer]
    missing: list[MissingName]


@dataclass(frozen=True)
class ColumnAnswer:
    """One column; `codes` maps its values to what they mean."""

    name: str
    type: str
    user_type: str
    nullable: bool
    description: str
    codes: dict[str, str]


@dataclass(frozen=True)
class TableAnswer:
    """One table: the name analysts query, the stored table behind it, key, columns and joins."""

    name: str
    base: str
    kind: str
    module: str
    description: str
    key: list[str]
    columns: list[ColumnAnswer]
    joins: list[JoinAnswer]


@dataclass(frozen=True)
class JoinPath:
    """How tables join: all that a FROM clause needs, those on the way included, and the joins in order."""

    tables: list[str]
    joins: list[JoinAnswer]


class SchemaAnswers:
    """Questions about one schema, answered from its catalog; safe to share between threads."""

    def __init__(self, retriever: SchemaRetriever) -> None:
        self.retriever = retriever

    @property
    def _catalog(self) -> Catalog:
        return self.retriever.catalog

    def search_tables(self, question: str, k: int = TABLES) -> FoundTables:
        """The tables that a question needs; raises QuestionError."""
        found = self.retriever.retrieve(question, min(k, MOST_TABLES))
        tables = [
            FoundTable(
                row.table.name, row.score, row.table.description, list(row.table.key), list(row.reasons)
            )
            for row in found.tables
        ]
        missing = [MissingName(m.text, m.kind, list(m.nearest)) for m in found.mentions if not m.exists]
        return FoundTables(question, tables, [_join(join) for join in found.joins], missing)

    def describe_table(self, table: str) -> TableAnswer:
        """One table in full; raises SchemaSourceError with the nearest names where there is none."""
        one = self._table(table)
        columns = [
            ColumnAnswer(
                column.name,
                column.type,
                column.user_type,
                column.nullable,
                column.description,
                dict(column.codes),
            )
            for column in one.columns
        ]
        joins = [_join(join) for join in self._catalog.joins_of(one.name)]
        return TableAnswer(
            one.name, one.base, one.kind, one.module, one.description, list(one.key), columns, joins
        )

    def join_path(self, tables: Sequence[str]) -> JoinPath:
        """Joins that link all the tables, each by the cheapest way to those before it, see `cheapest_path`.

        Raises SchemaSourceError for a name that does not exist, fewer than two tables or more than
        MOST_JOINED, and a table with no way to the others.
        """
        names = list(dict.fromkeys(self._table(name).name for name in tables))
        if not 2 <= len(names) <= MOST_JOINED:
            raise SchemaSourceError(
                f"{len(names)} tables were named: name 2 to {MOST_JOINED}, such as SLWI and APTD"
            )
        linked, joins = [names[0]], dict[tuple[str, str], Join]()
        for name in names[1:]:
            path = cheapest_path(name, linked, lexicon_of(self._catalog), MOST_JOINS)
            if not path:
                raise SchemaSourceError(
                    f"the catalog has no join between {name} and {', '.join(linked)}, not through other "
                    "tables either: ask for tables of one business object"
                )
            for left, right in pairwise(reversed(path)):
                joins.setdefault((left, right), self._direct(left, right))
            linked += [step for step in reversed(path) if step not in linked]
        return JoinPath(linked, [_join(join) for join in joins.values()])

    def _table(self, name: str) -> Table:
        found = self._catalog.find(name.strip().removeprefix("dbo."))
        if found is None:
            nearest = nearest_tables(name, lexicon_of(self._catalog))
            offered = f"nearest: {', '.join(nearest)}" if nearest else "search for it in plain words"
            raise SchemaSourceError(f"there is no table {name[:100]!r}: {offered}")
        return found

    def _direct(self, left: str, right: str) -> Join:
        """The surest of the joins between two tables."""
        both = [join for join in self._catalog.joins_of(left) if {join.table, join.other} == {left, right}]
        return min(both, key=lambda join: join_cost(join, self._catalog.find(join.table)))


def _join(join: Join) -> JoinAnswer:
    return JoinAnswer(join.table, join.other, join.on(), join.source)
