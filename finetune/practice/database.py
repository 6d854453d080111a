"""A database with the tables of a catalog and no rows: it takes only SQL that holds together."""

from __future__ import annotations

from assistant.demo.database import DemoDatabase
from assistant.demo.store import duckdb_type
from assistant.tsql import prepare
from schema_index import Catalog


def empty_database(catalog: Catalog) -> DemoDatabase:
    """The tables of the catalog in DuckDB's memory, without a row, under the demo's calendar."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    for table in catalog:
        columns = ", ".join(f'"{column.name}" {duckdb_type(column)}' for column in table.columns)
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
    prepare(connection)
    return DemoDatabase(connection, catalog)
