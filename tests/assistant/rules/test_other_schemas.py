"""The rules over tables of other schemas than dbo: these go by their schema, and only by it."""

from __future__ import annotations

import pytest

from assistant.rules import check, fix
from schema_index import Catalog, Column, Join, Table

CO, JOB = Column("Co", "tinyint", "bCompany", False), Column("Job", "int", "", False)
CATALOG = Catalog(
    (
        Table("Costs", "Costs", columns=(CO, JOB, Column("Cost", "int")), key=("Co", "Job")),
        Table("rpt.Costs", "rpt.Costs", columns=(CO, JOB, Column("AsOf", "date")), key=("Co", "Job")),
        Table("rpt.Jobs", "rpt.bJobs", "view", columns=(CO, JOB, Column("Name", "int")), key=("Co", "Job")),
        Table("a.Twin", "a.Twin", columns=(CO, JOB), key=("Co", "Job")),
        Table("b.Twin", "b.Twin", columns=(CO, JOB), key=("Co", "Job")),
    ),
    (Join("rpt.Jobs", "Costs", (("Co", "Co"), ("Job", "Job"))),),
)


def broken(sql: str) -> list[str]:
    return [violation.rule for violation in check(sql, CATALOG).violations]


@pytest.mark.parametrize(
    ("sql", "rules"),
    [
        ("SELECT AsOf FROM rpt.Costs WITH (NOLOCK) WHERE Co = 1", []),
        ("SELECT Costs.AsOf FROM [rpt].[Costs] WITH (NOLOCK) WHERE Costs.Co = 1", []),
        ("SELECT rpt.Costs.AsOf FROM rpt.Costs WITH (NOLOCK) WHERE rpt.Costs.Co = 1", []),
        ("SELECT Cost FROM dbo.Costs WITH (NOLOCK) WHERE Co = 1", []),
        ("SELECT AsOf FROM Costs WITH (NOLOCK) WHERE Co = 1", ["unknown-column"]),
        ("SELECT Cost FROM rpt.Costs WITH (NOLOCK) WHERE Co = 1", ["unknown-column"]),
        ("SELECT AsOf FROM rpt.Costs WITH (NOLOCK)", ["company-filter"]),
        ("SELECT AsOf FROM rpt.Costs WHERE Co = 1", ["nolock"]),
        ("SELECT 1 AS x FROM dbo.Jobs WITH (NOLOCK) WHERE Co = 1", ["unknown-table"]),
        ("SELECT 1 AS x FROM app.Costs WITH (NOLOCK) WHERE Co = 1", ["unknown-table"]),
        ("SELECT 1 AS x FROM rpt.Gone WITH (NOLOCK)", ["unknown-table"]),
        ("SELECT rpt.Costs.AsOf FROM Costs WITH (NOLOCK) WHERE Costs.Co = 1", ["unknown-column"]),
        ("SELECT c.AsOf FROM rpt.Costs c WITH (NOLOCK) WHERE rpt.Costs.Co = 1",
         ["company-filter", "unknown-column"]),
        ("SELECT dbo.Costs.Cost FROM Costs WITH (NOLOCK) WHERE dbo.Costs.Co = 1", []),
        ("SELECT Costs.Cost FROM Costs WITH (NOLOCK) JOIN rpt.Costs WITH (NOLOCK) ON Costs.Co = rpt.Costs.Co "
         "AND Costs.Job = rpt.Costs.Job WHERE Costs.Co = 1", ["dialect"]),
        ("SELECT Costs.Cost FROM Costs WITH (NOLOCK) WHERE Costs.Co = 1 AND EXISTS (SELECT 1 FROM rpt.Costs "
         "WITH (NOLOCK) WHERE Costs.Co = rpt.Costs.Co)", ["company-filter"]),  # both are the inner table
        ("SELECT rpt.Costs.AsOf FROM rpt.Costs WITH (NOLOCK) WHERE rpt.Costs.Co = 1 AND EXISTS (SELECT 1 "
         "FROM Costs WITH (NOLOCK) WHERE Costs.Co = rpt.Costs.Co)", []),
        ("SELECT rpt.Jobs.Name FROM rpt.Jobs WITH (NOLOCK) JOIN Costs WITH (NOLOCK) ON Costs.Co = "
         "rpt.Jobs.Co WHERE Costs.Co = 1", ["complete-join"]),
        ("SELECT x.Job FROM Twin x WITH (NOLOCK) WHERE x.Co = 1", ["view-name"]),
    ],
)  # fmt: skip
def test_a_table_is_looked_up_in_its_schema(sql: str, rules: list[str]) -> None:
    assert broken(sql) == rules


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        (
            "SELECT Jobs.Name FROM Jobs WITH (NOLOCK) WHERE Jobs.Co = 1",
            "SELECT Jobs.Name FROM rpt.Jobs WITH (NOLOCK) WHERE Jobs.Co = 1",
        ),
        (
            "SELECT bJobs.Name FROM rpt.bJobs WITH (NOLOCK) WHERE bJobs.Co = 1",
            "SELECT Jobs.Name FROM rpt.Jobs WITH (NOLOCK) WHERE Jobs.Co = 1",
        ),
        (
            "SELECT c.AsOf FROM RPT.costs c WITH (NOLOCK) WHERE c.Co = 1",
            "SELECT c.AsOf FROM RPT.Costs c WITH (NOLOCK) WHERE c.Co = 1",
        ),
        (
            "SELECT Name FROM rpt.Jobs (NOLOCK)",
            "SELECT Name FROM rpt.Jobs WITH (NOLOCK) WHERE Jobs.Co = 1",
        ),
        (
            "SELECT rpt.Jobs.Name FROM rpt.Jobs JOIN dbo.Costs ON dbo.Costs.Co = rpt.Jobs.Co",
            "SELECT rpt.Jobs.Name FROM rpt.Jobs WITH (NOLOCK) JOIN dbo.Costs WITH (NOLOCK) ON "
            "dbo.Costs.Co = rpt.Jobs.Co AND Costs.Job = rpt.Jobs.Job WHERE Jobs.Co = 1",
        ),
    ],
)
def test_fixes_write_the_schema(written: str, fixed: str) -> None:
    assert not check(written, CATALOG).ok
    assert fix(written, CATALOG, company=1).sql == fixed
    assert check(fixed, CATALOG).ok


