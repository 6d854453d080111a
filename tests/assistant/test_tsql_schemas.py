"""Tables of other schemas than dbo in DuckDB: each statement reads the table that it names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlglot import exp, parse_one

from assistant.demo.database import DemoDatabase
from assistant.demo.store import duckdb_type
from assistant.execute import execute, tables_of
from assistant.policy import Policy
from assistant.rules import check
from assistant.tsql import prepare
from assistant.tsql.kinds import kind_of
from assistant.tsql.resolve import annotate
from schema_index import ExecutionError
from tests.assistant.two_schemas import CATALOG, RESULTS, ROWS


@pytest.fixture(scope="module")
def database() -> Iterator[DemoDatabase]:
    """The two schemas, opened as the demo is."""
    import duckdb

    connection = duckdb.connect()
    for table in CATALOG:
        columns = ", ".join(f'"{column.name}" {duckdb_type(column)}' for column in table.columns)
        connection.execute(f'CREATE TABLE "{table.name}" ({columns})')
        marks = ", ".join("?" * len(table.columns))
        connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', ROWS[table.name])
    prepare(connection)
    opened = DemoDatabase(connection, CATALOG, timeout=2.0)
    yield opened
    opened.close()


@pytest.mark.parametrize(("sql", "rows"), RESULTS)
def test_rows(database: DemoDatabase, sql: str, rows: list[tuple[object, ...]]) -> None:
    assert check(sql, CATALOG).violations == ()
    assert list(execute(sql, CATALOG, database, None).rows) == rows


@pytest.mark.parametrize(("sql", "rows"), RESULTS)
def test_rows_under_a_policy(database: DemoDatabase, sql: str, rows: list[tuple[object, ...]]) -> None:
    """A clerk of company 1 gets the same where company 1 is asked for, and nothing of company 2."""
    clerk = Policy("anna", "clerk", CATALOG, companies=(1,))
    columns = {"rpt.jobcost": frozenset({"co", "job", "cost"})}
    for policy in (clerk, Policy("anna", "clerk", CATALOG, companies=(1,), columns=columns)):
        own = [] if "Co = 2" in sql else rows
        if sql.startswith("WITH JobCost"):
            continue  # a CTE that is called like a table is refused, see test_restrict
        assert list(execute(sql, CATALOG, database, None, policy=policy).rows) == own


def test_types_come_from_the_table_that_is_named(database: DemoDatabase) -> None:
    sql = "SELECT DATEADD(month, 1, rpt.JobCost.AsOf) AS Later, rpt.JobCost.Job + '!' AS J FROM rpt.JobCost"
    later, job = database.run(sql, {}).rows[0]
    assert str(later).startswith("2026-02-28") and job == "A!"


def test_types_are_known_where_the_schema_still_stands_apart() -> None:
    sql = "SELECT a.Cost, rpt.JobCost.AsOf, c.AsOf FROM dbo.JobCost a, rpt.JobCost, RPT.[jobcost] c"
    tree = parse_one(sql, read="tsql")
    assert isinstance(tree, exp.Select)
    annotate(tree, CATALOG)
    assert [kind_of(item) for item in tree.selects] == ["decimal", "datetime", "datetime"]


def test_the_tables_of_a_statement() -> None:
    used = [tables_of(sql, CATALOG) for sql, _ in RESULTS]
    assert used[0] == ("JobCost",) and used[1] == used[2] == used[3] == ("rpt.JobCost",)
    assert used[4] == ("Jobs", "rpt.Crew") and set(used[5]) == {"JobCost", "rpt.JobCost"}
    assert used[-1] == ("rpt.Crew",)


@pytest.mark.parametrize("name", ["app.JobCost", "dbo.Crew", "rpt.Jobs"])
def test_a_table_of_another_schema_is_not_read_in_its_place(database: DemoDatabase, name: str) -> None:
    with pytest.raises(ExecutionError, match=f"no table {name}"):
        database.run(f"SELECT COUNT(*) AS N FROM {name}", {})
