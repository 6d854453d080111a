"""The views of a source: which only rename a stored table, and what the others show."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from schema_index.catalog import Column
from schema_index.harmless import harmless_columns, name_fault
from schema_index.source import QueryView, RenamingView, Source, StoredTable, full_name
from schema_index.views.query_shape import UNKNOWN, Lookup, QueryReader, with_names
from schema_index.views.query_tree import parse_query
from schema_index.views.select_names import select_names
from schema_index.views.shapes import Shape
from schema_index.views.view_joins import Found, joins_in
from schema_index.views.view_memory import Answer, read_remembered

if TYPE_CHECKING:
    from schema_index.memory import Memory

BASE_PREFIXES = ("b", "v")
"""Of Vista's stored tables: bAPTH behind the view APTH, vSMWorkOrder behind SMWorkOrder."""
DEEPEST_VIEWS = 32
"""Views over views: SQL Server nests them no deeper, from "Maximum capacity specifications"."""


@dataclass(slots=True)
class Views:
    """Views by kind; `shapes` are those of `queries`, by name in lower case.

    `renaming` maps a stored table in lower case to the views that give it another name.
    """

    renaming: dict[str, list[RenamingView]] = field(default_factory=dict)
    queries: list[QueryView] = field(default_factory=list)
    shapes: dict[str, Shape] = field(default_factory=dict)
    uses: Counter[Found] = field(default_factory=Counter)
    """How many of the views with queries write each join."""


def places_of(view: RenamingView | QueryView, written: str = "") -> list[str]:
    """Where a name that a view writes (its base, without one) can stand, in lower case, the nearest first.

    A bare name in a view of another schema than dbo is one of that schema, else of dbo.
    """
    name = (written or getattr(view, "base", "")).lower()
    schema, dot, bare = name.partition(".")
    if dot:
        return [full_name(schema, bare)]
    own, dot, _ = view.name.lower().partition(".")
    return [f"{own}.{name}", name] if dot else [name]


def split_name(name: str) -> tuple[str, str, str]:
    """The schema of a name, the dot after it, and the rest; the first two are "" in a main schema."""
    schema, dot, bare = name.partition(".")
    return (schema, dot, bare) if dot else ("", "", name)


def base_names(view: str) -> list[str]:
    """What a stored table behind a view can be called, in lower case: bAPTH behind APTH, in one schema."""
    schema, dot, bare = split_name(view.lower())
    return [f"{schema}{dot}{prefix}{bare}" for prefix in BASE_PREFIXES]


def is_base(stored: str, view: str) -> bool:
    """Whether a stored table is named as the one behind a view."""
    return stored.lower() in base_names(view)


def resolve_views(
    source: Source,
    stored: dict[str, StoredTable],
    keys: dict[str, tuple[str, ...]],
    memory: Memory | None = None,
) -> Views:
    """Resolve every view of the source, whatever their order; what cannot be is reported."""
    return _Resolver(source, stored, keys, memory).resolve()


