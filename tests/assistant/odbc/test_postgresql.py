"""Through PostgreSQL's real driver, to a server of these tests alone."""

from __future__ import annotations

import threading
from contextlib import closing

import pytest

from assistant.cancel import Cancel
from assistant.execute import execute
from assistant.odbc import Limits, OdbcDatabase
from assistant.policy import Policy
from schema_index import CancelledError, Catalog, ExecutionError, SchemaSourceError
from tests.assistant.odbc.conftest import connected, needs_postgresql
from tests.assistant.odbc.test_sqlite import ENDLESS
from tests.schema_index.postgresql_server import Server, Wire

pytestmark = needs_postgresql

INVOICES = (
    "SELECT APTH.Vendor, APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = @APCo ORDER BY APTH.Vendor"
)

PAIRS = "SELECT a.Vendor AS V, b.APRef AS R FROM APTH AS a WITH (NOLOCK) CROSS JOIN APTH AS b WITH (NOLOCK)"


def opened(connection: str, catalog: Catalog, **limits: float) -> OdbcDatabase:
    return OdbcDatabase.open(connection, catalog, Limits(**limits))  # type: ignore[arg-type]


def test_rows_and_companies(server: Server, catalog: Catalog) -> None:
    database = opened(connected(server, "reader"), catalog)
    assert database.warning == ""
    assert database.companies() == [(1, "One"), (2, "Two")]
    found = execute(INVOICES, catalog, database, 2, max_rows=3)
    assert found.rows == ((1, "r1"), (3, "r3"), (5, "r5")) and found.truncated


@pytest.mark.parametrize(
    ("login", "right"), [("writer", "it may write to APTH"), ("postgres", "it is a superuser")]
)
def test_a_login_that_may_write_is_warned_of(
    server: Server, catalog: Catalog, login: str, right: str
) -> None:
    connection = server.connection() if login == "postgres" else connected(server, login)
    database = opened(connection, catalog)
    assert (
        database.warning.startswith("THE LOGIN FOR vista at 127.0.0.1 MAY WRITE")
        and right in database.warning
    )


def test_the_session_only_reads(server: Server, catalog: Catalog) -> None:
    import pyodbc

    database = opened(server.connection(), catalog)
    with database._pool.lease() as lease, pytest.raises(pyodbc.Error, match="read-only transaction"):
        lease.link.cursor().execute('UPDATE "APTH" SET "Vendor" = 0')


def test_time_limit_and_cancel(server: Server, catalog: Catalog) -> None:
    database = opened(connected(server, "reader"), catalog, query_seconds=0.4)
    with pytest.raises(ExecutionError, match="longer than"):
        database.run(ENDLESS, {})
    patient = opened(connected(server, "reader"), catalog, query_seconds=60)
    cancel = Cancel()
    timer = threading.Timer(0.3, cancel.ask)
    timer.start()
    with pytest.raises(CancelledError):
        patient.run(ENDLESS, {}, cancel=cancel)
    timer.join()
    assert patient.companies()


def test_a_large_result_is_not_read_to_its_end(server: Server, catalog: Catalog) -> None:
    database = opened(connected(server, "reader"), catalog, query_seconds=20)
    sql = (
        "SELECT a.Vendor AS V, b.Vendor AS W FROM APTH AS a WITH (NOLOCK) CROSS JOIN APTH AS b WITH (NOLOCK)"
    )
    sql += " CROSS JOIN APTH AS c WITH (NOLOCK)"  # 216 million rows
    found = database.run(sql, {}, max_rows=10)
    assert len(found.rows) == 10 and found.truncated


def test_a_lost_connection_is_replaced_before_any_row_came(server: Server, catalog: Catalog) -> None:
    import pyodbc

    database = opened(connected(server, "reader"), catalog)
    assert database._pool.idle == 1
    with closing(pyodbc.connect(server.connection(), autocommit=True)) as link:
        ended = link.execute(
            "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'reader'"
        )
        assert ended.fetchone()[0] >= 1
    assert execute(INVOICES, catalog, database, 2, max_rows=1).rows == ((1, "r1"),)


