"""Through SQLite's real driver: rows, caps, cancelling, what the login may do."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cancel import Cancel
from assistant.execute import execute
from assistant.odbc import Limits, OdbcDatabase
from assistant.policy import Policy
from schema_index import CancelledError, Catalog, ExecutionError, GateError, SchemaSourceError
from tests.assistant.odbc.conftest import INVOICES, needs_sqlite

pytestmark = needs_sqlite

ENDLESS = (
    "SELECT COUNT(*) AS n FROM APTH WITH (NOLOCK) CROSS JOIN APTH AS b WITH (NOLOCK)"
    " CROSS JOIN APTH AS c WITH (NOLOCK) CROSS JOIN APTH AS d WITH (NOLOCK) WHERE"
    " APTH.InvTotal <> b.InvTotal + c.InvTotal + d.InvTotal"
)


def opened(path: Path, catalog: Catalog, **limits: float) -> OdbcDatabase:
    source = f"DRIVER=SQLite3;Database={path};PWD=do-not-show"
    return OdbcDatabase.open(source, catalog, Limits(**limits))  # type: ignore[arg-type]


def test_rows_with_bound_parameters(sqlite_file: Path, catalog: Catalog) -> None:
    database = opened(sqlite_file, catalog)
    sql = (
        "SELECT TOP (2) APTH.Vendor, APTH.InvTotal AS Total, APTH.APRef + '@APCo?' AS R"
        " FROM APTH WITH (NOLOCK) WHERE APTH.APCo = @APCo AND APTH.APRef <> '?' ORDER BY TOTAL DESC -- @x ?"
    )
    found = execute(sql, catalog, database, 2)
    assert found.columns == ("Vendor", "Total", "R") and not found.truncated
    assert found.rows[0] == (599, 898.5, "r599@APCo?")
    assert database.companies() == [(1, "One"), (2, "Two")]
    with pytest.raises(GateError, match="@APCo has no value"):
        execute(sql, catalog, database, None)
    with pytest.raises(GateError, match="The parameter @APCo has no value"):
        database.run("SELECT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = @APCo", {})


def test_caps_on_rows_and_bytes(sqlite_file: Path, catalog: Catalog) -> None:
    sql = "SELECT APTH.Vendor, APTH.Description FROM APTH WITH (NOLOCK) ORDER BY APTH.Vendor"
    database = opened(sqlite_file, catalog)
    some = database.run(sql, {}, max_rows=7)
    assert (len(some.rows), some.truncated) == (7, True)
    everything = database.run(sql, {}, max_rows=INVOICES)
    assert (len(everything.rows), everything.truncated) == (INVOICES, False)
    small = opened(sqlite_file, catalog, most_bytes=120)
    cut = small.run(sql, {}, max_rows=INVOICES)
    assert (len(cut.rows), cut.truncated) == (10, True)  # 12 bytes a row


def test_a_query_that_runs_too_long_is_ended(sqlite_file: Path, catalog: Catalog) -> None:
    database = opened(sqlite_file, catalog, query_seconds=0.3)
    with pytest.raises(ExecutionError, match=r"ran longer than 0\.3 s"):
        database.run(ENDLESS, {})
    assert database.companies()  # its connection, or another, goes on


def test_a_query_is_stopped_from_another_thread(sqlite_file: Path, catalog: Catalog) -> None:
    database = opened(sqlite_file, catalog, query_seconds=60)
    cancel = Cancel()
    timer = threading.Timer(0.3, cancel.ask)
    timer.start()
    with pytest.raises(CancelledError):
        database.run(ENDLESS, {}, cancel=cancel)
    timer.join()
    with pytest.raises(CancelledError):
        database.run(ENDLESS, {}, cancel=cancel)  # asked before it began
    assert database.companies()


def test_nothing_can_be_written(sqlite_file: Path, catalog: Catalog) -> None:
    import pyodbc

    database = opened(sqlite_file, catalog)
    with database._pool.lease() as lease, pytest.raises(pyodbc.Error, match="readonly"):
        lease.link.cursor().execute('DELETE FROM "APTH"')
    with pytest.raises(GateError):
        execute("DELETE FROM APTH", catalog, database, 1)


def test_a_file_that_may_be_written_is_warned_of(sqlite_file: Path, catalog: Catalog) -> None:
    database = opened(sqlite_file, catalog)
    assert database.warning.startswith(
        f"THE LOGIN FOR {sqlite_file} at SQLite3 MAY WRITE (it may write the file"
    )
    assert "do-not-show" not in f"{database.warning}{database.name}{database!r}"
    if os.getuid() == 0:
        pytest.skip("root may write any file")
    sqlite_file.chmod(0o400)
    assert opened(sqlite_file, catalog).warning == ""


def test_the_policy_holds_in_the_translated_text(sqlite_file: Path, catalog: Catalog) -> None:
    clerk = Policy(
        "anna", "clerk", catalog, companies=(2,), columns={"preh": frozenset({"employee", "lastname"})}
    )
    database = opened(sqlite_file, catalog)
    sql = "SELECT * FROM PREH AS e WITH (NOLOCK) WHERE e.PRCo IN (1, 2) OR e.PRCo = 3"
    found = execute(sql, catalog, database, 2, policy=clerk)
    assert found.columns == ("PRCo", "Employee", "LastName")
    assert {row[0] for row in found.rows} == {2} and len(found.rows) == 5


def test_what_the_database_says_is_kept_from_who_may_not_read_all(
    sqlite_file: Path, catalog: Catalog
) -> None:
    database = opened(sqlite_file, catalog)
    sql = "SELECT DATALENGTH(PREH.LastName) AS d FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 2"
    with pytest.raises(ExecutionError, match="no such function"):
        execute(sql, catalog, database, 2)
    clerk = Policy("anna", "clerk", catalog, companies=(2,))
    with pytest.raises(ExecutionError, match="kept in the audit log") as caught:
        execute(sql, catalog, database, 2, policy=clerk)
    assert "no such function" in str(caught.value.__cause__)


def test_names_are_looked_up_in_the_catalog_that_the_gate_read(sqlite_file: Path, catalog: Catalog) -> None:
    """An index may be replaced while the database stays open: what is text is known from its columns only."""
    older = replace(catalog, tables=tuple(table for table in catalog if table.name == "HQCO"))
    database = opened(sqlite_file, older)
    sql = (
        "SELECT TOP (1) APTH.APRef + APTH.Description AS R FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 2"
        " ORDER BY APTH.Vendor"
    )
    assert execute(sql, catalog, database, 2).rows == (("r1note",),)
    assert database.companies() == [(1, "One"), (2, "Two")]


def test_where_there_is_no_database(tmp_path: Path, catalog: Catalog) -> None:
    with pytest.raises(SchemaSourceError) as caught:
        opened(tmp_path / "no" / "folder" / "x.db", catalog)
    error: BaseException | None = caught.value
    while error is not None:
        assert "do-not-show" not in f"{error!r}{error}"
        error = error.__cause__ or error.__context__


def test_a_closed_database_says_so(sqlite_file: Path, catalog: Catalog) -> None:
    database = opened(sqlite_file, catalog)
    database.close()
    with pytest.raises(ExecutionError, match="closed"):
        database.companies()
