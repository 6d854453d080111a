"""Policies over tables of other schemas: what is open is the table that is named, not one of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.execute import admit
from assistant.policy import Policies, Policy, restrict
from schema_index import Catalog, GateError, PolicyError
from tests.assistant.two_schemas import CATALOG

REPORTED = "SELECT rpt.JobCost.Cost FROM rpt.JobCost WITH (NOLOCK) WHERE rpt.JobCost.Co = 1"
POSTED = "SELECT JobCost.Cost FROM JobCost WITH (NOLOCK) WHERE JobCost.Co = 1"


def policy(folder: Path, lists: str, catalog: Catalog = CATALOG) -> Policy:
    file = folder / "policies.toml"
    file.write_text(f'[users]\nanna = "clerk"\n[roles.clerk]\n{lists}', encoding="utf-8")
    return Policies.read(file).of("anna", catalog)


@pytest.mark.parametrize(
    ("name", "opened", "closed"),
    [
        ("rpt.JobCost", REPORTED, POSTED),
        ("[rpt].[jobcost]", REPORTED, POSTED),
        ("JobCost", POSTED, REPORTED),
        ("dbo.bJobCost", POSTED, REPORTED),
    ],
)
def test_one_of_two_tables_of_a_name_is_open(tmp_path: Path, name: str, opened: str, closed: str) -> None:
    clerk = policy(tmp_path, f"tables = ['{name}']")
    assert admit(opened, CATALOG, 1, clerk).sql == opened
    with pytest.raises(GateError, match="is not open to anna"):
        admit(closed, CATALOG, 1, clerk)


@pytest.mark.parametrize("name", ["Crew", "dbo.Crew", "app.JobCost", "rpt.Jobs"])
def test_a_name_without_its_schema_opens_nothing(tmp_path: Path, name: str) -> None:
    """Were it looked for elsewhere, what is open would change with the tables that are added."""
    with pytest.raises(PolicyError, match=f"there is no table {name}: nearest"):
        policy(tmp_path, f'tables = ["{name}"]')


def test_columns_and_companies_of_one_of_them(tmp_path: Path) -> None:
    clerk = policy(tmp_path, 'companies = [1]\n[roles.clerk.columns]\n"rpt.JobCost" = ["Job", "Cost"]')
    with pytest.raises(GateError, match=r"rpt\.JobCost\.AsOf is not open to anna"):
        admit(REPORTED.replace(".Cost ", ".AsOf "), CATALOG, 1, clerk)
    assert _spaced(admit(POSTED, CATALOG, 1, clerk).sql) == (
        "SELECT JobCost.Cost FROM (SELECT JobCost.* FROM JobCost AS JobCost WITH (NOLOCK) "
        "WHERE JobCost.Co IN (1)) AS JobCost WHERE JobCost.Co = 1"
    )
    assert _spaced(restrict(REPORTED, CATALOG, clerk)) == (
        "SELECT [rpt.JobCost].Cost FROM (SELECT JobCost.Co, JobCost.Job, JobCost.Cost FROM rpt.JobCost "
        "AS JobCost WITH (NOLOCK) WHERE JobCost.Co IN (1)) AS [rpt.JobCost] WHERE [rpt.JobCost].Co = 1"
    )
    assert admit(REPORTED, CATALOG, 1, clerk).sql == restrict(REPORTED, CATALOG, clerk)


def _spaced(sql: str) -> str:
    return " ".join(sql.split())


@pytest.mark.parametrize(
    "part", ["[roles.clerk.columns]\nrpt.JobCost = ['Job']", "[company_columns]\nrpt.JobCost = 'Co'"]
)
def test_a_name_with_a_schema_wants_quotes(tmp_path: Path, part: str) -> None:
    with pytest.raises(PolicyError, match=r'in quotes, "rpt\.TABLE"'):
        policy(tmp_path, part)
