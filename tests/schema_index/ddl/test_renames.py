"""sp_rename and ALTER SCHEMA … TRANSFER: what was read goes by its last name, with its keys and texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import Join, Reading, read_ddl, source
from schema_index.ddl.token_lists import name_parts

TABLES = """CREATE TYPE bOld FROM char(1) NOT NULL
GO
CREATE RULE yn AS @v IN ('Y', 'N')
GO
EXEC sp_bindrule 'yn', 'bOld'
CREATE TABLE dbo.Parent (Co tinyint NOT NULL, Job int NOT NULL, CONSTRAINT PK_Parent PRIMARY KEY (Co, Job))
CREATE TABLE dbo.Child (Co tinyint NOT NULL, Job int NOT NULL, Line int NOT NULL, Flag bOld,
  Kind char(1) CHECK (Kind IN ('A', 'B')), Twice AS Line * 2, CONSTRAINT PK_Child PRIMARY KEY (Co, Job, Line),
  CONSTRAINT FK_Child FOREIGN KEY (Co, Job) REFERENCES dbo.Parent (Co, Job))
EXEC sp_addextendedproperty 'MS_Description', 'the kind', 'SCHEMA', 'dbo', 'TABLE', 'Child', 'COLUMN', 'Kind'
EXEC sp_addextendedproperty 'MS_Description', 'lines', 'SCHEMA', 'dbo', 'TABLE', 'Child'
GO
"""


def read(folder: Path, *scripts: str) -> Reading:
    for number, script in enumerate(scripts):
        (folder / f"{number}.sql").write_text(script, encoding="utf-8")
    return read_ddl([folder])


@pytest.mark.parametrize("files", [1, 2])
def test_everything_follows_its_table_column_and_type(tmp_path: Path, files: int) -> None:
    renames = """EXECUTE sp_rename N'dbo.Parent', N'bJCJM', 'OBJECT'
GO
EXEC sp_rename '[dbo].[Child]', 'bJCLine'
EXEC sp_rename N'dbo.bJCLine.Kind', N'Line-Kind', 'COLUMN'
EXEC sp_rename @objname = 'bJCJM.Job', @newname = 'Job No', @objtype = 'column'
EXEC sp_rename 'dbo.bJCLine.Job', 'Job2'
EXEC sp_rename 'bOld', 'bYesNo', 'USERDATATYPE'
EXEC sp_rename 'PK_Parent', 'PK_JCJM', 'OBJECT'
EXEC sp_rename 'dbo.bJCJM.ix', 'ix2', 'INDEX'
ALTER TABLE bJCLine ADD Note varchar(9) NOT NULL
GO
CREATE VIEW JCJM AS SELECT a.* FROM bJCJM a
"""
    reading = read(tmp_path, *([TABLES + renames] if files == 1 else [TABLES, renames]))
    assert reading.skipped == ()
    assert {table.name: (table.base, table.key) for table in reading.catalog} == {
        "JCJM": ("bJCJM", ("Co", "Job No")), "bJCLine": ("bJCLine", ("Co", "Job2", "Line")),
    }  # fmt: skip
    line = reading.catalog.find("bJCLine")
    assert line is not None and line.description == "lines"
    assert [(c.name, c.type, c.user_type, c.nullable, c.description, len(c.codes)) for c in line.columns] == [
        ("Co", "tinyint", "", False, "", 0),
        ("Job2", "int", "", False, "", 0),
        ("Line", "int", "", False, "", 0),
        ("Flag", "char(1)", "bYesNo", False, "", 2),
        ("Line-Kind", "char(1)", "", True, "the kind", 2),
        ("Twice", "int", "", True, "", 0),
        ("Note", "varchar(9)", "", False, "", 0),
    ]
    assert reading.catalog.joins == (Join("bJCLine", "JCJM", (("Co", "Co"), ("Job2", "Job No")), "declared"),)


def test_a_table_goes_to_another_schema(tmp_path: Path) -> None:
    moves = "ALTER SCHEMA rpt TRANSFER dbo.Child\nALTER SCHEMA [own] TRANSFER OBJECT::Parent\n"
    moves += "ALTER SCHEMA rpt TRANSFER TYPE::dbo.bOld ALTER SCHEMA dbo TRANSFER own.Parent"
    reading = read(tmp_path, TABLES + moves)
    assert reading.skipped == ()
    assert {table.name: table.key for table in reading.catalog} == {
        "Parent": ("Co", "Job"), "rpt.Child": ("Co", "Job", "Line"),
    }  # fmt: skip
    child = reading.catalog.find("rpt.Child")
    assert child is not None and [(c.user_type, len(c.codes)) for c in child.columns][3] == ("rpt.bOld", 2)
    assert reading.catalog.joins[0].on() == "rpt.Child.Co = Parent.Co AND rpt.Child.Job = Parent.Job"


REBUILT = """CREATE TABLE dbo.Tmp_Parent (Co tinyint NOT NULL, Job int NOT NULL, Name varchar(9),
  CONSTRAINT Tmp_PK PRIMARY KEY (Co))
