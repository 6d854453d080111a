"""The rules over tables of other schemas than dbo: these go by their schema, and only by it."""

from __future__ import annotations

import pytest

from assistant.rules import check, fix
from schema_index import Catalog, Column, Table

CO, JOB = Column("Co", "tinyint", "bCompany", False), Column("Job", "int", "", False)
CATALOG = Catalog(
    (
        Table("Costs", "Costs", columns=(CO, JOB, Column("Cost", "int")), key=("Co", "Job")),
        Table("rpt.Costs", "rpt.Costs", columns=(CO, JOB, Column("AsOf", "date")), key=("Co", "Job")),
        Table("rpt.Jobs", "rpt.bJobs", "view", columns=(CO, JOB, Column("Name", "int")), key=("Co", "Job")),
    )
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
    ],
)
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
    ],
)
def test_fixes_write_the_schema(written: str, fixed: str) -> None:
    assert not check(written, CATALOG).ok
    assert fix(written, CATALOG, company=1).sql == fixed
    assert check(fixed, CATALOG).ok
