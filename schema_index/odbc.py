"""Reads a live database through the catalog functions that any ODBC driver has.

read_odbc("DSN=Viewpoint;UID=reader;PWD=…").catalog
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from schema_index.assemble import assemble
from schema_index.catalog import Column
from schema_index.errors import MissingPackageError, SchemaSourceError
from schema_index.source import ForeignKey, Place, Reading, RenamingView, Source, StoredTable, UniqueKey

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

LOGIN_TIMEOUT = 15
"""Seconds to wait for the server to accept the connection."""
STATEMENT_TIMEOUT = 120
"""Seconds for one catalog call."""
SYSTEM_SCHEMAS = frozenset({"sys", "information_schema", "pg_catalog"})
CLUSTERED = 1
"""SQL_INDEX_CLUSTERED of SQLStatistics."""
LENGTH_TYPES = ("char", "varchar", "nchar", "nvarchar", "binary", "varbinary")
EXACT_TYPES = ("numeric", "decimal")
SECRET_KEYS = frozenset({"pwd", "password", "accesstoken", "authorization"})


def read_odbc(connection: str) -> Reading:
    """Read tables, views, columns, keys and foreign keys of the database behind a connection string.

    Raises SchemaSourceError where it cannot be reached or has no table, MissingPackageError
    without pyodbc; no message holds a password.
    """
    try:
        import pyodbc
    except ImportError as error:
        # Without an ODBC manager the package is there, but its library is not.
        if isinstance(error, ModuleNotFoundError):
            raise MissingPackageError("pyodbc", "reading a live database", "odbc") from None
        reason = f"pyodbc finds no ODBC manager ({error}): run apt-get install unixodbc"
        raise SchemaSourceError(reason) from None
    name = redacted(connection)
    source = Source()
    try:
        link = pyodbc.connect(connection, timeout=LOGIN_TIMEOUT, readonly=True)
        try:
            link.timeout = STATEMENT_TIMEOUT
            _read(link.cursor(), Place(name, 1), source)
        finally:
            link.close()
    except pyodbc.Error as error:
        reason = " ".join(str(error.args[-1] if error.args else error).split())
        for secret in _secrets(connection):
            reason = reason.replace(secret, "***")
        raise SchemaSourceError(
            f"the database at {name} cannot be read ({reason}): check the connection string and permissions"
        ) from None
    reading = assemble(source)
    if not reading.catalog.tables:
        raise SchemaSourceError(f"the database at {name} shows no table: check the database and permissions")
    return reading


def redacted(connection: str) -> str:
    """The connection string with its secrets replaced by ***."""
    return ";".join(
        f"{key}=***" if key.strip().lower() in SECRET_KEYS else f"{key}{equals}{value}"
        for key, equals, value in (part.partition("=") for part in _parts(connection))
    )


def _parts(connection: str) -> list[str]:
    """The attributes of a connection string; a value in braces may hold semicolons."""
    parts, depth = [""], 0
    for character in connection:
        depth = {"{": 1, "}": 0}.get(character, depth)
        if character == ";" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part.strip()]


def _secrets(connection: str) -> list[str]:
    pairs = (part.partition("=") for part in _parts(connection))
    found = [value.strip() for key, _, value in pairs if key.strip().lower() in SECRET_KEYS]
    return [secret for value in found for secret in (value, value.strip("{}")) if secret]


def _read(cursor: pyodbc.Cursor, place: Place, source: Source) -> None:
    listed = [row for row in cursor.tables().fetchall() if str(row[1] or "").lower() not in SYSTEM_SCHEMAS]
    kinds = {str(row[2]): str(row[3]).upper() for row in listed if str(row[3]).upper() in {"TABLE", "VIEW"}}
    columns: dict[str, list[Column]] = {}
    for name in kinds:
        columns[name] = [_column(row) for row in cursor.columns(table=_pattern(cursor, name)).fetchall()]
    stored = {name.lower(): name for name, kind in kinds.items() if kind == "TABLE"}
    for name, kind in kinds.items():
        base = _renamed(name, columns, stored) if kind == "VIEW" else ""
        if base:
            source.views.append(RenamingView(name, base, place))
        elif columns[name]:
            table = StoredTable(name, place, columns[name], kind="view" if kind == "VIEW" else "table")
            source.tables.append(table)
        else:
            source.skip(place, f"{name} shows no columns")
    for name in stored.values():
        _read_keys(cursor, name, source)
        _read_foreign_keys(cursor, name, place, source)


def _pattern(cursor: pyodbc.Cursor, name: str) -> str:
    """The name as a search pattern of SQLColumns, where `_` stands for any character."""
    import pyodbc

    escape = str(cursor.connection.getinfo(pyodbc.SQL_SEARCH_PATTERN_ESCAPE) or "")
    if not escape:
        return name
    return name.replace("_", escape + "_").replace("%", escape + "%")


def _renamed(view: str, columns: dict[str, list[Column]], stored: dict[str, str]) -> str:
    """The stored table that a view of Vista shows under another name: bAPTH or vAPTH behind APTH."""
    for prefix in ("b", "v"):
        base = stored.get(prefix + view.lower(), "")
        if base and [column.name for column in columns[base]] == [column.name for column in columns[view]]:
            return base
    return ""


def _column(row: Any) -> Column:
    """A row of SQLColumns: 3 name, 5 type name, 6 size, 8 decimal digits, 10 nullable."""
    spelled = str(row[5]).removesuffix(" identity")
    size, digits = row[6], row[8]
    if spelled.lower() in LENGTH_TYPES and size is not None:
        spelled += f"({size})" if 0 < size < 8001 else "(max)"
    elif spelled.lower() in EXACT_TYPES and size is not None:
        spelled += f"({size},{digits or 0})"
    user_type = spelled if spelled[:1] == "b" and spelled[1:2].isupper() else ""
    return Column(str(row[3]), spelled if user_type else spelled.lower(), user_type, row[10] != 0)


def _read_keys(cursor: pyodbc.Cursor, table: str, source: Source) -> None:
    primary = sorted(cursor.primaryKeys(table=table).fetchall(), key=lambda row: int(row[4]))
    if primary:
        source.unique_keys.append((table.lower(), UniqueKey(tuple(row[3] for row in primary), True)))
    indexes: dict[str, list[Any]] = {}
    for row in cursor.statistics(table, unique=True).fetchall():
        # 3 non-unique, 5 index name, 6 type, 7 position, 8 column; rows without a name are statistics.
        if row[5] and row[8] and not row[3]:
            indexes.setdefault(str(row[5]), []).append(row)
    for rows in indexes.values():
        ordered = sorted(rows, key=lambda row: int(row[7]))
        key = UniqueKey(tuple(str(row[8]) for row in ordered), False, int(ordered[0][6]) == CLUSTERED)
        source.unique_keys.append((table.lower(), key))


def _read_foreign_keys(cursor: pyodbc.Cursor, table: str, place: Place, source: Source) -> None:
    """Rows of SQLForeignKeys: 2 parent, 3 its column, 7 child column, 8 position, 11 name."""
    keys: dict[tuple[str, str], list[Any]] = {}
    number = 0
    for row in cursor.foreignKeys(foreignTable=table).fetchall():
        number += int(row[8]) == 1
        keys.setdefault((str(row[2]), str(row[11] or number)), []).append(row)
    for (other, _), rows in keys.items():
        ordered = sorted(rows, key=lambda row: int(row[8]))
        key = ForeignKey(tuple(row[7] for row in ordered), other, tuple(row[3] for row in ordered), place)
        source.foreign_keys.append((table.lower(), key))
