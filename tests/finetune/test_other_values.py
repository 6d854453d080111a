"""Questions with other values: what both the question and its statement say changes in both, nothing else."""

import random

import pytest

from assistant.rules import check
from finetune.curated import read_curated
from finetune.curated.other_values import names_in, with_other_values
from schema_index import Catalog

SQL = """SELECT APTH.APRef, APTH.InvTotal
FROM APTH WITH (NOLOCK)
WHERE APTH.APCo = 1 AND APTH.Vendor = 205 AND APTH.Mth >= '2026-10-01' AND APTH.Mth < '2027-01-01'"""


def test_numbers_and_years_change_together() -> None:
    question = "invoices of vendor 205 in the last quarter of 2026, company 1"
    asked, sql = with_other_values(question, SQL, (), random.Random(1))
    words, number = asked.split(), asked.split()[3]
    year = int(words[-3].rstrip(","))
    assert number != "205" and len(number) == 3 and year != 2026
    assert words[:3] == question.split()[:3] and words[-2:] == ["company", "1"]
    head, dates = SQL.split("AND APTH.Mth", 1)
    assert sql.startswith(head.replace("205", number))
    assert sql.endswith(f">= '{year}-10-01' AND APTH.Mth < '{year + 1}-01-01'") and dates


@pytest.mark.parametrize(
    ("question", "sql"),
    [
        ("open jobs", "SELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1 AND JCJM.JobStatus = 1"),
        ("since last July", "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.Mth >= '2026-07-01'"),
        (
            "2025: due a year on",
            "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.DueDate > '2020-01-01'",
        ),
        ("205 or 205", "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.Vendor = 205"),
        ("2026-10 in 2026", "SELECT JCOR.Month FROM JCOR WITH (NOLOCK) WHERE JCOR.Contract = '2026-1'"),
        ("over 2,500", "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.InvTotal > 500"),
        ("Labor", "SELECT CASE WHEN JCCT.CostType = 1 THEN 'Labor' END AS K FROM JCCT WITH (NOLOCK)"),
    ],
)
def test_what_only_one_of_them_says_stays(question: str, sql: str) -> None:
    assert with_other_values(question, sql, ("Steel",), random.Random(2)) == (question, sql)


@pytest.mark.parametrize("written", ["10/31/2026", "10-31-2026", "2026-10-31"])
def test_years_in_dates_change_too(written: str) -> None:
    sql = "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.InvDate = '2026-10-31'"
    found = {with_other_values(f"dated {written}", sql, (), random.Random(seed)) for seed in range(20)}
    assert len(found) > 3
    for asked, changed in found:
        year = changed[-11:-7]
        assert asked == f"dated {written.replace('2026', year)}" and changed == sql.replace("2026", year)


def test_codes_and_names_keep_their_form() -> None:
    sql = (
        "SELECT APVM.Vendor FROM APVM WITH (NOLOCK) WHERE APVM.City = 'Wichita' AND APVM.Name LIKE '%Steel%'"
        " AND APVM.TaxId = '17-5552345'"
    )
    question = "vendors from wichita called Steel something, tax id 17-5552345"
    asked, changed = with_other_values(question, sql, ("Salina", "Steel", "Wichita"), random.Random(3))
    tax = asked.rpartition(" ")[2]
    assert [len(part) for part in tax.split("-")] == [2, 7] and tax != "17-5552345"
    assert asked.startswith(("vendors from salina called", "vendors from steel called"))
    city = asked.split()[2]
    assert f"APVM.City = '{city.capitalize()}'" in changed and f"'{tax}'" in changed
    kept, _ = with_other_values(
        question, sql, ("Salina", "Wichita"), random.Random(3), fixed=["from Wichita"]
    )
    assert "wichita" in kept


def test_names_are_no_codes(catalog: Catalog) -> None:
    statements = [
        "SELECT INDT.Mth FROM INDT WITH (NOLOCK) WHERE INDT.TransType = 'Purch'",
        "SELECT APVM.Vendor FROM APVM WITH (NOLOCK) WHERE APVM.City IN ('Salina', 'Kelso')",
    ]
    assert names_in(statements, catalog) == ("Kelso", "Salina")


def test_curated_statements_keep_every_rule(catalog: Catalog) -> None:
    rng, changed = random.Random(4), 0
    questions = list(read_curated(wordings=False))[::5]
    names = names_in((one.sql for one in questions), catalog)
    for one in questions:
        question, sql = with_other_values(one.question, one.sql, names, rng)
        changed += sql != one.sql
        assert (sql == one.sql) == (question == one.question)
        assert not check(sql, catalog).violations, sql
    assert changed > len(questions) // 10
