"""python -m assistant.check"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.check import main
from schema_index import Catalog

GOOD = "SELECT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
BAD = "SELECT APTH.Vendor FROM APTH WHERE APTH.APCo = 1"


def test_file_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.sql"
    path.write_text(BAD)
    assert main([str(path), "--json"]) == 1
    outcome = json.loads(capsys.readouterr().out)
    assert outcome["ok"] is False
    assert outcome["fixed"] is None
    (one,) = outcome["violations"]
    assert set(one) == {"rule", "line", "column", "message", "fix"}
    assert (one["rule"], one["line"], one["column"]) == ("nolock", 1, 25)
    path.write_text(GOOD)
    assert main([str(path), "--json"]) == 0


def test_fix_from_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("SELECT Vendor FROM bAPTH"))
    assert main(["-", "--fix", "--company", "4", "--json"]) == 1
    fixed = json.loads(capsys.readouterr().out)["fixed"]
    assert fixed == "SELECT Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 4"


def test_each_line_gets_a_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n\nSELECT 1\n[1]\n{json.dumps(BAD)}\n")
    assert main([str(path), "--each"]) == 1
    outcomes = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [outcome["ok"] for outcome in outcomes] == [True, False, False, False]
    assert "line 3 is not JSON" in outcomes[1]["error"]
    assert "line 4 is a JSON list" in outcomes[2]["error"]
    assert outcomes[3]["violations"][0]["rule"] == "nolock"


def test_catalog_of_an_index_folder(tmp_path: Path, catalog: Catalog) -> None:
    (tmp_path / "q.sql").write_text(GOOD)
    few = Catalog(tuple(table for table in catalog if table.name != "APTH"))
    (tmp_path / "catalog.json").write_text(json.dumps(few.to_json()))
    assert main([str(tmp_path / "q.sql"), "--index", str(tmp_path)]) == 1


@pytest.mark.parametrize("content", [None, "{", "[]", '{"tables": []}'])
def test_a_bad_index_is_one_line(
    content: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / "catalog.json").write_text(content)
    assert main(["-", "--index", str(tmp_path)]) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1
    assert str(tmp_path) in error and "schema_index build" in error


def test_a_missing_file_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.sql")]) == 2
    assert "none.sql" in capsys.readouterr().err


def test_starts_without_the_heavy_packages() -> None:
    code = (
        "import sys; from assistant.check import main; main(['--', '-']);"
        "print([name for name in ('torch', 'faiss', 'transformers', 'duckdb') if name in sys.modules])"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run([sys.executable, "-c", code], input=GOOD, capture_output=True, text=True, cwd=root)
    assert done.stdout.splitlines() == ["ok", "[]"], done.stderr
