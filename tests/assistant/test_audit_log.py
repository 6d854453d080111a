"""The audit log and the metrics: what they hold of a question, and what never stands in them."""

from __future__ import annotations

import json
import stat
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, Cancel
from assistant.audit_log import AuditLog
from assistant.metrics import Metrics
from assistant.policy import Policies
from assistant.redact import redact
from schema_index import AuditError, CancelledError, ModelError, PolicyError
from tests.assistant.fakes import MOST_TRIES, FakeModel, demo_database, real_retriever, sql_text

EMPLOYEES = sql_text("SELECT PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = @PRCo", "Uses PREH.")
CONNECTION = "DRIVER=X;SERVER=s;UID=u;PWD=top-secret"
NOON = datetime(2026, 10, 31, 12, tzinfo=UTC)
POLICY = """
[roles.clerk]
modules = ["PR"]
companies = [2]
[users]
anna = "clerk"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "audit" / "log.jsonl"


@pytest.fixture
def log(path: Path) -> Iterator[AuditLog]:
    with closing(AuditLog(path, secrets=[CONNECTION, "sk-model-key"], now=lambda: NOON)) as log:
        yield log


@pytest.fixture
def policies(tmp_path: Path) -> Policies:
    file = tmp_path / "policy.toml"
    file.write_text(POLICY, encoding="utf-8")
    return Policies.read(file)


def asked(log: AuditLog, *answers: str | Exception, policies: Policies | None = None) -> Assistant:
    return Assistant(
        real_retriever(), FakeModel(*answers), demo_database(), policies=policies, user="anna", watchers=[log]
    )


def records(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_who_asked_what_and_what_came_of_it(path: Path, log: AuditLog, policies: Policies) -> None:
    answer = asked(log, EMPLOYEES, policies=policies).ask("employees", execute=True)
    sends, answered = records(path)
    assert (sends["event"], answered["event"]) == ("sends", "answered")
    assert sends["id"] == answered["id"] and sends["time"] == "2026-10-31T12:00:00.000+00:00"
    for record in (sends, answered):
        assert (record["user"], record["role"], record["question"]) == ("anna", "clerk", "employees")
    assert "WHERE PREH.PRCo IN (2)" in sends["sql"] and sends["parameters"] == {"PRCo": 2}
    assert answered["sql"] == answer.sql and answer.rows is not None
    assert (answered["rows"], answered["violations"], answered["error"]) == (len(answer.rows.rows), [], "")
    assert set(answered["ms"]) == {"retrieve", "generate", "check", "execute", "total"}
    assert not any(str(row[0]) in path.read_text("utf-8") for row in answer.rows.rows)  # rows are not kept


def test_what_was_not_run_and_why(path: Path, log: AuditLog, policies: Policies) -> None:
    invoices = sql_text("SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 2")
    broken = sql_text("SELECT Nope FROM PREH WITH (NOLOCK) WHERE PRCo = 2")
    assistant = asked(
        log, invoices, *[broken] * MOST_TRIES, ModelError("the server is gone"), policies=policies
    )
    assistant.ask("invoices", execute=True)
    assistant.ask("nonsense", execute=True)
    with pytest.raises(ModelError):
        assistant.ask("anything")
    with pytest.raises(PolicyError):
        assistant.ask("anything", user="eve")
    first, second, third, fourth = records(path)
    assert first["error"] == "not run: APTH is not open to anna" and first["rows"] is None
    assert second["violations"] == ["unknown-column"]
    assert third["event"] == "failed" and third["error"] == "ModelError: the server is gone"
    assert fourth["user"] == "eve" and "PolicyError" in fourth["error"]


def test_a_reader_who_leaves_and_a_stop_are_noted(path: Path, log: AuditLog) -> None:
    assistant = asked(log, EMPLOYEES, EMPLOYEES)
    events = assistant.stream("employees")
    next(events)
    events.close()  # type: ignore[attr-defined]
    cancel = Cancel()
    cancel.ask()
    with pytest.raises(CancelledError):
        assistant.ask("employees", cancel=cancel)
    assert [record["event"] for record in records(path)] == ["failed", "failed"]
    assert all("CancelledError" in record["error"] for record in records(path))


def test_no_secret_stands_in_a_line(path: Path, log: AuditLog) -> None:
    question = (
        "PWD=top-secret; api_key: abcd1234; Bearer abcdefgh1234; the key is sk-model-key; hi\nforged: line"
    )
    asked(log, EMPLOYEES).ask(question)
    text = path.read_text("utf-8")
    for secret in ("top-secret", "abcd1234", "abcdefgh1234", "sk-model-key"):
        assert secret not in text
    assert len(text.splitlines()) == 1 and "hi\\nforged: line" in text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("password = 'it is long' please", "password = *** please"),
        ("PWD={a;b}c", "PWD=***c"),
        ("my token hf_abcdefghijklmnopqrstuv", "my token ***"),
        ("the total per token", "the total per token"),
        ("APTH.PWDField = 1", "APTH.PWDField = 1"),
    ],
)
def test_what_looks_like_a_secret_is_hidden(text: str, shown: str) -> None:
    assert redact(text) == shown


def test_the_driver_echoing_its_connection_string() -> None:
    said = "login failed for DRIVER=X;SERVER=s;UID=u;PWD=top-secret\nSELECT 1"
    assert "top-secret" not in redact(said, [CONNECTION]) and "\nSELECT 1" in redact(said, [CONNECTION])


def test_files_are_private_and_rotate(path: Path) -> None:
    with closing(AuditLog(path, most_bytes=2_000, kept=2, now=lambda: NOON)) as log:
        assistant = asked(log, *[EMPLOYEES] * 12)
        for _ in range(12):
            assistant.ask("employees")
    names = sorted(file.name for file in path.parent.iterdir())
    assert names == ["log.jsonl", "log.jsonl.1", "log.jsonl.2"]
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600 and file.stat().st_size <= 2_000
        assert records(file)


def test_nothing_is_run_that_cannot_be_written_down(path: Path, log: AuditLog) -> None:
    class Full:
        """A disk that takes no more."""

        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

        def flush(self) -> None: ...

        def seek(self, *where: int) -> int:
            return 0

        def tell(self) -> int:
            return 0

        def close(self) -> None: ...

    log._handler.stream.close()
    log._handler.stream = Full()  # type: ignore[assignment]
    with pytest.raises(AuditError, match="No space left on device"):
        asked(log, EMPLOYEES).ask("employees", execute=True)


def test_a_log_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(AuditError, match="cannot be written"):
        AuditLog(tmp_path / "file" / "log.jsonl")


def test_metrics_of_the_same(policies: Policies) -> None:
    metrics = Metrics()
    broken = sql_text("SELECT Nope FROM PREH WITH (NOLOCK) WHERE PRCo = 2")
    answers = (EMPLOYEES, *[broken] * MOST_TRIES, ModelError("gone"))
    assistant = Assistant(
        real_retriever(),
        FakeModel(*answers),
        demo_database(),
        policies=policies,
        user="anna",
        watchers=[metrics],
    )
    assistant.ask("employees", execute=True)
    assistant.ask("nonsense", execute=True)
    with pytest.raises(ModelError):
        assistant.ask("anything")
    text = metrics.text()
    for line in (
        'vista_questions_total{outcome="sql"} 2.0',
        'vista_questions_total{outcome="no model"} 1.0',
        'vista_violations_total{rule="unknown-column"} 1.0',
        'vista_runs_total{outcome="rows"} 1.0',
        'vista_runs_total{outcome="not run"} 1.0',
        "vista_statements_running 0.0",
        'vista_stage_seconds_count{stage="total"} 2.0',
        "vista_rows_count 1.0",
    ):
        assert line in text.splitlines(), text
    assert "anna" not in text


def test_metrics_are_served() -> None:
    metrics = Metrics()
    server = metrics.serve(0)
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/metrics") as answer:
            assert b"vista_statements_running 0.0" in answer.read()
    finally:
        server.shutdown()
        server.server_close()


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    file.write_text("", encoding="utf-8")
    file.chmod(0o644)
    AuditLog(file).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
