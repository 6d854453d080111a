"""Writes the demo into a DuckDB file: typed tables under the names analysts query."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.demo.books import Books
from assistant.demo.build import DEFAULT_SEED, build_books, count_rows, write_csv
from schema_index import Catalog, Column, Table, load_reference

if TYPE_CHECKING:
    import duckdb

_TYPES = {
    "tinyint": "INTEGER",
    "bit": "INTEGER",
    "smallint": "INTEGER",
    "int": "INTEGER",
    "bigint": "BIGINT",
    "smalldatetime": "TIMESTAMP",
    "datetime": "TIMESTAMP",
    "date": "DATE",
    "char": "VARCHAR",
    "varchar": "VARCHAR",
}


def duckdb_type(column: Column) -> str:
    """The DuckDB type that holds the column; char is kept without its padding, bit as 0 and 1.

    The small integers are INTEGER, because DuckDB would compute `FiscalYr * 100` in 16 bits where
    SQL Server computes in 32.
    """
    base = column.type.split("(")[0]
    if base in ("numeric", "decimal"):
        return f"DECIMAL{column.type[len(base) :]}"
    return _TYPES.get(base, "VARCHAR")


def create_table(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Create a table of the catalog, without rows."""
    columns = ", ".join(f'"{column.name}" {duckdb_type(column)}' for column in table.columns)
    connection.execute(f'CREATE TABLE "{table.name}" ({columns})')


def load(connection: duckdb.DuckDBPyConnection, books: Books, catalog: Catalog) -> str:
    """Create and fill every table of the catalog; returns the SHA-256 of the contents."""
    with tempfile.TemporaryDirectory(prefix="vista-demo-") as name:
        folder = Path(name)
        digest = write_csv(books, catalog, folder)
        connection.begin()
        for table in catalog:
            create_table(connection, table)
            path = str(folder / f"{table.name}.csv").replace("'", "''")
            options = "HEADER, AUTO_DETECT FALSE, DELIMITER ','"
            connection.execute(f"COPY \"{table.name}\" FROM '{path}' ({options})")
        connection.commit()
    return digest


def write_database(path: Path, seed: int = DEFAULT_SEED, catalog: Catalog | None = None) -> dict[str, int]:
    """Build the demo into a new DuckDB file at `path`, replacing what is there; returns rows by table.

    The file appears only when it is whole: it is written aside and renamed.
    """
    import duckdb

    reference = catalog or load_reference()
    path.parent.mkdir(parents=True, exist_ok=True)
    books = build_books(seed, reference)
    with tempfile.TemporaryDirectory(prefix=".demo-", dir=path.parent) as aside:
        fresh = Path(aside) / "demo.duckdb"
        with duckdb.connect(str(fresh)) as connection:
            connection.execute("SET enable_progress_bar = false")
            load(connection, books, reference)
        fresh.replace(path)
    return count_rows(books)
