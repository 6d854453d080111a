"""Makes a catalog of what a source holds: analysts' names, resolved types, natural keys, joins."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from schema_index.assembly.finish_columns import ColumnFinisher, described
from schema_index.assembly.key_joins import key_joins
from schema_index.assembly.natural_key import natural_key
from schema_index.assembly.settle import settle
from schema_index.catalog import Catalog, Join, Table
from schema_index.glossary import module_of
from schema_index.harmless import harmless_text, name_fault
from schema_index.source import (
    ColumnChange,
    ForeignKey,
    Reading,
    RenamingView,
    Source,
    StoredTable,
    UniqueKey,
)
from schema_index.views.resolve_views import Views, base_names, is_base, places_of, resolve_views

if TYPE_CHECKING:
    from schema_index.memory import Memory


def assemble(source: Source, memory: Memory | None = None) -> Reading:
    """The catalog of a source; what refers to nothing is added to the source's skipped list.

    With `memory`, the queries of views that were read before are not parsed again.
    """
    settle(source)
    stored = _stored_tables(source)
    _change_columns(source, stored)
    found = _unique_keys(source, stored)
    keys = {name: natural_key(table, found.get(name, []), source) for name, table in stored.items()}
    _require_keys(source, stored)
    views = resolve_views(source, stored, keys, memory)
    tables, names = _named_tables(source, stored, keys, views, found)
    primary = {owner: key.columns for owner, key in source.unique_keys if key.primary}
    declared = _declared_joins(source, stored, keys | primary, names)
    joins = declared + _view_joins(views, tables, names, declared)
    joins += key_joins(tables, joins)
    types = tuple(sorted(row for row in source.types.values() if not any(map(name_fault, row))))
    return Reading(Catalog(tuple(tables), tuple(joins), types), tuple(source.skipped))


def _stored_tables(source: Source) -> dict[str, StoredTable]:
    stored: dict[str, StoredTable] = {}
    for table in source.tables:
        fault = name_fault(table.name)
        if fault:
            source.skip(table.place, f"a table has a name that {fault}: {table.name}")
            continue
        first = stored.setdefault(table.name.lower(), table)
        if first is not table:
            source.skip(table.place, f"the table {table.name} is already defined at {first.place}")
    return stored


def _change_columns(source: Source, stored: dict[str, StoredTable]) -> None:
    for change in source.column_changes:
        table = stored.get(change.table)
        reason = (
            _changed(table, change) if table else "there is no CREATE TABLE of that name in what was read"
        )
        if reason:
            verb = "EXEC sp_rename in" if change.action == "RENAME" else "ALTER TABLE"
            source.skip(change.place, f"{verb} {table.name if table else change.table}: {reason}")
    finisher = ColumnFinisher(source)
    for table in stored.values():
        finisher.finish(table)


def _changed(table: StoredTable, change: ColumnChange) -> str:
    """Make one change to the columns of a table; returns why that is not possible, or ""."""
    name = (change.old or change.column.name).lower()
    places = [place for place, column in enumerate(table.columns) if column.name.lower() == name]
    if change.action == "RENAME":
        return _renamed(table, places, change)
    if change.action != "DROP":
        (table.unsaid.add if change.unsaid else table.unsaid.discard)(name)
    if change.action == "ADD":
        table.columns.append(change.column)
    elif not places:
        return f"there is no column {change.column.name} to {change.action.lower()}"
    elif change.action == "DROP":
        if len(table.columns) == 1:
            return f"{change.column.name} is its only column"
        del table.columns[places[-1]]
    else:
        old, new = table.columns[places[-1]], change.column
        table.columns[places[-1]] = replace(
            old, type=new.type, user_type=new.user_type, nullable=new.nullable
        )
    return ""


def _renamed(table: StoredTable, places: list[int], change: ColumnChange) -> str:
    new = change.column.name
    others = {column.name.lower() for column in table.columns} - {change.old}
    if not places or new.lower() in others:
        return f"{change.old} is not named {new}: there is no such column, or one of that name already"
    for place in places:
        table.columns[place] = replace(table.columns[place], name=new)
    if change.old in table.unsaid:
        table.unsaid = (table.unsaid - {change.old}) | {new.lower()}
    return ""


def _unique_keys(source: Source, stored: dict[str, StoredTable]) -> dict[str, list[UniqueKey]]:
    """Unique keys by the table (or indexed view) that has them, in lower case."""
    here = [view for view in source.views if not source.is_elsewhere(view.elsewhere)]
    bases = {view.name.lower(): places_of(view)[0] for view in here}
    views = {view.name.lower() for view in source.views} | {view.name.lower() for view in source.queries}
    found: dict[str, list[UniqueKey]] = {}
    for owner, key in source.unique_keys:
        if owner not in stored and bases.get(owner) in stored:
            owner = bases[owner]  # an index that is told by the view's name is one of the rows behind it
        if owner in stored or owner in views:
            found.setdefault(owner, []).append(key)
        elif key.place:
            source.skip(key.place, f"a unique key of {owner}, which is not in what was read")
    return found


def _require_keys(source: Source, stored: dict[str, StoredTable]) -> None:
    """A column of a primary key is NOT NULL where it does not say."""
    for owner, key in source.unique_keys:
        table = stored.get(owner)
        if not key.primary or table is None:
            continue
        names = {name.lower() for name in key.columns} & table.unsaid
        if names:
            table.columns = [
                replace(column, nullable=False) if column.name.lower() in names else column
                for column in table.columns
            ]


def _named_tables(
    source: Source,
    stored: dict[str, StoredTable],
    keys: dict[str, tuple[str, ...]],
    views: Views,
    found: dict[str, list[UniqueKey]],
) -> tuple[list[Table], dict[str, str]]:
    """Tables under the names analysts query, and each stored table's or view's foremost name."""
    tables: list[Table] = []
    names: dict[str, str] = {}
    shown_as = _shown_as(stored, keys, views)
    bases = {view: stored[name] for name, view in shown_as.items()}
    for name, table in stored.items():
        if name in views.shapes:
            continue  # a view of a live database, whose query was read as well
        if name in shown_as:
            names[name] = shown_as[name]
            continue
        renamings = sorted(
            views.renaming.get(name, []), key=lambda view: (not is_base(name, view.name), view.name)
        )
        # A view or synonym of another name is one more way to the rows: the table keeps its own.
        hidden = renamings and is_base(name, renamings[0].name)
        named: list[RenamingView | None] = [*renamings] if hidden else [None, *renamings]
        for view in named:
            own = found.get(view.name.lower(), []) if view else []
            tables.append(_table(source, table, view, keys[name] or natural_key(table, own, source)))
        names[name] = renamings[0].name if hidden else table.name
    for query in views.queries:
        name = query.name.lower()
        shape = views.shapes[name]
        shown = StoredTable(query.name, query.place, list(shape.columns), query.description, "view")
        key = keys.get(name) or natural_key(shown, found.get(name, []), source) or shape.key
        tables.append(_table(source, shown, None, key, bases.get(query.name)))
        names[name] = query.name
    return tables, names


def _shown_as(
    stored: dict[str, StoredTable], keys: dict[str, tuple[str, ...]], views: Views
) -> dict[str, str]:
    """Stored tables that are known by a view with a query: named after them, it shows all of them and more.

    SMWorkOrder has every column of vSMWorkOrder, some that are computed, and a row for each of its rows.
    """
    found: dict[str, str] = {}
    for query in views.queries:
        shape = views.shapes[query.name.lower()]
        there = {column.name.lower() for column in shape.columns}
        for name in base_names(query.name):
            table = stored.get(name)
            if table is None or table.kind == "view" or views.renaming.get(name):
                continue
            same_key = bool(shape.key) and set(shape.key) == set(keys[name])
            if same_key and there.issuperset(column.name.lower() for column in table.columns):
                found[name] = query.name
    return found


def _table(
    source: Source,
    table: StoredTable,
    view: RenamingView | None,
    key: tuple[str, ...],
    base: StoredTable | None = None,
) -> Table:
    """A table of the catalog; `base` is the stored one that a view with a query stands for."""
    texts = [
        source.descriptions.get((view.name.lower(), ""), "") if view else "",
        source.descriptions.get((table.name.lower(), ""), ""),
        view.description if view else "",
        table.description,
        source.descriptions.get((base.name.lower(), ""), "") or base.description if base else "",
    ]
    name = view.name if view else table.name
    columns = table.columns
    if view or table.kind == "view":
        columns = [
            described(column, said)
            if (said := source.descriptions.get((name.lower(), column.name.lower())))
            else column
            for column in columns
        ]
    return Table(
        name=name,
        base=base.name if base else table.name,
        kind="view" if view else table.kind,
        module=module_of(name),
        description=harmless_text(next((text for text in texts if text), "")),
        columns=tuple(columns),
        key=key,
    )


def _view_joins(views: Views, tables: list[Table], names: dict[str, str], declared: list[Join]) -> list[Join]:
    """Joins that views write between tables of the catalog, the most used first."""
    order = {table.name: index for index, table in enumerate(tables)}
    known = {(join.table, join.other, frozenset(join.pairs)) for join in declared}
    joins: list[Join] = []
    ranked = sorted(views.uses.items(), key=lambda item: (-item[1], item[0]))
    for (child, parent, pairs), _ in ranked:
        ends = names.get(child), names.get(parent)
        if ends[0] is None or ends[1] is None or ends[0] == ends[1] or (*ends, frozenset(pairs)) in known:
            continue
        joins.append(Join(ends[0], ends[1], pairs, "view"))
    return sorted(joins, key=lambda join: (order[join.table], order[join.other]))


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
