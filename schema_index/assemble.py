"""Makes a catalog of what a source holds: analysts' names, resolved types, natural keys, joins."""

from __future__ import annotations

from dataclasses import replace

from schema_index.catalog import Catalog, Column, Join, Table
from schema_index.glossary import module_of
from schema_index.joins import key_joins
from schema_index.source import ForeignKey, Reading, RenamingView, Source, StoredTable, UniqueKey

# Kinds of columns that number rows or attachments and never identify what a row is about.
SURROGATE_NAMES = frozenset({"keyid", "uniqueattchid"})
SURROGATE_TYPES = ("uniqueidentifier", "rowversion", "timestamp")


def assemble(source: Source) -> Reading:
    """The catalog of a source; what refers to nothing is added to the source's skipped list."""
    stored = _stored_tables(source)
    _add_columns(source, stored)
    found: dict[str, list[UniqueKey]] = {}
    for owner, key in source.unique_keys:
        found.setdefault(owner, []).append(key)
    keys = {name: _natural_key(table, found.get(name, []), source) for name, table in stored.items()}
    tables, names = _named_tables(source, stored, keys)
    primary = {owner: key.columns for owner, key in source.unique_keys if key.primary}
    declared = _declared_joins(source, stored, keys | primary, names)
    joins = declared + key_joins(tables, declared)
    types = tuple(sorted(source.types.values()))
    return Reading(Catalog(tuple(tables), tuple(joins), types), tuple(source.skipped))


def _stored_tables(source: Source) -> dict[str, StoredTable]:
    stored: dict[str, StoredTable] = {}
    for table in source.tables:
        first = stored.setdefault(table.name.lower(), table)
        if first is not table:
            source.skip(table.place, f"the table {table.name} is already defined at {first.place}")
    return stored


def _add_columns(source: Source, stored: dict[str, StoredTable]) -> None:
    for name, column, place in source.added_columns:
        if name in stored:
            stored[name].columns.append(column)
        else:
            source.skip(place, f"ALTER TABLE {name}: there is no CREATE TABLE of that name in what was read")
    for name, table in stored.items():
        kept: dict[str, Column] = {}
        for column in table.columns:
            if column.name.lower() in kept:
                source.skip(table.place, f"{table.name} has the column {column.name} twice")
                continue
            kept[column.name.lower()] = _finished(source, name, column)
        table.columns = list(kept.values())


def _finished(source: Source, table: str, column: Column) -> Column:
    """The column with its type resolved and its MS_Description."""
    user_type, resolved = column.user_type, column.type
    if user_type:
        user_type, resolved = source.types.get(user_type.lower(), (user_type, user_type))
    text = source.descriptions.get((table, column.name.lower()), column.description)
    return replace(column, type=resolved, user_type=user_type, description=text)


def _natural_key(table: StoredTable, keys: list[UniqueKey], source: Source) -> tuple[str, ...]:
    """The primary key, else a unique clustered index, else another unique index; no surrogates."""
    columns = {column.name.lower(): column for column in table.columns}
    candidates: list[UniqueKey] = []
    for key in keys:
        missing = [column for column in key.columns if column.lower() not in columns]
        if missing:
            source.skip(table.place, f"a key of {table.name} names the column {missing[0]}, which it lacks")
        elif not all(_surrogate(columns[column.lower()]) for column in key.columns):
            candidates.append(key)
    if not candidates:
        return ()
    best = min(candidates, key=lambda key: _rank(key, columns))
    return tuple(columns[column.lower()].name for column in best.columns)


def _surrogate(column: Column) -> bool:
    return column.name.lower() in SURROGATE_NAMES or column.type.startswith(SURROGATE_TYPES)


def _rank(key: UniqueKey, columns: dict[str, Column]) -> tuple[bool, bool, bool, int]:
    found = [columns[column.lower()] for column in key.columns]
    partly = any(_surrogate(column) for column in found)
    return not key.primary, not key.clustered, partly, sum(column.nullable for column in found)


