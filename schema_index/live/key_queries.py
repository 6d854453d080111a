"""Reads the keys of every table at once, from databases whose own catalogs are known.

ODBC's SQLPrimaryKeys, SQLStatistics and SQLForeignKeys take the name of one table and no pattern, so
through them a database costs three calls a table. PostgreSQL and SQLite tell the same by two or three
SELECTs, and which unique indexes are filtered as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.live.odbc_errors import is_fatal
from schema_index.live.reading import Live, LiveForeignKey, Name
from schema_index.live.watchdog import Beat
from schema_index.source import UniqueKey

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

FOLDER = Path(__file__).parent
ROWS_AT_ONCE = 1000


def read_keys(link: pyodbc.Connection, live: Live, tables: set[Name], beat: Beat) -> bool:
    """Add keys, foreign keys and rough row counts of `tables` to `live`; whether that was possible.

    It is not where the database has no folder of SELECTs here, or does not run one of them. Raises
    pyodbc.Error where the connection is of no more use.
    """
    import pyodbc

    folder = FOLDER / f"{str(link.getinfo(pyodbc.SQL_DBMS_NAME)).lower()}_queries"
    if not (folder / "unique_keys.sql").is_file():
        return False
    found: dict[str, list[Any]] = {}
    try:
        for file in sorted(folder.glob("*.sql")):
            live.calls += 1
            found[file.stem] = list(_rows(link.cursor(), file.read_text(encoding="utf-8"), beat))
    except pyodbc.Error as error:
        if is_fatal(error):
            raise
        return False  # an older server may not know a column: its driver's catalog functions tell the same
    _add_unique_keys(found["unique_keys"], live, tables)
    _add_foreign_keys(found["foreign_keys"], live, tables)
    for schema, table, count in found.get("row_counts", ()):
        if (schema, table) in tables:
            live.rows[schema, table] = int(count)
    return True


def _rows(cursor: pyodbc.Cursor, query: str, beat: Beat) -> Iterator[Any]:
    cursor.execute(query)
    while rows := cursor.fetchmany(ROWS_AT_ONCE):
        beat()
        yield from rows
    beat()


def _keys(rows: list[Any], tables: set[Name]) -> Iterator[tuple[Name, list[Any]]]:
    """The rows of each key of one of `tables`; a row starts with schema, table and key."""
    for (schema, table, _), group in groupby(rows, key=_first_three):
        if (schema, table) in tables:
            yield (schema, table), list(group)


def _first_three(row: Any) -> tuple[str, str, str]:
    return str(row[0]), str(row[1]), str(row[2])


def _add_unique_keys(rows: list[Any], live: Live, tables: set[Name]) -> None:
    """Rows of schema, table, index, whether primary, whether clustered, position, column."""
    for owner, parts in _keys(rows, tables):
        columns = tuple(str(row[6]) for row in parts)
        key = UniqueKey(columns, bool(int(parts[0][3])), bool(int(parts[0][4])))
        live.unique_keys.append((owner, key))


def _add_foreign_keys(rows: list[Any], live: Live, tables: set[Name]) -> None:
    """Rows of schema, table, key, column, other schema, other table, other column."""
    for owner, parts in _keys(rows, tables):
        columns = tuple(str(row[3]) for row in parts)
        others = tuple(str(row[6]) for row in parts if row[6] is not None)
        other = (str(parts[0][4]), str(parts[0][5]))
        live.foreign_keys.append(LiveForeignKey(owner, columns, other, others))