def test_a_rested_connection_is_tried_first(server: Server, catalog: Catalog) -> None:
    import pyodbc

    database = opened(connected(server, "reader"), catalog, idle_seconds=0)
    with closing(pyodbc.connect(server.connection(), autocommit=True)) as link:
        link.execute("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'reader'")
    with database._pool.lease() as lease:
        assert lease.link.cursor().execute("SELECT 1").fetchone()[0] == 1


def test_a_cut_wire_is_an_error_after_one_more_try(
    server: Server, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.odbc.links.LOGIN_SECONDS", 1)  # the wire takes one connection only
    with closing(Wire(server.port, 30_000)) as wire:
        database = opened(connected(server, "reader", PORT=wire.port), catalog, connections=1)
        with pytest.raises(ExecutionError, match="did not answer in time") as caught:
            database.run(PAIRS, {}, max_rows=300_000)
    assert "reader-secret" not in str(caught.value)


def test_a_server_that_goes_silent(server: Server, catalog: Catalog) -> None:
    with closing(Wire(server.port, 30_000, silent=True)) as wire:
        connection = connected(server, "reader", PORT=wire.port)
        database = opened(connection, catalog, query_seconds=1, grace_seconds=0.2)
        with pytest.raises(ExecutionError, match="ran longer than 1 s"):
            database.run(PAIRS, {}, max_rows=300_000)
        assert database._pool.idle == 0  # a connection that may still answer is not lent again


def test_a_refused_password_is_not_shown(server: Server, catalog: Catalog) -> None:
    with pytest.raises(SchemaSourceError) as caught:
        opened(server.connection(password="wrong-secret", UID="reader"), catalog)
    assert "PWD=***" in str(caught.value) and "wrong-secret" not in str(caught.value)


def test_a_policy_holds_after_translation(server: Server, catalog: Catalog) -> None:
    database = opened(connected(server, "reader"), catalog)
    clerk = Policy("anna", "clerk", catalog, companies=(2,))
    sql = (
        "WITH c AS (SELECT e.PRCo, e.LastName FROM PREH AS e WITH (NOLOCK) WHERE e.PRCo IN (1, 2))"
        " SELECT c.PRCo, LEN(c.LastName) AS L FROM c UNION ALL SELECT PREH.PRCo, 0 AS L FROM"
        " PREH WITH (NOLOCK) WHERE"
        " PREH.PRCo = 1 OR PREH.PRCo = 2 ORDER BY PRCo"
    )
    found = execute(sql, catalog, database, 2, policy=clerk)
    assert {row[0] for row in found.rows} == {2} and len(found.rows) == 10


def test_an_error_over_a_hidden_row_tells_nothing(server: Server, catalog: Catalog) -> None:
    """Employee 100 is of company 1. PostgreSQL divides before a filter that it thinks dearer; SQL Server
    may as well, so each column comes through a CASE."""
    database = opened(connected(server, "reader"), catalog)
    clerk = Policy("anna", "clerk", catalog, companies=(2, 3, 4, 5, 6, 7, 8))
    sql = (
        "SELECT PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo IN (1, 2, 3, 4, 5, 6, 7, 8)"
        " AND 100 / (PREH.Employee - {}) > -1000"
    )
    own = "SELECT PREH.* FROM PREH WHERE PREH.PRCo IN (2, 3, 4, 5, 6, 7, 8)"
    with pytest.raises(ExecutionError, match="division by zero"):
        database.run(f"SELECT p.LastName FROM ({own}) AS p WHERE 100 / (p.Employee - 100) > -1000", {})
    assert len(execute(sql.format(100), catalog, database, 2, policy=clerk).rows) == 5
    with pytest.raises(ExecutionError, match="kept in the audit log"):
        execute(sql.format(101), catalog, database, 2, policy=clerk)  # a row of the clerk's own
