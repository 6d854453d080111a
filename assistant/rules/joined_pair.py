"""Two tables of a query that an equality connects, and what is known of their columns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from assistant.rules.facts import Equality, Place
from assistant.rules.scopes import Source
from schema_index import Table

KnownJoins = dict[tuple[tuple[str, str], ...], bool]
"""Pairs (left column, right column) of the catalog's joins between two tables; True: right is the parent."""


@dataclass(frozen=True)
class Pair:
    """Two sources, the equalities written between them, and what the scope knows as a whole."""

    left: Source
    right: Source
    written: tuple[Equality, ...]
    equal: dict[Place, frozenset[Place]]
    single: dict[Place, str | None]
    joins: KnownJoins
    computed: dict[Place, frozenset[Source]] = field(default_factory=dict)

    def holds(self, left: str, right: str) -> bool:
        """Whether a column of the left source equals one of the right, or both are at one value."""
        a, b = (self.left, left.lower()), (self.right, right.lower())
        made = self.right in self.givers(a) or self.left in self.givers(b)
        return b in self.mates(a) or self.at_one_value(a, b) or made

    def mates(self, place: Place) -> frozenset[Place]:
        """All places that equal this one, itself included."""
        return self.equal.get(place, frozenset([place]))

    def givers(self, place: Place) -> frozenset[Source]:
        """The sources that an expression equal to the column is computed of."""
        return frozenset[Source]().union(*(self.computed.get(mate, ()) for mate in self.mates(place)))

    def held(self, place: Place) -> bool:
        """Whether a literal or a parameter gives the column one value."""
        return not self.mates(place).isdisjoint(self.single)

    def at_one_value(self, a: Place, b: Place) -> bool:
        """Whether both columns are held, and not at two different literals."""
        one, other = self.literals(a), self.literals(b)
        return self.held(a) and self.held(b) and (not one or not other or not one.isdisjoint(other))

    def literals(self, place: Place) -> set[str]:
        """The literals that hold the column; none where only parameters do."""
        found = (self.single.get(mate) for mate in self.mates(place))
        return {text for text in found if text is not None}

    def covers(self, source: Source, column: str, by_others: bool = False) -> bool:
        """Whether a key column equals one of the other source (or of any other), or is at one value.

        Where the other table has the same column by a known join, a value has to hold both:
        `APTH.Mth = '2026-01-01'` leaves APTL at all months. A group is the same for everyone, and may come
        from the company master; job cost's company of an invoice line is seldom another than payables'.
        """
        other = self.right if source is self.left else self.left
        place = (source, column.lower())
        sources = ({mate for mate, _ in self.mates(place)} | self.givers(place)) - {source}
        if (by_others and sources) or other in sources:
            return True
        if is_group(source.table, column) and any(map(_of_company_master, self.mates(place))):
            return True
        twins = [
            (other, (b if source is self.left else a).lower())
            for pairs in self.joins
            for a, b in pairs
            if (a if source is self.left else b).lower() == column.lower()
        ]
        free = (
            not twins
            or is_group(source.table, column)
            or (_is_company(source, column) and not any(_is_company(*twin) for twin in twins))
            or any(self.at_one_value(place, twin) for twin in twins)
        )
        return free and self.held(place)

    def covers_key(self, source: Source, by_others: bool = False) -> bool:
        """Whether the source's whole natural key is covered."""
        key = source.table.key if source.table is not None else ()
        return bool(key) and all(self.covers(source, column, by_others) for column in key)

    def linked_elsewhere(self, source: Source) -> bool:
        """Whether a column that tells rows apart equals one of a third source."""
        ends = {self.left, self.right}
        names = {name.lower() for name in telling(source.table)} | {
            place[1] for place in self.equal if place[0] is source and not is_shared(source.table, place[1])
        }
        return any(mate[0] not in ends for name in names for mate in self.mates((source, name)))


def telling(table: Table | None) -> Iterator[str]:
    """Key columns other than companies, groups and months."""
    return (name for name in (table.key if table is not None else ()) if not is_shared(table, name))


def is_shared(table: Table | None, name: str) -> bool:
    """Whether many rows of any table share the column's value: a company, a group or a month."""
    column = table.column(name) if table is not None else None
    user_type = column.user_type if column is not None else ""
    typed, named = user_type in ("bCompany", "bMonth"), name.lower().endswith(("co", "mth"))
    return typed or named or is_group(table, name)


def _is_company(source: Source, column: str) -> bool:
    """Whether the column is the company that the source's own key starts with."""
    company = source.table.company_column if source.table is not None else None
    return company is not None and company.lower() == column.lower()


def _of_company_master(place: Place) -> bool:
    """Whether a column is one of HQCO or the like, which has one row a company, or a query's column of it."""
    source, name = place
    if source.table is not None:
        return source.table.is_company_row
    branches = source.query.branches if source.query is not None else []
    if len(branches) != 1:
        return False
    for output in branches[0].outputs() or ():
        if (output.name or "").lower() == name and isinstance(output.expression, exp.Column):
            column = output.expression.name
            return any(one.has(column) and _of_company_master((one, column)) for one in branches[0].sources)
    return False


def is_group(table: Table | None, name: str) -> bool:
    column = table.column(name) if table is not None else None
    return name.lower().endswith("group") or (column is not None and column.user_type == "bGroup")
