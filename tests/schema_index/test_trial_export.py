"""A source-control folder of about eighty objects, as several tools write them: all are read or reported.

What has to come out, a line a table, stands in data/trial_expected.jsonl and was checked by hand against the
scripts and SQL Server's rules. Two things fall short of these: arithmetic keeps the precision of its parts,
and what comes from functions, other databases and system views has no type.
"""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest

from schema_index import Join, Reading, read_ddl
from tests.schema_index.trial_export import DATA, unpack

EXPECTED: list[dict[str, Any]] = [
    json.loads(line) for line in (DATA / "trial_expected.jsonl").read_text(encoding="utf-8").splitlines()
]
DEFINES_NOTHING = "does not define a table, key, type or view"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("trial")
    unpack(place)
    return place


@pytest.fixture(scope="module")
def trial(folder: Path) -> Reading:
    return read_ddl([folder])


def test_every_table_and_view_and_nothing_else(trial: Reading) -> None:
    found = {table.name: (table.base, table.kind, list(table.key)) for table in trial.catalog}
    assert found == {row["name"]: (row["base"], row["kind"], row["key"]) for row in EXPECTED}


@pytest.mark.parametrize("row", EXPECTED, ids=lambda row: row["name"])
def test_every_column_with_its_type_and_whether_it_may_be_null(trial: Reading, row: dict[str, Any]) -> None:
    table = trial.catalog.find(row["name"])
    assert table is not None
    assert [[c.name, c.type, c.user_type, c.nullable] for c in table.columns] == row["columns"]


def test_every_user_type(trial: Reading) -> None:
    assert dict(trial.catalog.types) == {
        "bCompany": "tinyint", "bGroup": "tinyint", "bMonth": "smalldatetime", "bTrans": "int",
        "bDollar": "numeric(12,2)", "bDesc": "varchar(60)", "bNotes": "varchar(max)", "bYN": "char(1)",
        "bVendor": "int", "bJob": "varchar(10)", "bDate": "smalldatetime", "bUnitCost": "numeric(16,5)",
        "bPhase": "varchar(20)", "bUserName": "nvarchar(128)",
    }  # fmt: skip


def test_declared_joins_and_those_that_views_write(trial: Reading) -> None:
    job = (("JCCo", "JCCo"), ("Job", "Job"))
    header = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
    vendor = (("VendorGroup", "VendorGroup"), ("Vendor", "Vendor"))
    told = {join for join in trial.catalog.joins if join.source != "key"}
    assert told == {
        Join("udPlain", "udNode", (("Parent", "ID"),), "declared"),
        Join("APTH", "APVM", vendor, "declared"),
        Join("APTL", "APTH", header, "declared"),
        Join("rpt.JobCost", "JCJM", job, "declared"),
        Join("APTL", "JCJM", job, "view"),
        Join("JCCD", "HQCO", (("JCCo", "HQCo"),), "view"),
        Join("SMWorkOrder", "HQCO", (("SMCo", "HQCo"),), "view"),
    }
    assert not [join for join in trial.catalog.joins if join.table == join.other]


def test_codes_of_checks_and_of_rules_bound_to_types_and_columns(trial: Reading) -> None:
    found = {
        f"{table.base}.{column.name}": "".join(code for code, _ in column.codes)
        for table in trial.catalog
        for column in table.columns
        if column.codes and table.base in {"bAPTD", "bAPTL", "bAPVM", "bJCJM"}
    }
    assert found == {
        "bAPTD.Status": "1234", "bAPTL.APLine": "0123", "bAPTL.LineType": "871", "bAPVM.Type": "RS",
        "bAPVM.TempYN": "YN", "bAPVM.1099YN": "YN", "bJCJM.JobStatus": "0123", "bJCJM.udPlan-It": "YN",
    }  # fmt: skip


