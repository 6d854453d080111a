"""The command line of the assistant: in process with a fake model, and a few whole runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant
from assistant.__main__ import main
from schema_index import ModelError
from tests.assistant.fakes import MOST_TRIES, FakeModel, demo_database, real_retriever, sql_text

JOBS = sql_text(
    "SELECT JCJM.Job, JCJM.Description FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = @JCCo", "Uses JCJM."
)
KEYS = ["id", "question", "kind", "tables", "sql", "refused", "message", "violations", "ms"]


def fake(monkeypatch: pytest.MonkeyPatch, *answers: str | Exception) -> FakeModel:
    """Let the command open an assistant over a fake model instead of a model folder."""
    model = FakeModel(*answers)

    def opened(index: Any, path: Any, server: Any, database: Any, **_: bool) -> Assistant:
        assert (index, path, server) == (None, None, None)
        return Assistant(real_retriever(), model, demo_database() if database == "demo" else None)

    monkeypatch.setattr(Assistant, "open", opened)
    return model


def lines_of(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_json_of_one_question(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fake(monkeypatch, JOBS)
    assert main(["open jobs", "--json"]) == 0
    (record,) = lines_of(capsys)
    assert list(record)[: len(KEYS)] == KEYS and "rows" not in record
    assert (record["kind"], record["refused"], record["violations"]) == ("sql", False, [])
    assert record["tables"] and all(set(row) == {"name", "score"} for row in record["tables"])


def test_rows_of_the_company_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fake(monkeypatch, JOBS, JOBS)
    assert main(["open jobs", "--execute", "--company", "2", "--json"]) == 0
    assert main(["open jobs", "--execute", "--json"]) == 0
    second, first = lines_of(capsys)
    assert second["parameters"] == {"JCCo": 2} and first["parameters"] == {"JCCo": 1}
    assert second["columns"] == ["Job", "Description"] and second["rows"] and second["rows"] != first["rows"]


def test_plain_text_for_people(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fake(monkeypatch, JOBS)
    assert main(["open jobs", "--execute"]) == 0
    out = capsys.readouterr().out
    assert "SELECT JCJM.Job, JCJM.Description FROM JCJM WITH (NOLOCK)" in out
    assert "all rules hold" in out and "@JCCo = 1" in out and "* JCJM" in out and " rows" in out


def test_a_refusal_is_an_answer(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    fake(monkeypatch, "There is no table Invoice. Nearest: APTH, ARTH.")
    assert main(["show me the Invoice table", "--json"]) == 0
    (record,) = lines_of(capsys)
    assert record["refused"] and record["sql"] is None and record["nearest"] == ["APTH", "ARTH"]
    assert record["message"] == "There is no table Invoice. Nearest: APTH, ARTH."


def test_sql_that_breaks_a_rule_is_status_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = sql_text("SELECT JCJM.Nonsense FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1")
    fake(monkeypatch, *[bad] * MOST_TRIES)
    assert main(["open jobs", "--json"]) == 1
    (record,) = lines_of(capsys)
    assert [one["rule"] for one in record["violations"]] == ["unknown-column"]


def test_a_file_goes_on_after_bad_lines(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    asked = [
        {"id": "a", "question": "open jobs"},
        {"id": "b", "question": ""},
        {"id": "c", "question": "x" * 20_000},
    ]
    asked += [{"id": "d", "question": "jobs"}, {"id": "e", "question": "all jobs"}]
    lines = [json.dumps(asked[0]), "", "not json", '{"id": "z"}', *map(json.dumps, asked[1:])]
    file.write_text("\n".join(lines), encoding="utf-8")
    fake(monkeypatch, JOBS, ModelError("the server is down: start it"), JOBS)
    assert main(["--questions", str(file)]) == 1
    records = lines_of(capsys)
    assert [record["id"] for record in records] == ["a", 3, 4, "b", "c", "d", "e"]
    assert ["error" in record for record in records] == [False, True, True, True, True, True, False]
    assert records[0]["sql"] == records[-1]["sql"] and "20000 characters" in records[4]["error"]


def test_a_file_of_good_lines_is_status_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 7, "question": "open jobs"}\n{"question": "what is in APTL"}\n', encoding="utf-8")
    fake(monkeypatch, JOBS, "describe APTL")
    assert main(["--questions", str(file), "--execute"]) == 0
    jobs, described = lines_of(capsys)
    assert jobs["id"] == 7 and jobs["rows"] and described["id"] == 2 and described["kind"] == "schema"
    assert "rows" not in described


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "no question"),
        (["  "], "empty"),
        (["x" * 20_000], "20000 characters"),
        (["open jobs", "--model", "/no/such/folder"], "/no/such/folder"),
        (["open jobs", "--model", "m", "--server", "http://127.0.0.1:9"], "exclude each other"),
        (["open jobs", "--server", "http://127.0.0.1:9"], "http://127.0.0.1:9"),
        (["--questions", "/no/such.jsonl"], "/no/such.jsonl"),
        (["open jobs", "--questions", "x.jsonl"], "exclude each other"),
    ],
)
def test_errors_are_one_line(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1
    assert captured.err.startswith("error: ") and said in captured.err


@pytest.mark.parametrize("damaged", [False, True])
def test_a_missing_or_damaged_index_names_the_rebuild(
    damaged: bool, tmp_path: Path, tiny_model_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "index"
    if damaged:
        folder.mkdir()
        (folder / "manifest.json").write_text("{", encoding="utf-8")
    assert main(["open jobs", "--index", str(folder), "--model", str(tiny_model_path)]) == 2
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and str(folder) in err and "python -m schema_index build" in err


def test_the_whole_command_with_a_real_model(tiny_model_path: Path) -> None:
    """A random model under the grammar names only what exists, but for a last name that the limit cut off."""
    command = [
        sys.executable,
        "-m",
        "assistant",
        "open jobs for company 1",
        "--json",
        "--model",
        str(tiny_model_path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode in (0, 1) and done.stderr == "", done.stderr
    record = json.loads(done.stdout)
    assert list(record)[: len(KEYS)] == KEYS
    broken = [one for one in record["violations"] if one["rule"] in ("unknown-table", "read-only")]
    unknown = [one for one in record["violations"] if one["rule"] == "unknown-column"]
    assert not broken and len(unknown) <= 1


def test_the_whole_command_refuses_an_empty_question() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "assistant", ""], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: the question is empty") and done.stderr.count("\n") == 1