IF EXISTS (SELECT * FROM dbo.Parent) EXEC ('PRINT ''copied''')
DROP TABLE dbo.Parent
GO
EXECUTE sp_rename N'dbo.Tmp_Parent', N'Parent', 'OBJECT'
EXECUTE sp_rename N'dbo.Tmp_PK', N'PK_Parent', 'OBJECT'
GO
ALTER TABLE dbo.Parent ADD Last int
"""


@pytest.mark.parametrize("files", [1, 2])
def test_a_table_is_built_anew(tmp_path: Path, files: int) -> None:
    """As the designer of Management Studio, SSDT and Redgate change what ALTER TABLE cannot."""
    scripts = [TABLES + REBUILT] if files == 1 else [TABLES, REBUILT]
    reading = read(tmp_path, *scripts)
    table = reading.catalog.find("Parent")
    assert table is not None and table.key == ("Co",)
    assert [column.name for column in table.columns] == ["Co", "Job", "Name", "Last"]
    assert [join.other for join in reading.catalog.joins if join.source == "declared"] == ["Parent"]
    reasons = [skipped.reason for skipped in reading.skipped]
    assert len(reasons) == 2 and reasons[0].startswith("DROP TABLE Parent does not define")
    assert reasons[1].startswith("parent is dropped and defined again at")
    assert len(reading.catalog) == 2


def test_the_designer_renames_a_column_in_two_steps_and_two_change_places(tmp_path: Path) -> None:
    script = """EXECUTE sp_rename N'dbo.Child.Co', N'Tmp_Co', 'COLUMN'
EXECUTE sp_rename N'dbo.Child.Line', N'Co', 'COLUMN'
EXECUTE sp_rename N'dbo.Child.Tmp_Co', N'Line', 'COLUMN'
ALTER TABLE Child ADD b int DROP TABLE gone ALTER TABLE Child DROP COLUMN Kind
EXEC sp_rename 'Child.b', 'Kind', 'COLUMN'"""
    child = read(tmp_path, TABLES + script).catalog.find("Child")
    assert child is not None and child.key == ("Line", "Job", "Co")
    assert [column.name for column in child.columns] == ["Line", "Job", "Co", "Flag", "Twice", "Kind"]
    assert (child.columns[0].type, child.columns[2].type, child.columns[-1].type) == ("tinyint", "int", "int")


def test_an_old_name_can_be_given_again(tmp_path: Path) -> None:
    script = """EXEC sp_rename 'Parent', 'bParent'
