"""`python -m retriever`: output, errors and exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retriever.__main__ import main
from retriever.retriever import SchemaRetriever

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def index(retriever: SchemaRetriever, tmp_path: Path) -> str:
    folder = tmp_path / "index"
    retriever.index.save(folder)
    return str(folder)


def test_one_question_in_text(index: str, capsys: Capture) -> None:
    assert main(["GrossAmt on APTH by vendor", "--index", index, "-k", "3"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("There is no column GrossAmt on APTH. Nearest: APTL.GrossAmt, APTH.InvTotal")
    assert lines[2].split()[0] == "APTH" and "named in the question" in lines[2]
    assert any(line.startswith("APTL to APTH ON APTL.APCo = APTH.APCo AND") for line in lines)


def test_one_question_in_json(index: str, capsys: Capture) -> None:
    assert main(["show me the Invoice table", "--index", index, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [table["name"] for table in answer["tables"]][:3] == ["APTH", "ARTH", "JBIN"]
    assert answer["mentions"][0]["nearest"] == ["APTH", "ARTH", "JBIN"]
    assert len(answer["tables"]) == 8 and answer["ms"] > 0


def test_a_file_of_questions_loses_nothing_to_its_bad_lines(
    index: str, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(
        '{"id": "a", "question": "open jobs"}\n\nnot json\n{"id": 4}\n{"question": "GL accounts"}\n[1]\n'
        '{"id": "z", "question": " "}\n{"id": "last", "question": "hours by craft"}\n',
        encoding="utf-8",
    )
    assert main(["--questions", str(file), "--index", index, "-k", "2"]) == 2
    output = capsys.readouterr()
    answers = [json.loads(line) for line in output.out.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", 5, "last"]
    assert all(set(answer) == {"id", "tables", "ms"} and len(answer["tables"]) == 2 for answer in answers)
    assert answers[0]["tables"][0]["name"] == "JCJM"
    places = [line.split(":")[1].rsplit("line", 1)[1].strip() for line in output.err.splitlines()]
    assert places == ["3", "4", "6", "7"]


def test_a_good_file_ends_with_success(index: str, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": 1, "question": "open jobs"}', encoding="utf-8")
    assert main(["--questions", str(file), "--index", index]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["  "], "error: the question is empty: ask for something"),
        (["x" * 20_000], "error: the question has 20000 characters, the limit is 4000: shorten it"),
        (["open jobs", "-k", "0"], "error: k is 0, it must be at least 1"),
        ([], "error: give one question"),
        (["open jobs", "--index", "/no/such/folder"], "error: the index folder /no/such/folder"),
        (["--questions", "/no/such/file"], "error: the questions file /no/such/file cannot be read"),
    ],
)
def test_an_error_is_one_line(arguments: list[str], message: str, capsys: Capture) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.startswith(message) and output.err.count("\n") == 1


def test_an_empty_file_is_an_error(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "none.jsonl").write_text("\n", encoding="utf-8")
    assert main(["--questions", str(tmp_path / "none.jsonl")]) == 2
    assert "holds no questions" in capsys.readouterr().err
