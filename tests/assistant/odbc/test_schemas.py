"""Tables of other schemas in the text that is sent, and by real PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pytest

from assistant.execute import execute
from assistant.odbc import OdbcDatabase
from assistant.odbc.prepare import prepare
from assistant.odbc.translate import translate
from assistant.policy import Policy
from schema_index import quote_table
from tests.assistant.odbc.conftest import COLUMN_TYPES, needs_postgresql
from tests.assistant.odbc.test_translate import system
from tests.assistant.two_schemas import CATALOG, RESULTS, ROWS
from tests.schema_index.postgresql_server import Server, running


@pytest.mark.parametrize("sql", [sql for sql, _ in RESULTS])
def test_sql_server_gets_the_statement_as_it_was_checked(sql: str) -> None:
    assert prepare(sql, {}, CATALOG, system("Microsoft SQL Server"), 10).sql == sql


@pytest.mark.parametrize(
    ("sql", "text"),
    [
        (
            "SELECT rpt.JobCost.AsOf FROM RPT.JobCost WITH (NOLOCK) WHERE rpt.JobCost.Co = 1",
            'SELECT "rpt.JobCost"."AsOf" FROM "rpt"."JobCost" AS "rpt.JobCost" WHERE "rpt.JobCost"."Co" = 1 '
            "LIMIT 10",
        ),
        (
            "SELECT DATEDIFF(day, j.AsOf, j.AsOf) AS X FROM rpt.JobCost j WITH (NOLOCK) WHERE j.Co = 1",
            'FROM "rpt"."JobCost" AS "j"',
        ),
        (
            "SELECT JobCost.Cost FROM dbo.JobCost WITH (NOLOCK) WHERE JobCost.Co = 1",
            'FROM "JobCost" AS "JobCost"',
        ),
    ],
)
def test_postgresql_gets_schema_and_name(sql: str, text: str) -> None:
    assert text in translate(sql, CATALOG, system("PostgreSQL"), 10)[0]


@pytest.fixture(scope="module")
def database() -> Iterator[OdbcDatabase]:
    """A server whose database has both schemas."""
    import pyodbc

    with running() as server:
        with closing(pyodbc.connect(server.connection("postgres"), autocommit=True)) as link:
            link.execute("CREATE DATABASE vista")
        _fill(server)
        opened = OdbcDatabase.open(server.connection(), CATALOG)
        yield opened
        opened.close()


def _fill(server: Server) -> None:
    import pyodbc

    with closing(pyodbc.connect(server.connection(), autocommit=True)) as link:
        link.execute("CREATE SCHEMA rpt")
        for table in CATALOG:
            name = ".".join(f'"{part}"' for part in quote_table(table.name).split("."))
            columns = [(column.name, column.type.split("(")[0]) for column in table.columns]
            types = [COLUMN_TYPES.get(kind, "timestamp" if "date" in kind else kind) for _, kind in columns]
            held = ", ".join(f'"{column}" {kind}' for (column, _), kind in zip(columns, types, strict=True))
            link.execute(f"CREATE TABLE {name} ({held})")
            marks = ", ".join("?" * len(columns))
            link.cursor().executemany(f"INSERT INTO {name} VALUES ({marks})", ROWS[table.name])


@needs_postgresql
@pytest.mark.parametrize(("sql", "rows"), RESULTS)
def test_rows_of_postgresql(database: OdbcDatabase, sql: str, rows: list[tuple[object, ...]]) -> None:
    assert list(execute(sql, CATALOG, database, None).rows) == rows
    if not sql.startswith("WITH JobCost"):
        own = [] if "Co = 2" in sql else rows
        clerk = Policy("anna", "clerk", CATALOG, companies=(1,))
        assert list(execute(sql, CATALOG, database, None, policy=clerk).rows) == own
