"""Tables of other schemas than dbo: named with their schema, never merged with dbo's of the same name."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import Catalog, Column, Join, Reading, Table, full_name, quote_table, read_ddl

SCRIPT = """
CREATE TABLE dbo.Costs (Co tinyint NOT NULL, Job int NOT NULL, Cost int, CONSTRAINT a PRIMARY KEY (Co, Job))
CREATE TABLE [rpt].[Costs] (Co tinyint NOT NULL, AsOf date NOT NULL, CONSTRAINT b PRIMARY KEY (Co, AsOf))
CREATE TABLE rpt.bJobs (Co tinyint NOT NULL, Job int NOT NULL, Name varchar(10))
CREATE TABLE [DOMAIN\\jsmith].[My Notes] (Note varchar(10))
GO
CREATE UNIQUE CLUSTERED INDEX i ON rpt.bJobs (Co, Job)
ALTER TABLE rpt.bJobs ADD Phase int NOT NULL
ALTER TABLE rpt.bJobs ADD CONSTRAINT f FOREIGN KEY (Co, Job) REFERENCES dbo.Costs (Co, Job)
ALTER TABLE dbo.Costs ADD CONSTRAINT c CHECK (Cost IN (1, 2))
EXEC sp_addextendedproperty N'MS_Description', N'reported', N'SCHEMA', N'rpt', N'TABLE', N'Costs'
EXEC sp_addextendedproperty N'MS_Description', N'planned', N'USER', N'dbo', N'TABLE', N'Costs'
GO
CREATE VIEW rpt.Jobs AS SELECT a.* FROM bJobs a
GO
CREATE VIEW rpt.Own AS SELECT AsOf FROM Costs
GO
CREATE VIEW rpt.Theirs AS SELECT Job, Cost FROM dbo.Costs
GO
CREATE VIEW dbo.Ours AS SELECT c.Cost, r.AsOf FROM Costs c JOIN rpt.Costs r ON r.Co = c.Co
GO
CREATE VIEW rpt.Ours AS SELECT * FROM dbo.Ours
GO
"""


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Reading:
    file = tmp_path_factory.mktemp("schemas") / "script.sql"
    file.write_text(SCRIPT, encoding="utf-8")
    return read_ddl([file])


def columns(catalog: Catalog, name: str) -> list[str]:
    table = catalog.find(name)
    assert table is not None, name
    return [column.name for column in table.columns]


def test_tables_of_one_name_are_told_apart(reading: Reading) -> None:
    assert reading.skipped == ()
    assert {table.name: (table.base, table.key) for table in reading.catalog} == {
        "Costs": ("Costs", ("Co", "Job")),
        "rpt.Costs": ("rpt.Costs", ("Co", "AsOf")),
        "rpt.Jobs": ("rpt.bJobs", ("Co", "Job")),
        "DOMAIN\\jsmith.My Notes": ("DOMAIN\\jsmith.My Notes", ()),
        "rpt.Own": ("rpt.Own", ()),
        "rpt.Theirs": ("rpt.Theirs", ()),
        "Ours": ("Ours", ()),
        "rpt.Ours": ("rpt.Ours", ()),
    }
    assert columns(reading.catalog, "rpt.Jobs") == ["Co", "Job", "Name", "Phase"]
    assert {table.name: table.description for table in reading.catalog if table.description} == {
        "Costs": "planned", "rpt.Costs": "reported",
    }  # fmt: skip
    coded = {table.name for table in reading.catalog if any(column.codes for column in table.columns)}
    assert coded == {"Costs", "rpt.Theirs", "Ours", "rpt.Ours"}
    assert Join("rpt.Jobs", "Costs", (("Co", "Co"), ("Job", "Job"))) in reading.catalog.joins


def test_a_bare_name_in_a_view_is_of_its_own_schema_first(reading: Reading) -> None:
    assert columns(reading.catalog, "rpt.Own") == ["AsOf"]
    assert columns(reading.catalog, "rpt.Theirs") == ["Job", "Cost"]
    assert columns(reading.catalog, "rpt.Ours") == ["Cost", "AsOf"]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Costs", "Costs"),
        ("dbo.costs", "Costs"),
        ("Vista.dbo.Costs", "Costs"),
        ("[RPT].[Costs]", "rpt.Costs"),
        ("rpt.bJobs", "rpt.Jobs"),
        ("Jobs", "rpt.Jobs"),  # there is no other
        ("rpt.Gone", None),
        ("[DOMAIN\\jsmith].[my notes]", "DOMAIN\\jsmith.My Notes"),
    ],
)
def test_names_are_found_with_their_schema(reading: Reading, name: str, found: str | None) -> None:
    table = reading.catalog.find(name)
    assert (table.name if table else None) == found


def test_sql_names_the_schema(reading: Reading) -> None:
    assert [quote_table(name) for name in ("Costs", "rpt.Costs", "DOMAIN\\jsmith.My Notes", "Rec#")] == [
        "Costs", "rpt.Costs", "[DOMAIN\\jsmith].[My Notes]", "[Rec#]",
    ]  # fmt: skip
    join = next(join for join in reading.catalog.joins if join.table == "rpt.Jobs")
    assert join.on() == "rpt.Jobs.Co = Costs.Co AND rpt.Jobs.Job = Costs.Job"


def test_a_name_with_a_dot_keeps_its_schema() -> None:
    assert [full_name(*parts) for parts in (("dbo", "a.b"), ("", "a"), ("public", "a"), ("rpt", "a"))] == [
        "dbo.a.b", "a", "a", "rpt.a",
    ]  # fmt: skip
    catalog = Catalog((Table("dbo.a.b", "dbo.a.b", columns=(Column("x", "int"),)), Table("b", "b")))
    assert quote_table("dbo.a.b") == "dbo.[a.b]"
    assert [table.name for name in ("dbo.[a.b]", "dbo.b", "b") if (table := catalog.find(name))] == [
        "dbo.a.b", "b", "b",
    ]  # fmt: skip


def test_two_tables_of_one_name_in_one_schema_are_reported(tmp_path: Path) -> None:
    script = "CREATE TABLE rpt.a (x int)\nCREATE TABLE RPT.A (y int)"
    (tmp_path / "a.sql").write_text(script, encoding="utf-8")
    reading = read_ddl([tmp_path])
    assert [table.name for table in reading.catalog] == ["rpt.a"]
    assert [(skipped.line, skipped.reason) for skipped in reading.skipped] == [
        (2, f"the table RPT.A is already defined at {tmp_path / 'a.sql'}:1")
    ]
