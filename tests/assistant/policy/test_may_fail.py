"""Which statements can fail on what a row holds, and what the guard of these gives."""

from __future__ import annotations

import pytest

from assistant.demo import DemoDatabase
from assistant.execute import admit, execute
from assistant.policy import Policy
from assistant.policy.may_fail import may_fail
from assistant.rules.parse import read
from finetune.curated import read_curated
from schema_index import Catalog, ExecutionError
from tests.assistant.policy.conftest import COMPANY
from tests.assistant.policy.test_restrict import rows

FROM = "FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 2"
SAFE = [
    "SELECT PREH.LastName, COUNT(*) AS N FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 2 GROUP BY PREH.LastName",
    f"SELECT SUM(PREH.HrlyRate) AS R, AVG(PREH.HrlyRate) AS A {FROM}",
    f"SELECT SUM(CASE WHEN PREH.ActiveYN = 'Y' THEN 1 ELSE 0 END) AS N {FROM}",
    f"SELECT PREH.LastName + ', ' + PREH.FirstName AS Name {FROM}",
    f"SELECT YEAR(PREH.HireDate) AS Y, DATEDIFF(day, PREH.HireDate, GETDATE()) AS D {FROM}",
    f"SELECT PREH.LastName {FROM} AND PREH.HireDate >= DATEADD(month, -1, GETDATE())",
    f"SELECT PREH.LastName {FROM} AND PREH.HireDate >= '2026-01-01' AND PREH.Employee IN (1, 2)",
    f"SELECT LEFT(PREH.LastName, 3) AS L, ISNULL(PREH.HrlyRate, 0) AS R {FROM}",
    f"SELECT PREH.LastName {FROM} AND PREH.HrlyRate > (SELECT AVG(e.HrlyRate) FROM PREH AS e WITH (NOLOCK)"
    " WHERE e.PRCo = 2)",
]
RISKY = [
    f"SELECT PREH.PRCo {FROM} AND CASE WHEN PREH.LastName LIKE 'S%' THEN 1 / 0 ELSE 1 END = 1",
    f"SELECT PREH.PRCo {FROM} AND IIF(PREH.LastName LIKE 'S%', CAST('x' AS int), 1) = 1",
    f"SELECT PREH.PRCo {FROM} AND (PREH.LastName = 'Abbott' OR SQRT(-1) > 0)",
    f"SELECT PREH.PRCo {FROM} AND IIF(PREH.PRCo = 2, PREH.LastName, 1) IS NULL",
    f"SELECT PREH.PRCo, CASE WHEN PREH.LastName = 'Abbott' THEN 'x' ELSE PREH.HireDate END AS D {FROM}",
    f"SELECT PREH.PRCo, ISNULL(NULLIF(PREH.PRCo, PREH.PRCo), PREH.Employee) AS E {FROM}",
    f"SELECT PREH.PRCo, CAST(PREH.HireDate AS smalldatetime) AS D {FROM}",
    f"SELECT PREH.PRCo, PREH.HrlyRate + CAST('{'9' * 37}' AS decimal(38,0)) AS R {FROM}",
    f"SELECT PREH.LastName {FROM} AND 100 / (PREH.Employee - 7) > 0",
    f"SELECT PREH.LastName {FROM} AND PREH.LastName = 5",
    f"SELECT PREH.LastName {FROM} AND PREH.LastName > PREH.Employee",
    f"SELECT CAST(PREH.LastName AS int) AS N {FROM}",
    f"SELECT CONVERT(date, PREH.LastName) AS N {FROM}",
    f"SELECT PREH.Employee * 99999 AS N {FROM}",
    f"SELECT PREH.Employee + 2147483000 AS N {FROM}",
    f"SELECT SUM(CASE WHEN PREH.LastName LIKE 'S%' THEN 2147483647 ELSE 0 END) AS N {FROM}",
    f"SELECT DATEADD(day, 2900000, PREH.HireDate) AS D {FROM}",
    f"SELECT DATEDIFF(second, PREH.HireDate, GETDATE()) AS D {FROM}",
    f"SELECT LEFT(PREH.LastName, PREH.Employee - 5) AS L {FROM}",
    f"SELECT CASE WHEN PREH.ActiveYN = 'Y' THEN 1 ELSE PREH.LastName END AS N {FROM}",
    f"SELECT ISNULL(PREH.Employee, PREH.LastName) AS N {FROM}",
    f"SELECT (SELECT e.Employee FROM PREH AS e WITH (NOLOCK) WHERE e.PRCo = 2 AND e.Employee > PREH.Employee)"
    f" AS N {FROM}",
    f"SELECT PREH.Employee AS N {FROM} UNION ALL SELECT PREH.LastName {FROM}",
    f"SELECT DATEFROMPARTS(2026, PREH.Employee, 1) AS D {FROM}",
    f"SELECT SQRT(PREH.HrlyRate) AS N {FROM}",
]


