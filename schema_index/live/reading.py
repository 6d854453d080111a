"""What was read from a live database, and how it becomes a schema source as files do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from schema_index.catalog import MAIN_SCHEMAS, Column
from schema_index.ddl.code_list import code_lists
from schema_index.ddl.script import read_script
from schema_index.source import (
    ForeignKey,
    Place,
    QueryView,
    Reading,
    RenamingView,
    Source,
    StoredTable,
    UniqueKey,
    full_name,
)
from schema_index.views.resolve_views import places_of

Name = tuple[str, str]
"""Schema and object, spelled as the database does."""
BASE_PREFIXES = ("b", "v")
"""Vista's stored tables: bAPTH behind the view APTH, vSMWorkOrder behind SMWorkOrder."""


@dataclass(slots=True)
class LiveObject:
    """A table or view of a live database; a `definition` is its CREATE VIEW, "" where it is hidden."""

    schema: str
    name: str
    kind: Literal["table", "view"]
    columns: list[Column] = field(default_factory=list)
    description: str = ""
    definition: str = ""

    def __str__(self) -> str:
        return f"{self.schema}.{self.name}" if self.schema else self.name

    @property
    def called(self) -> str:
        """What the catalog calls it."""
        return full_name(self.schema, self.name)


@dataclass(frozen=True, slots=True)
class LiveForeignKey:
    """A declared foreign key between two objects of a live database."""

    owner: Name
    columns: tuple[str, ...]
    other: Name
    other_columns: tuple[str, ...]


