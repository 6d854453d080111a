"""Reads a database through the catalog functions of ODBC, which any driver has.

What a driver's SQLStatistics does not tell (which unique indexes are filtered) is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from schema_index.live.key_queries import read_keys
from schema_index.live.odbc_errors import LACKING, is_fatal, message, state
from schema_index.live.odbc_types import column_of, resolved_type
from schema_index.live.reading import Live, LiveForeignKey, LiveObject, Name
from schema_index.live.watchdog import Beat
from schema_index.progress import Progress
from schema_index.source import UniqueKey

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

SYSTEM_SCHEMAS = frozenset(
    {"sys", "information_schema", "pg_catalog", "pg_toast", "mysql", "performance_schema"}
)
CLUSTERED, TABLE_STATISTICS = 1, 0
"""SQL_INDEX_CLUSTERED and SQL_TABLE_STAT of SQLStatistics."""
FAILURES = 3
"""After so many failures one after the other, a catalog function is not called any more."""
ROWS_AT_ONCE = 1000


class CatalogCalls:
    """The catalog functions of one connection: counts calls, and gives up functions that do not work."""

    def __init__(self, link: pyodbc.Connection, live: Live, beat: Beat) -> None:
        self.cursor = link.cursor()
        self.given_up: set[str] = set()
        self._live, self._beat = live, beat
        self._failures: dict[str, int] = {}

    def rows(self, function: str, *arguments: str, about: str = "", **named: Any) -> Iterator[Any]:
        """The rows of one call, a few at a time; where it fails, none more, and what is lost is noted.

        Raises pyodbc.Error where the connection is of no more use.
        """
        import pyodbc

        if function in self.given_up:
            return
        self._live.calls += 1
        try:
            found = getattr(self.cursor, function)(*arguments, **named)
            while rows := found.fetchmany(ROWS_AT_ONCE):
                self._beat()
                yield from rows
        except pyodbc.Error as error:
            if is_fatal(error):
                raise
            self._note(function, about, error)
        else:
            self._beat()
            self._failures[function] = 0

    def _note(self, function: str, about: str, error: pyodbc.Error) -> None:
        self._beat()
        self._failures[function] = self._failures.get(function, 0) + 1
        if state(error) in LACKING:
            self.given_up.add(function)
            self._live.lost.append(f"this driver has no {function}: what it tells is missing")
        elif about:
            self._live.lost.append(f"{function} of {about} failed: {message(error)}")
            if self._failures[function] == FAILURES:
                self.given_up.add(function)
                self._live.lost.append(f"{function} failed {FAILURES} times in a row and is not asked again")


def read_catalog(link: pyodbc.Connection, live: Live, beat: Beat, progress: Progress) -> None:
    """Read tables, views, columns, keys, foreign keys and rough row counts into `live`.

    One call each for the tables and all their columns; the keys by two or three SELECTs where the
    database's own catalog is known (see `key_queries`), else by three calls for every table.
    """
    calls = CatalogCalls(link, live, beat)
    listed = _listed(link, calls)
    _read_columns(link, calls, live, listed)
    tables = {name for name, found in listed.items() if found.object.kind == "table"}
    whole = read_keys(link, live, tables, beat)
    for done, (name, found) in enumerate(listed.items(), 1):
        live.objects.append(found.object)
        if found.object.kind == "table" and not whole:
            _read_keys(calls, live, name, found)
            _read_foreign_keys(calls, live, name, found)
        progress(done, len(listed))


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of SQLTables; `where` are the arguments that name its catalog and schema."""

    object: LiveObject
    where: dict[str, str | None]


def _listed(link: pyodbc.Connection, calls: CatalogCalls) -> dict[Name, Listed]:
    """Rows of SQLTables: 0 catalog, 1 schema, 2 name, 3 type, 4 remarks; system tables left out."""
    import pyodbc

    current = str(link.getinfo(pyodbc.SQL_DATABASE_NAME) or "")
    rows = list(calls.rows("tables", about="the database"))
    if any(row[0] == current for row in rows):
        rows = [row for row in rows if row[0] == current]
    found: dict[Name, Listed] = {}
    for row in rows:
        schema, name, kind = str(row[1] or ""), str(row[2]), _kind(str(row[3]))
        if kind and schema.lower() not in SYSTEM_SCHEMAS:
            text = " ".join(str(row[4] or "").split())
            where = {"catalog": row[0] or None, "schema": row[1] or None}
            found[schema, name] = Listed(LiveObject(schema, name, kind, [], text), where)
    return found


