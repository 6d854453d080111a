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


@pytest.mark.parametrize(
    "text", ["N'CREATE VIEW A AS ' + @rest", "'CREATE VIEW A AS ' + QUOTENAME('x')", "@other", "N'a' * 2"]
)
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


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ("IF 1 = 1 BEGIN ALTER TABLE a ADD b int END ELSE ALTER TABLE a ADD c int", "x b c"),
        ("IF 1 = 1\nBEGIN\nPRINT 'x' END ALTER TABLE a ADD b int", "x b"),
        ("ALTER TABLE a ADD b int ALTER TABLE a ADD c int", "x b c"),
        ("ALTER TABLE a ADD b int EXEC sp_tableoption 'a', 'text in row' ALTER TABLE a ADD c int", "x b c"),
        ("ALTER TABLE a ADD b AS CASE WHEN x = 1 THEN 2 ELSE 3 END, c int", "x b c"),
        ("ALTER TABLE a ADD b AS CASE WHEN x = 1\nTHEN 2\nELSE 3\nEND, c int ALTER TABLE a ADD d int",
         "x b c d"),
        ("ALTER TABLE a ADD b int CONSTRAINT k DEFAULT CASE 1 WHEN 1 THEN 2 END, c int", "x b c"),
        ("ALTER TABLE a\nADD b int\nALTER TABLE a\nDROP COLUMN x", "b"),
        ("ALTER TABLE a ADD b int DROP TABLE IF EXISTS z ALTER TABLE a DROP COLUMN IF EXISTS x", "b"),
        ("ALTER TABLE a ADD b int IF 1 = 1 ALTER TABLE a ADD c int "
         "ELSE IF 2 = 2 ALTER TABLE a ADD d int", "x b c d"),
        ("BEGIN TRY ALTER TABLE a ADD b int END TRY BEGIN CATCH ALTER TABLE a ADD c int END CATCH", "x b c"),
        ("SET NOCOUNT ON ALTER TABLE a ADD b int UPDATE a SET b = 1, x = 2 ALTER TABLE a ADD c int", "x b c"),
        ("ALTER TABLE a ADD b int GRANT SELECT, ALTER ON a TO joe, jim WITH GRANT OPTION "
         "ALTER TABLE a ADD c int",
         "x b c"),
        ("GRANT CREATE TABLE, CREATE VIEW TO joe ALTER TABLE a ADD b int", "x b"),
        ("ALTER TABLE a ADD b int, FOREIGN KEY (b) REFERENCES a (x) ON DELETE\nSET NULL "
         "ON\nUPDATE CASCADE, c int",
         "x b c"),
        ("INSERT a VALUES (1) EXEC('ALTER TABLE a ADD b int') INSERT a EXEC p "
         "ALTER TABLE a ADD c int", "x b c"),
        ("WHILE 1 = 1 BEGIN ALTER TABLE a ADD b int BREAK END; ALTER TABLE a ADD c int RETURN", "x b c"),
        ("ALTER TABLE a ADD b int DISABLE TRIGGER t, u ON a ALTER TABLE a ENABLE TRIGGER t", "x b"),
    ],
)  # fmt: skip
def test_each_statement_of_a_line_counts(tmp_path: Path, script: str, names: str) -> None:
    reading = read(tmp_path, f"CREATE TABLE a (x int)\nGO\n{script}")
    assert " ".join(column[0] for column in columns(reading, "a")) == names
    reported = {"DROP TABLE z", "UPDATE", "INSERT", "DISABLE TRIGGER"}
    assert all(any(word in skipped.reason for word in reported) for skipped in reading.skipped)


def test_a_column_is_altered_on_the_next_line(tmp_path: Path) -> None:
    reading = read(tmp_path, "CREATE TABLE a (x int)\nGO\nALTER TABLE dbo.a\nALTER COLUMN x bigint NOT NULL")
    assert columns(reading, "a") == [("x", "bigint", "", False)]
    assert reading.skipped == ()


