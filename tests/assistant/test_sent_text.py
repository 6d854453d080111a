"""What is sent is the statement's tokens and nothing between them; the gate around it."""

from __future__ import annotations

import pytest

from assistant.cancel import Cancel
from assistant.demo import DemoDatabase
from assistant.execute import Admitted, admit, execute
from assistant.rules import check
from assistant.sent_text import same_statement, sent_text
from schema_index import CancelledError, Catalog, GateError, load_reference
from tests.assistant.fakes import demo_database

JOBS = "SELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = @JCCo"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load_reference()


@pytest.fixture(scope="module")
def demo() -> DemoDatabase:
    return demo_database()


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("SELECT 1 -- ; DROP TABLE x\n;", "SELECT 1"),
        ("/* DROP */ SELECT/* x */1", "SELECT 1"),
        ("SELECT 1\n-- a comment\nFROM t", "SELECT 1\nFROM t"),
        (";WITH c AS (SELECT 1 AS a) SELECT a FROM c;;", "WITH c AS (SELECT 1 AS a) SELECT a FROM c"),
        ("SELECT '-- no comment', [/* nor this */]", "SELECT '-- no comment', [/* nor this */]"),
        ("SELECT a.b,c\t+  1", "SELECT a.b,c + 1"),
    ],
)
def test_comments_are_not_sent(written: str, sent: str) -> None:
    assert sent_text(written) == sent and same_statement(written, sent)


def test_a_string_is_not_another_string() -> None:
    assert not same_statement("SELECT 'a'", "SELECT 'b'")
    assert not same_statement("SELECT a", "SELECT [a]")


def test_what_is_about_to_be_sent_is_told(catalog: Catalog, demo: DemoDatabase) -> None:
    told: list[Admitted] = []
    rows = execute(f"{JOBS} -- all of them", catalog, demo, 1, before=told.append)
    assert told == [Admitted(JOBS, {"JCCo": 1})] and rows.rows


def test_what_may_not_be_told_is_not_sent(catalog: Catalog, demo: DemoDatabase) -> None:
    def refuses(admitted: Admitted) -> None:
        raise GateError("the log is full")

    with pytest.raises(GateError, match="the log is full"):
        execute(JOBS, catalog, demo, 1, before=refuses)


def test_what_was_stopped_is_not_sent(catalog: Catalog, demo: DemoDatabase) -> None:
    cancel = Cancel()
    cancel.ask()
    with pytest.raises(CancelledError):
        execute(JOBS, catalog, demo, 1, cancel=cancel)
    with pytest.raises(CancelledError):
        demo.run(JOBS, {"JCCo": 1}, cancel=cancel)


@pytest.mark.parametrize(
    ("sql", "company", "reason"),
    [
        ("SELECT Nope FROM JCJM WITH (NOLOCK) WHERE JCCo = 1", 1, "breaks the rules unknown-column"),
        ("SELECT (", 1, "breaks the rules parse"),
        (JOBS, None, "@JCCo has no value"),
    ],
)
def test_what_the_gate_refuses(catalog: Catalog, sql: str, company: int | None, reason: str) -> None:
    with pytest.raises(GateError, match=reason):
        admit(sql, catalog, company)


ORDERS = {
    "SELECT APTH.Vendor AS A FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    " UNION SELECT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 2"
    " ORDER BY A + 1": "after a set operation",
    "SELECT DISTINCT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    " ORDER BY APTH.InvTotal": "DISTINCT",
    "SELECT APTH.Vendor, SUM(APTH.InvTotal) AS InvTotal FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    " GROUP BY APTH.Vendor ORDER BY ABS(InvTotal)": "not the alias",
}
ORDERED = (
    "SELECT APTH.Vendor AS A FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    " UNION SELECT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 2 ORDER BY A DESC",
    "SELECT DISTINCT APTH.Vendor AS V FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 ORDER BY APTH.Vendor, V",
    "SELECT DISTINCT YEAR(APTH.InvDate) AS Y FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    " ORDER BY YEAR(APTH.InvDate)",
    "SELECT APTH.Vendor, SUM(APTH.InvTotal) AS InvTotal FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    " GROUP BY APTH.Vendor ORDER BY SUM(InvTotal) DESC, ABS(Vendor), InvTotal",
    "SELECT APTH.Vendor AS InvTotal FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 ORDER BY ABS(InvTotal)",
)


@pytest.mark.parametrize("sql", ORDERS)
def test_an_order_that_sql_server_refuses(catalog: Catalog, sql: str) -> None:
    (one,) = check(sql, catalog).violations
    assert one.rule == "dialect" and ORDERS[sql] in one.message


@pytest.mark.parametrize("sql", ORDERED)
def test_an_order_that_it_takes(catalog: Catalog, sql: str) -> None:
    assert admit(sql, catalog, 1).sql == sql
