"""Against a real ODBC driver: SQLite's (Debian unixodbc and libsqliteodbc)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from schema_index import Join, SchemaSourceError
from schema_index.odbc import read_odbc, redacted

SCHEMA = """
CREATE TABLE bAPTH (
    APCo tinyint NOT NULL, Mth smalldatetime NOT NULL, APTrans int NOT NULL, InvTotal numeric(12,2),
    [Rec#] varchar(10), KeyID int NOT NULL, PRIMARY KEY (APCo, Mth, APTrans)
);
CREATE TABLE bAPTL (
    APCo tinyint NOT NULL, Mth smalldatetime NOT NULL, APTrans int NOT NULL, APLine smallint NOT NULL,
    FOREIGN KEY (APCo, Mth, APTrans) REFERENCES bAPTH (APCo, Mth, APTrans)
);
CREATE TABLE under_score (a int); CREATE TABLE underXscore (b int);
CREATE UNIQUE INDEX biAPTL ON bAPTL (APCo, Mth, APTrans, APLine);
CREATE VIEW APTH AS SELECT * FROM bAPTH;
CREATE VIEW APOpen AS SELECT APCo, InvTotal FROM bAPTH;
"""


def sqlite_driver() -> str:
    try:
        import pyodbc
    except ImportError:
        return ""
    return "SQLite3" if "SQLite3" in pyodbc.drivers() else ""


needs_driver = pytest.mark.skipif(not sqlite_driver(), reason="needs apt-get install unixodbc libsqliteodbc")


@needs_driver
def test_a_live_database_gives_tables_keys_joins_and_views(tmp_path: Path) -> None:
    file = tmp_path / "vista.db"
    with sqlite3.connect(file) as link:
        link.executescript(SCHEMA)
    reading = read_odbc(f"DRIVER=SQLite3;DATABASE={file}")
    tables = {table.name: table for table in reading.catalog}
    assert sorted(tables) == ["APOpen", "APTH", "bAPTL", "underXscore", "under_score"]
    header = tables["APTH"]
    assert (header.base, header.kind, header.key) == ("bAPTH", "view", ("APCo", "Mth", "APTrans"))
    assert [(c.name, c.type, c.nullable) for c in header.columns] == [
        ("APCo", "tinyint", False),
        ("Mth", "smalldatetime", False),
        ("APTrans", "int", False),
        ("InvTotal", "numeric(12,2)", True),
        ("Rec#", "varchar(10)", True),
        ("KeyID", "int", False),
    ]
    assert tables["bAPTL"].key == ("APCo", "Mth", "APTrans", "APLine")
    assert (tables["APOpen"].kind, [c.name for c in tables["APOpen"].columns]) == (
        "view",
        ["APCo", "InvTotal"],
    )
    assert [c.name for c in tables["under_score"].columns] == ["a"]
    pairs = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
    assert reading.catalog.joins == (Join("bAPTL", "APTH", pairs, "declared"),)
    assert reading.skipped == ()


@needs_driver
@pytest.mark.parametrize("driver", ["SQLite3", "NoSuchDriver"])
def test_a_failed_connection_is_one_line_without_the_password(driver: str) -> None:
    with pytest.raises(SchemaSourceError) as caught:
        read_odbc(f"DRIVER={driver};DATABASE=/no/such/folder/vista.db;UID=sa;PWD={{hun;ter2}}")
    said = str(caught.value)
    assert "cannot be read" in said and "\n" not in said
    assert "hun" not in said and "ter2" not in said


@needs_driver
def test_an_empty_database_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SchemaSourceError, match="shows no table"):
        read_odbc(f"DRIVER=SQLite3;DATABASE={tmp_path / 'empty.db'}")


def test_passwords_are_replaced() -> None:
    connection = "DRIVER={ODBC Driver 18};SERVER=vista;UID=sa; Pwd ={a;b=c};Encrypt=yes"
    assert redacted(connection) == "DRIVER={ODBC Driver 18};SERVER=vista;UID=sa; Pwd =***;Encrypt=yes"
