"""Whether a column may be NULL where it does not say: by its user type, its key, its kind.

From the Transact-SQL reference, CREATE TABLE, "Nullability rules within a table definition".
"""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import read_ddl

TYPES = """
CREATE TYPE dbo.bCo FROM tinyint NOT NULL
GO
CREATE TYPE bDesc FROM varchar(30) NULL
CREATE TYPE bPlain FROM int
GO
EXEC sp_addtype bVend, 'int', 'NOT NULL'
EXEC sp_addtype N'bJob', N'varchar(10)', N'NONULL'
EXEC sp_addtype 'bOpen', 'int', 'null'
GO
"""


def required(tmp_path: Path, script: str, table: str = "t") -> str:
    """The columns of a table that refuse NULL."""
    (tmp_path / "script.sql").write_text(TYPES + script, encoding="utf-8")
    found = read_ddl([tmp_path]).catalog.find(table)
    assert found is not None
    return " ".join(column.name for column in found.columns if not column.nullable)


@pytest.mark.parametrize(
    ("columns", "names"),
    [
        ("a bCo, b bDesc, c bPlain, d bVend, e bJob, f bOpen", "a d e"),
        ("a [dbo].[BCO], b bCo NULL, c bDesc NOT NULL", "a c"),
        ("a bCo CONSTRAINT d DEFAULT 1, b bCo DEFAULT NULL, c bCo CONSTRAINT d NULL", "a b"),
        ("a int, b int IDENTITY, c timestamp, d rowversion, e sysname, f sysname NULL", "b c d e"),
        ("timestamp, a int", "timestamp"),
        ("a int, b int, c int, PRIMARY KEY (a, b)", "a b"),
        ("a int PRIMARY KEY, b int UNIQUE", "a"),
        ("a bCo, b AS (a + 1), c AS a PERSISTED NOT NULL", "a c"),
        ("a int SPARSE NULL, b int DEFAULT (0) NOT NULL, c int CHECK (c IS NOT NULL)", "b"),
    ],
)
def test_what_a_column_does_not_say(tmp_path: Path, columns: str, names: str) -> None:
    assert required(tmp_path, f"CREATE TABLE t ({columns})") == names


def test_columns_that_are_added_and_altered(tmp_path: Path) -> None:
    script = "CREATE TABLE t (a int NOT NULL, b bCo, c bCo)\nGO\nALTER TABLE t ADD d bCo, e bCo NULL, f int\n"
    script += "ALTER TABLE t ALTER COLUMN a bDesc\nALTER TABLE t ALTER COLUMN b tinyint NULL\n"
    script += "ALTER TABLE t ALTER COLUMN f bVend\nGO\nALTER TABLE t ADD PRIMARY KEY (f)"
    assert required(tmp_path, script) == "c d f"


def test_the_type_is_known_whichever_comes_first(tmp_path: Path) -> None:
    script = "CREATE TABLE t (a bLate)\nGO\nCREATE TYPE bLate FROM int NOT NULL"
    assert required(tmp_path, script) == "a"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("SELECT * FROM t", "a b"),
        ("SELECT a AS x, c AS y FROM t", "x"),
        ("SELECT l.a AS l, r.a AS r FROM t l LEFT JOIN t r ON r.b = l.b", "l"),
        ("SELECT a FROM t UNION ALL SELECT c FROM t", ""),
        ("SELECT v.a FROM (SELECT a FROM t) v", "a"),
        ("WITH q (m, n) AS (SELECT a, c FROM t) SELECT m, n FROM q", "m"),
        (
            "SELECT ISNULL(c, 0) AS x, ISNULL(c, c) AS y, COALESCE(c, 0) AS z, 1 w, (a) v, a + 1 u FROM t",
            "x w v",
        ),
        ("SELECT x.a, y.a AS p, z.a AS q FROM t x LEFT JOIN (t y JOIN t z ON z.b = y.b) ON y.b = x.b", "a"),
        ("SELECT x.a, y.a AS p, z.a AS q FROM t x LEFT JOIN t y JOIN t z ON z.b = y.b ON y.b = x.b", "a"),
        (
            "SELECT x.a, y.a AS p, z.a AS q FROM t x JOIN (t y RIGHT JOIN t z ON z.b = y.b) ON z.b = x.b",
            "a q",
        ),
        (
            "SELECT x.a, o.b p, i.b q FROM t x OUTER APPLY (SELECT b FROM t) o CROSS APPLY (SELECT 1 b) i",
            "a q",
        ),
        ("SELECT ISNULL(y.a, y.b) AS p, 'x' AS k FROM t x LEFT JOIN t y ON y.b = x.b", "k"),
    ],
)
def test_views_take_it_from_their_base(tmp_path: Path, query: str, names: str) -> None:
    script = f"CREATE TABLE t (a bCo, b int NOT NULL, c bCo NULL)\nGO\nCREATE VIEW v AS {query}"
    assert required(tmp_path, script, "v") == names