def test_descriptions_of_tables_views_and_columns_in_two_schemas(trial: Reading) -> None:
    assert {table.name: table.description for table in trial.catalog if table.description} == {
        "APTL": "Lines of an invoice",
        "JobCost": "Job cost as planned",
        "rpt.JobCost": "Job cost as reported",
        "rpt.JobCostNow": "Job cost as reported",
        "RptJobCost": "Job cost as reported",
        "brvBound": "Invoices of a month",
    }
    total = trial.catalog.find("APTH")
    assert total is not None
    assert {c.name: c.description for c in total.columns if c.description} == {
        "InvTotal": "The vendor's invoice, in total"
    }


def test_what_is_no_table_is_reported_with_file_line_and_reason(trial: Reading, folder: Path) -> None:
    told = [skipped for skipped in trial.skipped if not skipped.reason.endswith(DEFINES_NOTHING)]
    assert [(Path(skipped.file).name, skipped.line, skipped.reason) for skipped in told] == [
        ("others.sql", 25, "CREATE TYPE vAPLineList is not FROM a SQL type"),
        ("upgrade.sql", 22, "one INSERT statement on udPlain: data, which defines nothing"),
        (
            "dbo.Vendors.Synonym.sql", 5,
            "the synonym Attachments for VPAttachments.dbo.bHQAT is in another database: read that one "
            "by itself",
        ),
        (
            "dbo.brvElsewhere.View.sql", 3,
            "the view brvElsewhereStar reads VPAttachments.dbo.bHQAT, which is in another database: read "
            "that one by itself, or if it is this one, say USE VPAttachments in a script",
        ),
        (
            "dbo.brvElsewhere.View.sql", 1,
            "the view brvElsewhere reads VPAttachments.dbo.bHQAF, which is in another database: read "
            "that one by itself, or if it is this one, say USE VPAttachments in a script",
        ),
        ("dbo.brvElsewhere.View.sql", 5, "the columns of the view brvQuery cannot be resolved"),
        (
            "dbo.brvOld.View.sql", 1,
            "the query of the view brvOld cannot be read by sqlglot: its columns have no types",
        ),
    ]  # fmt: skip
    others = {skipped.reason.removesuffix(f" {DEFINES_NOTHING}") for skipped in trial.skipped} - {
        skipped.reason for skipped in told
    }
    assert others >= {"CREATE SEQUENCE NextTrans", "CREATE PROCEDURE bspAPVal", "CREATE TRIGGER btHQCOd"}
    for skipped in trial.skipped:
        assert 1 <= skipped.line <= Path(skipped.file).read_bytes().count(b"\n") + 1


def test_what_only_looks_like_a_table_is_none(trial: Reading) -> None:
    for name in ("bNotThis", "bNotThisEither", "bNotAgain", "NotAView", "#work", "vAPLineList"):
        assert trial.catalog.find(name) is None


def test_the_order_of_the_files_does_not_matter(trial: Reading, folder: Path) -> None:
    files = sorted(folder.rglob("*.sql"))
    random.Random(1).shuffle(files)
    # An upgrade alters what the other scripts create, wherever it stands.
    again = read_ddl(files)
    assert sorted(again.catalog, key=lambda table: table.name) == sorted(
        trial.catalog, key=lambda table: table.name
    )


def test_one_script_of_all_files_reads_the_same(trial: Reading, folder: Path, tmp_path: Path) -> None:
    """As `copy /b *.sql` writes it: byte order marks in the middle, and bytes of two encodings."""
    narrow = [file for file in sorted(folder.rglob("*.sql")) if b"\x00" not in file.read_bytes()]
    wide = [file for file in sorted(folder.rglob("*.sql")) if file not in narrow]
    assert len(wide) == 2
    whole = b"\r\nGO\r\n".join(b"\xef\xbb\xbf" + file.read_bytes() for file in narrow)
    (tmp_path / "whole.sql").write_bytes(whole)
    again = read_ddl([tmp_path, *wide])
    assert {table.name: table for table in again.catalog} == {table.name: table for table in trial.catalog}
