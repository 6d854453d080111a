"""What a schema source holds before it becomes a catalog: stored tables, views, keys as found."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Literal

from schema_index.catalog import MAIN_SCHEMAS, Catalog, Column
from schema_index.harmless import one_line

MOST_MOVES = 50_000
"""Renames and drops of one source: each keeps what was read before it by itself."""
Codes = tuple[tuple[str, str], ...]
"""Code values and their meanings, "" where none is known."""


def full_name(schema: str, name: str) -> str:
    """What the catalog calls a table: its bare name in a main schema, `rpt.JobCost` in any other.

    A name with a dot in it keeps its schema everywhere (`dbo.a.b`), so that what stands before a first dot
    is always one.
    """
    bare = schema.lower() in MAIN_SCHEMAS and ("." not in name or not schema)
    return name if bare else f"{schema}.{name}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something was read: a file's path (or a connection's name) and a line from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Skipped:
    """One statement (or one part of it) that did not become part of the catalog, and why."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


@dataclass(frozen=True, slots=True)
class UniqueKey:
    """A PRIMARY KEY, UNIQUE constraint or unique index of one stored table."""

    columns: tuple[str, ...]
    primary: bool = False
    clustered: bool = False
    place: Place | None = None
    """Where it is defined, for the report if its table is not in what was read."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A declared foreign key; `other_columns` is empty where it refers to the other's primary key."""

    columns: tuple[str, ...]
    other: str
    other_columns: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ColumnChange:
    """A column that a table adds, gives another type or name, or drops (of the last two, the name counts)."""

    table: str
    """In lower case."""
    action: Literal["ADD", "ALTER", "DROP", "RENAME"]
    column: Column
    place: Place
    unsaid: bool = False
    """Neither NULL nor NOT NULL is said: the column's type decides."""
    old: str = ""
    """Of RENAME the name before it."""


@dataclass(frozen=True, slots=True)
class Move:
    """A statement after which names mean something else: sp_rename, ALTER SCHEMA … TRANSFER, DROP TABLE.

    `parts` are those of the name as written; `new` is the whole new name of a table or type without its
    schema, `schema` the one that it goes to, None where it keeps its own.
    """

    kind: Literal["any", "table", "column", "type", "drop"]
    """"any" is what sp_rename is told without a kind."""
    parts: tuple[str, ...]
    place: Place
    new: str = ""
    schema: str | None = None

    def __str__(self) -> str:
        return ".".join(self.parts)


@dataclass(slots=True)
class StoredTable:
    """A CREATE TABLE (or a table of a live database) under its stored name, see `full_name`."""

    name: str
    place: Place
    columns: list[Column] = field(default_factory=list)
    description: str = ""
    kind: Literal["table", "view"] = "table"
    """A view with columns of its own is kept as one of these."""
    unsaid: set[str] = field(default_factory=set)
    """Columns in lower case that say neither NULL nor NOT NULL: their types decide."""


@dataclass(frozen=True, slots=True)
class RenamingView:
    """A view that only gives a stored table another name: `select a.* from bAPTH a`.

    `base` is as the view writes it, so that a view of another schema than dbo can mean a table of its own.
    """

    name: str
    base: str
    place: Place
    description: str = ""
    elsewhere: str = ""
    """Where the base says one, its database, or its server and database: `Server.Db`."""
    is_synonym: bool = False


@dataclass(frozen=True, slots=True)
class QueryView:
    """A view with a SELECT list of its own; `columns` are the names given before AS, mostly none.

    Where the source also has a StoredTable of kind "view" under this name (a live database does),
    that gives the columns and this one the key and the joins.
    """

    name: str
    query: str
    """The text after AS: one SELECT, WITH … SELECT, or set operation."""
    place: Place
    columns: tuple[str, ...] = ()
    description: str = ""


