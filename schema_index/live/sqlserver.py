"""Reads a SQL Server database through its catalog views (sys.tables and its like).

About a dozen SELECTs, whatever the number of tables; the statements are in sqlserver_queries/.
They take no locks on data (READ UNCOMMITTED), and wait LOCK_TIMEOUT for a schema change at most.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlglot import exp, parse_one
from sqlglot.errors import SqlglotError

from schema_index.catalog import Column
from schema_index.live.odbc_errors import is_fatal, message
from schema_index.live.reading import Live, LiveForeignKey, LiveObject, Name
from schema_index.live.watchdog import Beat
from schema_index.source import UniqueKey, full_name
from schema_index.views.resolve_views import split_name

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

QUERIES = Path(__file__).parent / "sqlserver_queries"
LOCK_TIMEOUT = 15_000
"""Milliseconds to wait for a lock that a schema change holds."""
SESSION = (
    "SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED",
    f"SET LOCK_TIMEOUT {LOCK_TIMEOUT}",
)
ROWS_AT_ONCE = 1000
NAMES_SHOWN = 5
# How sys.types measures: characters of n-types are two bytes, -1 is (max).
BYTE_TYPES = frozenset({"char", "varchar", "binary", "varbinary"})
TWO_BYTE_TYPES = frozenset({"nchar", "nvarchar"})
EXACT_TYPES = frozenset({"decimal", "numeric"})
SCALED_TYPES = frozenset({"datetime2", "datetimeoffset", "time"})


@dataclass(frozen=True, slots=True)
class ServerType:
    """A row of sys.types."""

    system_type_id: int
    name: str
    """Of a user type by its `full_name`."""
    user_defined: bool
    rule: int
    """The object_id of the rule bound to it, or 0."""
    max_length: int
    precision: int
    scale: int


UNKNOWN_TYPE = ServerType(0, "sql_variant", False, 0, 0, 0, 0)


def is_sql_server(link: pyodbc.Connection) -> bool:
    """Whether the database is a Microsoft SQL Server or an Azure SQL one, by what its driver says."""
    import pyodbc

    return str(link.getinfo(pyodbc.SQL_DBMS_NAME)).lower().startswith("microsoft sql server")


def read_sql_server(cursor: pyodbc.Cursor, live: Live, beat: Beat) -> None:
    """Read tables, views with their definitions, columns, types, keys, descriptions and counts into `live`.

    What this login may not see is noted in `live.lost`. Raises pyodbc.Error where the tables
    themselves cannot be read, or the connection is of no more use.
    """
    for statement in SESSION:
        cursor.execute(statement)
    catalog = _CatalogViews(cursor, live, beat)
    objects = catalog.read_objects()
    catalog.read_columns(objects)
    catalog.read_descriptions(objects)
    catalog.read_definitions(objects)
    catalog.read_keys(objects)
    catalog.read_foreign_keys(objects)
    catalog.read_checks(objects)
    catalog.read_rules()
    catalog.read_row_counts(objects)
    catalog.read_synonyms()
    live.objects.extend(objects.values())


def query(name: str) -> str:
    """The SELECT of that name."""
    return (QUERIES / f"{name}.sql").read_text(encoding="utf-8")


class _CatalogViews:
    """One reading; objects are known by their object_id."""

    def __init__(self, cursor: pyodbc.Cursor, live: Live, beat: Beat) -> None:
        self._cursor, self._live, self._beat = cursor, live, beat
        self._columns: dict[tuple[int, int], str] = {}
        self._bound_rules: list[tuple[int, str, str]] = []
        self._grant = "GRANT VIEW DEFINITION TO this login's user"

    def _rows(self, name: str, loss: str = "") -> Iterator[Any]:
        """The rows of a query; where it may fail, `loss` says what is missing then."""
        import pyodbc

        self._live.calls += 1
        try:
            self._cursor.execute(query(name))
            while rows := self._cursor.fetchmany(ROWS_AT_ONCE):
                self._beat()
                yield from rows
        except pyodbc.Error as error:
            if not loss or is_fatal(error):
                raise
            self._live.lost.append(f"{loss} ({message(error)}): {self._grant}")
        self._beat()

    def read_objects(self) -> dict[int, LiveObject]:
        for may_view, user in self._rows("permission", "whether all tables are visible is not known"):
            self._grant = f"GRANT VIEW DEFINITION TO [{user}]"
            if not may_view:
                loss = "the user lacks VIEW DEFINITION: tables and views that it may not read are left out"
                self._live.lost.append(f"{loss} by the server, without a trace: {self._grant}")
        return {
            number: LiveObject(schema, name, "view" if kind == "VIEW" else "table")
            for number, schema, name, kind in self._rows("objects")
        }

    def read_columns(self, objects: dict[int, LiveObject]) -> None:
        types: dict[int, ServerType] = {}
        for number, system_id, schema, name, user_defined, rule, *sizes in self._rows("types"):
            called = full_name(schema, name) if user_defined else name
            types[number] = ServerType(system_id, called, bool(user_defined), rule, *sizes)
        for kind in types.values():
            if kind.user_defined:
                resolved = _spelled(kind, kind.max_length, kind.precision, kind.scale, types)
                self._live.types[kind.name.lower()] = (kind.name, resolved)
                if kind.rule:
                    schema, _, bare = split_name(kind.name)
                    self._bound_rules.append((kind.rule, bare, schema))
        hidden = 0
        for row in self._rows("columns"):
            number, position, name, system_id, type_id, rule, length, precision, scale, nullable, identity = (
                row
            )
            if number not in objects:
                continue
            if identity:
                self._live.identities.add((_name(objects[number]), name))
            # The row of a user type that the login may not see is missing; its base type is there.
            kind = types.get(type_id) or types.get(system_id) or UNKNOWN_TYPE
            hidden += type_id not in types
            column = Column(name, kind.name, kind.name, bool(nullable))
            if not kind.user_defined:
                column = Column(name, _spelled(kind, length, precision, scale, types), "", bool(nullable))
            objects[number].columns.append(column)
            self._columns[number, position] = name
            if rule and rule != kind.rule:
                self._bound_rules.append((rule, name, objects[number].called))
        if hidden:
            loss = f"the user types of {hidden} columns are not shown to this login"
            self._live.lost.append(f"{loss}; their base types are read: {self._grant}")

    def read_descriptions(self, objects: dict[int, LiveObject]) -> None:
        texts: dict[tuple[int, str], str] = {}
        for number, position, text in self._rows("descriptions", "descriptions cannot be read"):
            column = self._columns.get((number, position), "")
            if number in objects and text and (column or not position):
                texts[number, column] = " ".join(str(text).split())
        for number, found in objects.items():
            found.description = texts.get((number, ""), "")
            found.columns = [
                replace(column, description=texts[number, column.name])
                if (number, column.name) in texts
                else column
                for column in found.columns
            ]

    def read_definitions(self, objects: dict[int, LiveObject]) -> None:
        for number, text in self._rows("definitions", "view definitions cannot be read"):
            if number in objects:
                objects[number].definition = str(text or "")
        views = [found for found in objects.values() if found.kind == "view"]
        hidden = [found.called for found in views if not found.definition]
        if hidden:
            loss = f"the definitions of {len(hidden)} of {len(views)} views are hidden or encrypted"
            means = "their columns are read, but not which tables they join"
            self._live.lost.append(f"{loss} ({_some(hidden)}); {means}: {self._grant}")

    def read_keys(self, objects: dict[int, LiveObject]) -> None:
        keys: dict[tuple[int, int], UniqueKey] = {}
        filters: dict[tuple[str, str], None] = {}
        for number, index, name, kind, primary, filtered, column in self._rows(
            "indexes", "keys cannot be read"
        ):
            if number not in objects:
                continue
            if filtered:
                filters[name, str(objects[number])] = None
                continue
            key = keys.get((number, index), UniqueKey((), bool(primary), kind == "CLUSTERED"))
            keys[number, index] = replace(key, columns=(*key.columns, column))
        for (number, _), key in keys.items():
            self._live.unique_keys.append((_name(objects[number]), key))
        for name, owner in filters:
            self._live.lost.append(f"the unique index {name} of {owner} is filtered: no key of all rows")

    def read_foreign_keys(self, objects: dict[int, LiveObject]) -> None:
        keys: dict[int, LiveForeignKey] = {}
        for number, child, parent, column, other in self._rows("foreign_keys", "foreign keys cannot be read"):
            if child in objects and parent in objects:
                empty = LiveForeignKey(_name(objects[child]), (), _name(objects[parent]), ())
                key = keys.get(number, empty)
                columns, others = (*key.columns, column), (*key.other_columns, other)
                keys[number] = replace(key, columns=columns, other_columns=others)
        self._live.foreign_keys.extend(keys.values())

    def read_checks(self, objects: dict[int, LiveObject]) -> None:
        hidden: list[str] = []
        for number, name, text in self._rows("checks", "CHECK constraints cannot be read"):
            if number in objects and text:
                self._live.checks.append((_name(objects[number]), str(text)))
            elif number in objects:
                hidden.append(name)
        if hidden:
            loss = f"{len(hidden)} CHECK constraints are not shown to this login ({_some(hidden)})"
            self._live.lost.append(f"{loss}; the codes that they allow are missing: {self._grant}")

    def read_rules(self) -> None:
        names: dict[int, str] = {}
        for number, schema, name, text in self._rows(
            "rules", "rules bound to columns and types cannot be read"
        ):
            names[number] = full_name(schema, name)
            if text:
                self._live.rules[names[number]] = str(text)
        for number, name, owner in self._bound_rules:
            if number in names:
                self._live.bound_rules.append((names[number], name, owner))

    def read_row_counts(self, objects: dict[int, LiveObject]) -> None:
        for number, count in self._rows("row_counts", "row counts cannot be read"):
            if number in objects and objects[number].kind == "table":
                self._live.rows[_name(objects[number])] = int(count)

    def read_synonyms(self) -> None:
        for schema, name, base in self._rows("synonyms", "synonyms cannot be read"):
            self._live.synonyms.append(((schema, name), base, _local_table(base, self._live.database)))


def _spelled(kind: ServerType, length: int, precision: int, scale: int, types: dict[int, ServerType]) -> str:
    """A type with its sizes; one that is an alias (sysname is, too) as its base type."""
    base = types.get(kind.system_type_id, kind).name
    if base in BYTE_TYPES | TWO_BYTE_TYPES:
        size = length if base in BYTE_TYPES else length // 2
        return f"{base}(max)" if length == -1 else f"{base}({size})"
    if base in EXACT_TYPES:
        return f"{base}({precision},{scale})"
    return f"{base}({scale})" if base in SCALED_TYPES else base


def _local_table(name: str, database: str) -> str:
    """What the catalog calls a name such as [dbo].[bAPTH], or "" where it is in another database."""
    try:
        table = parse_one(name, into=exp.Table, dialect="tsql")
    except SqlglotError:
        return ""
    elsewhere = len(table.parts) > 3 or table.catalog.lower() not in {"", database.lower()}
    return "" if elsewhere else full_name(table.db, table.name)


def _name(found: LiveObject) -> Name:
    return found.schema, found.name


def _some(names: list[str]) -> str:
    rest = len(names) - NAMES_SHOWN
    return ", ".join(names[:NAMES_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
