from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schema_index.__main__ import main
from schema_index.catalog import CONFIDENCE
from schema_index.encoder import BUNDLED_MODEL

DATA = Path(__file__).parent / "data"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    status = main([str(argument) for argument in arguments])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def run_json(capsys: pytest.CaptureFixture[str], *arguments: object) -> Any:
    status, out, err = run(capsys, *arguments, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_build_prints_counts_and_what_was_skipped(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "index"
    report = run_json(capsys, "build", "--ddl", DATA / "ssms.sql", "--out", out)
    assert {name: report[name] for name in ("tables", "columns", "keys", "joins", "types")} == {
        "tables": 3, "columns": 23, "keys": 3, "joins": 1, "types": 4,
    }  # fmt: skip
    assert [(Path(s["file"]).name, s["line"]) for s in report["skipped"]] == [
        ("ssms.sql", 60),
        ("ssms.sql", 102),
    ]
    status, text, _ = run(capsys, "build", "--ddl", DATA / "ssms.sql", "--out", out, "--plain")
    assert status == 0
    assert text.startswith(
        "3 tables, 23 columns, 3 keys\n1 joins (1 declared), 4 user types\n2 skipped statements\n"
    )
    assert "ssms.sql:102: CREATE PROCEDURE bspVendor" in text


def test_blanks_are_filled_from_the_reference_and_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "index"
    report = run_json(capsys, "build", "--ddl", DATA / "ssms.sql", "--out", out)
    assert report["lent"]["tables"] == 2 and report["lent"]["descriptions"] > 0
    text = run(capsys, "build", "--ddl", DATA / "ssms.sql", "--out", out)[1]
    assert "2 tables are known to the reference, which filled in" in text
    shown = run(capsys, "show", "APTL", "--index", out)[1]
    assert "AP transaction lines" in shown
    assert run_json(capsys, "build", "--ddl", DATA / "ssms.sql", "--out", out, "--plain")["lent"] is None


def test_update_names_what_was_added_changed_and_removed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    schema, out = tmp_path / "schema.sql", tmp_path / "index"
    schema.write_text(
        "CREATE TABLE a (x int); CREATE TABLE b (x int); CREATE TABLE c (x int)", encoding="utf-8"
    )
    run_json(capsys, "build", "--ddl", schema, "--out", out)
    first = tmp_path / "first"
    run_json(capsys, "build", "--ddl", schema, "--out", first)
    schema.write_text(
        "CREATE TABLE b (x int); CREATE TABLE c (x int, y int); CREATE TABLE d (x int)", encoding="utf-8"
    )
    report = run_json(capsys, "update", "--ddl", schema, "--out", out)
    assert (report["added"], report["changed"], report["removed"]) == (["d"], ["c"], ["a"])
    found = run_json(capsys, "diff", first, out)
    assert (found["added"], found["dropped"]) == (["d"], ["a"])
    assert found["renamed"] == {"a": "d"}
    assert [(change["name"], change["added"]) for change in found["changed"]] == [("c", ["y"])]
    assert run(capsys, "diff", first, out)[1].splitlines() == [
        "added table d (likely a renamed)",
        "dropped table a (likely now d)",
        "changed table c",
        "  added y",
    ]
    assert run(capsys, "diff", out, out)[1] == "no difference\n"


def test_show_prints_a_line_a_table(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "index"
    run_json(capsys, "build", "--ddl", DATA / "ssms.sql", "--out", out, "--plain")
    status, text, _ = run(capsys, "show", "--all", "--index", out, "--json")
    rows = [json.loads(line) for line in text.splitlines()]
    assert status == 0
    assert [row["name"] for row in rows] == ["APTH", "APTL", "APTotals"]
    assert list(rows[0]) == ["name", "base", "kind", "columns", "key", "joins"]
    assert (rows[0]["base"], rows[0]["kind"], rows[0]["key"]) == ("bAPTH", "view", ["APCo", "Mth", "APTrans"])
    assert rows[0]["columns"][0] == {
        "name": "APCo",
        "type": "tinyint",
        "user_type": "bCompany",
        "nullable": False,
    }
    pairs = [["APCo", "APCo"], ["Mth", "Mth"], ["APTrans", "APTrans"]]
    join = {"table": "APTL", "other": "APTH", "pairs": pairs, "source": "declared", "confidence": 1.0}
    assert rows[0]["joins"] == rows[1]["joins"] == [join]
    text = run(capsys, "show", "dbo.baptl", "--index", out)[1]
    assert text.startswith("APTL (view over bAPTL)\n  key: APCo, Mth, APTrans, APLine\n")
    on = "APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans"
    assert f"join: {on}  (declared, confidence 1)" in text


def test_show_says_where_each_join_comes_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    schema = tmp_path / "schema.sql"
    schema.write_text(
        "CREATE TYPE bCompany FROM tinyint NOT NULL\nGO\n"
        "CREATE TABLE Head (Co bCompany NOT NULL, Code varchar(9) NOT NULL, PRIMARY KEY (Co, Code))\n"
        "CREATE TABLE Line (Co bCompany NOT NULL, Code varchar(9) NOT NULL, Line int NOT NULL, Made int, "
        "PRIMARY KEY (Co, Code, Line))\n"
        "CREATE TABLE Maker (Id int NOT NULL PRIMARY KEY)\nGO\n"
        "CREATE VIEW Made AS SELECT l.Co, l.Line FROM Line l JOIN Maker m ON m.Id = l.Made",
        encoding="utf-8",
    )
    out = tmp_path / "index"
    run_json(capsys, "build", "--ddl", schema, "--out", out, "--plain")
    joins = run_json(capsys, "show", "Line", "--index", out)["joins"]
    assert {(join["other"], join["source"], join["confidence"]) for join in joins} == {
        ("Head", "key", CONFIDENCE["key"]),
        ("Maker", "view", CONFIDENCE["view"]),
    }
    text = run(capsys, "show", "Line", "--index", out)[1]
    assert "Line.Code = Head.Code  (key, confidence 0.96)\n" in text
    assert "join: Line.Made = Maker.Id  (view, confidence 0.99)\n" in text


def test_without_an_index_the_reference_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_json(capsys, "show", "APTH")["base"] == "bAPTH"
    assert run_json(capsys, "stats")["tables"] >= 100


def test_stats_say_how_the_index_was_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "index"
    run_json(capsys, "build", "--ddl", DATA / "ssms.sql", "--out", out)
    report = run_json(capsys, "stats", "--index", out)
    assert (report["tables"], report["modules"], report["joins"]) == (3, {"AP": 3}, {"declared": 1})
    assert (report["model"], report["dimension"]) == (BUNDLED_MODEL, 384)
    assert report["built_from"] == ["--ddl", str(DATA / "ssms.sql")]
    assert "modules: AP 3" in run(capsys, "stats", "--index", out)[1]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "APTHX"], "there is no table APTHX: nearest are APTH"),
        (["show"], "show needs names of tables, or --all"),
        (
            ["stats", "--index", "/no/index"],
            "the index folder /no/index does not exist: run python -m schema_index",
        ),
        (["update", "--reference", "--out", "/no/index"], "the index folder /no/index does not exist"),
        (["build", "--ddl", "/no/file.sql", "--out", "x"], "/no/file.sql does not exist"),
        (["build", "--reference", "--out", "/dev/null/x"], "/dev/null/x"),
        (["build", "--reference", "--out", "x", "--model", "/no/model"], "'/no/model' cannot be loaded"),
    ],
)
def test_errors_are_one_line_on_standard_error(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.startswith("error: ") and said in err and err.count("\n") == 1
