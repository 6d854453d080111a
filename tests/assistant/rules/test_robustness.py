"""Any text gives a result: truncated, garbled, deep, long."""

from __future__ import annotations

import random

import pytest
from sqlglot import exp

from assistant.rules import check, fix, grouping, order_by
from assistant.rules.grouping import written
from assistant.rules.scopes import Resolution
from schema_index import Catalog, VistaError

PIECES = [
    "(",
    ")",
    "'",
    "[",
    "]",
    ",",
    ".",
    ";",
    "--",
    "/*",
    " FROM ",
    " WHERE ",
    " JOIN ",
    " OVER ",
    "@",
    "\x00",
]


def garbled(statements: list[str], count: int, seed: int) -> list[str]:
    """Texts made from the statements by cutting, swapping and inserting."""
    chance = random.Random(seed)
    made = []
    for _ in range(count):
        text = chance.choice(statements)
        at, to = sorted(chance.randint(0, len(text)) for _ in range(2))
        piece = chance.choice(PIECES)
        made.append(
            chance.choice([text[:at], text[at:], text[:at] + text[to:], text[:at] + piece + text[at:]])
        )
    return made


def test_garbled_statements_give_a_result(statements: list[str], catalog: Catalog) -> None:
    for text in garbled(statements, 200, seed=7):
        lines = text.split("\n")
        for one in check(text, catalog).violations:
            assert 1 <= one.line <= len(lines), text
            assert 1 <= one.column <= len(lines[one.line - 1]) + 1, text


def test_fixing_garbled_statements_settles(statements: list[str], catalog: Catalog) -> None:
    for text in garbled(statements, 60, seed=11):
        once = fix(text, catalog, company=1).sql
        assert fix(once, catalog, company=1).sql == once, text


@pytest.mark.parametrize(
    "text",
    [
        "SELECT " + "(" * 3000 + "1" + ")" * 3000 + " AS a",
        "SELECT " + "(SELECT " * 400 + "1" + ")" * 400 + " AS a",
        "SELECT HASHBYTES('SHA1') AS a",
        "SELECT DATEADD(day) AS a",
        "SELECT DATEDIFF(day, 866000462, GETDATE()) AS a",
    ],
    ids=[
        "deep parentheses",
        "deep subqueries",
        "missing argument",
        "missing arguments",
        "day beyond the calendar",
    ],
)
def test_what_sqlglot_stumbles_over_is_reported(text: str, catalog: Catalog) -> None:
    result = check(text, catalog)
    assert result.ok or result.violations[0].rule in ("parse", "dialect")


def test_a_long_condition_is_checked(catalog: Catalog) -> None:
    many = " AND ".join(f"APTH.Vendor <> {number}" for number in range(1500))
    head = "SELECT APTH.Vendor FROM APTH WITH (NOLOCK) WHERE "
    assert check(f"{head}{many} AND APTH.APCo = 1", catalog).ok
    assert [one.rule for one in check(f"{head}{many}", catalog).violations] == ["company-filter"]


def test_a_compiled_sqlglot_is_refused_by_name(catalog: Catalog, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only where its module lies is changed here: the compiled package is another distribution."""
    monkeypatch.setattr("sqlglot.parser.__file__", "parser.cpython-311-x86_64-linux-gnu.so")
    with pytest.raises(VistaError, match="pip uninstall sqlglotc"):
        check("SELECT 1 AS One", catalog)


@pytest.mark.parametrize(
    "sql", ["EXEC sp_executesql N'SELECT 1'", "exec sp_executesql SELECT a FROM b", "KILL 5"]
)
def test_what_is_not_read_is_told_and_not_logged(
    sql: str, catalog: Catalog, caplog: pytest.LogCaptureFixture
) -> None:
    found = check(sql, catalog)
    assert not found.ok and "is not a SELECT" in found.violations[0].message
    assert not [record for record in caplog.records if record.name == "sqlglot"]


@pytest.mark.parametrize(
    ("head", "separator", "tail"),
    [
        ("SELECT APTH.Vendor {}GROUP BY APTH.Vendor HAVING ", " AND ", "SUM(APTH.InvTotal) + {} > 0"),
        (
            "SELECT APTH.Vendor {}GROUP BY APTH.Vendor, APTH.InvTotal HAVING ",
            " AND ",
            "APTH.InvTotal + {} > 0",
        ),
        ("SELECT DISTINCT {} {}ORDER BY ", ", ", "APTH.InvTotal + {}"),
    ],
    ids=["having", "grouped", "distinct"],
)
def test_long_lists_write_each_term_a_few_times(
    head: str, separator: str, tail: str, catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0

    def counting(node: exp.Expr, resolution: Resolution) -> str:
        nonlocal calls
        calls += 1
        return written(node, resolution)

    monkeypatch.setattr(grouping, "written", counting)
    monkeypatch.setattr(order_by, "written", counting)
    count = 120
    terms = separator.join(tail.format(number) for number in range(count))
    source = "FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 "
    places = [terms, source] if head.count("{}") == 2 else [source]
    assert check(head.format(*places) + terms, catalog).violations == ()
    assert 0 < calls <= 4 * count