@pytest.mark.parametrize(
    "script",
    [
        "EXEC('CREATE TABLE t (x int, ' + N'y varchar(9))')",
        "EXECUTE (N'CREATE TABLE t '\n + '(x int,\n'\n + N' y varchar(9))');",
        "EXEC sp_executesql N'CREATE TABLE t (x int, ' + N'y varchar(9))'",
        "EXEC dbo.sp_executesql @stmt = N'CREATE TABLE t (x int, ' + N'y varchar(9))', @params = N''",
        "DECLARE @sql nvarchar(max) = N'CREATE TABLE t (x int, ' + N'y varchar(9))'; EXEC(@sql)",
        "DECLARE @n int, @sql nvarchar(max) SET @sql = 'CREATE TABLE t (x int, ' "
        "+ 'y varchar(9))' EXEC (@sql)",
        "DECLARE @sql nvarchar(max) = N''\nSET @sql = N'CREATE TABLE t (x int, y varchar(9))'\n"
        "EXEC sp_executesql @sql",
        "DECLARE @a varchar(99), @b varchar(99) SELECT @a = 'CREATE TABLE t (x int, ', @b = 'y varchar(9))' "
        "EXEC (@a + @b)",
        "IF OBJECT_ID('t') IS NULL EXEC ('CREATE TABLE t (x int' + ', y varchar(9))') ELSE PRINT 'there'",
        "EXEC('EXEC(''CREATE TABLE t (x int, '' + ''y varchar(9))'')')",
    ],
)  # fmt: skip
def test_a_text_of_plain_strings_is_read(tmp_path: Path, script: str) -> None:
    reading = read(tmp_path, script)
    assert columns(reading, "t") == [("x", "int", "", True), ("y", "varchar(9)", "", True)]
    assert all(skipped.reason.startswith("SELECT") for skipped in reading.skipped)


@pytest.mark.parametrize(
    "script",
    [
        "EXEC ('CREATE TABLE b (y int)') AT Other",
        "EXEC ('CREATE TABLE b (y int' + @more + ')')",
        "EXEC sp_executesql N'CREATE TABLE b (y int' + @more",
        "IF @x = 1 SET @s = N'CREATE TABLE b (y int)' ELSE SET @s = N'CREATE TABLE c (y int)' EXEC (@s)",
        "SET @s = N'CREATE TABLE b (y int)' FETCH NEXT FROM q INTO @s EXEC (@s)",
        "SET @s = N'CREATE TABLE b (y int)' EXEC sp_executesql @other, N'', @s OUTPUT",
        "SET @s = N' (y int)' EXEC (@s + @s)",
    ],
)
def test_a_text_that_depends_on_more_is_reported(tmp_path: Path, script: str) -> None:
    reading = read(tmp_path, f"CREATE TABLE a (x int)\nGO\n{script}")
    assert [table.name for table in reading.catalog] == ["a"]
    assert [(skipped.line, skipped.reason.partition(",")[0]) for skipped in reading.skipped] == [
        (3, "EXEC runs a text that is more than plain strings of this script")
    ]


def test_a_variable_can_be_set_and_run_in_turn(tmp_path: Path) -> None:
    turns = "".join(f"SET @s = N'CREATE TABLE t{n} (x int)' EXEC (@s)\n" for n in range(3))
    reading = read(tmp_path, f"DECLARE @s nvarchar(max)\n{turns}")
    assert [table.name for table in reading.catalog] == ["t0", "t1", "t2"]
    assert reading.skipped == ()


def test_a_text_is_not_run_without_end(tmp_path: Path) -> None:
    text = "CREATE TABLE a (x int)\nGO\nDECLARE @s nvarchar(max) = N'SELECT 1" + " " * 5000 + "'\n"
    reading = read(tmp_path, text + "EXEC (@s)\n" * 400)
    assert len([skipped for skipped in reading.skipped if "SELECT 1" in skipped.reason]) == 1