def _named_tables(
    source: Source, stored: dict[str, StoredTable], keys: dict[str, tuple[str, ...]]
) -> tuple[list[Table], dict[str, str]]:
    """Tables under the names analysts query, and each stored table's foremost name."""
    views: dict[str, list[RenamingView]] = {}
    by_name = {view.name.lower(): view for view in source.views}
    for view in by_name.values():
        base = view.base.lower()
        seen = {view.name.lower()}
        while base not in stored and base in by_name and base not in seen:
            seen.add(base)
            base = by_name[base].base.lower()
        if base not in stored:
            reason = f"the view {view.name} is over {view.base}, which is not in what was read"
            source.skip(view.place, reason)
        elif view.name.lower() in stored:
            source.skip(view.place, f"the view {view.name} has the name of a table")
        else:
            views.setdefault(base, []).append(view)
    tables: list[Table] = []
    names: dict[str, str] = {}
    for name, table in stored.items():
        renamings = sorted(views.get(name, []), key=lambda view: (view.name.lower() != name[1:], view.name))
        named: list[RenamingView | None] = [*renamings] or [None]
        tables.extend(_table(source, table, view, keys[name]) for view in named)
        names[name] = renamings[0].name if renamings else table.name
    return tables, names


def _table(source: Source, table: StoredTable, view: RenamingView | None, key: tuple[str, ...]) -> Table:
    texts = [
        source.descriptions.get((view.name.lower(), ""), "") if view else "",
        source.descriptions.get((table.name.lower(), ""), ""),
        view.description if view else "",
        table.description,
    ]
    name = view.name if view else table.name
    columns = table.columns
    if view:
        columns = [
            replace(column, description=source.descriptions[(name.lower(), column.name.lower())])
            if (name.lower(), column.name.lower()) in source.descriptions
            else column
            for column in columns
        ]
    return Table(
        name=name,
        base=table.name,
        kind="view" if view else table.kind,
        module=module_of(name),
        description=next((text for text in texts if text), ""),
        columns=tuple(columns),
        key=key,
    )


def _declared_joins(
    source: Source, stored: dict[str, StoredTable], targets: dict[str, tuple[str, ...]], names: dict[str, str]
) -> list[Join]:
    """Foreign keys as joins; `targets` are the columns that one without a column list refers to."""
    joins: dict[Join, None] = {}
    for owner, key in source.foreign_keys:
        child, parent = stored.get(owner), stored.get(key.other.lower())
        others = key.other_columns or targets.get(key.other.lower(), ())
        fault = _foreign_key_fault(owner, key, child, parent, others)
        if fault or child is None or parent is None:
            source.skip(key.place, fault)
            continue
        left = {column.name.lower(): column.name for column in child.columns}
        right = {column.name.lower(): column.name for column in parent.columns}
        pairs = tuple((left[a.lower()], right[b.lower()]) for a, b in zip(key.columns, others, strict=True))
        joins[Join(names[owner], names[key.other.lower()], pairs, "declared")] = None
    return list(joins)


def _foreign_key_fault(
    owner: str,
    key: ForeignKey,
    child: StoredTable | None,
    parent: StoredTable | None,
    others: tuple[str, ...],
) -> str:
    """Why a foreign key cannot be a join, or ""."""
    if child is None:
        return f"a foreign key of {owner}, which is not in what was read"
    if parent is None:
        return f"{child.name} has a foreign key to {key.other}, which is not in what was read"
    about = f"the foreign key of {child.name} to {parent.name}"
    if len(others) != len(key.columns):
        return f"{about} pairs {len(key.columns)} columns with {len(others)}"
    for table, columns in ((child, key.columns), (parent, others)):
        known = {column.name.lower() for column in table.columns}
        missing = [column for column in columns if column.lower() not in known]
        if missing:
            return f"{about} names {table.name}.{missing[0]}, which is not there"
    return ""
