"""Descriptions of tables, columns and joins, rendered from a catalog."""

from __future__ import annotations

from functools import cache

import pytest

from assistant.describe import MOST_COLUMNS, MOST_JOINS, describe
from schema_index import Catalog, Column, Join, Table, load_reference
from tests.assistant.two_schemas import CATALOG as TWO_SCHEMAS


@cache
def reference() -> Catalog:
    return load_reference()


def test_a_table_with_every_column_its_key_and_joins() -> None:
    text = describe(["aptl"], reference()).text
    table = reference().find("APTL")
    assert table is not None
    for column in table.columns:
        assert f"`{column.name}`" in text
    assert "key `APCo`, `Mth`, `APTrans`, `APLine`" in text and "view over `bAPTL`" in text
    assert "| **`APCo`** | `tinyint (bCompany)` | no |" in text
    assert "APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans" in text


def test_the_base_table_and_dbo_are_the_same_table() -> None:
    assert describe(["dbo.bAPTL"], reference()) == describe(["APTL"], reference())


def test_a_column_with_all_its_codes() -> None:
    text = describe(["APTD.status"], reference()).text
    assert text.startswith("**`APTD.Status`** is `tinyint`, not null.")
    assert "| `1` | open |" in text and "| `3` | paid |" in text


def test_two_tables_join_by_the_complete_key() -> None:
    text = describe(["APTH", "APTL"], reference()).text
    assert "join directly" in text
    assert "`APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans`" in text


def test_two_tables_join_through_a_bridge() -> None:
    text = describe(["APVM", "JCJM"], reference()).text
    assert "do not join directly, but through" in text
    lines = [line for line in text.splitlines() if line.startswith("- ")]
    assert len(lines) >= 2 and any("APVM.Vendor" in line for line in lines)
    assert any("JCJM.Job" in line for line in lines)


def test_tables_without_any_path_say_so() -> None:
    lone = tuple(Table(name, name, columns=(Column("Id", "int"),), key=("Id",)) for name in ("One", "Two"))
    assert "no join between them" in describe(["One", "Two"], Catalog(lone)).text


def test_missing_names_become_refusals_with_real_names() -> None:
    found = describe(["Invoice", "APTH.Nonsense", "APTH.InvTotal"], reference())
    assert found.text.startswith("**`APTH.InvTotal`**")
    assert found.missing[0].startswith("There is no table Invoice. Nearest: ")
    assert found.missing[1].startswith("There is no column Nonsense on APTH.")
    assert describe(["Invoice"], reference()).text == ""


@pytest.mark.parametrize("extra", [0, 7])
def test_a_long_table_is_cut_with_a_count(extra: int) -> None:
    columns = tuple(Column(f"C{number}", "int") for number in range(MOST_COLUMNS + extra))
    text = describe(["Wide"], Catalog((Table("Wide", "Wide", columns=columns, key=("C0",)),))).text
    assert text.count("`int`") == MOST_COLUMNS
    assert ("… and 7 more columns" in text) == bool(extra)


def test_many_joins_are_cut_with_a_count() -> None:
    parent = Table("P", "P", columns=(Column("Id", "int"),), key=("Id",))
    children = tuple(Table(f"K{n}", f"K{n}", columns=(Column("Id", "int"),)) for n in range(MOST_JOINS + 3))
    joins = tuple(Join(child.name, "P", (("Id", "Id"),)) for child in children)
    text = describe(["P"], Catalog((parent, *children), joins)).text
    assert text.count("(declared)") == MOST_JOINS and "… and 3 more" in text


def test_text_of_the_catalog_cannot_act_as_markup() -> None:
    column = Column("C", "int", description="a | b <img src=x> ![x](http://x) `c`", codes=(("|", "<b>"),))
    text = describe(["T"], Catalog((Table("T", "T", description="<script>", columns=(column,)),))).text
    assert "<img" not in text.replace("\\<", "") and "<script" not in text.replace("\\<", "")
    row = next(line for line in text.splitlines() if line.startswith("| `C`"))
    assert row.replace("\\|", "").count("|") == 5, "a pipe must not end the cell"
    assert "![x](" not in text


def test_names_that_need_brackets_have_them() -> None:
    table = Table("T", "T", columns=(Column("Receiver#", "int"),), key=("Receiver#",))
    assert "`T.[Receiver#]`" in describe(["T.Receiver#"], Catalog((table,))).text


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("rpt.JobCost", "**`rpt.JobCost`** Job cost as reported."),
        ("[rpt].[jobcost]", "**`rpt.JobCost`** Job cost as reported."),
        ("JobCost", "**`JobCost`** Job cost as posted."),
        ("dbo.JobCost", "**`JobCost`** Job cost as posted."),
        ("rpt.JobCost.asof", "**`rpt.JobCost.AsOf`** is `smalldatetime`"),
        ("dbo.JobCost.Cost", "**`JobCost.Cost`** is `numeric(12,2)`"),
        ("Crew.Size", "**`rpt.Crew.Size`** is `int`"),
        ("rpt.bCrew", "**`rpt.Crew`** Crews of a job."),
    ],
)
def test_tables_of_other_schemas_go_by_schema_and_name(name: str, start: str) -> None:
    found = describe([name], TWO_SCHEMAS)
    assert found.missing == () and found.text.startswith(start)


def test_what_another_schema_does_not_have() -> None:
    found = describe(["rpt.Jobs", "dbo.Crew"], TWO_SCHEMAS)
    assert found.text == ""
    assert found.missing[0].startswith("There is no table rpt.Jobs.")
    assert found.missing[1].startswith("There is no table dbo.Crew.")


def test_two_tables_of_one_name_join() -> None:
    text = describe(["JobCost", "rpt.JobCost"], TWO_SCHEMAS).text
    assert "`rpt.JobCost.Co = JobCost.Co AND rpt.JobCost.Job = JobCost.Job`" in text
