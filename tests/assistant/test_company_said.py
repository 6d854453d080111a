"""The company that a question names stands in the company filters of its answer."""

from __future__ import annotations

import pytest

from assistant.attempt import read_attempt
from assistant.company_said import company_as_said
from assistant.parameters import company_in
from schema_index import load_reference

CATALOG = load_reference()
HEAD = "SELECT APTH.APRef FROM APTH WITH (NOLOCK)"


@pytest.mark.parametrize(
    ("question", "company"),
    [
        ("open invoices of company 2", 2),
        ("co two vendors", 2),
        ("Company One, what is unpaid", 1),
        ("jobs of our second company", 2),
        ("first company: contracts", 1),
        ("co. #3 equipment", 3),
        ("companies 1 and 2", None),
        ("company 1 against company two", None),
        ("the second invoice of the company", None),
        ("one company after the other", None),
        ("company onefold", None),
    ],
)
def test_the_company_of_a_question(question: str, company: int | None) -> None:
    assert company_in(question) == company


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (f"{HEAD} WHERE APTH.APCo = 1", f"{HEAD} WHERE APTH.APCo = 2"),
        (
            f"{HEAD} WHERE (APTH.APCo = 1 AND APTH.Vendor = 1)",
            f"{HEAD} WHERE (APTH.APCo = 2 AND APTH.Vendor = 1)",
        ),
        (
            "SELECT h.APRef FROM APTH h WITH (NOLOCK) WHERE APCo=1",
            "SELECT h.APRef FROM APTH h WITH (NOLOCK) WHERE APCo=2",
        ),
        (
            f"{HEAD} WHERE APTH.APCo = 1 AND EXISTS (SELECT 1 FROM APTL WITH (NOLOCK) WHERE APTL.APCo = 3)",
            f"{HEAD} WHERE APTH.APCo = 2 AND EXISTS (SELECT 1 FROM APTL WITH (NOLOCK) WHERE APTL.APCo = 2)",
        ),
        (
            f"{HEAD} JOIN APTL WITH (NOLOCK) ON APTH.APCo = APTL.APCo AND APTL.APCo = 1 WHERE 1 = 1",
            f"{HEAD} JOIN APTL WITH (NOLOCK) ON APTH.APCo = APTL.APCo AND APTL.APCo = 2 WHERE 1 = 1",
        ),
    ],
)
def test_a_company_filter_takes_the_company_said(sql: str, said: str) -> None:
    assert company_as_said(sql, CATALOG, 2) == said
    assert company_as_said(said, CATALOG, 2) == said


@pytest.mark.parametrize(
    "sql",
    [
        f"{HEAD} WHERE APTH.APCo IN (1, 2)",
        f"{HEAD} WHERE APTH.APCo = @APCo",
        f"{HEAD} WHERE APTH.APCo = 1 OR APTH.Vendor = 5",
        f"{HEAD} WHERE NOT (APTH.APCo = 1)",
        f"{HEAD} WHERE APTH.APCo <> 1",
        f"{HEAD} WHERE APTH.Vendor = 1",
        "SELECT APTL.APRef FROM APTL WITH (NOLOCK) WHERE APTL.JCCo = 1",
        "SELECT CASE WHEN APTH.APCo = 1 THEN 'a' END FROM APTH WITH (NOLOCK)",
        f"{HEAD} WHERE APTH.APCo = '1'",
        f"{HEAD} WHERE APTH.APCo = APTH.Vendor",
        "DELETE FROM APTH WHERE APTH.APCo = 1",
        "SELECT FROM WHERE",
        f"{HEAD} WHERE APTH.APCo = ",
        "",
    ],
)
def test_nothing_else_is_changed(sql: str) -> None:
    assert company_as_said(sql, CATALOG, 2) == sql


def test_an_answer_for_another_company_is_mended() -> None:
    text = f"```sql\n{HEAD} WHERE APTH.APCo = 1\n```"
    attempt = read_attempt(text, CATALOG, 2)
    assert attempt.sql == f"{HEAD} WHERE APTH.APCo = 2"
    assert [step.how for step in attempt.repairs] == ["company"]
    assert read_attempt(text, CATALOG, None).sql.endswith("= 1")
    assert read_attempt(text, CATALOG, 2, repair=False).sql.endswith("= 1")