class _Resolver:
    def __init__(
        self,
        source: Source,
        stored: dict[str, StoredTable],
        keys: dict[str, tuple[str, ...]],
        memory: Memory | None,
    ) -> None:
        self._memory = memory
        self._source = source
        self._stored = stored
        self._keys = keys
        self._views = Views()
        self._named: dict[str, RenamingView | QueryView] = {}
        self._named |= {view.name.lower(): view for view in source.views}
        self._named |= {
            name: view for view in source.queries if source.queried.get(name := view.name.lower(), True)
        }
        self._open: list[str] = []
        self._faults: dict[str, list[str]] = {}

    def resolve(self) -> Views:
        """See `resolve_views`."""
        for name, view in self._named.items():
            fault = name_fault(view.name)
            if fault:
                self._source.skip(view.place, f"a view has a name that {fault}: {view.name}")
            elif isinstance(view, RenamingView) and self._source.is_elsewhere(view.elsewhere):
                self._source.skip(view.place, _elsewhere(view, view.elsewhere, view.base))
            elif self._taken(name, view):
                self._source.skip(view.place, f"the view {view.name} has the name of a table")
            else:
                self._place(name, view)
        return self._views

    def _taken(self, name: str, view: RenamingView | QueryView) -> bool:
        """Whether a table has the view's name; a live database gives a view's columns under its name."""
        table = self._stored.get(name)
        return table is not None and (table.kind == "table" or isinstance(view, RenamingView))

    def _place(self, name: str, view: RenamingView | QueryView) -> None:
        shape = self._shape(name)
        base = shape.renames if shape.renames in self._stored else ""
        if base and name not in self._stored:
            found = RenamingView(view.name, self._stored[base].name, view.place, view.description)
            self._views.renaming.setdefault(base, []).append(found)
            return
        for fault in self._faults.get(name, ()):
            self._source.skip(view.place, fault)
        if shape.columns:
            query = view if isinstance(view, QueryView) else QueryView(view.name, "", view.place)
            self._views.queries.append(replace(query, description=view.description))

    def _lookup(self, name: str) -> Shape | None:
        table = self._stored.get(name)
        if table is not None:
            return Shape(tuple(table.columns), True, self._keys.get(name, ()), name)
        if name in self._named:
            shape = self._shape(name)
            # A renamed table is known by its stored name, whichever view stands in FROM.
            known = shape.renames if shape.renames in self._stored else name
            return replace(shape, name=known, renames="")
        return None

    def _lookup_from(self, view: RenamingView | QueryView, written: str, database: str = "") -> Shape | None:
        """What a name in a view stands for, which is never the view itself."""
        if self._source.is_elsewhere(database):
            self._fault(view.name.lower(), _elsewhere(view, database, written))
            return None
        places = [place for place in places_of(view, written) if place != view.name.lower()]
        return next((shape for place in places if (shape := self._lookup(place)) is not None), None)

    def _shape(self, name: str) -> Shape:
        if name in self._views.shapes:
            return self._views.shapes[name]
        view = self._named[name]
        if name in self._open:
            self._fault(name, f"the view {view.name} is defined by itself")
            return UNKNOWN
        if len(self._open) > DEEPEST_VIEWS:
            above = self._named[self._open[-1]].name
            self._fault(above.lower(), f"the view {above} is more than {DEEPEST_VIEWS} views deep")
            return UNKNOWN
        self._open.append(name)
        shape = self._star(view) if isinstance(view, RenamingView) else self._query(view)
        self._open.pop()
        self._views.shapes[name] = shape
        return shape

    def _star(self, view: RenamingView) -> Shape:
        """The shape of `select * from base [where …]`."""
        shape = self._lookup_from(view, view.base, view.elsewhere)
        if shape is None or not shape.columns:
            reason = f"the view {view.name} is over {view.base}, which is not in what was read"
            self._fault(view.name.lower(), reason)
            return UNKNOWN
        return Shape(shape.columns, shape.complete, shape.key, "", shape.name)

    def _query(self, view: QueryView) -> Shape:
        name = view.name.lower()
        shape = self._read(view)
        columns, faults = harmless_columns(shape.columns)
        if faults:
            self._fault(name, f"the view {view.name} shows {', '.join(faults)}, which is left out")
        if not shape.complete and columns:
            self._fault(name, f"the view {view.name} shows more columns than could be resolved")
        if not columns:
            self._fault(name, f"the columns of the view {view.name} cannot be resolved")
        base = "" if faults or not shape.complete else self._behind(view.name, columns)
        if base:
            return Shape(tuple(self._stored[base].columns), True, self._keys.get(base, ()), "", base)
        columns = [self._typed(column) for column in columns]
        there = {column.name for column in columns}
        key = shape.key if there.issuperset(shape.key) else ()
        table = self._stored.get(name)
        found = tuple(table.columns) if table else tuple(self._described(name, columns))
        renames = shape.renames if not faults and not view.columns else ""
        return Shape(found, shape.complete and not faults, key, "", renames)

    def _behind(self, view: str, columns: list[Column]) -> str:
        """The stored table that a view is named after and whose columns it shows, whatever it joins."""
        names = [column.name.lower() for column in columns]
        for base in base_names(view):
            table = self._stored.get(base)
            if table and table.kind == "table" and [c.name.lower() for c in table.columns] == names:
                return base
        return ""

    def _typed(self, column: Column) -> Column:
        """The column, with a user type that its expression is converted to resolved."""
        found = self._source.resolve_type(column.type) if column.type else None
        return replace(column, type=found[1], user_type=found[0]) if found else column

    def _read(self, view: QueryView) -> Shape:
        lookup = partial(self._lookup_from, view)
        shape, found, fault = read_remembered(view, lookup, _read, self._memory)
        self._views.uses.update(found)
        if fault:
            self._fault(view.name.lower(), fault)
        return shape

    def _described(self, name: str, columns: list[Column]) -> list[Column]:
        texts = self._source.descriptions
        return [
            replace(column, description=texts.get((name, column.name.lower()), column.description))
            for column in columns
        ]

    def _fault(self, name: str, reason: str) -> None:
        found = self._faults.setdefault(name, [])
        if reason not in found:
            found.append(reason)


def _elsewhere(view: RenamingView | QueryView, database: str, name: str) -> str:
    about = f"{database}.{name}"
    if isinstance(view, RenamingView) and view.is_synonym:
        return f"the synonym {view.name} for {about} is in another database: read that one by itself"
    advice = "" if "." in database else f", or if it is this one, say USE {database} in a script"
    return (
        f"the view {view.name} reads {about}, which is in another database: read that one by itself{advice}"
    )


def _read(view: QueryView, lookup: Lookup) -> Answer:
    tree = parse_query(view.query)
    if tree is None:
        names, complete = (list(view.columns), True) if view.columns else select_names(view.query)
        fault = f"the query of the view {view.name} cannot be read by sqlglot: its columns have no types"
        return Shape(tuple(Column(name, "") for name in names), complete), (), fault
    found: dict[Found, None] = {}  # each once, in however many places the view writes a join
    reader = QueryReader(lookup, lambda scope, equal: found.update(dict.fromkeys(joins_in(scope, equal))))
    try:
        shape = with_names(reader.read(tree), view.columns)
    except RecursionError:
        shape = UNKNOWN
    return shape, tuple(found), ""
