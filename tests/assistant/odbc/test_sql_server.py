"""What goes to SQL Server, as text: no server of that kind is at hand, so these are unit tests."""

from __future__ import annotations

import logging
from importlib.resources import files
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

import assistant.odbc
from assistant.odbc.connection import connection_of, reading_only
from assistant.odbc.dbms import dbms_reported
from assistant.odbc.faults import fault_of, is_lost
from assistant.odbc.limits import Limits
from assistant.odbc.prepare import positional, prepare
from assistant.odbc.rights import warning_of
from schema_index import Catalog, GateError, SchemaSourceError
from tests.assistant.odbc.conftest import needs_odbc

SQL_SERVER = "Microsoft SQL Server"


def test_what_a_session_is_set_to() -> None:
    dbms = dbms_reported(SQL_SERVER)
    assert dbms is not None and dbms.is_sql_server
    statements = dbms.session_statements(Limits(lock_ms=1234, longest_text=99))
    assert statements[:2] == ("SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED", "SET LOCK_TIMEOUT 1234")
    assert "SET TEXTSIZE 99" in statements and "SET QUOTED_IDENTIFIER ON" in statements
    assert all(text.startswith("SET ") and ";" not in text for text in statements)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("DRIVER={ODBC Driver 18 for SQL Server};SERVER=s;", "ApplicationIntent=ReadOnly"),
        ("DRIVER={ODBC Driver 18 for SQL Server};SERVER=s;ApplicationIntent=ReadWrite", ""),
        ("DRIVER=SomethingElse;SERVER=s", ""),
    ],
)
def test_read_only_intent(given: str, expected: str) -> None:
    completed = reading_only(given)
    assert completed == given.rstrip(";") + (f";{expected}" if expected else "")


@pytest.mark.parametrize(
    ("sql", "text", "names"),
    [
        ("SELECT 1 WHERE a = @APCo AND b = @Mth", "SELECT 1 WHERE a = ? AND b = ?", ("APCo", "Mth")),
        ("SELECT TOP (@N) '@x', [@y] WHERE a=@N", "SELECT TOP (?) '@x', [@y] WHERE a=?", ("N", "N")),
        ("SELECT '?' + @a", "SELECT '?' + ?", ("a",)),
        ("SELECT @@ROWCOUNT", "SELECT @@ROWCOUNT", ()),
        ("SELECT 1", "SELECT 1", ()),
    ],
)  # fmt: skip
def test_parameters_are_bound_by_position(sql: str, text: str, names: tuple[str, ...]) -> None:
    assert positional(sql) == (text, names)


def test_prepared_as_it_is(catalog: Catalog) -> None:
    dbms = dbms_reported(SQL_SERVER)
    assert dbms is not None
    sql = "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = @APCo"
    made = prepare(sql, {"apco": 3}, catalog, dbms, 10)
    assert (made.sql, made.values, made.headings) == (sql.replace("@APCo", "?"), (3,), None)
    with pytest.raises(GateError, match="@APCo has no value"):
        prepare(sql, {"Mth": 1}, catalog, dbms, 10)


def test_the_query_for_rights_only_reads() -> None:
    text = (files(assistant.odbc) / "rights_sql" / "sqlserver.sql").read_text("utf-8")
    (tree,) = sqlglot.parse(text, dialect="tsql")
    assert isinstance(tree, exp.Query) and tree.find(exp.Command, exp.Into) is None
    for name in ("IS_SRVROLEMEMBER", "HAS_PERMS_BY_NAME", "fn_my_permissions", "db_datawriter"):
        assert name in text
    warned = warning_of("vista", ("it is sysadmin", *(f"it may {n}" for n in range(7))))
    assert warned.startswith("THE LOGIN FOR vista MAY WRITE (it is sysadmin; ") and "and 3 more" in warned
    assert warning_of("vista", ()) == ""


CONNECTION = "DRIVER={ODBC Driver 18 for SQL Server};SERVER=s;UID=u;PWD={s3;cr}}et w}"


@needs_odbc
@pytest.mark.parametrize(
    ("state", "said", "expected"),
    [
        (
            "42000",
            "[Microsoft][ODBC Driver 18][SQL Server]Lock request time out. (1222)",
            "locked by somebody else",
        ),
        (
            "HYT00",
            "[Microsoft][ODBC Driver 18 for SQL Server]Query timeout expired (0)",
            "longer than allowed",
        ),
        ("08S01", "[Microsoft][ODBC Driver 18 for SQL Server]Communication link failure (0)", "was lost"),
        ("42000", "[Microsoft][SQL Server]The SELECT permission was denied on PREH (229)", "may not read"),
        (
            "22018",
            "[Microsoft][SQL Server]Conversion failed when converting 'x' (245)",
            "refused the statement: Conv",
        ),
        ("42000", "[Microsoft][SQL Server]Login PWD={s3;cr}}et w} or s3;cr}et w", "***"),
    ],
)
def test_what_a_driver_says_becomes_one_line(state: str, said: str, expected: str) -> None:
    import pyodbc

    message = str(fault_of(pyodbc.Error(state, f"[{state}] {said}"), CONNECTION))
    assert expected in message and "\n" not in message and "[Microsoft]" not in message
    assert "s3;cr" not in message and "et w" not in message


@needs_odbc
@pytest.mark.parametrize(
    ("state", "lost"), [("08S01", True), ("HYT00", False), ("42000", False), ("57P01", True)]
)
def test_only_a_lost_connection_is_tried_again(state: str, lost: bool) -> None:
    import pyodbc

    assert is_lost(pyodbc.Error(state, f"[{state}] something")) is lost


def test_a_connection_string_from_a_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "vista.odbc"
    path.write_text(f"{CONNECTION}\n", encoding="utf-8")
    path.chmod(0o600)
    assert connection_of(f"file:{path}") == CONNECTION and not caplog.records
    path.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        connection_of(f"file:{path}")
    assert "chmod 600" in caplog.text and "s3;cr" not in caplog.text
    path.write_text("a=b\nc=d\n", encoding="utf-8")
    with pytest.raises(SchemaSourceError, match="has 2 lines"):
        connection_of(f"file:{path}")
    with pytest.raises(SchemaSourceError, match="cannot be read"):
        connection_of(f"file:{tmp_path / 'none'}")


def test_a_connection_string_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISTA_ODBC", CONNECTION)
    assert connection_of(None) == connection_of("env:VISTA_ODBC") == connection_of(CONNECTION) == CONNECTION
    with pytest.raises(SchemaSourceError, match="there is no data source 'Nowhere'"):
        connection_of("Nowhere")
