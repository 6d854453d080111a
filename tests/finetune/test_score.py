"""Scores say what held: rows as bags, parts as sets, kinds, and the case files they are read from."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from assistant import Rows
from finetune.case import read_cases
from finetune.evaluate import summarise, table
from finetune.score import components, same_rows
from schema_index import DataError


def rows(*values: tuple[object, ...]) -> Rows:
    return Rows(tuple("abc"[: len(values[0])]), values)  # type: ignore[arg-type]


def test_rows_match_in_any_order_of_rows_and_columns() -> None:
    assert same_rows(rows((1, "x"), (2, "y")), rows(("y", 2), ("x", 1)))
    assert not same_rows(rows((1, "x"), (2, "y")), rows((1, "x"), (1, "x")))
    assert not same_rows(rows((1, "x")), rows((1, "x"), (1, "x")))
    assert not same_rows(rows((1, "x")), rows((1,)))


def test_values_match_across_types_and_padding() -> None:
    assert same_rows(rows((Decimal("10.50"), "AB  ")), rows((10.5, "AB")))
    assert same_rows(rows((date(2026, 1, 2),)), rows((datetime(2026, 1, 2),)))
    assert same_rows(rows((1 / 3,)), rows((0.33333333,)))
    assert not same_rows(rows((None,)), rows(("",)))
    assert not same_rows(rows((100,)), rows((101,)))


def test_components_ignore_order_and_see_what_differs() -> None:
    sql = "SELECT a.X, SUM(a.Y) FROM a WITH (NOLOCK) WHERE a.Co = 1 AND a.Z = 2 GROUP BY a.X"
    turned = "SELECT SUM(a.Y), a.X FROM a WITH (NOLOCK) WHERE a.Z = 2 AND a.Co = 1 GROUP BY a.X"
    assert components(sql) == components(turned)
    assert components(sql) != components(sql.replace("a.Z = 2", "a.Z = 3"))
    assert components(sql) != components(sql.replace("SUM", "MAX"))
    assert components("SELECT FROM WHERE") is None


def test_training_records_and_cases_read_as_cases(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(
        '{"id":"1","category":"list","question":"q","tables":["APTH"],"sql":"SELECT 1"}\n'
        '{"id":"2","category":"missing-table","question":"q","tables":[],"sql":"","completion":[]}\n'
        '{"id":"3","category":"refusal","question":"q","refuse":true,"suggest":["APTH"]}\n'
        '{"id":"4","category":"describe","question":"q","sql":"","completion":[]}\n'
    )
    assert [case.kind for case in read_cases(path)] == ["sql", "refusal", "refusal", "schema"]
    path.write_text('{"id":"1"}\n')
    with pytest.raises(DataError, match=r"cases\.jsonl:1: not an evaluation case"):
        list(read_cases(path))


def test_the_summary_counts_false_refusals_and_kinds() -> None:
    score = {"kind": True, "rows": True, "exact": False, "parts": True, "rules": True, "empty": False}
    wrong = {"kind": False, "rows": False, "exact": False, "parts": False, "rules": None, "empty": True}
    results = [
        {"category": "list", "expected": "sql", "kind": "sql", "score": score, "retrieved": True, "ms": 10},
        {
            "category": "list",
            "expected": "sql",
            "kind": "refusal",
            "score": wrong,
            "retrieved": False,
            "ms": 30,
        },
        {"category": "missing", "expected": "refusal", "kind": "refusal", "score": {"kind": True}, "ms": 20},
    ]
    figures = summarise(results)
    assert figures["all"]["kind"] == 66.7
    assert figures["list"]["rows"] == 50.0
    assert figures["list"]["rows_nonempty"] == 100.0
    assert figures["all"]["false_refusal"] == 50.0
    assert figures["missing"]["rows"] is None
    assert "missing" in table(figures)
