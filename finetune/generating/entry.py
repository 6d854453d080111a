"""How analysts speak about tables: entities, columns, conditions, read from `lexicon/*.toml`.

Every name in the files is checked against the catalog when they are read. Tables without an entry get
phrases from the glossary and the catalog's own descriptions, so that any catalog can be asked about.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlglot
from sqlglot import exp

from schema_index import Catalog, DataError, Table
from schema_index.glossary import words

FOLDER = Path(__file__).with_name("lexicon")


@dataclass(frozen=True, slots=True)
class Condition:
    """A way to narrow a table: adjectives before the entity, phrases after it, the predicate."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    sql: str


@dataclass(frozen=True, slots=True)
class Entry:
    """The speech about one table; `columns` maps a column to the noun phrases that mean it."""

    table: str
    entity: tuple[str, ...]
    show: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    measures: tuple[str, ...] = ()
    dimensions: tuple[str, ...] = ()
    date: str = ""
    label: str = ""
    conditions: tuple[Condition, ...] = ()


def narrowed(entry: Entry, columns: Collection[str]) -> Entry:
    """The entry as far as it speaks of these columns only."""
    return replace(
        entry,
        columns={name: phrases for name, phrases in entry.columns.items() if name in columns},
        measures=tuple(name for name in entry.measures if name in columns),
        dimensions=tuple(name for name in entry.dimensions if name in columns),
        date=entry.date if entry.date in columns else "",
        label=entry.label if entry.label in columns else "",
        conditions=tuple(c for c in entry.conditions if condition_columns(c.sql) <= set(columns)),
    )


@lru_cache(maxsize=20_000)
def condition_columns(sql: str) -> frozenset[str]:
    """The columns that a predicate names."""
    return frozenset(column.name for column in sqlglot.parse_one(sql, read="tsql").find_all(exp.Column))


def read_lexicon(catalog: Catalog, folder: Path = FOLDER) -> dict[str, Entry]:
    """Entries by table for every table of `catalog`.

    Raises DataError naming the file and the entry for a table or column that the catalog lacks.
    """
    entries: dict[str, Entry] = {}
    for path in sorted(folder.glob("*.toml")):
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        for name, row in data.items():
            table = catalog.find(name)
            if table is None:
                continue
            entries[name] = _checked(table, row, path.name)
    return {table.name: entries.get(table.name) or plain_entry(table) for table in catalog}


def plain_entry(table: Table) -> Entry:
    """An entry made of the glossary's words only, for a table that nobody described."""
    columns: dict[str, tuple[str, ...]] = {
        column.name: (" ".join(words(column.name)).lower(),) for column in table.columns
    }
    company = table.company_column
    show = [column.name for column in table.columns if column.name != company][:6]
    numeric = [
        column.name
        for column in table.columns
        if column.type.startswith(("numeric", "decimal", "money")) and column.name not in table.key
    ]
    dated = [column.name for column in table.columns if "date" in column.type]
    label = next((name for name in ("Description", "Name") if table.column(name)), "")
    return Entry(
        table=table.name,
        entity=(f"{' '.join(words(table.name)).lower()} rows", f"{table.name} rows"),
        show=tuple(show),
        columns=columns,
        measures=tuple(numeric[:6]),
        dimensions=tuple(name for name in table.key if name != company),
        date=dated[0] if dated else "",
        label=label,
    )


def _checked(table: Table, row: dict[str, Any], where: str) -> Entry:
    named = [*row["show"], *row["columns"], *row.get("measures", ()), *row.get("dimensions", ())]
    named += [row[key] for key in ("date", "label") if row.get(key)]
    conditions = [
        Condition(tuple(item["before"]), tuple(item["after"]), item["sql"])
        for item in row.get("conditions", ())
    ]
    for condition in conditions:
        named += _columns_of(condition.sql, table.name, where)
    for name in named:
        found = table.column(name)
        if found is None or found.name != name:
            raise DataError(
                f"{where}: [{table.name}] names {name}, which is no column of it: correct the entry"
            )
    return Entry(
        table=table.name,
        entity=tuple(row["entity"]),
        show=tuple(row["show"]),
        columns={name: tuple(phrases) for name, phrases in row["columns"].items()},
        measures=tuple(row.get("measures", ())),
        dimensions=tuple(row.get("dimensions", ())),
        date=row.get("date", ""),
        label=row.get("label", ""),
        conditions=tuple(conditions),
    )


def _columns_of(sql: str, table: str, where: str) -> Iterable[str]:
    tree = sqlglot.parse_one(sql, read="tsql")
    for column in tree.find_all(exp.Column):
        if column.table != table:
            raise DataError(
                f"{where}: [{table}] condition {sql!r} names {column.sql()}: qualify with {table}"
            )
        yield column.name
