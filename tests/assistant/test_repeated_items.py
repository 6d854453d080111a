"""What is listed twice in a SELECT is listed once, and nothing else of the statement changes."""

from __future__ import annotations

import pytest

from assistant.answer_text import SqlText
from assistant.attempt import read_attempt
from assistant.repeated_items import listed_once
from schema_index import load_reference


@pytest.mark.parametrize(
    ("before", "items", "after"),
    [
        ("SELECT ", ["A.x, A.y, A.x", "A.x, A.y"], "\nFROM A"),
        ("SELECT TOP 10 ", ["A.x, SUM(A.y) AS [H], SUM(A.y) AS [H]", "A.x, SUM(A.y) AS [H]"], " FROM A"),
        ("SELECT DISTINCT TOP (5) PERCENT WITH TIES ", ["A.x, A.x", "A.x"], " FROM A"),
        ("SELECT TOP @n ", ["A.x , A.x, A.x", "A.x"], " FROM A;"),
        ("SELECT ", ["1, 1", "1"], ""),
        ("WITH c AS (SELECT a, a FROM t) SELECT ", ["c.a, c.a", "c.a"], " FROM c"),
        ("SELECT ", ["A.[x y], A.[x y]", "A.[x y]"], " FROM A ORDER BY A.[x y]"),
        ("SELECT (SELECT MAX(q) FROM w), ", ["COUNT(*), COUNT(*)", "COUNT(*)"], " FROM c"),
    ],
)
def test_later_items_of_the_same_text_are_taken_out(before: str, items: list[str], after: str) -> None:
    written, once = items
    assert listed_once(f"{before}{written}{after}") == f"{before}{once}{after}"


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT A.x, A.y FROM A",
        "SELECT A.x AS one, A.x AS two FROM A",
        "SELECT A.x, A.y, A.x FROM A ORDER BY 2",
        "SELECT a, a FROM t UNION ALL SELECT b, b FROM u",
        "SELECT COALESCE(a, b), COALESCE(b, a) FROM t",
        "SELECT FROM",
        "SELECT",
        "no SQL at all",
        "",
    ],
)
def test_other_statements_stay_as_they_are(sql: str) -> None:
    assert listed_once(sql) == sql


def test_an_answer_that_lists_a_column_twice_is_mended() -> None:
    catalog = load_reference()
    text = "```sql\nSELECT APTH.APRef, APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1\n```"
    attempt = read_attempt(text, catalog, 1)
    assert isinstance(attempt.answer, SqlText)
    assert attempt.sql == "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    assert [step.how for step in attempt.repairs] == ["once"]
    assert "APTH.APRef, APTH.APRef" in read_attempt(text, catalog, 1, repair=False).sql