def _kind(spelled: str) -> Literal["table", "view"] | None:
    """What a type of SQLTables is for a catalog: TABLE, BASE TABLE, VIEW, MATVIEW, …."""
    upper = spelled.upper()
    if upper.startswith("SYSTEM") or "TEMPORARY" in upper:
        return None
    return "table" if upper.endswith("TABLE") else "view" if upper.endswith("VIEW") else None


def _read_columns(
    link: pyodbc.Connection, calls: CatalogCalls, live: Live, listed: dict[Name, Listed]
) -> None:
    """All columns by one call; for what that leaves without columns, a call each.

    Rows of SQLColumns: 1 schema, 2 table, see `column_of` for the rest.
    """
    import pyodbc

    escape = str(link.getinfo(pyodbc.SQL_SEARCH_PATTERN_ESCAPE) or "")
    database = str(link.getinfo(pyodbc.SQL_DBMS_NAME) or "")
    catalogs = {found.where["catalog"] for found in listed.values()}
    catalog = catalogs.pop() if len(catalogs) == 1 else None

    def keep(rows: Iterator[Any]) -> None:
        for row in rows:
            found = listed.get((str(row[1] or ""), str(row[2])))
            if found:
                column = column_of(row)
                found.object.columns.append(column)
                if column.user_type and (resolved := resolved_type(row, database)):
                    live.types[column.user_type.lower()] = (column.user_type, resolved)

    keep(calls.rows("columns", catalog=catalog))
    for name, found in listed.items():
        if not found.object.columns:
            # Table and schema are search patterns here, in which _ stands for any character.
            where = found.where | {"schema": _pattern(name[0], escape) or None}
            keep(calls.rows("columns", about=str(found.object), table=_pattern(name[1], escape), **where))


def _pattern(name: str, escape: str) -> str:
    if not escape:
        return name
    for special in (escape, "_", "%"):
        name = name.replace(special, escape + special)
    return name


def _read_keys(calls: CatalogCalls, live: Live, name: Name, found: Listed) -> None:
    """Rows of SQLPrimaryKeys: 3 column, 4 position.

    Rows of SQLStatistics: 3 non-unique, 5 index, 6 type, 7 position, 8 column, 10 cardinality, 12 filter.
    """
    about = str(found.object)
    rows = list(calls.rows("primaryKeys", name[1], about=about, **found.where))
    primary = tuple(str(row[3]) for row in sorted(rows, key=lambda row: int(row[4])))
    if primary:
        live.unique_keys.append((name, UniqueKey(primary, True)))
    indexes: dict[str, list[Any]] = {}
    for row in calls.rows("statistics", name[1], about=about, unique=True, **found.where):
        if row[6] == TABLE_STATISTICS and row[10] is not None:
            live.rows[name] = int(row[10])
        elif row[5] and row[8] and not row[3]:
            indexes.setdefault(str(row[5]), []).append(row)
    for index in indexes.values():
        ordered = sorted(index, key=lambda row: int(row[7]))
        columns = tuple(str(row[8]) for row in ordered)
        if columns != primary and not any(len(row) > 12 and row[12] for row in ordered):
            live.unique_keys.append((name, UniqueKey(columns, False, int(ordered[0][6]) == CLUSTERED)))


def _read_foreign_keys(calls: CatalogCalls, live: Live, name: Name, found: Listed) -> None:
    """Rows of SQLForeignKeys: 1 and 2 parent, 3 its column, 7 child column, 8 position, 11 name."""
    keys: dict[tuple[Name, str], list[Any]] = {}
    number = 0
    where = {
        "foreignTable": name[1],
        "foreignCatalog": found.where["catalog"],
        "foreignSchema": found.where["schema"],
    }
    for row in calls.rows("foreignKeys", about=str(found.object), **where):
        number += int(row[8]) == 1
        keys.setdefault(((str(row[1] or ""), str(row[2])), str(row[11] or number)), []).append(row)
    for (other, _), rows in keys.items():
        ordered = sorted(rows, key=lambda row: int(row[8]))
        columns, others = tuple(str(row[7]) for row in ordered), tuple(str(row[3]) for row in ordered)
        live.foreign_keys.append(LiveForeignKey(name, columns, other, others))
