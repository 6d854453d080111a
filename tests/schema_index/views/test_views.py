"""What views show, and the joins they write."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from schema_index import Catalog, Column, Join, Table, read_ddl
from schema_index.catalog import CONFIDENCE, JoinSource

TABLES = """
CREATE TYPE bCompany FROM tinyint
GO
CREATE TABLE bHQCO (HQCo bCompany NOT NULL PRIMARY KEY, VendorGroup tinyint NOT NULL, Name varchar(60))
CREATE TABLE bAPVM (VendorGroup tinyint NOT NULL, Vendor int NOT NULL, Name varchar(60) NOT NULL,
    PRIMARY KEY (VendorGroup, Vendor))
CREATE TABLE bAPTH (APCo bCompany NOT NULL, Mth smalldatetime NOT NULL, APTrans int NOT NULL,
    VendorGroup tinyint, Vendor int, InvTotal numeric(12,2) NOT NULL, -- Invoice total
    PRIMARY KEY (APCo, Mth, APTrans))
CREATE TABLE bAPTL (APCo bCompany NOT NULL, Mth smalldatetime NOT NULL, APTrans int NOT NULL,
    APLine smallint NOT NULL, GrossAmt numeric(12,2) NOT NULL, Job varchar(10),
    PRIMARY KEY (APCo, Mth, APTrans, APLine))
CREATE TABLE bAPTHHistory (APCo bCompany NOT NULL, Mth smalldatetime NOT NULL, APTrans int NOT NULL,
    VendorGroup tinyint, Vendor int, InvTotal numeric(12,2) NOT NULL, PRIMARY KEY (APCo, Mth, APTrans))
