"""Curated acceptances: questions about names that exist, which must never be refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.database import Database
from assistant.execute import tables_of
from finetune.curated.entries import read_entries
from finetune.curated.question import sql_faults
from finetune.curated.refusals import is_real
from retriever import Mention, resolve_names
from retriever.join_path import cheapest_path
from retriever.lexicon import lexicon_of
from schema_index import Catalog


@dataclass(frozen=True, slots=True)
class CuratedAcceptance:
    """One question about real names.

    `describes` is what is rendered from the catalog: a table, a `TABLE.Column`, two tables whose join is
    asked for, or, where the question names none, the table that keeps what it asks about. Or `sql` gives the
    rows of the table that is named. Raises ValueError where both or neither are given, or more than two are
    described.
    """

    id: str
    question: str
    describes: tuple[str, ...] = ()
    sql: str = ""
    company: int = 1

    def __post_init__(self) -> None:
        if bool(self.describes) == bool(self.sql) or len(self.describes) > 2:
            raise ValueError(f"{self.question!r}: give describes (one or two names) or sql")


def read_acceptances(path: Path | None = None) -> Iterator[CuratedAcceptance]:
    """Every acceptance of a file (default: `data/acceptances.toml`); see `read_entries`."""
    return read_entries("acceptance", CuratedAcceptance, path)


def acceptance_faults(one: CuratedAcceptance, catalog: Catalog, database: Database) -> list[str]:
    """What is wrong: a name taken for missing, one that is not found, SQL that fails or returns nothing."""
    mentions = resolve_names(one.question, catalog)
    found = [f"{mention.text} is taken for missing" for mention in mentions if not mention.exists]
    if one.sql:
        return found + _sql_faults(one, mentions, catalog, database)
    said = {name for mention in mentions for name in _names(mention)}
    for name in one.describes:
        if not is_real(name, catalog):
            found.append(f"{name} does not exist")
        elif mentions and name not in said:
            found.append(f"resolve_names does not find {name}, only {', '.join(sorted(said)) or 'nothing'}")
    if len(one.describes) == 2 and not found:
        left, right = one.describes
        if not cheapest_path(left, {right}, lexicon_of(catalog)):
            found.append(f"no join leads from {left} to {right}")
    return found


def _sql_faults(
    one: CuratedAcceptance, mentions: tuple[Mention, ...], catalog: Catalog, database: Database
) -> list[str]:
    """The SQL's own faults, and tables that the question names and the SQL does not read."""
    found, _ = sql_faults(one.sql, one.company, catalog, database)
    named = {mention.table for mention in mentions if mention.kind == "table"}
    if not named:
        found.append("the question names no table that resolve_names finds")
    unread = named - set(tables_of(one.sql, catalog))
    return found + [f"the question names {name}, the SQL does not read it" for name in sorted(unread)]


def _names(mention: Mention) -> Iterator[str]:
    """What one mention makes known: a table, or a column and with it its table."""
    if mention.exists and mention.table:
        yield mention.table
        if mention.column:
            yield f"{mention.table}.{mention.column}"