def test_a_join_is_completed_with_the_schema_where_both_have_one_name() -> None:
    start = (
        "SELECT rpt.Costs.AsOf FROM rpt.Costs WITH (NOLOCK) WHERE rpt.Costs.Co = 1 AND EXISTS (SELECT 1 FROM "
        "Costs WITH (NOLOCK) WHERE Costs.Job = rpt.Costs.Job"
    )
    catalog = Catalog(CATALOG.tables, (Join("rpt.Costs", "Costs", (("Co", "Co"), ("Job", "Job"))),))
    assert fix(f"{start})", catalog, company=1).sql == f"{start} AND Costs.Co = rpt.Costs.Co)"


def test_which_of_two_schemas_is_meant_is_not_guessed() -> None:
    sql = "SELECT x.Job FROM Twin x WITH (NOLOCK) WHERE x.Co = 1"
    assert [violation.fix for violation in check(sql, CATALOG).violations] == ["write a.Twin or b.Twin"]
    assert fix(sql, CATALOG, company=1).sql == sql


def test_messages_name_what_is_there() -> None:
    sql = "SELECT Costs.AsOf FROM rpt.Costs c WITH (NOLOCK) WHERE c.Co = 1"
    (found,) = check(sql, CATALOG).violations
    assert found.message == "Costs is called c here" and found.fix == "write c.AsOf"
    (found,) = check("SELECT 1 AS x FROM rpt.Cots WITH (NOLOCK)", CATALOG).violations
    assert found.message == "There is no table rpt.Cots in the catalog" and "rpt.Costs" in found.fix
