"""Ways of writing a script that few tools have, each of which defines what it does elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import Reading, read_ddl


def read(folder: Path, text: str) -> Reading:
    (folder / "script.sql").write_text(text, encoding="utf-8")
    return read_ddl([folder])


def columns(reading: Reading, name: str) -> list[tuple[str, str, str, bool]]:
    table = reading.catalog.find(name)
    assert table is not None, name
    return [(column.name, column.type, column.user_type, column.nullable) for column in table.columns]


@pytest.mark.parametrize(
    ("script", "tables"),
    [
        ("CREATE TABLE a (x int) CREATE TABLE b (y int)", ["a", "b"]),
        ("CREATE TABLE a (x int) ON ps(x) CREATE UNIQUE INDEX i ON a (x) CREATE TABLE b (y int)", ["a", "b"]),
        ("USE Vista CREATE TABLE a (x int)\nGRANT CREATE TABLE TO joe", ["a"]),
        ("BEGIN TRAN CREATE TABLE a (x int) COMMIT TRAN", ["a"]),
        ("BEGIN TRY CREATE TABLE a (x int) END TRY BEGIN CATCH PRINT 'no' END CATCH", ["a"]),
        ("CREATE TYPE t FROM int NOT NULL CREATE TABLE a (x t)", ["a"]),
        ("CREATE TABLE a (x int)\nGO\nCREATE OR ALTER VIEW v AS SELECT a.x, 1 AS y FROM a", ["a", "v"]),
    ],
)
def test_statements_on_one_line(tmp_path: Path, script: str, tables: list[str]) -> None:
    reading = read(tmp_path, script)
    assert [table.name for table in reading.catalog] == tables
    assert reading.skipped == ()


def test_a_key_on_the_line_of_another_statement(tmp_path: Path) -> None:
    text = "CREATE TABLE a (x int NOT NULL, y int) CREATE UNIQUE CLUSTERED INDEX i ON a (x)"
    table = read(tmp_path, f"{text} CREATE TABLE b (y int)").catalog.find("a")
    assert table is not None and table.key == ("x",)


def test_an_external_table_is_one(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        "CREATE EXTERNAL TABLE [rpt].[Far] ([Co] tinyint NOT NULL, [Name] nvarchar(30) NULL)\n"
        "WITH (DATA_SOURCE = [s], SCHEMA_NAME = N'x', OBJECT_NAME = N'y')",
    )
    assert reading.skipped == ()
    assert columns(reading, "rpt.Far") == [
        ("Co", "tinyint", "", False), ("Name", "nvarchar(30)", "", True),
    ]  # fmt: skip


def test_types_of_two_schemas_are_told_apart(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """CREATE TYPE dbo.bYN FROM char(1) NOT NULL
CREATE TYPE [rpt].[bYN] FROM bit NULL
CREATE TYPE rpt.Lone FROM varchar(9)
CREATE TYPE bBare FROM int
CREATE RULE yn AS @v IN ('Y', 'N')
CREATE RULE bits AS @v IN (0, 1)
GO
EXEC sp_bindrule 'yn', 'dbo.bYN'
EXEC sp_bindrule 'bits', '[rpt].[bYN]'
GO
CREATE TABLE a (x dbo.bYN, y bYN, z [rpt].[bYN], l Lone, q rpt.bBare)
CREATE TABLE rpt.b (y bYN, z rpt.byn)""",
    )
    assert reading.skipped == ()
    assert columns(reading, "a") == [
        ("x", "char(1)", "bYN", False),
        ("y", "char(1)", "bYN", False),
        ("z", "bit", "rpt.bYN", True),
        ("l", "varchar(9)", "rpt.Lone", True),
        ("q", "int", "bBare", True),
    ]
    # A bare name of a type is one of dbo whatever the table's schema.
    assert [column[1:3] for column in columns(reading, "rpt.b")] == [("char(1)", "bYN"), ("bit", "rpt.bYN")]
    table = reading.catalog.find("a")
    assert table is not None
    codes = {column.name: [code for code, _ in column.codes] for column in table.columns if column.codes}
    assert codes == {"x": ["Y", "N"], "y": ["Y", "N"], "z": ["0", "1"]}


def test_rules_of_scripts_with_quoted_identifiers_off(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """SET QUOTED_IDENTIFIER OFF
GO
CREATE RULE dbo.brYesNo AS @value IN ("Y", "N")
GO
CREATE TYPE bYN FROM char(1)
GO
sp_bindrule 'dbo.brYesNo', 'bYN'
GO
CREATE TABLE a (x bYN, y char(1) CHECK (y = "A" OR y = "B"))""",
    )
    assert reading.skipped == ()
    table = reading.catalog.find("a")
    assert table is not None
    assert [[code for code, _ in column.codes] for column in table.columns] == [["Y", "N"], ["A", "B"]]


def test_calls_without_exec_and_texts_in_variables(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        """CREATE TABLE bA (x int NOT NULL PRIMARY KEY)
GO
sys.sp_addextendedproperty N'MS_Description', N'what it is', N'SCHEMA', N'dbo', N'TABLE', N'bA'
GO
BEGIN TRY EXEC sp_addextendedproperty 'MS_Description', 'x is', 'USER', dbo, 'TABLE', bA, 'COLUMN', x END TRY
GO
DECLARE @n numeric(12, 2), @sql nvarchar(max) = N'CREATE VIEW A AS SELECT a.* FROM bA a', @x int = 1
EXEC sp_executesql @sql
GO""",
    )
    assert reading.skipped == ()
    table = reading.catalog.find("A")
    assert table is not None and (table.base, table.key, table.description) == ("bA", ("x",), "what it is")
    assert table.columns[0].description == "x is"


def test_what_is_dropped_if_it_exists_is_named(tmp_path: Path) -> None:
    reading = read(tmp_path, "DROP TABLE IF EXISTS dbo.Old\nGO\nCREATE TABLE a (x int)")
    assert [str(skipped.reason) for skipped in reading.skipped] == [
        "DROP TABLE Old does not define a table, key, type or view"
    ]


@pytest.mark.parametrize("text", ["N'CREATE VIEW A AS ' + @rest", "'a' + N'CREATE VIEW A'", "@other"])
def test_a_text_that_is_put_together_is_not_run_in_part(tmp_path: Path, text: str) -> None:
    script = f"CREATE TABLE bA (x int)\nGO\nDECLARE @s nvarchar(max) = {text}\nEXEC (@s)"
    reading = read(tmp_path, script)
    assert [table.name for table in reading.catalog] == ["bA"]
    assert [skipped.line for skipped in reading.skipped] == [4]


def test_a_text_that_grows_is_not_known_any_more(tmp_path: Path) -> None:
    script = "CREATE TABLE bA (x int)\nGO\nDECLARE @s nvarchar(99) = N'CREATE VIEW '"
    reading = read(tmp_path, f"{script}\nSET @s += N'A AS SELECT 1 x'\nEXEC (@s)")
    assert [table.name for table in reading.catalog] == ["bA"]
    assert [skipped.line for skipped in reading.skipped] == [5]
