"""The canonical layout changes the form of a statement, never what it says."""

from __future__ import annotations

import pytest

from assistant.demo import DemoDatabase
from assistant.execute import execute
from finetune.canonical import canonical
from finetune.curated import read_curated
from schema_index import Catalog


@pytest.mark.parametrize(
    ("free", "expected"),
    [
        (
            "select SLHD.PayTerms, count(*) as Subs\nfrom SLHD with (nolock)\nwhere SLHD.SLCo = 1\n"
            "group by SLHD.PayTerms\norder by Subs desc;",
            "SELECT SLHD.PayTerms, COUNT(*) AS [Subs]\nFROM SLHD WITH (NOLOCK)\nWHERE SLHD.SLCo = 1\n"
            "GROUP BY SLHD.PayTerms\nORDER BY COUNT(*) DESC",
        ),
        (
            "SELECT EMLH.DateIn FROM EMLH WITH (NOLOCK) WHERE EMLH.EMCo = @EMCo "
            "AND EMLH.DateIn >= DATEADD(DAY, -30, CAST(GETDATE() AS DATE)) ORDER BY EMLH.DateIn ASC",
            "SELECT EMLH.DateIn\nFROM EMLH WITH (NOLOCK)\nWHERE EMLH.EMCo = @EMCo "
            "AND EMLH.DateIn >= DATEADD(day, -30, CAST(GETDATE() AS date))\nORDER BY EMLH.DateIn",
        ),
        (
            "SELECT JCCM.Contract FROM JCJM WITH (NOLOCK) INNER JOIN JCCM WITH (NOLOCK)\n"
            "  ON JCCM.JCCo = JCJM.JCCo AND JCCM.Contract = JCJM.Contract WHERE JCJM.JCCo = 1",
            "SELECT JCCM.Contract\nFROM JCJM WITH (NOLOCK)\nJOIN JCCM WITH (NOLOCK) "
            "ON JCJM.JCCo = JCCM.JCCo AND JCJM.Contract = JCCM.Contract\nWHERE JCJM.JCCo = 1",
        ),
        (
            "with Ranked as (select Vendor, -InvTotal as Turned from APTH with (nolock) where APCo = 1) "
            "select Vendor from Ranked where Turned < -5 order by Vendor",
            "WITH [Ranked] AS (\nSELECT APTH.Vendor, -APTH.InvTotal AS [Turned]\nFROM APTH WITH (NOLOCK)\n"
            "WHERE APTH.APCo = 1\n)\nSELECT Ranked.Vendor\nFROM Ranked\nWHERE Ranked.Turned < -5\n"
            "ORDER BY Ranked.Vendor",
        ),
        (
            "SELECT DATENAME(WEEKDAY, InvDate) AS D FROM APTH WITH (NOLOCK) WHERE APCo = 1 ORDER BY -SUM(1)",
            "SELECT DATENAME(weekday, APTH.InvDate) AS [D]\nFROM APTH WITH (NOLOCK)\nWHERE APTH.APCo = 1\n"
            "ORDER BY -SUM(1)",
        ),
        (
            "SELECT APVM.Name FROM APVM WITH (NOLOCK) "
            "WHERE APVM.Name = 'O''Brien  AND Sons' AND APVM.VendorGroup IN (1,2)",
            "SELECT APVM.Name\nFROM APVM WITH (NOLOCK)\n"
            "WHERE APVM.Name = 'O''Brien  AND Sons' AND APVM.VendorGroup IN (1, 2)",
        ),
    ],
)  # fmt: skip
def test_form(catalog: Catalog, free: str, expected: str) -> None:
    assert canonical(free, catalog) == expected
    assert canonical(expected, catalog) == expected


def test_curated_statements_keep_their_rows(catalog: Catalog, database: DemoDatabase) -> None:
    some = list(read_curated(wordings=False))[::18]
    for one in some:
        before = execute(one.sql, catalog, database, one.company)
        after = execute(canonical(one.sql, catalog), catalog, database, one.company)
        assert after.columns == before.columns, one.id
        assert sorted(map(str, after.rows)) == sorted(map(str, before.rows)) != [], one.id
