"""Against a real ODBC driver: SQLite's (Debian unixodbc and libsqliteodbc)."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from schema_index import Join, SchemaSourceError
from schema_index.__main__ import main
from schema_index.live.odbc import read_odbc

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


@needs_driver
def test_a_view_that_cannot_be_read_is_reported_and_costs_no_table(tmp_path: Path) -> None:
    file = tmp_path / "vista.db"
    with sqlite3.connect(file) as link:
        link.executescript(SCHEMA + "CREATE VIEW broken AS SELECT x FROM nowhere;")
    reading = read_odbc(f"DRIVER=SQLite3;DATABASE={file}")
    assert sorted(table.name for table in reading.catalog) == [
        "APOpen", "APTH", "bAPTL", "underXscore", "under_score",
    ]  # fmt: skip
    assert [skipped.reason for skipped in reading.skipped] == [
        "columns of broken failed: [HY000] [SQLite]no such table: main.nowhere (1) (1) (SQLColumns)",
        "the view broken shows no columns",
    ]
    # The one call for all columns fails over that view, so every table is asked for by itself.
    assert reading.calls == 2 + 7 + 2


KEYS = """
CREATE TABLE plain (id integer PRIMARY KEY, code text UNIQUE, kind int, part int);
CREATE UNIQUE INDEX filtered ON plain (kind) WHERE kind > 0;
CREATE UNIQUE INDEX computed ON plain (lower(code));
CREATE UNIQUE INDEX both ON plain (part, kind);
CREATE TABLE child (
    id int REFERENCES Plain, kind int, part int, FOREIGN KEY (part, kind) REFERENCES plain (part, kind)
);
CREATE TABLE orphan (id int REFERENCES nowhere (id));
"""


@needs_driver
def test_keys_of_all_tables_at_once_are_those_of_each_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "vista.db"
    with sqlite3.connect(file) as link:
        link.executescript(SCHEMA + KEYS)
    at_once = read_odbc(f"DRIVER=SQLite3;DATABASE={file}")
    monkeypatch.setattr("schema_index.live.odbc_catalog.read_keys", lambda *_: False)
    one_by_one = read_odbc(f"DRIVER=SQLite3;DATABASE={file}")
    assert (at_once.calls, one_by_one.calls) == (2 + 2, 2 + 3 * 7)
    assert at_once.catalog.tables == one_by_one.catalog.tables
    assert set(one_by_one.catalog.joins) <= set(at_once.catalog.joins)
    pairs = {join.pairs for join in at_once.catalog.joins if join.table == "child"}
    assert pairs == {(("id", "id"),), (("part", "part"), ("kind", "kind"))}
    assert [skipped.reason for skipped in at_once.skipped] == [
        "orphan has a foreign key to nowhere, which is not in what was read"
    ]


@needs_driver
def test_filtered_and_computed_unique_indexes_are_no_keys(tmp_path: Path) -> None:
    file = tmp_path / "vista.db"
    with sqlite3.connect(file) as link:
        link.executescript(
            "CREATE TABLE a (x int NOT NULL, y text); CREATE UNIQUE INDEX one ON a (x) WHERE y > 'b';"
            "CREATE TABLE b (x int NOT NULL, y text); CREATE UNIQUE INDEX two ON b (x, lower(y));"
            "CREATE TABLE c (x int NOT NULL, y text); CREATE UNIQUE INDEX three ON c (y, x);"
        )
    tables = read_odbc(f"DRIVER=SQLite3;DATABASE={file}").catalog
    assert {table.name: table.key for table in tables} == {"a": (), "b": (), "c": ("y", "x")}


@needs_driver
def test_names_with_quotes_and_signs_of_patterns(tmp_path: Path) -> None:
    names = ["it's", 'quo"te', "per%cent", "semi;colon", "back\\slash", "a.b", "Spaced Name", "ünïcode"]
    file = tmp_path / "vista.db"
    with sqlite3.connect(file) as link:
        for number, name in enumerate(names):
            quoted = name.replace('"', '""')
            link.execute(f'CREATE TABLE "{quoted}" (c{number} int NOT NULL, PRIMARY KEY (c{number}))')
    tables = {table.name: table for table in read_odbc(f"DRIVER=SQLite3;DATABASE={file}").catalog}
    assert {name: table.key for name, table in tables.items()} == {
        name: (f"c{number}",) for number, name in enumerate(names)
    }


@needs_driver
def test_build_writes_no_password_anywhere(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file, out = tmp_path / "vista.db", tmp_path / "index"
    with sqlite3.connect(file) as link:
        link.executescript(SCHEMA)
    secret = "hun;ter}2%40@:/"
    braced = "{" + secret.replace("}", "}}") + "}"
    connection = f"DRIVER=SQLite3;DATABASE={file};UID=sa;PWD={braced};AccessToken={braced}"
    monkeypatch.setenv("VISTA_ODBC", connection)
    shown = f"DRIVER=SQLite3;DATABASE={file};UID=sa;PWD=***;AccessToken=***"
    said = []
    for command, given, kept in (
        ("build", connection, shown),
        ("update", "env:VISTA_ODBC", "env:VISTA_ODBC"),
    ):
        assert main([command, "--odbc", given, "--out", str(out), "--json"]) == 0
        said.append(capsys.readouterr())
        manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
        assert manifest["built_from"] == ["--odbc", kept]
    (out / "tables.faiss").write_bytes(b"damaged")
    assert main(["stats", "--index", str(out)]) == 2
    said.append(capsys.readouterr())
    assert "build --odbc env:VISTA_ODBC" in said[-1].err
    for part in ("hun", "ter}2"):
        assert part not in "".join(text for captured in said for text in captured)
        assert not [path for path in out.rglob("*") if part.encode() in path.read_bytes()]


def test_without_a_connection_string_the_variable_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VISTA_ODBC", raising=False)
    assert main(["build", "--odbc", "env:VISTA_ODBC", "--out", str(tmp_path / "index")]) == 2
    captured = capsys.readouterr()
    assert "the environment variable VISTA_ODBC is not set" in captured.err
