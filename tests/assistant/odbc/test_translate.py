"""What T-SQL becomes for other systems, and what is refused on the way."""

from __future__ import annotations

import pytest

from assistant.odbc import translate as module
from assistant.odbc.dbms import Dbms, dbms_reported
from assistant.odbc.translate import headings, translate
from schema_index import Catalog, GateError

FROM = "FROM APTH WITH (NOLOCK) WHERE APTH.APCo"


def system(name: str) -> Dbms:
    found = dbms_reported(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("sql", "piece", "names"),
    [
        (f"SELECT APTH.APRef AS Ref {FROM} = @APCo ORDER BY REF", 'ORDER BY "Ref"', ("APCo",)),
        (f"SELECT TOP (5) APTH.APRef {FROM} IN (@APCo, @Other)", "IN (?, ?) LIMIT 5", ("APCo", "Other")),
        (f"SELECT TOP (500) APTH.APRef {FROM} = 1", "LIMIT 11", ()),
        (f"SELECT APTH.APRef + '-' + APTH.Description AS T {FROM} = 1", '''"APRef" || '-' || "APTH"''', ()),
        (f"SELECT ISNULL(APTH.Vendor, 0) AS V {FROM} = 1 OPTION (MAXDOP 1)", 'COALESCE("APTH"."', ()),
        (f"SELECT DATEFROMPARTS(2025, 1, 1) AS D {FROM} = 1", "MAKE_DATE(CAST(2025 AS INT)", ()),
        ("SELECT ap.APRef FROM APTH AS ap WITH (NOLOCK) WHERE AP.APCo = 1", 'WHERE "ap"."APCo" = 1', ()),
        (f"SELECT '@APCo' AS T {FROM} = @APCo", "'@APCo' AS", ("APCo",)),
    ],
)
def test_postgresql(catalog: Catalog, sql: str, piece: str, names: tuple[str, ...]) -> None:
    text, found = translate(sql, catalog, system("PostgreSQL"), 11)
    assert piece in text and found == names
    assert "NOLOCK" not in text and text.count("?") == len(names)


def test_what_comes_out_must_read_what_went_in(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    sql = f"SELECT APTH.APRef {FROM} IN (2)"
    shapes = iter([[("apth", "apco in ['2']")], [("apth", "")]])
    monkeypatch.setattr(module, "_shape", lambda tree: next(shapes))
    with pytest.raises(GateError, match="would read other rows"):
        translate(sql, catalog, system("PostgreSQL"), 11)


@pytest.mark.parametrize(
    "sql", ["SELECT APTH.[@x] FROM APTH WITH (NOLOCK)", "SELECT 1; SELECT 2", "DROP TABLE x"]
)
def test_what_is_not_carried_over(catalog: Catalog, sql: str) -> None:
    with pytest.raises(GateError):
        translate(sql, catalog, system("SQLite"), 11)


def test_headings_are_those_that_were_written() -> None:
    assert headings("SELECT a.X AS [The X], a.y FROM t AS a") == ("The X", "y")
    assert headings("SELECT * FROM t") is None and headings("SELECT 1 + 1 FROM t") is None
