"""Renames the tables and columns of a catalog, so that a model must read the schema instead of knowing it.

Descriptions, codes, keys and joins stay as they are; the lexicon's predicates are rewritten by token. In half
of the renamed catalogs tables bear the name of another real table, so that knowing a name misleads. Where
it is asked for, half of them keep some tables: the one in question may be strange among known ones.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from finetune.generating.coined import letters
from finetune.generating.entry import Condition, Entry
from finetune.names_in_sql import rename_columns
from schema_index import Catalog, Column, Join, Table
from schema_index.reserved import RESERVED

_PIECE = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")

# Names that sqlglot's T-SQL reads as something else when they stand alone.
_KEYWORDS = frozenset(
    {*RESERVED, "LIMIT", "OFFSET", "DATE", "TIME", "INTERVAL", "ROW", "ROWS", "FIRST", "NEXT"}
)


SWAPPED = 0.5
"""The share of renamed catalogs whose tables swap real names; the others get made-up ones."""
KEPT_COLUMNS = (0.0, 0.25, 0.6, 1.0)
"""What share of the columns keeps its name, drawn for each renamed catalog."""
KEPT_TABLES = (0.0, 0.0, 0.4, 0.7)
"""What share of the tables stays as it is, drawn for each renamed catalog."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """A catalog and its lexicon under new names; `tables` maps all old table names to the new ones (the same
    where a table was left as it is), `columns` the old columns of an old table to the new."""

    catalog: Catalog
    lexicon: dict[str, Entry]
    tables: dict[str, str]
    columns: dict[str, dict[str, str]]


def shuffle(
    catalog: Catalog, lexicon: Mapping[str, Entry], rng: random.Random, *, partly: bool = False
) -> Renamed:
    """The catalog and lexicon under new names; `partly`: a share of the tables (KEPT_TABLES) may stay whole.

    Tables become codes (`QRTX`), CamelCase words or each other; a column that does not keep its name takes
    pieces of other columns' names; the company column of a table stays one that ends in `Co` and keeps its
    type.
    """
    pieces = sorted({piece for table in catalog for c in table.columns for piece in _PIECE.findall(c.name)})
    pieces = [p for p in pieces if len(p) > 1 and p[0].isupper() and p.upper() not in _KEYWORDS]
    kept = rng.choice(KEPT_COLUMNS)
    stays = rng.choice(KEPT_TABLES) if partly else 0.0
    strange = [table for table in catalog if not stays or rng.random() >= stays]
    new = (
        _swapped_names(strange, rng)
        if rng.random() < SWAPPED
        else _table_names(catalog, strange, pieces, rng)
    )
    tables = {table.name: new.get(table.name, table.name) for table in catalog}
    shares = {table.name: kept if table.name in new else 1.0 for table in catalog}
    columns = {
        table.name: _column_names(table, tables[table.name], pieces, shares[table.name], rng)
        for table in catalog
    }
    renamed = tuple(
        replace(
            table,
            name=tables[table.name],
            base=f"b{tables[table.name]}",
            module=tables[table.name][:2],
            columns=tuple(replace(c, name=columns[table.name][c.name]) for c in table.columns),
            key=tuple(columns[table.name][name] for name in table.key),
        )
        if table.name in new
        else table
        for table in catalog
    )
    joins = tuple(
        Join(
            tables[join.table],
            tables[join.other],
            tuple((columns[join.table][left], columns[join.other][right]) for left, right in join.pairs),
            join.source,
        )
        for join in catalog.joins
    )
    entries = {
        tables[name]: _entry(entry, catalog.find(name), tables, columns, known=shares[name] == 1.0)
        for name, entry in lexicon.items()
        if name in tables
    }
    return Renamed(Catalog(renamed, joins, catalog.types), entries, tables, columns)


def _swapped_names(strange: Sequence[Table], rng: random.Random) -> dict[str, str]:
    """Every table of `strange` under the name of another one."""
    names = [table.name for table in strange]
    rng.shuffle(names)
    return dict(zip(names, [*names[1:], *names[:1]], strict=True))


def _table_names(
    catalog: Catalog, strange: Sequence[Table], pieces: list[str], rng: random.Random
) -> dict[str, str]:
    """Every table of `strange` under a made-up name that no table of the catalog has."""
    used: set[str] = set()
    names = {}
    for table in strange:
        while True:
            prefix = letters(rng, 2)
            if rng.random() < 0.75:
                name = prefix + letters(rng, 2)
            else:
                name = prefix + "".join(rng.sample(pieces, rng.choice((1, 2))))
            if name.lower() not in used and catalog.find(name) is None:
                break
        used.add(name.lower())
        names[table.name] = name
    return names


def _column_names(
    table: Table, new: str, pieces: list[str], kept: float, rng: random.Random
) -> dict[str, str]:
    if kept == 1.0:
        return {column.name: column.name for column in table.columns}
    used: set[str] = set()
    names = {}
    for column in table.columns:
        names[column.name] = _fresh(column, table, new, pieces, kept, rng, used)
        used.add(names[column.name].lower())
    return names


def _fresh(
    column: Column,
    table: Table,
    new: str,
    pieces: list[str],
    kept: float,
    rng: random.Random,
    used: set[str],
) -> str:
    if column.user_type == "bCompany":
        own = column.name == table.company_column
        name = f"{new[:2] if own else ''.join(rng.choice('ABCDEGHJKLMPRS') for _ in range(2))}Co"
        if name.lower() not in used:
            return name
    if rng.random() < kept and column.name.lower() not in used:
        return column.name
    while True:
        name = "".join(rng.sample(pieces, rng.choices((1, 2, 3), (3, 5, 1))[0]))
        if name.lower() not in used and len(name) < 30 and name[-2:] != "Co":
            return name


def _entry(
    entry: Entry,
    table: Table | None,
    tables: dict[str, str],
    columns: dict[str, dict[str, str]],
    *,
    known: bool,
) -> Entry:
    """The entry under the new names. What to list by default cannot be known of columns never seen, so
    unless they are `known` it becomes what the prompt shows first: the columns in their order, without the
    company."""
    assert table is not None
    own, new = columns[entry.table], tables[entry.table]
    names = {(entry.table, old): (new, name) for old, name in own.items()}
    listed = entry.show if known else (c.name for c in table.columns if c.name != table.company_column)
    return Entry(
        table=new,
        entity=entry.entity,
        show=tuple(own[name] for name in listed),
        columns={own[name]: phrases for name, phrases in entry.columns.items()},
        measures=tuple(own[name] for name in entry.measures),
        dimensions=tuple(own[name] for name in entry.dimensions),
        date=own.get(entry.date, ""),
        label=own.get(entry.label, ""),
        conditions=tuple(
            Condition(c.before, c.after, rename_columns(c.sql, names)) for c in entry.conditions
        ),
    )