GO
CREATE VIEW HQCO AS SELECT * FROM bHQCO
GO
CREATE VIEW APVM AS SELECT a.* FROM bAPVM a
GO
CREATE VIEW APTH AS SELECT a.* FROM bAPTH a
GO
CREATE VIEW APTL AS SELECT a.* FROM bAPTL a
GO
"""
HEADER = (("APCo", "APCo"), ("Mth", "Mth"), ("APTrans", "APTrans"))
VENDOR = (("VendorGroup", "VendorGroup"), ("Vendor", "Vendor"))


def catalog_with(tmp_path: Path, *views: str) -> Catalog:
    text = TABLES + "".join(f"CREATE VIEW {view}\nGO\n" for view in views)
    (tmp_path / "schema.sql").write_text(text, encoding="utf-8")
    return read_ddl([tmp_path]).catalog


def shown(tmp_path: Path, *views: str, name: str = "v") -> Table:
    found = catalog_with(tmp_path, *views).find(name)
    assert found is not None
    return found


def names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM bAPVM",
        "select a.* from dbo.bAPVM as a with (nolock)",
        "SELECT a.* FROM [dbo].[bAPVM] a (NOLOCK) WHERE a.Vendor > 0 OR EXISTS (SELECT 1 FROM b)",
        "SELECT VendorGroup, Vendor, Name FROM bAPVM",
        "SELECT bAPVM.VendorGroup, Vendor, [Name] FROM bAPVM WHERE Vendor IN (SELECT Vendor FROM bAPTH)",
    ],
)
def test_a_view_that_shows_a_whole_table_gives_it_another_name(tmp_path: Path, query: str) -> None:
    found = shown(tmp_path, f"v AS {query}")
    assert (found.base, found.key) == ("bAPVM", ("VendorGroup", "Vendor"))
    assert names(found) == ["VendorGroup", "Vendor", "Name"]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT DISTINCT * FROM bAPVM",
        "SELECT TOP 5 * FROM bAPVM",
        "SELECT VendorGroup, Vendor FROM bAPVM",
        "SELECT VendorGroup, Vendor, Name AS Called FROM bAPVM",
        "SELECT a.* FROM bAPVM a, bHQCO b",
        "SELECT * FROM bAPVM UNION ALL SELECT * FROM bAPVM",
    ],
)
def test_a_view_that_shows_anything_else_is_an_object_of_its_own(tmp_path: Path, query: str) -> None:
    assert shown(tmp_path, f"v AS {query}").base == "v"


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        ("SELECT h.APCo AS Co, h.InvTotal * 2 AS Twice FROM APTH h", ["Co", "Twice"]),
        ("SELECT n = COUNT(*), 'x' AS 'Quoted', h.Mth [Month Of] FROM APTH h GROUP BY h.Mth",
         ["n", "Quoted", "Month Of"]),
        ("SELECT h.*, v.Name FROM APTH h LEFT JOIN APVM v ON v.Vendor = h.Vendor",
         ["APCo", "Mth", "APTrans", "VendorGroup", "Vendor", "InvTotal", "Name"]),
        ("WITH t (Co, Total) AS (SELECT APCo, SUM(InvTotal) FROM APTH GROUP BY APCo) SELECT * FROM t",
         ["Co", "Total"]),
        ("SELECT q.* FROM (SELECT APCo, Mth FROM APTH) AS q (Company, Month)", ["Company", "Month"]),
        ("SELECT Name FROM APVM UNION SELECT Name FROM HQCO", ["Name"]),
        ("SELECT h.APCo, x.Total FROM APTH h CROSS APPLY (SELECT SUM(l.GrossAmt) AS Total FROM APTL l "
         "WHERE l.APCo = h.APCo) x", ["APCo", "Total"]),
        ("SELECT h.APCo, (SELECT TOP 1 Name FROM HQCO c WHERE c.HQCo = h.APCo) AS Company FROM APTH h",
         ["APCo", "Company"]),
        ("SELECT APCo, [1], [2] FROM (SELECT APCo, APLine, GrossAmt FROM APTL) s "
         "PIVOT (SUM(GrossAmt) FOR APLine IN ([1], [2])) p", ["APCo", "1", "2"]),
        ("SELECT h.APCo, f.Found FROM APTH h OUTER APPLY dbo.vfFind(h.APCo) f", ["APCo", "Found"]),
        ("SELECT h.APCo FROM (APTH h INNER JOIN APVM v ON v.Vendor = h.Vendor) WHERE h.APCo = 1", ["APCo"]),
    ],
)  # fmt: skip
def test_the_columns_of_a_query(tmp_path: Path, query: str, columns: list[str]) -> None:
    assert names(shown(tmp_path, f"v AS {query}")) == columns


def test_a_query_that_sqlglot_cannot_read_still_gives_its_names(tmp_path: Path) -> None:
    query = (
        "SELECT DISTINCT h.APCo, Twice = h.Total * 2, h.Mth AS [Month], COUNT(*) n FROM APTH h WHERE 1 *= 1"
    )
    assert names(shown(tmp_path, f"v AS {query}")) == ["APCo", "Twice", "Month", "n"]
    listed = shown(tmp_path, "v (Co, [Open Amt]) AS SELECT a.x, b.y FROM a, b WHERE a.k *= b.k")
    assert names(listed) == ["Co", "Open Amt"]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("SELECT APCo AS Co, Mth, APTrans, InvTotal FROM APTH WHERE InvTotal > 0", ("Co", "Mth", "APTrans")),
        ("SELECT APCo, Mth FROM APTH", ()),
        ("SELECT DISTINCT APCo, Mth, APTrans FROM APTH", ()),
        ("SELECT l.*, h.Vendor FROM APTL l JOIN APTH h "
         "ON h.APCo=l.APCo AND h.Mth=l.Mth AND h.APTrans=l.APTrans",
         ("APCo", "Mth", "APTrans", "APLine")),
        ("SELECT h.*, l.APLine FROM APTH h JOIN APTL l "
         "ON h.APCo=l.APCo AND h.Mth=l.Mth AND h.APTrans=l.APTrans",
         ("APCo", "Mth", "APTrans", "APLine")),
        ("SELECT h.* FROM APTH h JOIN APTL l ON h.APCo=l.APCo AND h.Mth=l.Mth", ()),
        ("SELECT h.APCo, h.Mth, h.APTrans, v.Name FROM APTH h RIGHT JOIN APVM v "
         "ON v.VendorGroup=h.VendorGroup AND v.Vendor=h.Vendor", ()),
        ("SELECT Vendor, APCo, SUM(InvTotal) AS t FROM APTH GROUP BY Vendor, APCo", ("APCo", "Vendor")),
        ("SELECT h.APCo, v.VendorGroup, v.Vendor, v.Name, SUM(h.InvTotal) AS t FROM APTH h JOIN APVM v ON "
         "v.VendorGroup=h.VendorGroup AND v.Vendor=h.Vendor GROUP BY h.APCo, v.VendorGroup, v.Vendor, v.Name",
         ("APCo", "VendorGroup", "Vendor")),
        ("SELECT Vendor, SUM(InvTotal) AS t FROM APTH GROUP BY Vendor WITH ROLLUP", ()),
        ("SELECT * FROM bAPTH UNION ALL SELECT * FROM bAPTHHistory", ("APCo", "Mth", "APTrans")),
        ("SELECT * FROM bAPTH UNION ALL SELECT * FROM APTH", ()),
        ("SELECT MAX(APTrans) AS APTrans FROM APTH", ()),
    ],
)  # fmt: skip
def test_the_key_that_is_left_of_the_tables_keys(tmp_path: Path, query: str, key: tuple[str, ...]) -> None:
    assert shown(tmp_path, f"v AS {query}").key == key


def test_a_unique_index_on_a_view_is_its_key(tmp_path: Path) -> None:
    view = "v WITH SCHEMABINDING AS SELECT Vendor, COUNT_BIG(*) AS n FROM dbo.APTH GROUP BY Vendor"
    assert shown(tmp_path, f"{view}\nGO\nCREATE UNIQUE CLUSTERED INDEX i ON v (Vendor)").key == ("Vendor",)


def test_views_over_views_in_any_order(tmp_path: Path) -> None:
    found = shown(
        tmp_path,
        "v AS SELECT w.Company, w.Total + 1 AS More FROM w",
        "w AS SELECT x.APCo AS Company, x.Total FROM x",
        "x AS SELECT APCo, SUM(InvTotal) AS Total FROM APTH GROUP BY APCo",
    )
    assert [(c.name, c.type, c.user_type) for c in found.columns] == [
        ("Company", "tinyint", "bCompany"), ("More", "numeric(12,2)", ""),
    ]  # fmt: skip


def test_a_column_keeps_what_is_known_of_it(tmp_path: Path) -> None:
    found = shown(tmp_path, "v AS SELECT h.InvTotal AS Total FROM APTL l LEFT JOIN APTH h ON h.APCo = l.APCo")
    assert found.columns == (Column("Total", "numeric(12,2)", "", True, "Invoice total"),)


def view_joins(catalog: Catalog) -> list[Join]:
    return [join for join in catalog.joins if join.source == "view"]


@pytest.mark.parametrize(
    ("query", "joins"),
    [
        ("SELECT l.APLine FROM APTL l JOIN APTH h ON h.APCo=l.APCo AND l.Mth=h.Mth AND h.APTrans=l.APTrans",
         [Join("APTL", "APTH", HEADER, "view")]),
        ("SELECT 1 AS x FROM bAPTL l, bAPTH h WHERE (h.APCo=l.APCo AND l.Mth=h.Mth) AND h.APTrans=l.APTrans",
         [Join("APTL", "APTH", HEADER, "view")]),
        ("SELECT 1 AS x FROM APTH h LEFT JOIN APVM v ON v.VendorGroup=h.VendorGroup AND v.Vendor=h.Vendor",
         [Join("APTH", "APVM", VENDOR, "view")]),
        ("SELECT 1 AS x FROM APTH JOIN HQCO ON APCo = HQCo",
         [Join("APTH", "HQCO", (("APCo", "HQCo"),), "view")]),
        # Part of a key, a key fixed by a constant, OR, another type, the table itself: none of them is kept.
        ("SELECT 1 AS x FROM APTL l JOIN APTH h ON h.APCo=l.APCo AND l.Mth=h.Mth", []),
        ("SELECT 1 AS x FROM APTH h JOIN APVM v ON v.VendorGroup=1 AND v.Vendor=h.Vendor", []),
        ("SELECT 1 AS x FROM APTH h JOIN APVM v ON v.VendorGroup=h.VendorGroup OR v.Vendor=h.Vendor", []),
        ("SELECT 1 AS x FROM APTL l JOIN APVM v ON v.VendorGroup=l.APCo AND v.Vendor=l.Job", []),
        ("SELECT 1 AS x FROM APTH h JOIN APTH g ON g.APCo=h.APCo AND g.Mth=h.Mth "
         "AND g.APTrans=h.APTrans", []),
        ("SELECT 1 AS x FROM (SELECT APCo, SUM(GrossAmt) AS g FROM APTL GROUP BY APCo) q JOIN HQCO c "
         "ON c.HQCo = q.APCo", []),
        # The group stands in the company's row: the vendor's key is complete through it.
        ("SELECT 1 AS x FROM APTH h JOIN HQCO c ON c.HQCo=h.APCo JOIN APVM v ON v.VendorGroup=c.VendorGroup "
         "AND v.Vendor=h.Vendor AND c.VendorGroup=h.VendorGroup",
         [Join("APTH", "HQCO", (("APCo", "HQCo"),), "view"), Join("APTH", "APVM", VENDOR, "view")]),
        ("SELECT h.APCo FROM APTH h WHERE EXISTS (SELECT 1 FROM APTL l JOIN APTH g ON g.APCo=l.APCo AND "
         "g.Mth=l.Mth AND g.APTrans=l.APTrans)", [Join("APTL", "APTH", HEADER, "view")]),
    ],
)  # fmt: skip
def test_joins_that_views_write(tmp_path: Path, query: str, joins: list[Join]) -> None:
    found = view_joins(catalog_with(tmp_path, f"v AS {query}"))
    assert sorted(found, key=str) == sorted(joins, key=str)


def test_joins_of_views_are_views_of_what_is_joined(tmp_path: Path) -> None:
    catalog = catalog_with(
        tmp_path,
        "totals AS SELECT VendorGroup, Vendor, SUM(InvTotal) AS t FROM APTH GROUP BY VendorGroup, Vendor",
        "v AS SELECT a.Name, b.t FROM APVM a JOIN totals b "
        "ON a.VendorGroup=b.VendorGroup AND a.Vendor=b.Vendor",
    )
    assert Join("totals", "APVM", VENDOR, "view") in catalog.joins


def test_every_source_has_a_confidence() -> None:
    assert set(CONFIDENCE) == set(get_args(JoinSource))
    assert Join("a", "b", ()).confidence == 1.0 > Join("a", "b", (), "key").confidence > 0.9
