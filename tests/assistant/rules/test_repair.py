"""Fixing: several rules at once, the rest of the text untouched."""

from __future__ import annotations

from assistant.rules import check, fix
from schema_index import Catalog


def test_all_rules_together_keep_comments_and_layout(catalog: Catalog) -> None:
    sql = """-- lines of open invoices
select h.apref, -- number
       sum(l.grossamt) as Gross
from   dbo.bAPTH h (nolock)   -- headers
join   bAPTL l on l.APCo = h.APCo and l.APTrans = h.APTrans
group  by h.apref
order  by Gross desc limit 5"""
    fixed = """-- lines of open invoices
select TOP (5) h.APRef, -- number
       sum(l.GrossAmt) as Gross
from   dbo.APTH h WITH (NOLOCK)   -- headers
join   APTL l WITH (NOLOCK) on l.APCo = h.APCo and l.APTrans = h.APTrans AND l.Mth = h.Mth
WHERE h.APCo = 3
group  by h.APRef
order  by Gross desc"""
    result = fix(sql, catalog, company=3)
    assert result.sql == fixed
    assert not result.remaining
    assert {one.rule for one in result.applied} == {
        "view-name",
        "name-case",
        "nolock",
        "complete-join",
        "company-filter",
        "dialect",
    }


def test_without_a_company_the_parameter_is_named_after_the_column(catalog: Catalog) -> None:
    sql = "SELECT JCJM.Job FROM JCJM WITH (NOLOCK)"
    assert fix(sql, catalog).sql == f"{sql} WHERE JCJM.JCCo = @JCCo"


def test_one_filter_is_enough_for_tables_that_are_equal(catalog: Catalog) -> None:
    on = "APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans"
    sql = f"SELECT APTL.Job FROM APTH WITH (NOLOCK) LEFT JOIN APTL WITH (NOLOCK) ON {on}"
    assert fix(sql, catalog, company=2).sql == f"{sql} WHERE APTH.APCo = 2"


def test_a_statement_that_writes_is_left_alone(catalog: Catalog) -> None:
    sql = "SELECT vendor INTO t FROM bAPTH"
    result = fix(sql, catalog, company=1)
    assert result.sql == sql
    assert "read-only" in {one.rule for one in result.remaining}


def test_unknown_names_stay_and_the_rest_is_fixed(catalog: Catalog) -> None:
    result = fix("SELECT h.GrossAmt FROM APTH AS h", catalog, company=1)
    assert result.sql == "SELECT h.GrossAmt FROM APTH AS h WITH (NOLOCK) WHERE h.APCo = 1"
    assert [one.rule for one in result.remaining] == ["unknown-column"]


def test_a_full_join_is_not_filtered_by_guess(catalog: Catalog) -> None:
    on = "a.APCo = b.APCo AND a.Mth = b.Mth AND a.APTrans = b.APTrans"
    sql = f"SELECT a.APRef FROM APTH AS a WITH (NOLOCK) FULL JOIN APTL AS b WITH (NOLOCK) ON {on}"
    result = fix(sql, catalog, company=1)
    assert result.sql == sql
    assert [one.rule for one in result.remaining] == ["company-filter", "company-filter"]


def test_messages_name_the_value_and_the_nearest(catalog: Catalog) -> None:
    (one,) = check("SELECT h.GrossAmt FROM APTH AS h WITH (NOLOCK) WHERE h.APCo = 1", catalog).violations
    assert one.message == "There is no column GrossAmt on APTH"
    assert one.fix.startswith("nearest: APTL.GrossAmt")
    (one,) = check("SELECT a.x FROM APTHH AS a WITH (NOLOCK)", catalog).violations
    assert one.message == "There is no table APTHH in the catalog"
    assert one.fix.startswith("nearest: APTH")
