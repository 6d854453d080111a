"""`diff --examples`: which saved examples name what a newer schema has no more."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from schema_index import Catalog, Column, DataError, Table
from schema_index.__main__ import main
from schema_index.diff.drift import Gone, find_drift
from schema_index.diff.sql_names import names_in
from schema_index.index import TableIndex
from tests.schema_index.test_update_killed import ENCODER


def table(name: str, *columns: str) -> Table:
    return Table(name, "b" + name, "view", name[:2], "", tuple(Column(c, "int") for c in columns))


BEFORE = Catalog(
    (
        table("APTH", "APCo", "Vendor", "InvTotal", "Receiver#"),
        table("APTL", "APCo", "Vendor", "GrossAmt"),
        table("JCJM", "JCCo", "Job"),
    )
)
AFTER = Catalog(
    (
        table("APTH", "APCo", "Vendor", "InvoiceTotal", "Receiver#"),
        table("APTL", "APCo", "GrossAmt"),
        table("JCJobs", "JCCo", "Job"),
    )
)


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT Vendor FROM APTH WITH (NOLOCK)", {"APTH", "APTH.Vendor"}),
        ("SELECT h.INVTOTAL FROM dbo.[bAPTH] AS h", {"bAPTH", "bAPTH.InvTotal"}),
        ("SELECT [APTH].[Receiver#] FROM APTH", {"APTH", "APTH.Receiver#"}),
        ("SELECT GrossAmt FROM APTH h JOIN APTL l ON l.APCo = h.APCo",
         {"APTH", "APTL", "APTL.GrossAmt", "APTL.APCo", "APTH.APCo"}),
        ("WITH v AS (SELECT Vendor AS Who FROM APTH) SELECT v.Who, V.Vendor FROM v", {"APTH", "APTH.Vendor"}),
        ("WITH APTL AS (SELECT Vendor FROM APTH) SELECT GrossAmt FROM APTL", {"APTH", "APTH.Vendor"}),
        ("SELECT d.Total FROM (SELECT SUM(InvTotal) AS Total FROM APTH) d", {"APTH", "APTH.InvTotal"}),
        ("SELECT 1 FROM APTL l WHERE EXISTS (SELECT * FROM APTH h WHERE Vendor = l.Vendor AND GrossAmt = 1)",
         {"APTL", "APTH", "APTH.Vendor", "APTL.Vendor", "APTL.GrossAmt"}),
        ("SELECT SUM(GrossAmt) AS InvTotal FROM APTL, APTH ORDER BY InvTotal",
         {"APTL", "APTH", "APTL.GrossAmt"}),
        ("SELECT JCCo FROM JCJM UNION ALL SELECT APCo FROM APTH", {"JCJM", "JCJM.JCCo", "APTH", "APTH.APCo"}),
        ("SELECT * FROM #APTH; SELECT * FROM sys.APTH; SELECT 'InvTotal' AS x -- JCJM", set()),
        ("SELECT Nothing, APTH.Nothing FROM APTH JOIN Nowhere ON 1 = 1", {"APTH"}),
    ],
)  # fmt: skip
def test_names_are_followed_through_the_statement(sql: str, expected: set[str]) -> None:
    assert {".".join(filter(None, name)) for name in names_in(sql, BEFORE)} == expected


@pytest.mark.parametrize(
    "sql", ["SELECT FROM WHERE", "EXEC bspAPTH", "SELECT 'open", "(" * 5000 + "SELECT 1"]
)
def test_sql_that_cannot_be_read_is_a_reason_of_one_line(sql: str) -> None:
    with pytest.raises(ValueError) as caught:
        names_in(sql, BEFORE)
    assert "\n" not in str(caught.value)


def write(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_each_example_is_told_with_what_is_gone_and_the_nearest_name(tmp_path: Path) -> None:
    file = write(
        tmp_path / "saved.jsonl",
        {"id": "kept", "tables": ["APTH"], "sql": "SELECT Vendor FROM APTH"},
        {"id": "column", "tables": ["APTH"], "sql": "SELECT InvTotal, InvTotal FROM APTH"},
        {"id": "gone", "sql": "SELECT APTL.Vendor FROM APTL"},
        {"id": "table", "tables": ["JCJM"], "sql": ""},
        {"id": "refusal", "refuse": True, "suggest": ["APTH", "APTH.InvTotal"]},
        {"id": "unknown", "tables": ["Nowhere"], "sql": "SELECT x FROM Nowhere"},
        {"id": "unread", "tables": ["JCJM"], "sql": "SELECT FROM"},
        {"question": "nothing to check"},
    )
    drift = find_drift(BEFORE, AFTER, [file])
    assert drift.examples == 8
    total = Gone("APTH.InvTotal", "column", "renamed", ("APTH.InvoiceTotal", "APTH.Vendor", "APTH.Receiver#"))
    found = {example.id: example.gone for example in drift.drifted}
    assert list(found) == ["column", "gone", "table", "refusal", "unread"]
    for gone in (found["column"], found["refusal"]):
        assert [(g.name, g.kind, g.status, g.nearest[0]) for g in gone] == [
            (total.name, total.kind, total.status, total.nearest[0])
        ]
    assert [(g.name, g.status) for g in found["gone"]] == [("APTL.Vendor", "gone")]
    assert [(g.name, g.kind, g.status, g.nearest[0]) for g in found["table"]] == [
        ("JCJM", "table", "renamed", "JCJobs")
    ]
    assert [(unread.id, unread.line) for unread in drift.unread] == [("unread", 7)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'{"id": 1}\n\n[1]\n', "saved.jsonl:3: not a JSON object (a JSON list)"),
        (b"{", "saved.jsonl:1: not a JSON object"),
        (b"\xff\xfe", "saved.jsonl:1: not a JSON object ("),
        (None, "saved.jsonl: No such file or directory: give --examples a JSONL file"),
    ],
)
def test_a_file_that_is_no_jsonl_is_an_error_with_its_line(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    file = tmp_path / "saved.jsonl"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(DataError) as caught:
        find_drift(BEFORE, AFTER, [file])
    assert said in str(caught.value) and "\n" not in str(caught.value)


def test_the_exit_status_says_whether_an_example_drifted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, catalog in (("a", BEFORE), ("b", AFTER)):
        TableIndex.build(catalog, ENCODER).save(tmp_path / name)
    sound = write(tmp_path / "sound.jsonl", {"id": "kept", "sql": "SELECT Vendor FROM APTH"})
    stale = write(tmp_path / "stale.jsonl", {"id": "7", "sql": "SELECT InvTotal FROM APTH, JCJM"})
    folders = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert main(["diff", *folders, "--examples", str(sound)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 of 1 examples name what is gone, 0 not read"
    assert main(["diff", *folders, "--examples", str(sound), str(stale)]) == 1
    assert capsys.readouterr().out.splitlines()[-3:] == [
        f"{stale}:1 7: column APTH.InvTotal likely now APTH.InvoiceTotal",
        f"{stale}:1 7: table JCJM likely now JCJobs",
        "1 of 2 examples name what is gone, 0 not read",
    ]
    assert main(["diff", *folders, "--examples", str(stale), "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["dropped"] == ["JCJM"]
    assert [example["id"] for example in report["drift"]["drifted"]] == ["7"]
    assert main(["diff", *folders, "--examples", str(tmp_path / "none")]) == 2
    assert capsys.readouterr().err.startswith("error: cannot read ")


RPT = Table("rpt.APTH", "rpt.bAPTH", "view", columns=(Column("AsOf", "date"), Column("InvTotal", "int")))


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT AsOf FROM rpt.APTH", {("rpt.APTH", ""), ("rpt.APTH", "AsOf")}),
        ("SELECT h.InvTotal FROM [RPT].[bapth] h", {("RPT.bapth", ""), ("RPT.bapth", "InvTotal")}),
        ("SELECT InvTotal FROM APTH", {("APTH", ""), ("APTH", "InvTotal")}),
        ("SELECT InvTotal FROM app.APTH", set()),
        ("SELECT InvTotal FROM Other.dbo.APTH", set()),
    ],
)
def test_names_of_other_schemas(sql: str, expected: set[tuple[str, str]]) -> None:
    assert names_in(sql, Catalog((*BEFORE.tables, RPT))) == expected


def test_a_table_of_another_schema_does_not_stand_in_for_one_that_went(tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    rows: list[dict[str, Any]] = [
        {"id": "sql", "sql": "SELECT AsOf FROM rpt.APTH"},
        {"id": "list", "tables": ["rpt.APTH"], "suggest": ["rpt.APTH.AsOf", "APTH.Vendor"]},
        {"id": "kept", "sql": "SELECT Vendor FROM APTH", "tables": ["APTH"]},
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    drift = find_drift(Catalog((*BEFORE.tables, RPT)), BEFORE, [file])
    assert {one.id: [gone.name for gone in one.gone] for one in drift.drifted} == {
        "sql": ["rpt.APTH"], "list": ["rpt.APTH"],
    }  # fmt: skip