def fails(sql: str, catalog: Catalog) -> bool:
    tree = read(sql).tree
    assert tree is not None
    return may_fail(tree, catalog)  # type: ignore[arg-type]


@pytest.mark.parametrize("sql", SAFE)
def test_what_cannot_fail_needs_no_guard(catalog: Catalog, clerk: Policy, sql: str) -> None:
    assert not fails(sql, catalog)
    assert "CASE WHEN PREH.PRCo" not in admit(sql, catalog, COMPANY, clerk).sql


@pytest.mark.parametrize("sql", RISKY)
def test_what_may_fail_is_guarded(catalog: Catalog, clerk: Policy, sql: str) -> None:
    assert fails(sql, catalog)
    sent = admit(sql, catalog, COMPANY, clerk).sql
    assert "SELECT CASE WHEN PREH.PRCo IN (2) THEN PREH.PRCo END AS PRCo," in sent
    assert sent.count("WHERE PREH.PRCo IN (2))") == sql.count("FROM PREH"), "the filter stays besides"


def test_most_questions_of_analysts_need_no_guard(catalog: Catalog) -> None:
    queries = list(read_curated(wordings=False))
    assert sum(fails(one.sql, catalog) for one in queries) < len(queries) / 4


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT a.LastName, a.Employee * 2 AS N FROM PREH AS a WITH (NOLOCK) WHERE a.PRCo IN (1, 2)",
        "SELECT * FROM PREH WITH (NOLOCK) WHERE PREH.PRCo IN (1, 2) AND PREH.Employee * 2 > 5",
        "SELECT COUNT(*) AS N FROM PREH WITH (NOLOCK) WHERE PRCo IN (1, 2) AND Employee % 2 = 0",
        "SELECT a.PRCo, b.Employee / 2 AS H FROM PREH AS a WITH (NOLOCK) LEFT JOIN PRTH AS b WITH (NOLOCK)"
        " ON a.PRCo = b.PRCo AND a.Employee = b.Employee WHERE a.PRCo IN (1, 2)",
        "WITH c AS (SELECT PREH.PRCo, PREH.Employee FROM PREH WITH (NOLOCK) WHERE PREH.PRCo IN (1, 2))"
        " SELECT c.PRCo, SUM(c.Employee) AS S FROM c GROUP BY c.PRCo",
    ],
)
def test_behind_the_guard_are_the_same_rows(
    catalog: Catalog, demo: DemoDatabase, own_rows: DemoDatabase, clerk: Policy, sql: str
) -> None:
    found = rows(sql, catalog, demo, COMPANY, clerk)
    assert found and found == rows(sql, catalog, own_rows, COMPANY, None)


def test_a_guard_gives_the_open_columns_alone(catalog: Catalog, demo: DemoDatabase, narrow: Policy) -> None:
    sql = "SELECT * FROM PREH WITH (NOLOCK) WHERE PREH.PRCo = 2 AND PREH.Employee * 2 > 5"
    assert "HrlyRate" not in admit(sql, catalog, COMPANY, narrow).sql
    found = execute(sql, catalog, demo, COMPANY, policy=narrow)
    assert {name.lower() for name in found.columns} == {"prco", "employee", "lastname", "firstname"}


def test_an_error_says_the_same_whatever_the_rows_hold(
    catalog: Catalog, demo: DemoDatabase, clerk: Policy
) -> None:
    said = set()
    for sql in ("CAST(PREH.LastName AS int)", "CAST(PREH.FirstName AS date)"):
        with pytest.raises(ExecutionError) as caught:
            execute(f"SELECT {sql} AS N {FROM}", catalog, demo, COMPANY, policy=clerk)
        said.add(str(caught.value))
        assert caught.value.__cause__ is not None
    assert len(said) == 1 and "kept in the audit log" in said.pop()