@dataclass(slots=True)
class Live:
    """Everything read from one database, before names, views and keys are resolved."""

    objects: list[LiveObject] = field(default_factory=list)
    types: dict[str, tuple[str, str]] = field(default_factory=dict)
    """User type in lower case: its spelling and the SQL type it resolves to."""
    unique_keys: list[tuple[Name, UniqueKey]] = field(default_factory=list)
    foreign_keys: list[LiveForeignKey] = field(default_factory=list)
    checks: list[tuple[Name, str]] = field(default_factory=list)
    """CHECK constraints: the table, and the condition."""
    rules: dict[str, str] = field(default_factory=dict)
    """CREATE RULE statements by the name of the rule."""
    bound_rules: list[tuple[str, str, str]] = field(default_factory=list)
    """A rule, and the column and table (or user type and "") that it holds for."""
    identities: set[tuple[Name, str]] = field(default_factory=set)
    """Columns that number rows by themselves."""
    synonyms: list[tuple[Name, str, str]] = field(default_factory=list)
    """Synonyms: the name, what it stands for, and the name of that here ("" in another database)."""
    rows: dict[Name, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    """What could not be read, and why: one line each."""
    calls: int = 0
    """Calls that went to the server."""
    database: str = ""
    """Its name, which names in its views may start with."""


@dataclass(frozen=True, slots=True)
class LiveReading(Reading):
    """A reading of a live database.

    `rows` are the server's own, cheap and rough, counts of rows by stored name; `calls` is how
    many calls went to the server.
    """

    rows: Mapping[str, int] = field(default_factory=dict)
    calls: int = 0


def to_source(live: Live, database: str) -> Source:
    """A schema source of what was read from `database` (a short name for reports)."""
    place = Place(database, 1)
    source = Source(types=dict(live.types), databases={live.database.lower()} - {""})
    for line in live.lost:
        source.skip(place, line)
    kept = _kept(live, place, source)
    _add_objects(kept, place, source)
    _add_synonyms(live, kept, place, source)
    owners = {(found.schema, found.name): name for name, found in kept.items()}
    for owner, key in live.unique_keys:
        if owner in owners:
            source.unique_keys.append((owners[owner], key))
    _add_foreign_keys(live, owners, place, source)
    for owner, condition in live.checks:
        if owner in owners:
            found = code_lists(condition)
            source.checks.extend((owners[owner], column, codes) for column, codes in found.items())
    for owner, column in live.identities:
        if owner in owners:
            source.identities.add((owners[owner], column.lower()))
    _add_rules(live, source)
    return source


def _kept(live: Live, place: Place, source: Source) -> dict[str, LiveObject]:
    """One object for each name in lower case; those that a catalog cannot tell apart are reported."""
    first: dict[str, LiveObject] = {}
    for found in sorted(live.objects, key=_precedence):
        if first.setdefault(found.called.lower(), found) is not found:
            other = first[found.called.lower()]
            source.skip(
                place, f"the {found.kind} {found} has the name of {other}, which is read in its place"
            )
    # In the order of the server, so that the same database gives the same index.
    return {found.called.lower(): found for found in live.objects if first[found.called.lower()] is found}


def _precedence(found: LiveObject) -> tuple[int, str, str]:
    known = found.schema.lower() in MAIN_SCHEMAS
    rank = MAIN_SCHEMAS.index(found.schema.lower()) if known else len(MAIN_SCHEMAS)
    return rank, found.schema, found.name


def _add_objects(kept: dict[str, LiveObject], place: Place, source: Source) -> None:
    """Tables, views with columns of their own, and views that only rename one of these."""
    views: dict[str, list[LiveObject]] = {}
    for name, found in kept.items():
        read = _read_view(found, kept, source) if found.kind == "view" and found.columns else None
        here = read and not source.is_elsewhere(getattr(read, "elsewhere", ""))
        base = _first_of(places_of(replace(read, name=found.called)), kept, found) if read and here else None
        if base and base.columns:
            views.setdefault(base.called.lower(), []).append(found)
            written = base.called if "." in base.called else f"{MAIN_SCHEMAS[0]}.{base.called}"
            source.views.append(RenamingView(found.called, written, place))
        elif isinstance(read, QueryView) and _behind(found, kept):
            # It may rename as well, column by column: its query tells, where a table of its own would not.
            source.queries.append(replace(read, name=found.called))
        elif found.columns:
            table = StoredTable(found.called, place, found.columns, "", found.kind)
            source.tables.append(table)
            if isinstance(read, QueryView):
                source.queries.append(replace(read, name=found.called))
        else:
            source.skip(place, f"the {found.kind} {found} shows no columns")
        texts = {"": found.description} | {c.name.lower(): c.description for c in found.columns}
        source.descriptions |= {(name, column): text for column, text in texts.items() if text}
    for table in source.tables:
        _keep_shown_columns(table, views.get(table.name.lower(), []), place, source)


def _keep_shown_columns(table: StoredTable, views: list[LiveObject], place: Place, source: Source) -> None:
    """Leave out the columns that no view of the table shows: under the views' names they do not exist."""
    shown = {column.name.lower() for view in views for column in view.columns}
    hidden = [column.name for column in table.columns if column.name.lower() not in shown]
    if views and hidden:
        table.columns = [column for column in table.columns if column.name.lower() in shown]
        names = ", ".join(view.called for view in views)
        reason = f"the view {names} does not show {', '.join(hidden)} of {table.name}"
        source.skip(place, f"{reason}: run sp_refreshview if it should")


def _read_view(
    view: LiveObject, kept: dict[str, LiveObject], source: Source
) -> RenamingView | QueryView | None:
    """What a view's definition says.

    Where it is hidden: the b or v table behind the view, if their columns are the same.
    """
    place = Place(f"the view {view}", 1)
    if view.definition:
        own = Source()
        read_script(view.definition, place.file, own)
        found: list[RenamingView | QueryView] = [*own.views, *own.queries]
        if len(found) == 1:
            return found[0]
        reason = own.skipped[0].reason if own.skipped else "it is not one CREATE VIEW"
        source.skip(place, f"this definition cannot be read ({reason}): its columns are kept, not its joins")
        return None
    base = _behind(view, kept)
    return RenamingView(view.called, str(base), place) if base else None


def _behind(view: LiveObject, kept: dict[str, LiveObject]) -> LiveObject | None:
    """The b or v table that a view is named after, where the columns of both are the same."""
    names = [column.name.lower() for column in view.columns]
    for prefix in BASE_PREFIXES:
        base = kept.get(full_name(view.schema, prefix + view.name).lower())
        if base and base.kind == "table" and [column.name.lower() for column in base.columns] == names:
            return base
    return None


def _first_of(places: Sequence[str], kept: dict[str, LiveObject], but: LiveObject) -> LiveObject | None:
    """What stands at the first of the places where anything does, except for one object."""
    return next((kept[place] for place in places if place in kept and kept[place] is not but), None)


def _add_rules(live: Live, source: Source) -> None:
    for name, text in live.rules.items():
        own = Source()
        read_script(text, f"the rule {name}", own)
        # A renamed rule keeps its old name in its text.
        source.rules.update({name.lower(): condition for condition in own.rules.values()})
        source.skipped.extend(own.skipped)
    source.bound_rules.extend((a.lower(), b.lower(), c.lower()) for a, b, c in live.bound_rules)


def _add_synonyms(live: Live, kept: dict[str, LiveObject], place: Place, source: Source) -> None:
    for (schema, name), written, base in live.synonyms:
        called = full_name(schema, name)
        if base.lower() in kept and called.lower() not in kept:
            source.views.append(RenamingView(called, base, place))
        else:
            other = "" if base else ", in another database: read that one by itself"
            source.skip(place, f"the synonym {schema}.{name} for {written} is left out{other}")


def _add_foreign_keys(live: Live, owners: dict[Name, str], place: Place, source: Source) -> None:
    for key in live.foreign_keys:
        if key.owner not in owners:
            continue
        if key.other not in owners:
            other = ".".join(part for part in key.other if part)
            source.skip(
                place, f"{full_name(*key.owner)} has a foreign key to {other}, which is not in what was read"
            )
            continue
        found = ForeignKey(key.columns, full_name(*key.other), key.other_columns, place)
        source.foreign_keys.append((owners[key.owner], found))
