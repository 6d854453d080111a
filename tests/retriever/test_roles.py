"""What part a table plays, told by its key, its columns and its name."""

from __future__ import annotations

import pytest

from retriever.roles import is_batch, is_parameters, is_working, roles_of
from schema_index import Catalog, Column, Table


def table(name: str, columns: str, key: str = "", description: str = "") -> Table:
    made = tuple(
        Column(text, "tinyint", "bCompany", False) if text.endswith("Co") else Column(text, "int")
        for text in columns.split()
    )
    return Table(name, name, module=name[:2], columns=made, key=tuple(key.split()), description=description)


POSTED = "APCo Mth APTrans Vendor InvTotal DueDate Description Hold"
HEADER = table("APTH", POSTED, "APCo Mth APTrans")
LINE = table("APTL", "APCo Mth APTrans APLine GrossAmt Job Phase", "APCo Mth APTrans APLine")


def test_a_batch_goes_on_after_its_number() -> None:
    assert is_batch(table("APHB", f"Co Mth BatchId BatchSeq {POSTED}", "Co Mth BatchId BatchSeq"))
    assert not is_batch(table("HQBC", "Co Mth BatchId Status", "Co Mth BatchId"))


def test_parameters_have_a_row_a_company_and_the_company_master_is_none() -> None:
    assert is_parameters(table("APCO", "APCo GLCo", "APCo"))
    assert not is_parameters(table("HQCO", "HQCo Name", "HQCo"))
    assert not is_parameters(HEADER)


@pytest.mark.parametrize(
    "name",
    ["APTHAudit", "SMAgreementImport", "PMSubmittalTemp", "JCJM_bak", "STG_BUILDING_LOAD", "tmpVendors"],
)
def test_a_name_tells_a_working_table(name: str) -> None:
    assert is_working(table(name, "Co Name"))


@pytest.mark.parametrize("name", ["SMWorkOrder", "AuditLog", "HRTestResult", "Import", "Temp", "PMSubmittal"])
def test_a_name_that_begins_so_or_sounds_so_tells_none(name: str) -> None:
    assert not is_working(table(name, "Co Name"))


def test_columns_tell_a_working_table() -> None:
    assert is_working(table("HQMA", "AuditID AuditDate TableName"))


def test_a_copy_is_told_by_its_columns_and_a_line_is_none() -> None:
    copy = table("APTHPrior", f"{POSTED} Batch", "APCo Mth APTrans")
    own = table("APVM", "VendorGroup Vendor Name City Phone Terms", "VendorGroup Vendor")
    roles = roles_of(Catalog((HEADER, LINE, copy, own)), [1, 0, 0, 2])
    assert roles.copy.tolist() == [0.0, 0.0, 1.0, 0.0]


def test_of_two_alike_the_one_that_others_join_to_is_the_original() -> None:
    short, other = table("APA", POSTED, "APCo"), table("APAlike", POSTED, "APCo")
    assert roles_of(Catalog((short, other)), [0, 3]).copy.tolist() == [1.0, 0.0]
