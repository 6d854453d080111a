"""T-SQL carried over to DuckDB gives what SQL Server gives, or a message that names the construct."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant.demo.database import DemoDatabase
from assistant.demo.store import duckdb_type
from assistant.tsql import carry_over, parameters, prepare
from schema_index import Catalog, Column, ExecutionError, Table

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "tsql_cases.toml").read_text(encoding="utf-8")
)["case"]

TABLE = Table(
    "Cost",
    "bCost",
    columns=(
        Column("Co", "tinyint", "bCompany"),
        Column("Id", "int"),
        Column("Job", "char(10)"),
        Column("CostType", "tinyint"),
        Column("Day", "smalldatetime"),
        Column("Amt", "numeric(12,2)"),
        Column("Qty", "int"),
        Column("Flag", "char(1)"),
        Column("Billed", "bit"),
        Column("Note", "varchar(30)"),
        Column("Receiver#", "varchar(20)"),
    ),
    key=("Co", "Id"),
)
CATALOG = Catalog((TABLE,))
ROWS = (
    (1, 1, "1001", 1, "2026-01-15", 100.50, 1, "Y", 1, "Concrete", "R1"),
    (1, 2, "1001", 1, "2026-02-10", 50.75, 2, "N", 0, "concrete", "R2"),
    (1, 3, "1001", 2, "2026-03-05", 49.00, 3, "Y", 0, "rebar", None),
    (1, 4, "1002", 1, "2026-04-01", 75.25, 4, "N", 1, "Steel", None),
    (2, 5, "2017-03", 1, "2026-05-12", 30.00, 5, "Y", 0, None, None),
    (2, 6, "2017-03", 2, "2026-06-20", 50.00, 6, "N", None, "Labor", None),
)


@pytest.fixture(scope="module")
def database() -> DemoDatabase:
    """One small table, opened as the demo is."""
    import duckdb

    connection = duckdb.connect()
    columns = ", ".join(f'"{column.name}" {duckdb_type(column)}' for column in TABLE.columns)
    connection.execute(f'CREATE TABLE "Cost" ({columns})')
    connection.executemany(f'INSERT INTO "Cost" VALUES ({", ".join("?" * len(TABLE.columns))})', ROWS)
    prepare(connection)
    return DemoDatabase(connection, CATALOG, timeout=2.0)


def shown(value: object) -> str:
    return "NULL" if value is None else str(value)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("case", CASES, ids=[case["sql"][:60] for case in CASES])
def test_result(database: DemoDatabase, case: dict[str, Any]) -> None:
    rows = database.run(case["sql"], case.get("parameters", {})).rows
    if "rows" in case:
        assert [[shown(value) for value in row] for row in rows] == case["rows"]
    else:
        assert len(rows) == case["count"]


REFUSED = {
    "SELECT Cost.Note FROM Cost FOR XML PATH('')": "FOR XML",
    "SELECT @@ROWCOUNT": "@@ROWCOUNT",
    "SELECT dbo.Total(Cost.Id) FROM Cost": "dbo.Total()",
    "SELECT CHECKSUM(Cost.Id) FROM Cost": "CHECKSUM()",
    "SELECT 'a' + Cost.Qty FROM Cost": "+ between text and a number",
    "SELECT Cost.Day - Cost.Day FROM Cost": "DATEDIFF",
    "SELECT CONVERT(varchar(20), Cost.Day, 999) FROM Cost": "CONVERT style 999",
    "SELECT Cost.Day AT TIME ZONE 'UTC' FROM Cost": "AT TIME ZONE",
    "SELECT x.a FROM OPENROWSET('a', 'b', 'c') x": "OPENROWSET",
    "SELECT TOP 3 WITH TIES Cost.Id FROM Cost": "WITH TIES",
    "SELECT FORMAT(Cost.Amt, 'X9') FROM Cost": "FORMAT",
    "SELECT Other.Id FROM Other": "no table Other",
    "SELECT Cost.Id FROM Cost WHERE Cost.Job = @Job": "@Job",
    "SELECT Cost.Nope FROM Cost": "Nope",
    "SELECT 1 / 0": "zero",
    "SELECT CAST('abc' AS int)": "abc",
}


@pytest.mark.parametrize("sql", REFUSED)
def test_refused_by_name_in_one_line(database: DemoDatabase, sql: str) -> None:
    with pytest.raises(ExecutionError) as caught:
        database.run(sql, {})
    assert REFUSED[sql] in str(caught.value)
    assert "\n" not in str(caught.value)


NOT_A_SELECT = (
    "",
    "   ",
    "SELECT 1; DROP TABLE Cost",
    "SELECT * INTO Copy FROM Cost",
    "DELETE FROM Cost",
    "UPDATE Cost SET Id = 1",
    "INSERT INTO Cost (Id) SELECT 1",
    "EXEC sp_who",
    "DROP TABLE Cost",
    "DECLARE @x int",
    "WAITFOR DELAY '00:00:05'",
    "SELECT FROM WHERE (",
    "USE master",
    "COPY Cost TO 'x.csv'",
    "WITH c AS (SELECT 1 AS a) DELETE FROM c",
)


@pytest.mark.parametrize("sql", NOT_A_SELECT)
def test_only_one_select_runs(database: DemoDatabase, sql: str) -> None:
    with pytest.raises(ExecutionError):
        database.run(sql, {})
    assert database.run("SELECT COUNT(*) FROM Cost", {}).rows == ((6,),)


def test_headings_are_as_written(database: DemoDatabase) -> None:
    sql = "SELECT Cost.Job, cost.amt AS [My Amount], COUNT(*) FROM Cost GROUP BY Cost.Job, cost.amt"
    rows = database.run(sql, {})
    assert rows.columns == ("Job", "My Amount", "(No column name)")
    assert database.run("SELECT * FROM Cost", {}).columns == tuple(column.name for column in TABLE.columns)


def test_row_cap_sets_truncated(database: DemoDatabase) -> None:
    cut = database.run("SELECT Cost.Id FROM Cost ORDER BY Cost.Id", {}, max_rows=4)
    assert (len(cut.rows), cut.truncated) == (4, True)
    whole = database.run("SELECT Cost.Id FROM Cost", {}, max_rows=6)
    assert (len(whole.rows), whole.truncated) == (6, False)


def test_long_query_is_stopped(database: DemoDatabase) -> None:
    nine = ", ".join(f"Cost c{number}" for number in range(14))
    with pytest.raises(ExecutionError, match="longer than 2 seconds"):
        database.run(f"SELECT SUM(c0.Qty * c9.Qty * c13.Qty) FROM {nine}", {})
    assert database.run("SELECT COUNT(*) FROM Cost", {}).rows == ((6,),)


def test_parameters_in_order_each_once() -> None:
    sql = "SELECT Cost.Id FROM Cost WHERE Cost.Co = @Co AND Cost.Job = @Job AND Cost.Id > @co"
    assert parameters(sql) == ["Co", "Job"]
    assert parameters("SELECT 1") == []


def test_literals_are_not_parameters() -> None:
    assert parameters("SELECT '@Co' FROM Cost WHERE Cost.Note = '@Job'") == []


def test_same_statement_gives_same_text() -> None:
    sql = "SELECT TOP 3 Cost.Job, GETDATE() FROM Cost WITH (NOLOCK) ORDER BY Cost.Job"
    first = carry_over(sql, CATALOG, date(2026, 10, 31))
    assert first == carry_over(sql, CATALOG, date(2026, 10, 31))
    assert "2026-10-31" in first.sql and "NOLOCK" not in first.sql