@dataclass(slots=True)
class Source:
    """Everything read from one source; types and tables (by `full_name`) are keyed in lower case."""

    types: dict[str, tuple[str, str]] = field(default_factory=dict)
    """User type (by `full_name`) in lower case: its spelling and the SQL type it resolves to."""
    required_types: set[str] = field(default_factory=set)
    """User types in lower case that are NOT NULL where a column does not say."""
    tables: list[StoredTable] = field(default_factory=list)
    views: list[RenamingView] = field(default_factory=list)
    """Where two views have one name, the last counts, as it does after ALTER VIEW."""
    queries: list[QueryView] = field(default_factory=list)
    column_changes: list[ColumnChange] = field(default_factory=list)
    """ALTER TABLE … ADD, ALTER COLUMN and DROP COLUMN, in their order."""
    unique_keys: list[tuple[str, UniqueKey]] = field(default_factory=list)
    foreign_keys: list[tuple[str, ForeignKey]] = field(default_factory=list)
    descriptions: dict[tuple[str, str], str] = field(default_factory=dict)
    """MS_Description by (table, column or "") in lower case; these win over comments."""
    checks: list[tuple[str, str, Codes]] = field(default_factory=list)
    """CHECK constraints that list codes: table and column in lower case, codes with what meaning is plain."""
    rules: dict[str, str] = field(default_factory=dict)
    """CREATE RULE by name in lower case: the condition on its variable."""
    bound_rules: list[tuple[str, str, str]] = field(default_factory=list)
    """sp_bindrule: rule, and the user type ("" as column) or table and column, in lower case."""
    identities: set[tuple[str, str]] = field(default_factory=set)
    """Columns that number rows by themselves: (table, column) in lower case."""
    computed: dict[tuple[str, str], str] = field(default_factory=dict)
    """Computed columns by (table, column) in lower case: the expression as written."""
    queried: dict[str, bool] = field(default_factory=dict)
    """Views of files in lower case: whether the last definition is one of `queries`, not of `views`."""
    constraints: set[str] = field(default_factory=set)
    """Names of constraints in lower case, without schema: a new name of one changes nothing."""
    databases: set[str] = field(default_factory=set)
    """Names in lower case that mean the database that was read, where a view or synonym says one."""
    skipped: list[Skipped] = field(default_factory=list)
    moves: list[tuple[Source, Move]] = field(default_factory=list)
    """Renames in their order, each with all that was read before it (and after the last one)."""

    def move(self, move: Move) -> None:
        """Note a rename: what was read up to here goes by the names before it, the rest by those after."""
        if len(self.moves) >= MOST_MOVES:
            if move.kind != "drop":  # which is reported where it stands
                about = f"the new name of {move} comes after {MOST_MOVES:,} others"
                self.skip(move.place, f"{about}, and is left out")
            return
        before = Source()
        for item in fields(Source):
            if item.name != "moves":
                setattr(before, item.name, getattr(self, item.name))
                setattr(self, item.name, type(getattr(self, item.name))())
        self.moves.append((before, move))

    def add(self, part: Source) -> None:
        """Append what was read elsewhere, after all of this."""
        for before, move in part.moves:
            self._extend(before)
            self.move(move)
        self._extend(part)

    def _extend(self, part: Source) -> None:
        """Every field is a list, a dict or a set."""
        for item in fields(Source):
            held, more = getattr(self, item.name), getattr(part, item.name)
            if isinstance(held, list):
                held.extend(more if item.name != "moves" else ())
            else:
                held.update(more)

    def is_elsewhere(self, database: str) -> bool:
        """Whether what a name says before its schema ("", `Db` or `Server.Db`) is not what was read."""
        return bool(database) and database.lower() not in self.databases

    def require_type(self, name: str, required: bool) -> None:
        """Note whether a user type is NOT NULL where a column does not say; its last definition counts."""
        (self.required_types.add if required else self.required_types.discard)(name.lower())

    def resolve_type(self, name: str) -> tuple[str, str] | None:
        """A user type in its own spelling and the SQL type behind it, or None."""
        seen: set[str] = set()
        spelled = ""
        name = self._defined_type(name)
        while name.lower() in self.types and name.lower() not in seen:
            seen.add(name.lower())
            own, name = self.types[name.lower()]
            spelled = spelled or own
        return (spelled, name) if seen else None

    def _defined_type(self, name: str) -> str:
        """A type's name as it was defined, where only one of the two names says a schema."""
        bare = name.rsplit(".", 1)[-1]
        if name.lower() in self.types or bare.lower() in self.types:
            return name if name.lower() in self.types else bare
        found = [known for known in self.types if known.endswith(f".{bare.lower()}")] if bare == name else []
        return found[0] if len(found) == 1 else name

    def skip(self, place: Place, reason: str) -> None:
        """Report that what stands at `place` is not in the catalog."""
        self.skipped.append(Skipped(place.file, place.line, one_line(reason)))


@dataclass(frozen=True, slots=True)
class Lent:
    """What the bundled reference filled in: tables it knows, descriptions, code lists, keys, joins."""

    tables: int = 0
    descriptions: int = 0
    codes: int = 0
    keys: int = 0
    joins: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """A catalog, what had to be left out of it, and what `schema_index.knowledge` added to it."""

    catalog: Catalog
    skipped: tuple[Skipped, ...] = ()
    lent: Lent | None = None
