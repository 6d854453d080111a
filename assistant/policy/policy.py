"""What one user may read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.parameters import company_columns
from schema_index import Catalog, Table


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
        keyless = not table.key and not self._companies_of(table)
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
        owned = table.company_column is not None or table.name.lower() in self.company_of
        return Restriction(kept, held, self.companies or () if held else (), not owned)

    def _companies_of(self, table: Table) -> tuple[str, ...]:
        """The columns that must hold one of the user's companies.

        The company that the table's key starts with owns the row. Where no key is known, every company
        column has to agree; a key without a company is that of a master file, which companies share.
        """
        given = self.company_of.get(table.name.lower())
        owner = given or table.company_column
        names = company_columns(self.catalog)
        others = tuple(column.name for column in table.columns if column.name.lower() in names)
        if owner is not None:
            rest = tuple(name for name in others if name != owner) if self.every_company_column else ()
            return (owner, *rest)
        return others if not table.key else ()
