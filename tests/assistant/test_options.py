"""The options of the command line and the page: database, user, policy, audit log."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.__main__ import main
from assistant.options import open_assistant
from tests.assistant.fakes import FakeModel, demo_database, real_retriever, sql_text
from tests.assistant.odbc.conftest import needs_sqlite

EMPLOYEES = sql_text("SELECT PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = @PRCo", "Uses PREH.")
POLICY = '[roles.clerk]\nmodules = ["PR"]\ncompanies = [2]\n[users]\nanna = "clerk"\n'


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command opens its assistant over a fake model; its database is the real one."""

    def opened(index: Any, path: Any, server: Any, database: Any, **_: bool) -> Assistant:
        retriever = real_retriever()
        found = demo_database() if database == "demo" else database and database(retriever.catalog)
        return Assistant(retriever, FakeModel(EMPLOYEES), found)

    monkeypatch.setattr(Assistant, "open", opened)


def run(capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any], str]:
    status = main(["employees", "--execute", "--json", *options])
    shown = capsys.readouterr()
    return status, json.loads(shown.out or "{}"), shown.err


def test_a_policy_and_an_audit_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    policy, log = tmp_path / "policy.toml", tmp_path / "audit.jsonl"
    policy.write_text(POLICY, encoding="utf-8")
    given = ("--policy", str(policy), "--audit-log", str(log))
    status, record, _ = run(capsys, *given, "--user", "anna")
    assert status == 0 and record["parameters"] == {"PRCo": 2} and record["rows"]
    status, record, said = run(capsys, *given, "--user", "anna", "--company", "1")
    assert status == 1 and "rows" not in record
    assert said == "error: not run: company 1 is not open to anna, who may read 2\n"
    status, _, said = run(capsys, *given, "--user", "eve")
    assert status == 2 and said.startswith("error: 'eve' is not in ")
    events = [json.loads(line)["event"] for line in log.read_text("utf-8").splitlines()]
    assert events == ["sends", "answered", "answered", "failed"]


def test_a_policy_with_a_slip_is_refused_at_the_start(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(POLICY.replace('"PR"', '"PX"'), encoding="utf-8")
    status, _, said = run(capsys, "--policy", str(policy), "--user", "anna")
    assert status == 2 and "there is no module PX" in said


@needs_sqlite
def test_a_live_database_by_odbc(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "live.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE HQCO (HQCo smallint, Name varchar(30))")
        connection.execute("INSERT INTO HQCO VALUES (7, 'Seven')")
        connection.execute("CREATE TABLE PREH (PRCo smallint, LastName varchar(30))")
        connection.execute("INSERT INTO PREH VALUES (7, 'Novak'), (8, 'Other')")
    monkeypatch.setenv("MY_VISTA", f"DRIVER=SQLite3;Database={path};PWD=hush-hush")
    log = tmp_path / "audit.jsonl"
    status, record, said = run(capsys, "--odbc", "env:MY_VISTA", "--audit-log", str(log))
    assert status == 0 and record["rows"] == [["Novak"]] and record["parameters"] == {"PRCo": 7}
    assert said.startswith(f"warning: THE LOGIN FOR {path} at SQLite3 MAY WRITE")
    assert "hush-hush" not in f"{record}{said}{log.read_text('utf-8')}"
    status, _, said = run(capsys, "--odbc", "env:NO_SUCH_VARIABLE")
    assert status == 2 and "NO_SUCH_VARIABLE is not set" in said and said.count("\n") == 1


def test_without_execute_no_database_is_opened(tmp_path: Path) -> None:
    from argparse import Namespace

    options = Namespace(
        index=None,
        model=None,
        server=None,
        links=False,
        no_shots=False,
        likely_tables=None,
        odbc="env:NOWHERE",
        user="a",
        policy=None,
        audit_log=None,
    )
    with open_assistant(options, execute=False) as assistant:
        assert assistant.database is None
