"""SQL that a question brings along: found, freed of what is no query, mended by the rules."""

from __future__ import annotations

import pytest

from assistant.forms.pasted_sql import is_bare, pasted_sql
from assistant.given_sql import Given, given_sql
from schema_index import load_reference

CATALOG = load_reference()


def given(question: str, company: int | None = None) -> Given | None:
    return given_sql(question, CATALOG, company)


@pytest.mark.parametrize(
    ("question", "sql", "rules"),
    [
        (
            "it takes locks: SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1 AND APTH.Mth = '2026-09-01'",
            "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 AND APTH.Mth = '2026-09-01'",
            {"nolock"},
        ),
        (
            "too many rows\nSELECT a.APRef FROM APTH a WITH (NOLOCK)\n"
            "JOIN APTL l WITH (NOLOCK) ON a.APCo = l.APCo AND a.APTrans = l.APTrans\nWHERE a.APCo = 2",
            "SELECT a.APRef FROM APTH a WITH (NOLOCK)\n"
            "JOIN APTL l WITH (NOLOCK) ON a.APCo = l.APCo AND a.APTrans = l.APTrans AND a.Mth = l.Mth\n"
            "WHERE a.APCo = 2",
            {"complete-join"},
        ),
        (
            "from our old box: SELECT `ARCM`.`Name` FROM `ARCM` WITH (NOLOCK) WHERE `ARCM`.`CustGroup` = 2",
            "SELECT ARCM.Name FROM ARCM WITH (NOLOCK) WHERE ARCM.CustGroup = 2",
            {"parse", "dialect"},
        ),
        (
            "why not? SELECT EMEM.Equipment INTO Owned FROM EMEM WITH (NOLOCK) WHERE EMEM.EMCo = 1",
            "SELECT EMEM.Equipment FROM EMEM WITH (NOLOCK) WHERE EMEM.EMCo = 1",
            {"read-only"},
        ),
        (
            "refused:\nDECLARE @Co int = 2, @Job varchar(10) = '26-221';\n"
            "SELECT JCJM.Description FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = @Co AND JCJM.Job = @job",
            "SELECT JCJM.Description FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 2 AND JCJM.Job = '26-221'",
            {"read-only", "parse"},
        ),
        (
            "fix: DECLARE @Co int; SET @Co = 2; DECLARE @Name varchar(20) = N'O''Brien';\n"
            "SELECT APVM.City FROM APVM WITH (NOLOCK) WHERE APVM.VendorGroup = @Co AND APVM.Name = @Name",
            "SELECT APVM.City FROM APVM WITH (NOLOCK) WHERE APVM.VendorGroup = 2 AND APVM.Name = N'O''Brien'",
            {"read-only", "parse"},
        ),
        (
            "add the hint: SELECT HQRC.ReasonCode FROM HQRC",
            "SELECT HQRC.ReasonCode FROM HQRC WITH (NOLOCK)",
            {"nolock"},
        ),
        (
            "use is refused\nUSE Viewpoint;\nSELECT HQRC.ReasonCode FROM HQRC WITH (NOLOCK)",
            "SELECT HQRC.ReasonCode FROM HQRC WITH (NOLOCK)",
            {"read-only", "parse"},
        ),
        (
            "```sql\nSELECT Vendor FROM bAPVM WITH (NOLOCK) WHERE VendorGroup = 1\n```\nwhy is this refused?",
            "SELECT Vendor FROM APVM WITH (NOLOCK) WHERE VendorGroup = 1",
            {"view-name"},
        ),
    ],
)
def test_what_the_rules_can_mend_is_mended_and_nothing_else_changes(
    question: str, sql: str, rules: set[str]
) -> None:
    found = given(question)
    assert found is not None and not found.unknown
    assert " ".join(found.sql.split()) == " ".join(sql.split())
    assert {one.rule for one in found.faults} == rules and found.text in question


