"""Against a real server through a real driver: PostgreSQL and its odbc-postgresql.

The server is made for this module, listens on this machine only, and is gone afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from schema_index import Join, SchemaSourceError
from schema_index.live.odbc import read_odbc
from schema_index.live.reading import LiveReading
from tests.schema_index.postgresql_server import DRIVER, HOST, PASSWORD, Server, Wire, missing, running

SCHEMA = Path(__file__).parents[1] / "data" / "vista_postgresql.sql"

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        with connected(server, "postgres") as link:
            link.execute("CREATE DATABASE vista")
            link.execute("CREATE DATABASE empty")
            link.execute(f"CREATE ROLE reader LOGIN PASSWORD '{PASSWORD}'")
        with connected(server, "vista") as link:
            link.execute(SCHEMA.read_text(encoding="utf-8"))
        yield server


@pytest.fixture(scope="module")
def reading(server: Server) -> LiveReading:
    return read_odbc(server.connection())


def connected(server: Server, database: str) -> Any:
    import pyodbc

    return closing(pyodbc.connect(server.connection(database), autocommit=True))


def said(call: Callable[[], object]) -> str:
    """The message of the SchemaSourceError that a call raises: one line, no password behind it."""
    with pytest.raises(SchemaSourceError) as caught:
        call()
    error: BaseException | None = caught.value
    assert "\n" not in str(error)
    while error is not None:
        assert PASSWORD not in f"{error!r}{error}"
        error = error.__cause__ or error.__context__
    return str(caught.value)


def test_tables_keys_joins_and_views(reading: LiveReading) -> None:
    tables = {table.name: table for table in reading.catalog}
    assert set(tables) == {
        "APOpen", "APTH", "APTotals", "Twice", "bAPTL", "it's", "other.bAPTH", "other.child", "per%cent",
        "public.a.b;c", 'quo"te', "underXscore", "under_score",
    }  # fmt: skip
    header = tables["APTH"]
    assert (header.base, header.kind, header.key) == ("bAPTH", "view", ("APCo", "Mth", "APTrans"))
    assert header.company_column == "APCo"
    assert [(c.name, c.type, c.user_type, c.nullable) for c in header.columns] == [
        ("APCo", "smallint", "bCompany", False),
        ("Mth", "timestamp", "", False),
        ("APTrans", "int", "", False),
        ("InvTotal", "numeric(12,2)", "bDollar", True),
        ("Description", "nvarchar(30)", "bDesc", True),
        ("Rec#", "varchar(10)", "", True),
        ("PrepaidYN", "char(1)", "", True),
        ("Notes", "text", "", True),
        ("tags", "text array", "", True),
        ("counts", "int array", "", True),
        ("KeyID", "bigint", "", False),
    ]
    assert tables["bAPTL"].key == ("APCo", "Mth", "APTrans", "APLine")
    pairs = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
    assert Join("bAPTL", "APTH", pairs, "declared") in reading.catalog.joins
    assert {name: tables[name].kind for name in ("APOpen", "APTotals")} == {
        "APOpen": "view",
        "APTotals": "view",
    }


def test_names_are_not_taken_for_patterns(reading: LiveReading) -> None:
    tables = {table.name: table for table in reading.catalog}
    for name, column in {
        "under_score": "a",
        "underXscore": "b",
        'quo"te': "a",
        "it's": "a",
        "public.a.b;c": "a",
    }.items():
        assert [c.name for c in tables[name].columns] == [column]
        assert tables[name].key == (column,)


def test_names_that_a_catalog_cannot_hold_twice_are_reported(reading: LiveReading) -> None:
    reasons = [skipped.reason for skipped in reading.skipped]
    assert sorted(reasons) == [
        "the table public.twice has the name of public.Twice, which is read in its place",
    ]
    assert {skipped.file for skipped in reading.skipped} == {f"vista at {HOST}"}


def test_all_columns_by_one_call_and_all_keys_by_three(server: Server) -> None:
    steps: list[tuple[int, int]] = []
    reading = read_odbc(server.connection(), lambda done, total: steps.append((done, total)))
    assert reading.calls == 2 + 3
    assert steps == [(done, 15) for done in range(1, 16)]


def test_where_the_catalog_cannot_be_asked_the_driver_tells_the_same(
    server: Server, reading: LiveReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("schema_index.live.odbc_catalog.read_keys", lambda *_: False)
    one_by_one = read_odbc(server.connection())
    assert one_by_one.calls == 2 + 3 * 12
    assert one_by_one.catalog == reading.catalog
    assert one_by_one.skipped == reading.skipped


def test_filtered_computed_and_covering_unique_indexes(server: Server) -> None:
    with connected(server, "empty") as link:
        link.execute(
            "CREATE TABLE a (x int NOT NULL, y text); CREATE UNIQUE INDEX one ON a (x) WHERE y > 'b';"
            "CREATE TABLE b (x int NOT NULL, y text); CREATE UNIQUE INDEX two ON b (x, lower(y));"
            "CREATE TABLE c (x int NOT NULL, y text); CREATE UNIQUE INDEX three ON c (y, x);"
            "CREATE TABLE d (x int NOT NULL, y text); CREATE UNIQUE INDEX four ON d (x) INCLUDE (y);"
            "CREATE TABLE p (x int PRIMARY KEY, y int REFERENCES d (x)) PARTITION BY RANGE (x);"
            "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (9);"
        )
        try:
            found = read_odbc(server.connection("empty")).catalog
        finally:
            link.execute("DROP TABLE a, b, c, p; DROP TABLE d")
    keys = {table.name: table.key for table in found}
    assert keys == {"a": (), "b": (), "c": ("y", "x"), "d": ("x",), "p": ("x",), "q": ("x",)}
    assert [(join.table, join.other) for join in found.joins if join.source == "declared"] == [("p", "d")]


def test_a_database_that_shows_nothing(server: Server) -> None:
    assert "shows no table in 'empty': name the right one with DATABASE=" in said(
        lambda: read_odbc(server.connection("empty"))
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"password": "wr;o}ng"}, "check UID and PWD"),
        ({"database": "nosuch"}, "check DATABASE in the connection string"),
        ({"PORT": 1}, "check SERVER and port"),
        ({"SERVER": "no.such.host.invalid"}, "check SERVER and port"),
        ({"DRIVER": "{No Such Driver}"}, "its driver 'No Such Driver' cannot be loaded"),
    ],
)
def test_a_refused_connection_names_the_fix(server: Server, changes: dict[str, Any], expected: str) -> None:
    message = said(lambda: read_odbc(server.connection(**changes)))
    assert expected in message
    assert "wr;o" not in message and "PWD=***" in message


def test_the_installed_drivers_are_named(server: Server) -> None:
    assert DRIVER in said(lambda: read_odbc(server.connection(DRIVER="Nope")))


def test_a_dsn_from_an_environment_variable(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [f"Driver={DRIVER}", f"Servername={HOST}", f"Port={server.port}", "Database=vista"]
    (tmp_path / "odbc.ini").write_text("\n".join(["[Vista]", *lines]) + "\n", encoding="utf-8")
    monkeypatch.setenv("ODBCINI", str(tmp_path / "odbc.ini"))
    braced = "{" + PASSWORD.replace("}", "}}") + "}"
    monkeypatch.setenv("VISTA_ODBC", f"DSN=Vista;UID=postgres;PWD={braced}")
    assert read_odbc("env:VISTA_ODBC").catalog.find("APTH")
    assert read_odbc(None).skipped[0].file == "Vista"
    monkeypatch.setenv("OTHER", f"DSN=Nowhere;UID=postgres;PWD={braced}")
    assert "there is no data source 'Nowhere'" in said(lambda: read_odbc("env:OTHER"))


@pytest.mark.parametrize("limit", [2_000, 20_000])
def test_a_connection_lost_while_reading(server: Server, limit: int) -> None:
    with closing(Wire(server.port, limit)) as wire:
        message = said(lambda: read_odbc(server.connection(PORT=wire.port)))
    assert "closed the connection while it was read" in message


def test_a_server_that_goes_silent(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    # This driver has no time-out of its own while it reads.
    monkeypatch.setattr("schema_index.live.odbc.LOGIN_TIMEOUT", 1)
    monkeypatch.setattr("schema_index.live.odbc.GRACE", 0)
    with closing(Wire(server.port, 20_000, silent=True)) as wire:
        message = said(lambda: read_odbc(server.connection(PORT=wire.port), timeout=1))
    assert "did not answer in time (nothing came back for 1 s)" in message


def test_a_login_that_may_not_read_columns(server: Server) -> None:
    with connected(server, "vista") as link:
        link.execute("REVOKE SELECT ON pg_catalog.pg_attribute FROM public")
        try:
            message = said(lambda: read_odbc(server.connection(UID="reader")))
        finally:
            link.execute("GRANT SELECT ON pg_catalog.pg_attribute TO public")
    assert "shows no table" in message and "columns of" in message


def test_a_login_that_may_not_read_keys_still_gets_tables(server: Server) -> None:
    with connected(server, "vista") as link:
        link.execute("REVOKE SELECT ON pg_catalog.pg_constraint FROM public")
        try:
            reading = read_odbc(server.connection(UID="reader"))
        finally:
            link.execute("GRANT SELECT ON pg_catalog.pg_constraint TO public")
    reasons = [skipped.reason for skipped in reading.skipped]
    assert reading.catalog.find("APTH")
    assert not [join for join in reading.catalog.joins if join.source == "declared"]
    assert "foreignKeys failed 3 times in a row and is not asked again" in reasons
