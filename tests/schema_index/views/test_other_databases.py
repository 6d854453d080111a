"""Names with a database before their schema: of this database where a script names it, else of another."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema_index import Reading, read_ddl

TABLE = "CREATE TABLE bX (Co tinyint NOT NULL, N int NOT NULL, CONSTRAINT k PRIMARY KEY (Co, N))\nGO\n"
FROM = ("Other.dbo.bX", "[Other]..bX", "Server.Other.dbo.bX", "[s-1].[Other]..[bX]", "master.dbo.bX")


def read(folder: Path, text: str) -> Reading:
    (folder / "script.sql").write_text(text, encoding="utf-8")
    return read_ddl([folder])


@pytest.mark.parametrize("name", FROM)
@pytest.mark.parametrize(
    "query", ["SELECT * FROM {} x", "SELECT x.*, 1 AS One FROM {} x", "SELECT TOP 5 * FROM {}"]
)
def test_another_database_lends_nothing(tmp_path: Path, name: str, query: str) -> None:
    index = "CREATE UNIQUE CLUSTERED INDEX i ON X (N)"
    reading = read(tmp_path, f"USE master\nGO\n{TABLE}CREATE VIEW X AS {query.format(name)}\nGO\n{index}")
    found = {table.name: (table.base, table.key, len(table.columns)) for table in reading.catalog}
    assert found.pop("bX") == ("bX", ("Co", "N"), 2)
    assert all(table == ("X", (), 1) for table in found.values())  # the one column of its own
    (said,) = [skipped for skipped in reading.skipped if "in another database" in skipped.reason]
    assert said.reason.startswith("the view X reads ") and said.line == 5


def test_its_columns_and_joins_are_not_ours(tmp_path: Path) -> None:
    query = "SELECT o.N, b.Co FROM Other.dbo.bX o JOIN bX b ON b.Co = o.Co AND b.N = o.N"
    reading = read(tmp_path, f"{TABLE}CREATE VIEW v AS {query}")
    view = reading.catalog.find("v")
    assert view is not None and [(c.name, c.type) for c in view.columns] == [("N", ""), ("Co", "tinyint")]
    assert (view.key, reading.catalog.joins) == ((), ())


@pytest.mark.parametrize("names", ["USE [Vista]\nGO\n", "CREATE DATABASE Vista ON (NAME = 'x')\nGO\n"])
@pytest.mark.parametrize("name", ["Vista.dbo.bX", "[vista]..bX"])
@pytest.mark.parametrize("query", ["SELECT * FROM {}", "SELECT a.Co, a.N FROM {} a"])
def test_a_database_that_the_script_names_is_this_one(
    tmp_path: Path, names: str, name: str, query: str
) -> None:
    reading = read(tmp_path, f"{TABLE}CREATE VIEW X AS {query.format(name)}\nGO\n{names}")
    assert {table.name: (table.base, table.key) for table in reading.catalog} == {"X": ("bX", ("Co", "N"))}
    assert not [skipped for skipped in reading.skipped if "reads" in skipped.reason]


def test_the_reason_says_what_to_do(tmp_path: Path) -> None:
    reading = read(tmp_path, f"{TABLE}CREATE VIEW X AS SELECT * FROM Vista.dbo.bX")
    assert [skipped.reason for skipped in reading.skipped] == [
        "the view X reads Vista.dbo.bX, which is in another database: read that one by itself, or if it is "
        "this one, say USE Vista in a script"
    ]


def test_a_synonym_of_this_database(tmp_path: Path) -> None:
    text = f"USE Vista\nGO\n{TABLE}CREATE SYNONYM S FOR Vista.dbo.bX\nCREATE SYNONYM T FOR Other.dbo.bX"
    reading = read(tmp_path, text)
    assert [table.name for table in reading.catalog] == ["bX", "S"]
    assert [skipped.reason for skipped in reading.skipped] == [
        "the synonym T for Other.dbo.bX is in another database: read that one by itself"
    ]