GO
CREATE VIEW dbo.Parent AS SELECT a.* FROM dbo.bParent a
GO
CREATE TABLE Other (x int NOT NULL PRIMARY KEY)
EXEC sp_rename 'Child', 'Old'
EXEC sp_rename 'Other', 'Child'
GO
CREATE VIEW v1 AS SELECT x, x + 1 AS y FROM Child
GO
EXEC sp_rename 'v1', 'v2'
GO
ALTER VIEW v2 AS SELECT x FROM Child"""
    reading = read(tmp_path, TABLES + script)
    assert reading.skipped == ()
    assert {table.name: (table.base, table.key) for table in reading.catalog} == {
        "Parent": ("bParent", ("Co", "Job")),
        "Old": ("Old", ("Co", "Job", "Line")),
        "Child": ("Child", ("x",)),
        "v2": ("Child", ("x",)),
    }


def test_the_last_definition_of_a_view_counts(tmp_path: Path) -> None:
    views = "CREATE VIEW v AS SELECT Job + 1 AS n FROM Parent\nGO\nALTER VIEW v AS SELECT * FROM Parent\nGO\n"
    views += "CREATE VIEW w AS SELECT * FROM Parent\nGO\nALTER VIEW w AS SELECT Job + 1 AS n FROM Parent"
    reading = read(tmp_path, TABLES + views)
    assert {t.name: len(t.columns) for t in reading.catalog if t.name in {"v", "w"}} == {"v": 2, "w": 1}


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("EXEC sp_rename 'gone', 'here'", "the new name here of gone is not applied: nothing of that name"),
        ("EXEC sp_rename 'dbo.bspVal', 'bspOther', 'OBJECT'", "the new name bspOther of dbo.bspVal is not"),
        (
            "EXEC sp_rename 'Child', 'Parent'",
            "the new name Parent of Child is not applied: there is Parent from",
        ),
        ("EXEC sp_rename 'Child.Gone', 'x', 'COLUMN'", "EXEC sp_rename in Child: gone is not named x"),
        ("EXEC sp_rename 'Child.Co', 'Job', 'COLUMN'", "EXEC sp_rename in Child: co is not named Job"),
        ("EXEC sp_rename 'Gone.Co', 'Job', 'COLUMN'", "EXEC sp_rename in gone: there is no CREATE TABLE"),
        ("EXEC sp_rename @old, 'Job'", "EXEC sp_rename of what is not named by plain strings is not applied"),
        ("EXEC sp_rename 'a', 'b', 'DATABASE'", "EXEC sp_rename of DATABASE is not applied"),
        ("EXEC sp_rename", "EXEC sp_rename of what is not named by plain strings is not applied"),
        ("ALTER SCHEMA rpt TRANSFER dbo.gone", "the new name rpt.gone of dbo.gone is not applied"),
        ("ALTER SCHEMA rpt", "ALTER SCHEMA names nothing that it transfers"),
    ],
)
def test_what_cannot_be_renamed_is_reported(tmp_path: Path, script: str, reason: str) -> None:
    reading = read(tmp_path, TABLES, script)
    assert [str(skipped) for skipped in reading.skipped if skipped.reason.startswith(reason)], reading.skipped
    (skipped,) = reading.skipped
    assert (Path(skipped.file).name, skipped.line) == ("1.sql", 1)
    assert {table.name for table in reading.catalog} == {"Parent", "Child"}


@pytest.mark.parametrize(
    ("text", "name"),
    [("My Table.Cost-Type", "Cost-Type"), ('[a]]b]."c.d"', "c.d"), ("dbo.[x", "[x"), (" [a] . [b] ", "b")],
)
def test_names_in_strings(text: str, name: str) -> None:
    assert name_parts(text)[-1] == name and len(name_parts(text)) == 2


def test_a_script_of_renames_alone_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_MOVES", 30)
    names = "".join(f"EXEC sp_rename 'T{n}', 'T{n + 1}'\n" for n in range(40))
    reading = read(tmp_path, f"CREATE TABLE T0 (x int)\nDROP TABLE gone\n{names}")
    assert [table.name for table in reading.catalog] == ["T29"]
    reasons = [skipped.reason for skipped in reading.skipped if "comes after 30 others" in skipped.reason]
    assert len(reasons) == 11
