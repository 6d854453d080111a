"""A whole export: one script of Management Studio, and a source-control folder with an object a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import Column, Join, Reading, Table, read_ddl

SCRIPT = Path(__file__).parents[1] / "data" / "export.sql"


@pytest.fixture(scope="module")
def export() -> Reading:
    return read_ddl([SCRIPT])


def table(reading: Reading, name: str) -> Table:
    found = reading.catalog.find(name)
    assert found is not None, name
    return found


def column(reading: Reading, name: str, of: str) -> Column:
    found = table(reading, name).column(of)
    assert found is not None, of
    return found


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_the_script_reads_the_same_in_every_encoding(
    export: Reading, tmp_path: Path, encoding: str, line_end: str
) -> None:
    text = SCRIPT.read_text(encoding="utf-8").replace("\n", line_end)
    (tmp_path / "script.sql").write_bytes(text.encode(encoding))
    reading = read_ddl([tmp_path / "script.sql"])
    assert reading.catalog == export.catalog
    assert [(s.line, s.reason) for s in reading.skipped] == [(s.line, s.reason) for s in export.skipped]


def test_every_table_and_view_comes_in_with_its_key(export: Reading) -> None:
    assert {t.name: (t.base, t.key) for t in export.catalog} == {
        "HQCO": ("bHQCO", ("HQCo",)),
        "APVM": ("bAPVM", ("VendorGroup", "Vendor")),
        "APTH": ("bAPTH", ("APCo", "Mth", "APTrans")),
        "APTL": ("bAPTL", ("APCo", "Mth", "APTrans", "APLine")),
        "SMWorkOrder": ("vSMWorkOrder", ("SMCo", "WorkOrder")),
        "vSessionCache": ("vSessionCache", ("Id",)),
        "budCrew Log": ("budCrew Log", ("Co", "Crew Name")),
        "brvAPLines": ("brvAPLines", ("APCo", "Mth", "APTrans", "APLine")),
        "brvAPVendorTotals": ("brvAPVendorTotals", ("Company", "VendorGroup", "Vendor")),
        "brvAPLargest": ("brvAPLargest", ()),
        "brvAllCodes": ("brvAllCodes", ()),
    }


def test_every_type_is_resolved(export: Reading) -> None:
    assert {c.name: (c.type, c.user_type) for c in table(export, "APVM").columns} == {
        "VendorGroup": ("tinyint", "bGroup"),
        "Vendor": ("int", "bVendor"),
        "Name": ("varchar(60)", "bDesc"),
        "Type": ("char(1)", ""),
        "ActiveYN": ("char(1)", "bYN"),
        "1099 Name": ("nvarchar(60)", ""),
        "Rate-Pct": ("decimal(6,4)", ""),
        "Receiver#": ("int", ""),
        "udSafety Rating": ("tinyint", ""),
        "KeyID": ("bigint", ""),
        "UniqueAttchID": ("uniqueidentifier", ""),
        "udRegion": ("varchar(10)", ""),
    }
    assert {c.name: c.type for c in table(export, "APTH").columns[7:14]} == {
        "Net": "numeric(12,2)",
        "NetText": "varchar(20)",
        "PayMethod": "char(1)",
        "Terms": "xml",
        "Sparse": "int",
        "Place": "geography",
        "RowVer": "timestamp",
    }
    assert [c.name for t in export.catalog for c in t.columns if not c.type] == []


def test_check_constraints_and_bound_rules_become_code_lists(export: Reading) -> None:
    assert column(export, "APVM", "Type").codes == (("S", ""), ("R", ""))
    assert column(export, "APTH", "PayMethod").codes == (("C", ""), ("E", ""))
    assert column(export, "APTL", "LineType").codes == (("3", ""), ("2", ""), ("1", ""))
    assert column(export, "budCrew Log", "Approved?").codes == (("Y", "yes"), ("N", "no"))
    assert column(export, "APTH", "Discount").codes == ()


def test_views_with_queries_show_the_columns_of_their_select_list(export: Reading) -> None:
    lines = [(c.name, c.type, c.nullable) for c in table(export, "brvAPLines").columns]
    assert lines == [
        ("APCo", "tinyint", False),
        ("Mth", "smalldatetime", False),
        ("APTrans", "int", False),
        ("APLine", "smallint", False),
        ("Amount", "numeric(12,2)", False),
        ("Vendor Name", "varchar(60)", True),
        ("Paid By", "varchar(10)", True),
        ("Discount", "numeric(12,2)", False),
        ("DaysOld", "int", True),
    ]
    largest = [(c.name, c.type) for c in table(export, "brvAPLargest").columns]
    assert largest == [
        ("Company", "tinyint"), ("VendorGroup", "tinyint"), ("Vendor", "int"), ("Total", "numeric(12,2)"),
        ("Invoices", "int"), ("Vendor Name", "varchar(60)"),
    ]  # fmt: skip
    # The codes of one branch say nothing of the other's.
    assert column(export, "brvAllCodes", "Code").codes == ()


def test_descriptions_reach_tables_views_and_columns(export: Reading) -> None:
    assert table(export, "APVM").description == "Vendors, one row a vendor of a group"
    assert column(export, "APVM", "Type").description == "R for regular or S for supplier"
    assert column(export, "brvAPLines", "DaysOld").description == "Shown to the buyers"
    assert table(export, "brvAPLines").description == "Unpaid lines with their vendor, one row a line."


def test_joins_are_declared_or_written_by_a_view_or_follow_from_a_key(export: Reading) -> None:
    header = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
    vendor = (("VendorGroup", "VendorGroup"), ("Vendor", "Vendor"))
    assert export.catalog.joins[:3] == (
        Join("APTL", "APTH", header, "declared"),
        Join("APTH", "HQCO", (("APCo", "HQCo"),), "view"),
        Join("APTH", "APVM", vendor, "view"),
    )
    assert Join("brvAPVendorTotals", "APVM", vendor, "key") in export.catalog.joins


def test_what_defines_nothing_is_reported_once_with_its_line(export: Reading) -> None:
    lines = SCRIPT.read_text(encoding="utf-8").splitlines()
    assert [lines[s.line - 1][:36] for s in export.skipped] == [
        "CREATE TYPE [dbo].[vtKeyList] AS TAB",
        "CREATE DEFAULT [dbo].[bdNo] AS 'N'",
        "CREATE UNIQUE NONCLUSTERED INDEX [bi",
        "CREATE TRIGGER [dbo].[btAPTHu] ON [d",
        "CREATE PROCEDURE [dbo].[bspAPVal] @a",
        "CREATE FUNCTION [dbo].[vfAPOpen] (@a",
    ]


FILES = {
    "Tables/dbo.bJCJM.sql": "CREATE TABLE [dbo].[bJCJM]\n(\n[JCCo] [dbo].[bCompany] NOT NULL,\n"
    "[Job] [dbo].[bJob] NOT NULL,\n[Open-Date] [smalldatetime] NULL,\n[JobStatus] [tinyint] NOT NULL\n"
    ") ON [PRIMARY]\nGO\nALTER TABLE [dbo].[bJCJM] ADD CONSTRAINT [CK_Status] CHECK "
    "(([JobStatus]=(0) OR ([JobStatus]=(1) OR [JobStatus]=(3))))\nGO\n"
    "CREATE UNIQUE CLUSTERED INDEX [biJCJM] ON [dbo].[bJCJM] ([JCCo], [Job]) WITH (FILLFACTOR=90) "
    "ON [PRIMARY]\nGO\nGRANT SELECT ON  [dbo].[bJCJM] TO [public]\nGO\n",
    "Tables/dbo.bJCCD.Table.sql": "CREATE TABLE bJCCD (JCCo bCompany NOT NULL, Mth bMonth NOT NULL, "
    "CostTrans bTrans NOT NULL, Job bJob NULL, ActualCost bDollar NOT NULL\n"
    "CONSTRAINT PK_bJCCD PRIMARY KEY CLUSTERED (JCCo, Mth, CostTrans))",
    "Views/dbo.JCJM.sql": "SET QUOTED_IDENTIFIER OFF\nGO\nSET ANSI_NULLS ON\nGO\n"
    "create view dbo.JCJM as select * from dbo.bJCJM\nGO\n",
    "Views/dbo.JCCD.View.SQL": "CREATE   VIEW [dbo].[JCCD] AS\nselect a.*\nfrom bJCCD as a;\n",
    "Views/dbo.JCJobs.sql": "ALTER VIEW [JCJobs] as select JCCo as Co, Job from JCJM where JobStatus = 1",
    "Types/User-defined Data Types/bJob.sql": "CREATE TYPE [dbo].[bJob] FROM varchar (10) NULL\nGO\n",
    "Types/User-defined Data Types/dbo.bCompany.sql": "CREATE TYPE [dbo].[bCompany] FROM tinyint NULL",
    "Functions/dbo.vfJob.sql": "CREATE FUNCTION dbo.vfJob() RETURNS int AS BEGIN RETURN 1; END",
    "Stored Procedures/dbo.bspJob.sql": "CREATE PROC bspJob AS SELECT 1; CREATE TABLE x (a int)",
    "readme.txt": "CREATE TABLE no (a int)",
}


@pytest.mark.parametrize("layout", ["{}", "schema/{}", "flat", "backslash"])
def test_source_control_folders_are_read_whatever_their_layout(tmp_path: Path, layout: str) -> None:
    for name, text in FILES.items():
        place = {"flat": name.rsplit("/", 1)[-1], "backslash": "schema\\" + name.replace("/", "\\")}
        path = tmp_path / place.get(layout, layout.format(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    reading = read_ddl([tmp_path])
    found = {t.name: (t.base, t.key, [c.name for c in t.columns]) for t in reading.catalog}
    assert found == {
        "JCJM": ("bJCJM", ("JCCo", "Job"), ["JCCo", "Job", "Open-Date", "JobStatus"]),
        "JCCD": ("bJCCD", ("JCCo", "Mth", "CostTrans"), ["JCCo", "Mth", "CostTrans", "Job", "ActualCost"]),
        "JCJobs": ("JCJobs", ("Co", "Job"), ["Co", "Job"]),
    }
    assert column(reading, "JCJM", "JobStatus").codes == (("0", ""), ("1", ""), ("3", ""))
    assert Join("JCCD", "JCJM", (("JCCo", "JCCo"), ("Job", "Job")), "key") in reading.catalog.joins
    # Types that the export lacks are Vista's own; each is reported, as are the two routines.
    assert [c.type for c in table(reading, "JCCD").columns] == [
        "tinyint", "smalldatetime", "int", "varchar(10)", "numeric(12,2)",
    ]  # fmt: skip
    assert sorted(s.reason.split(" of ")[0].split(" does ")[0] for s in reading.skipped) == [
        "CREATE FUNCTION vfJob",
        "CREATE PROC bspJob",
        "the type bDollar",
        "the type bMonth",
        "the type bTrans",
    ]


def test_a_path_with_backslashes_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "schema" / "Tables").mkdir(parents=True)
    (tmp_path / "schema" / "Tables" / "a.sql").write_text("CREATE TABLE a (x int)", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert [t.name for t in read_ddl(["schema\\Tables"]).catalog] == ["a"]
