"""What `diff` says of two states of a schema."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from schema_index import Catalog, Column, Join, SentenceEncoder, Table, TableIndex
from schema_index.__main__ import main
from schema_index.diff.catalog_diff import Change, ColumnChange, diff
from schema_index.diff.renames import renamed_columns, renamed_tables


def column(name: str, sql_type: str = "int") -> Column:
    return Column(name, sql_type)


def table(name: str, *columns: str, base: str = "") -> Table:
    made = (column.partition(" ") for column in columns)
    return Table(name, base or name, columns=tuple(Column(n, t or "int") for n, _, t in made))


def altered(small_catalog: Catalog) -> Catalog:
    """Every kind of change at once."""
    vendor, invoice, job = small_catalog.tables
    group, number = vendor.columns
    vendor = replace(
        vendor,
        description="Vendors",
        columns=(group, replace(number, type="bigint", user_type="", nullable=True), column("Name")),
    )
    method = replace(invoice.columns[3], description="How", codes=(("C", "check"),))
    invoice = replace(invoice, key=("APCo", "Vendor"), columns=(*invoice.columns[:3], method))
    other = (("VendorGroup", "VendorGroup"),)
    return Catalog((vendor, invoice, replace(job, name="JCJX", base="bJCJX")), (Join("APTH", "APVM", other),))


def test_every_aspect_is_told_apart(small_catalog: Catalog) -> None:
    found = diff(small_catalog, altered(small_catalog))
    assert (found.added, found.dropped, found.renamed) == (("JCJX",), ("JCJM",), {"JCJM": "JCJX"})
    invoice, vendor = found.changed
    assert (vendor.name, vendor.added, vendor.dropped) == ("APVM", ("Name",), ())
    assert vendor.columns == (
        ColumnChange(
            "Vendor",
            (
                Change("type", "int", "bigint"),
                Change("user_type", "bVendor", ""),
                Change("nullable", False, True),
            ),
        ),
    )
    assert [change.aspect for change in vendor.table] == ["description"]
    assert invoice.table == (Change("key", ("APCo",), ("APCo", "Vendor")),)
    assert [change.aspect for change in invoice.columns[0].changes] == ["description", "codes"]
    assert invoice.joins_added == ("APTH.VendorGroup = APVM.VendorGroup",)
    assert invoice.joins_dropped == ("APTH.VendorGroup = APVM.VendorGroup AND APTH.Vendor = APVM.Vendor",)
    assert not diff(small_catalog, small_catalog)


def test_the_command_prints_it(
    tmp_path: Path, small_catalog: Catalog, encoder: SentenceEncoder, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, catalog in (("a", small_catalog), ("b", altered(small_catalog))):
        TableIndex.build(catalog, encoder).save(tmp_path / name)
    assert main(["diff", str(tmp_path / "a"), str(tmp_path / "b")]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "added table JCJX (likely JCJM renamed)",
        "dropped table JCJM (likely now JCJX)",
        "changed table APTH",
        "  PayMethod: description How it is paid -> How; codes (C: check, E: EFT) -> (C: check)",
        "  key (APCo) -> (APCo, Vendor)",
        "  added join APTH.VendorGroup = APVM.VendorGroup",
        "  dropped join APTH.VendorGroup = APVM.VendorGroup AND APTH.Vendor = APVM.Vendor",
        "changed table APVM",
        "  added Name",
        "  Vendor: type int -> bigint; user type bVendor -> none; nullable no -> yes",
        "  description Vendor master: suppliers with name and address -> Vendors",
    ]
    assert main(["diff", str(tmp_path / "a"), str(tmp_path / "b"), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["added", "dropped", "renamed", "changed"]
    assert found["changed"][0]["table"] == [
        {"aspect": "key", "before": ["APCo"], "after": ["APCo", "Vendor"]}
    ]
    assert main(["diff", str(tmp_path / "a"), str(tmp_path / "a")]) == 0
    assert capsys.readouterr().out == "no difference\n"


def test_a_table_is_renamed_where_its_columns_live_on() -> None:
    columns = ("Co", "Mth date", "Trans", "Amount money")
    old = [table("JobCost", *columns), table("Other", "x", "y"), table("APTH", "a", base="bAPTH")]
    new = [
        table("Job_Cost", *columns, "udNew"),
        table("Another", "x", "z", "w"),
        table("bAPTH", "b", "c", base="bAPTH"),
    ]
    assert renamed_tables(old, new) == {"APTH": "bAPTH", "JobCost": "Job_Cost"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (("a", "Old money", "c"), ("a", "New money", "c"), {"Old": "New"}),
        (("a", "Old money", "c"), ("a", "New int", "c"), {}),
        (("a", "Old money", "c"), ("a", "c", "New money"), {}),
        (("a", "OldAmount money", "c"), ("a", "c", "Old_Amount money"), {"OldAmount": "Old_Amount"}),
        (("a", "Due date"), ("a", "DueDate date", "Until date"), {"Due": "DueDate"}),
        (("a", "b"), ("a", "b", "d"), {}),
    ],
    ids=["same place", "other type", "other place", "much alike", "alike and one more", "only added"],
)
def test_a_column_is_renamed_where_type_and_place_or_name_say_so(
    before: tuple[str, ...], after: tuple[str, ...], expected: dict[str, str]
) -> None:
    assert renamed_columns(table("t", *before), table("t", *after)) == expected
