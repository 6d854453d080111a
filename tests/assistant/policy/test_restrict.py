"""SQL limited to a policy: the same rows as if the rows of other companies did not exist."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
import sqlglot
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.database import Database
from assistant.demo import DemoDatabase
from assistant.execute import admit, execute
from assistant.policy import Policy, restrict, unfiltered
from schema_index import Catalog, Column, GateError, Table
from tests.assistant.policy.conftest import COMPANY, World

# Each stands for a table with its company's column, and columns that tell rows apart.
TABLES = {"PREH": ("PRCo", "Employee"), "PRTH": ("PRCo", "Employee")}
FILTERS = (
    "{a}.{co} = 1",
    "{a}.{co} = 2",
    "{a}.{co} IN (1, 2)",
    "({a}.{co} = 1 OR {a}.{co} = 2)",
    "({a}.{co} = 2 OR {a}.{co} = 1) AND {a}.{key} > 1001",
    "{a}.{co} = 2 AND ({a}.{key} < 1005 OR 1 = 1)",
    "{a}.{co} = @{co}",
)


@st.composite
def sources(draw: st.DrawFn, alias: str) -> tuple[str, str, str]:
    """A FROM item over one table, the alias, and a filter that keeps the rules."""
    table = draw(st.sampled_from(sorted(TABLES)))
    company, key = TABLES[table]
    condition = draw(st.sampled_from(FILTERS)).format(a=alias, co=company, key=key)
    schema = draw(st.sampled_from(["", "dbo."]))
    return f"{schema}{table} AS {alias} WITH (NOLOCK)", alias, condition


@st.composite
def selects(draw: st.DrawFn) -> str:
    """A SELECT over the pay of employees, in one of the shapes in which a table can stand."""
    left, a, kept = draw(sources("a"))
    right, b, other = draw(sources("b"))
    pair = "a.PRCo = b.PRCo AND a.Employee = b.Employee"
    shape = draw(st.sampled_from(SHAPES))
    return shape.format(left=left, a=a, kept=kept, right=right, b=b, other=other, pair=pair)


SHAPES = (
    "SELECT a.PRCo, a.Employee FROM {left} WHERE {kept}",
    "SELECT * FROM {left} WHERE {kept}",
    "SELECT COUNT(*) AS N, MIN(a.PRCo) AS Low, MAX(a.PRCo) AS High FROM {left} WHERE {kept}",
    "SELECT a.PRCo, b.PRCo AS Other FROM {left} JOIN {right} ON {pair} AND {other} WHERE {kept}",
    "SELECT a.Employee, b.PRCo FROM {left} LEFT JOIN {right} ON {pair} AND {other} WHERE {kept}",
    "SELECT a.PRCo, b.Employee FROM {right} RIGHT JOIN {left} ON {pair} AND {other} WHERE {kept}",
    "SELECT a.PRCo FROM {left} WHERE {kept} AND EXISTS (SELECT 1 FROM {right} WHERE {pair} AND {other})",
    "SELECT a.PRCo FROM {left} WHERE {kept} AND NOT EXISTS (SELECT 1 FROM {right} WHERE {pair} AND {other})",
    "SELECT a.PRCo FROM {left} WHERE {kept} AND a.Employee IN"
    " (SELECT b.Employee FROM {right} WHERE {pair} AND {other})",
    "SELECT a.PRCo, (SELECT COUNT(*) FROM {right} WHERE {pair} AND {other}) AS N FROM {left} WHERE {kept}",
    "WITH c AS (SELECT b.PRCo, b.Employee FROM {right} WHERE {other}) SELECT c.PRCo, c.Employee FROM c"
    " UNION ALL SELECT a.PRCo, a.Employee FROM {left} WHERE {kept}",
    "SELECT d.PRCo, COUNT(*) AS N FROM (SELECT a.PRCo FROM {left} WHERE {kept}) AS d GROUP BY d.PRCo",
    "SELECT a.PRCo, x.Employee FROM {left} CROSS APPLY (SELECT TOP (1) b.Employee FROM {right} WHERE {pair}"
    " AND {other} ORDER BY b.Employee) AS x WHERE {kept}",
    "SELECT a.PRCo, x.Employee FROM {left} OUTER APPLY (SELECT TOP (1) b.Employee FROM {right} WHERE {pair}"
    " AND {other} ORDER BY b.Employee) AS x WHERE {kept}",
    "SELECT a.PRCo, a.Employee FROM {left} WHERE {kept} EXCEPT SELECT b.PRCo, b.Employee FROM {right}"
    " WHERE {other}",
    "SELECT h.HQCo, a.PRCo, b.Employee FROM HQCO AS h WITH (NOLOCK) LEFT JOIN ({left} JOIN {right} ON {pair}"
    " AND {other}) ON a.PRCo = h.HQCo AND {kept} WHERE h.HQCo IN (1, 2)",
    "SELECT a.PRCo, v.E FROM {left} CROSS APPLY (VALUES (100 / (a.Employee - 1)), (a.Employee)) AS v (E)"
    " WHERE {kept}",
    "SELECT DISTINCT SUM(a.PRCo) OVER (PARTITION BY a.PRCo) AS S FROM {left} WHERE {kept}",
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(sql=selects(), company=st.sampled_from([1, COMPANY]))
def test_the_same_rows_as_if_others_did_not_exist(world: World, sql: str, company: int) -> None:
    catalog, clerk = world.catalog, world.clerk
    if "@" in sql and company != COMPANY:
        with pytest.raises(GateError, match="company 1 is not open to anna, who may read 2"):
            admit(sql, catalog, company, clerk)
        return
    assert rows(sql, catalog, world.demo, company, clerk) == rows(sql, catalog, world.own_rows, company, None)


def rows(sql: str, catalog: Catalog, database: Database, company: int, policy: Policy | None) -> Counter[Any]:
    return Counter(execute(sql, catalog, database, company, max_rows=20_000, policy=policy).rows)


def test_a_full_join_is_limited_on_both_sides(
    catalog: Catalog, demo: DemoDatabase, own_rows: DemoDatabase, clerk: Policy
) -> None:
    sql = (
        "SELECT d.Employee, e.LastName FROM (SELECT a.PRCo, a.Employee FROM PRTH AS a WITH (NOLOCK)"
        " WHERE a.PRCo IN (1, 2)) AS d FULL JOIN (SELECT b.PRCo, b.Employee, b.LastName"
        " FROM PREH AS b WITH (NOLOCK) WHERE b.PRCo IN (1, 2)) AS e ON e.PRCo = d.PRCo AND"
        " e.Employee = d.Employee"
    )
    found = rows(sql, catalog, demo, COMPANY, clerk)
    assert found == rows(sql, catalog, own_rows, COMPANY, None)
    assert found != rows(sql, catalog, demo, COMPANY, None)


COLUMN_ATTACKS = [
    "SELECT x.R FROM PREH AS e WITH (NOLOCK) CROSS APPLY (VALUES (e.HrlyRate)) AS x (R) WHERE e.PRCo = 2",
    "SELECT e.LastName FROM HQCO AS h WITH (NOLOCK) JOIN (PREH AS e WITH (NOLOCK) JOIN PRTH AS t"
    " WITH (NOLOCK) ON t.PRCo = e.PRCo AND t.Employee = e.Employee) ON e.PRCo = h.HQCo AND e.HrlyRate > 9"
    " WHERE h.HQCo = 2",
    "SELECT PREH.HrlyRate FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 2",
    "SELECT e.HrlyRate AS LastName FROM PREH AS e WITH (NOLOCK) WHERE e.PRCo = 2",
    "SELECT LastName FROM PREH WITH (NOLOCK) WHERE PRCo = 2 AND HrlyRate > 50",
    "SELECT LastName FROM PREH WITH (NOLOCK) WHERE PRCo = 2 ORDER BY HrlyRate DESC",
    "SELECT COUNT(*) AS N FROM PREH WITH (NOLOCK) WHERE PRCo = 2 GROUP BY HrlyRate",
    "WITH c AS (SELECT e.HrlyRate AS R FROM PREH AS e WITH (NOLOCK) WHERE e.PRCo = 2) SELECT c.R FROM c",
    "SELECT (SELECT MAX(e.HrlyRate) FROM PREH AS e WITH (NOLOCK) WHERE e.PRCo = 2) AS R",
    "SELECT SUM(PREH.HrlyRate) OVER () AS R FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 2",
]


@pytest.mark.parametrize("sql", COLUMN_ATTACKS)
def test_a_column_that_is_not_open_cannot_be_named(catalog: Catalog, narrow: Policy, sql: str) -> None:
    with pytest.raises(GateError, match=r"PREH\.HrlyRate is not open to anna"):
        admit(sql, catalog, COMPANY, narrow)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM PREH WITH (NOLOCK) WHERE PRCo = 2",
        "SELECT x.* FROM PREH AS x WITH (NOLOCK) WHERE x.PRCo = 2",
        "WITH c AS (SELECT * FROM PREH WITH (NOLOCK) WHERE PRCo = 2) SELECT * FROM c",
        "SELECT d.* FROM (SELECT TOP (100) PERCENT * FROM PREH WITH (NOLOCK) WHERE PRCo = 2) AS d",
        "SELECT * FROM PREH WITH (NOLOCK) WHERE PRCo = 2"
        " UNION SELECT * FROM PREH WITH (NOLOCK) WHERE PRCo = 2",
    ],
)
def test_a_star_shows_the_open_columns(
    catalog: Catalog, demo: DemoDatabase, narrow: Policy, sql: str
) -> None:
    found = execute(sql, catalog, demo, COMPANY, policy=narrow)
    assert {name.lower() for name in found.columns} == {"prco", "employee", "lastname", "firstname"}
    assert found.rows and {row[0] for row in found.rows} == {COMPANY}


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 2", "APTH is not open"),
        (
            "SELECT PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 2"
            " AND EXISTS (SELECT 1 FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 2)",
            "APTH is not open",
        ),
        (
            "WITH PREH AS (SELECT e.LastName FROM dbo.PREH AS e WITH (NOLOCK) WHERE e.PRCo = 2)"
            " SELECT PREH.LastName FROM PREH",
            "has the name of a table",
        ),
        (
            "SELECT LastName FROM PREH WITH (NOLOCK) TABLESAMPLE (10 PERCENT) WHERE PRCo = 2",
            "cannot be limited",
        ),
    ],
)
def test_what_is_not_open_is_named(catalog: Catalog, narrow: Policy, sql: str, reason: str) -> None:
    with pytest.raises(GateError, match=reason):
        admit(sql, catalog, COMPANY, narrow)


def test_a_policy_that_limits_nothing_changes_nothing(catalog: Catalog) -> None:
    sql = "SELECT PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 1"
    assert restrict(sql, catalog, Policy("root", "all", catalog)) == sql


def test_companies_of_a_table_whose_key_is_not_known(catalog: Catalog, clerk: Policy) -> None:
    company, other = Column("PRCo", "tinyint", "bCompany"), Column("JCCo", "tinyint", "bCompany")
    pay = Table("udPay", "udPay", columns=(company, other, Column("Rate", "numeric(8,2)")))
    bare = Table("udBare", "udBare", columns=(Column("Rate", "numeric(8,2)"),))
    wider = Catalog((*catalog.tables, pay, bare))
    clerk = replace(clerk, catalog=wider)
    text = restrict("SELECT udPay.Rate FROM udPay WITH (NOLOCK)", wider, clerk)
    assert "(udPay.PRCo IN (2) OR udPay.PRCo IS NULL) AND (udPay.JCCo IN (2) OR udPay.JCCo IS NULL)" in text
    assert unfiltered(sqlglot.parse_one(text, dialect="tsql"), wider, clerk) == ""
    named = replace(clerk, company_of={"udpay": "PRCo"})
    assert "WHERE udPay.PRCo IN (2))" in restrict("SELECT udPay.Rate FROM udPay WITH (NOLOCK)", wider, named)
    with pytest.raises(GateError, match="udBare has no company"):
        restrict("SELECT udBare.Rate FROM udBare WITH (NOLOCK)", wider, clerk)


def test_a_key_that_does_not_start_with_the_company(catalog: Catalog, clerk: Policy) -> None:
    """A lone number says nothing of whose a row is, and a company may stand later in a key."""
    number, company = Column("SMWorkOrderID", "bigint"), Column("SMCo", "tinyint", "bCompany")
    order = Table("SMWorkOrder", "SMWorkOrder", columns=(number, company), key=("SMWorkOrderID",))
    detail = Table("SMDetail", "SMDetail", columns=(Column("ID", "bigint"), number), key=("ID",))
    late = Table("udLate", "udLate", columns=(Column("Job", "varchar(10)"), company), key=("Job", "SMCo"))
    units = Table("udUnit", "udUnit", columns=(Column("UM", "varchar(3)"),), key=("UM",))
    wider = Catalog((*catalog.tables, order, detail, late, units))
    clerk = replace(clerk, catalog=wider)
    left = clerk.restriction(order)
    assert left is not None and (left.company_columns, left.any_company) == (("SMCo",), True)
    left = clerk.restriction(late)
    assert left is not None and (left.company_columns, left.any_company) == (("SMCo",), False)
    assert "has no company" in clerk.closed(detail)
    assert clerk.reads(units) and clerk.restriction(units) is None


def test_every_company_of_a_row(catalog: Catalog, clerk: Policy) -> None:
    sql = "SELECT JCCD.ActualCost FROM JCCD WITH (NOLOCK) WHERE JCCD.JCCo = 2"
    strict = replace(clerk, every_company_column=True)
    assert "JCCD.PRCo IN" not in restrict(sql, catalog, clerk)
    assert "(JCCD.PRCo IN (2) OR JCCD.PRCo IS NULL)" in restrict(sql, catalog, strict)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT PREH.PRCo FROM PREH WHERE PREH.PRCo IN (2)",
        "SELECT p.PRCo FROM (SELECT PREH.PRCo FROM PREH WHERE PREH.PRCo IN (1, 2)) AS p",
        "SELECT p.PRCo FROM (SELECT PREH.PRCo FROM PREH WHERE PREH.PRCo IN (2) OR 1 = 1) AS p",
        "SELECT p.PRCo FROM (SELECT PREH.PRCo FROM PREH WHERE NOT PREH.PRCo IN (2)) AS p",
        "SELECT p.PRCo FROM (SELECT PREH.PRCo FROM PREH WHERE PREH.PRCo IN (SELECT 2)) AS p",
        "SELECT p.PRCo FROM (SELECT PREH.* FROM PREH WHERE PREH.PRCo IN (2)) AS p",
        "SELECT p.PRCo FROM (SELECT PREH.PRCo, PREH.HrlyRate FROM PREH WHERE PREH.PRCo IN (2)) AS p",
        "SELECT q.LastName FROM HQCO AS h CROSS APPLY PREH AS q WHERE h.HQCo IN (2)",
        "SELECT q.LastName FROM HQCO AS h CROSS APPLY dbo.PREH AS q WHERE h.HQCo IN (2)",
        "SELECT p.N FROM (SELECT PREH.PRCo FROM PREH JOIN PRTH ON 1 = 1 WHERE PREH.PRCo IN (2)) AS p",
    ],
)
def test_what_is_not_behind_its_filter_is_seen(catalog: Catalog, narrow: Policy, sql: str) -> None:
    allowed = sql.startswith("SELECT PREH.PRCo")  # one table, filtered and of open columns: nothing is shown
    assert (unfiltered(sqlglot.parse_one(sql, dialect="tsql"), catalog, narrow) == "") is allowed
