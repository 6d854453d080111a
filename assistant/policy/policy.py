"""What one user may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.parameters import company_columns
from schema_index import Catalog, Column, Table

_ROW_NUMBERS = frozenset({"int", "bigint", "uniqueidentifier"})


@dataclass(frozen=True, slots=True)
class Restriction:
    """What is left of one table: its columns (None: all), and companies that columns must be among.

    `any_company`: the rows may also have no company at all in those columns.
    """

    columns: tuple[str, ...] | None
    company_columns: tuple[str, ...] = ()
    companies: tuple[int, ...] = ()
    any_company: bool = False


@dataclass(frozen=True)
class Policy:
    """The allow-lists of one user; None stands for "all".

    Names are the catalog's, in lower case. `modules` and `tables` add up: a table is open where either
    names it. `company_of` names the company column of tables whose key does not tell it.
    """

    user: str
    role: str
    catalog: Catalog = field(repr=False)
    modules: frozenset[str] | None = None
    tables: frozenset[str] | None = None
    columns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    companies: tuple[int, ...] | None = None
    company_of: Mapping[str, str] = field(default_factory=dict)
    every_company_column: bool = False

    def reads(self, table: Table) -> bool:
        """Whether the user may read the table at all."""
        return not self.closed(table)

    def closed(self, table: Table) -> str:
        """Why a table is not open to the user, or ""."""
        name = table.name.lower()
        by_name = self.tables is not None and name in self.tables
        by_module = self.modules is not None and table.module.lower() in self.modules
        if not by_name and not by_module and (self.tables, self.modules) != (None, None):
            return f"{table.name} is not open to {self.user}"
        keyless = not _is_keyed(table) and not self._companies_of(table)
        if self.companies is not None and keyless and not by_name:
            return f"{table.name} has no company by which it could be limited for {self.user}"
        return ""

    def restriction(self, table: Table) -> Restriction | None:
        """What is left of the table for the user; None where all of it is."""
        allowed = self.columns.get(table.name.lower())
        held = self._companies_of(table) if self.companies is not None else ()
        if allowed is None and not held:
            return None
        kept = None
        if allowed is not None:
            owner = {column.lower() for column in held[:1]}
            kept = tuple(c.name for c in table.columns if c.name.lower() in allowed | owner)
        owned = self._owner_of(table) is not None
        return Restriction(kept, held, self.companies or () if held else (), not owned)

    def open_columns(self, table: Table) -> tuple[Column, ...]:
        """The columns of a table that the user may read."""
        if self.closed(table):
            return ()
        left = self.restriction(table)
        if left is None or left.columns is None:
            return table.columns
        return tuple(column for column in table.columns if column.name in left.columns)

    def _companies_of(self, table: Table) -> tuple[str, ...]:
        """The columns that must hold one of the user's companies.

        The company in the table's key owns the row. Where no key is known but a number that stands for the
        row, every company column has to agree; another key without a company is that of a master file, which
        companies share.
        """
        owner = self._owner_of(table)
        names = company_columns(self.catalog)
        others = tuple(column.name for column in table.columns if column.name.lower() in names)
        if owner is not None:
            rest = tuple(name for name in others if name != owner) if self.every_company_column else ()
            return (owner, *rest)
        return others if not _is_keyed(table) else ()

    def _owner_of(self, table: Table) -> str | None:
        """The column of the company that owns a row, where the policy's file or the table's key tells it."""
        names = company_columns(self.catalog)
        keyed = (table.company_column, *(column for column in table.key if column.lower() in names))
        return self.company_of.get(table.name.lower()) or next((name for name in keyed if name), None)


def _is_keyed(table: Table) -> bool:
    """Whether a key is known that says what a row is of: not a lone number or GUID, as `SMWorkOrderID` is."""
    first = table.column(table.key[0]) if len(table.key) == 1 else None
    return bool(table.key) and (first is None or first.type.partition("(")[0].lower() not in _ROW_NUMBERS)