def test_the_company_of_the_question_fills_a_missing_filter() -> None:
    question = "all companies came: SELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JobStatus = 1"
    named, open_ = given(question, 2), given(question)
    assert named is not None and named.sql.endswith("JCJM.JobStatus = 1 AND JCJM.JCCo = 2")
    assert open_ is not None and open_.sql.endswith("JCJM.JCCo = @JCCo")


@pytest.mark.parametrize(
    "question",
    [
        "open jobs of company 1",
        "what is wrong with SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1",
        "SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1; DELETE FROM APTH",
        "delete what this finds: SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1",
        "INSERT INTO Old SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1",
        "EXEC sp_executesql N'SELECT HQRC.ReasonCode FROM HQRC'",
        "it stops: SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1 AND",
        "WITH (NOLOCK) is missing from my SELECT of the jobs",
        "add the vendor name: SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1",
        "same as this but for company 3: SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1",
        "SELECT APTH.APRef FROM APTH WHERE APTH.APCo = 1 -- ?\n\nwhat does this do",
        "fix: DECLARE @Co int\nSET @Co = 2\nSELECT APRef FROM APTH WHERE APCo = @Co",
        "fix: DECLARE @d date = GETDATE(); SELECT APRef FROM APTH WHERE APCo = 1 AND InvDate < @d",
        "I can't use this\nSELECT APRef FROM APTH WITH (NOLOCK) WHERE APCo = 1",
        "```sql\nSELECT APRef FROM APHeader WHERE APCo = 1\n```",
        "DECLARE @Co int = 1;\nSELECT APRef FROM APHeader WHERE APCo = @Co",
    ],
)
def test_what_rules_do_not_mend_or_is_no_mending_is_left_to_the_model(
    question: str,
) -> None:
    assert given(question) is None


def test_a_missing_name_is_told_where_words_ask_for_a_correction_and_refused_in_bare_sql() -> None:
    sql = "SELECT APRef FROM APHeader WHERE APCo = 1"
    found = given(f"invalid object name?\n{sql}")
    assert found is not None and found.unknown and "WITH (NOLOCK)" in found.sql
    assert is_bare(sql) and given(sql) is None


@pytest.mark.parametrize(
    ("question", "sql"),
    [
        ("fix: SELECT a FROM t WHERE b = 'x'", "SELECT a FROM t WHERE b = 'x'"),
        ("fix: 'SELECT a FROM t WHERE b = 1'", "SELECT a FROM t WHERE b = 1"),
        ("SELECT a FROM t\n\nand then it hangs", "SELECT a FROM t"),
        ("SELECT a\nFROM t WHERE\nb = 1 it's slow", "SELECT a\nFROM t WHERE\nb = 1"),
        ("```sql\nSELECT a\nFROM t\n\nWHERE b = 1\n```\nwhy is it slow?", "SELECT a\nFROM t\n\nWHERE b = 1"),
        ("SELECT a\nFROM t\n\nWHERE b = 1\n\nwhy is it slow?", "SELECT a\nFROM t\n\nWHERE b = 1"),
        ("fix: SELECT a FROM t WHERE b = 1\nit returns nothing", "SELECT a FROM t WHERE b = 1"),
        ("add a name to SELECT a FROM t WHERE b = 1 so that it shows", "SELECT a FROM t WHERE b = 1"),
        ("SELECT a FROM t WHERE b = 1 AND", ""),
        ("SELECT a FROM t please", "SELECT a FROM t"),
        ("SELECT a FROM t x WHERE x.b = 1", "SELECT a FROM t x WHERE x.b = 1"),
        ("select vendor names from APVM", ""),
        ("could you select all the vendors from APVM", ""),
        ("select vendor, t.name from APVM t", "select vendor, t.name from APVM t"),
        ("pick from the list with the jobs", ""),
    ],
)
def test_sql_ends_where_prose_begins_and_english_is_none(question: str, sql: str) -> None:
    assert pasted_sql(question) == sql
