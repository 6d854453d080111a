"""A database with the tables of a catalog and no rows: it takes only SQL that holds together."""

from __future__ import annotations

from assistant.demo.database import DemoDatabase
from assistant.demo.store import create_table
from assistant.tsql import prepare
from schema_index import Catalog


def empty_database(catalog: Catalog) -> DemoDatabase:
    """The tables of the catalog in DuckDB's memory, without a row, under the demo's calendar."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET enable_progress_bar = false")
    for table in catalog:
        create_table(connection, table)
    prepare(connection)
    return DemoDatabase(connection, catalog)
