"""Real databases behind real drivers: a SQLite file, and a PostgreSQL server of these tests alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from schema_index import Catalog, load_reference
from tests.schema_index.postgresql_server import Server, missing, running

TABLES = ("HQCO", "APTH", "PREH", "PRTH")
INVOICES = 600
COLUMN_TYPES = {"numeric": "numeric", "decimal": "numeric", "tinyint": "smallint", "bit": "smallint"}


def drivers() -> list[str] | None:
    """The ODBC drivers of this machine; None without pyodbc or an ODBC manager."""
    try:
        import pyodbc
    except ImportError:
        return None
    return list(pyodbc.drivers())


needs_odbc = pytest.mark.skipif(drivers() is None, reason="needs apt-get install unixodbc")
needs_sqlite = pytest.mark.skipif(
    "SQLite3" not in (drivers() or ()), reason="needs apt-get install libsqliteodbc"
)
needs_postgresql = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return load_reference()


def statements(catalog: Catalog) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """CREATE TABLE for TABLES, as PostgreSQL and SQLite take them, and their rows' INSERT with `?`."""
    for name in TABLES:
        table = catalog.find(name)
        assert table is not None
        columns = ", ".join(f'"{column.name}" {_type(column.type)}' for column in table.columns)
        yield f'CREATE TABLE "{name}" ({columns})', []
    yield 'INSERT INTO "HQCO" ("HQCo", "Name") VALUES (?, ?)', [(1, "One"), (2, "Two")]
    rows = [(1 + i % 2, i, 1.5 * i, f"r{i}", "note") for i in range(INVOICES)]
    yield (
        'INSERT INTO "APTH" ("APCo", "Vendor", "InvTotal", "APRef", "Description") VALUES (?, ?, ?, ?, ?)',
        rows,
    )
    people = [(1 + i % 2, 100 + i, f"Last{i}", 20 + i) for i in range(10)]
    yield 'INSERT INTO "PREH" ("PRCo", "Employee", "LastName", "HrlyRate") VALUES (?, ?, ?, ?)', people


def _type(name: str) -> str:
    base = name.split("(")[0]
    if "char" in base or base == "text":
        return "varchar(60)"
    return COLUMN_TYPES.get(base, "timestamp" if "date" in base else base)


@pytest.fixture
def sqlite_file(tmp_path: Path, catalog: Catalog) -> Path:
    path = tmp_path / "vista.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        for text, rows in statements(catalog):
            connection.executemany(text, rows) if rows else connection.execute(text)
    return path


@pytest.fixture(scope="session")
def server(catalog: Catalog) -> Iterator[Server]:
    """A server whose database vista has TABLES; the login reader may only read, writer also writes."""
    import pyodbc

    with running() as started:
        with closing(pyodbc.connect(started.connection("postgres"), autocommit=True)) as link:
            link.execute("CREATE DATABASE vista")
            link.execute("CREATE ROLE reader LOGIN PASSWORD 'reader-secret'")
            link.execute("CREATE ROLE writer LOGIN PASSWORD 'writer-secret'")
        with closing(pyodbc.connect(started.connection(), autocommit=True)) as link:
            for text, rows in statements(catalog):
                link.cursor().executemany(text, rows) if rows else link.execute(text)
            link.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader, writer")
            link.execute('GRANT UPDATE ON "APTH" TO writer')
        yield started


def connected(server: Server, login: str, **others: object) -> str:
    """The connection string of a login."""
    return server.connection(password=f"{login}-secret", UID=login, **others)
