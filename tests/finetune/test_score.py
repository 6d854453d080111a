"""Rows as bags under one assignment of columns, parts with names resolved, and the verdict over databases."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from assistant import Rows
from finetune.case import Case, read_cases
from finetune.evaluating.file_database import FileDatabase
from finetune.scoring import Bench, Response, attribute, components, contains_rows, same_rows, score
from finetune.scoring.order import order_keys
from finetune.scoring.response import broken_rules, response_in
from schema_index import Catalog, DataError
from tests.finetune.evaluation_parts import SALES, shop_catalog, shop_duckdb


def rows(*values: tuple[object, ...]) -> Rows:
    return Rows(tuple("abcdefgh"[: len(values[0])]), values)  # type: ignore[arg-type]


def test_rows_match_in_any_order_of_rows_and_columns() -> None:
    assert same_rows(rows((1, "x"), (2, "y")), rows(("y", 2), ("x", 1)))
    assert not same_rows(rows((1, "x"), (2, "y")), rows((1, "x"), (1, "x")))
    assert not same_rows(rows((1, "x")), rows((1, "x"), (1, "x")))
    assert not same_rows(rows((1, "x")), rows((1,)))


def test_one_assignment_of_columns_has_to_fit_every_row() -> None:
    assert same_rows(rows((1, 2, 9), (3, 4, 8)), rows((2, 1, 9), (4, 3, 8)))
    assert not same_rows(rows((1, 2, 9), (3, 4, 8)), rows((2, 1, 9), (3, 4, 8)))
    assert not same_rows(rows((1, 2), (2, 1)), rows((1, 1), (2, 2)))
    many = [(n, n % 2, n % 3, n % 2, 0, None) for n in range(30)]
    assert same_rows(rows(*many), rows(*[(row[5], row[3], row[0], row[4], row[1], row[2]) for row in many]))


def test_values_match_across_types_and_padding() -> None:
    assert same_rows(rows((Decimal("10.50"), "AB  ")), rows((10.5, "AB")))
    assert same_rows(rows((date(2026, 1, 2),)), rows((datetime(2026, 1, 2),)))
    assert same_rows(rows((1 / 3,)), rows((0.33333333,)))
    assert same_rows(rows((True,)), rows((1,)))
    assert not same_rows(rows((None,)), rows(("",)))
    assert not same_rows(rows(("1",)), rows((1,)))


def test_money_has_to_be_equal_and_quotients_nearly() -> None:
    assert not same_rows(rows((1_234_567,)), rows((1_234_568,)))
    assert not same_rows(rows((Decimal("1000000.01"),)), rows((Decimal("1000000.02"),)))
    assert same_rows(rows((0.1 + 0.2,)), rows((Decimal("0.3"),)))
    assert same_rows(rows((2 / 3,), (200_000 / 3,)), rows((66_666.667,), (0.666667,)))
    assert not same_rows(rows((2 / 3,)), rows((0.667,)))


def test_columns_to_spare_are_contained_and_not_the_same() -> None:
    gold, wide = rows((1, "x"), (2, "y")), rows(("x", 7, 1), ("y", 7, 2))
    assert contains_rows(gold, wide) and not same_rows(gold, wide)
    assert not contains_rows(wide, gold)
    assert not contains_rows(gold, rows(("x", 7, 2), ("y", 7, 1)))


def test_an_order_is_kept_by_its_keys(catalog: Catalog) -> None:
    top = "SELECT TOP 3 APTH.Vendor, SUM(APTH.InvTotal) AS T FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 {}"
    by_total = top.format("GROUP BY APTH.Vendor ORDER BY T DESC")
    assert order_keys(by_total, catalog) == (1,)
    assert order_keys(by_total, catalog, ordered=False) is None
    assert order_keys(by_total.replace("TOP 3 ", ""), catalog) is None
    assert order_keys(by_total.replace("TOP 3 ", ""), catalog, ordered=True) == (1,)
    assert order_keys(by_total.replace("T DESC", "MAX(APTH.InvDate)"), catalog) == ()
    gold, tied = rows((1, 5), (2, 5), (3, 4)), rows((2, 5), (1, 5), (3, 4))
    assert same_rows(gold, tied, keys=(1,))
    assert not same_rows(gold, tied, keys=())
    assert not same_rows(gold, rows((3, 4), (1, 5), (2, 5)), keys=(1,))


def test_components_see_through_aliases_ctes_and_order(catalog: Catalog) -> None:
    plain = (
        "SELECT APTH.Vendor, SUM(APTL.GrossAmt) AS S FROM APTH WITH (NOLOCK) JOIN APTL WITH (NOLOCK) "
        "ON APTH.APCo = APTL.APCo AND APTH.Mth = APTL.Mth AND APTH.APTrans = APTL.APTrans "
        "WHERE APTH.APCo = 1 AND APTH.InvTotal > 5 GROUP BY APTH.Vendor"
    )
    aliased = (
        "SELECT SUM(l.GrossAmt), h.Vendor FROM APTL l WITH (NOLOCK) JOIN APTH h WITH (NOLOCK) "
        "ON l.APTrans = h.APTrans AND l.APCo = h.APCo AND h.Mth = l.Mth "
        "WHERE 5 < InvTotal AND h.APCo = @APCo GROUP BY h.Vendor"
    )
    assert components(plain, catalog, 1) == components(aliased, catalog, 1)
    inner = "WITH T AS (SELECT Vendor AS V FROM APTH WITH (NOLOCK) WHERE APCo = 1) SELECT T.V FROM T"
    found = components(inner, catalog)
    assert found is not None
    assert found["columns"] == {"APTH.VENDOR"} and found["filters"] == {"APTH.APCO = 1"}
    assert components("SELECT FROM WHERE") is None


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("filters", "> 5", "> 6"),
        ("joins", " AND h.Mth = l.Mth", ""),
        ("joins", "JOIN APTH", "LEFT JOIN APTH"),
        ("aggregates", "SUM", "MAX"),
        ("grouping", "GROUP BY h.Vendor", "GROUP BY h.Vendor, h.APRef"),
        ("tables", "JOIN APTH h", "JOIN APUI h"),
        ("columns", "l.GrossAmt), h.Vendor", "l.GrossAmt), h.APRef"),
        ("shape", "SELECT ", "SELECT DISTINCT "),
    ],
)
def test_each_part_tells_what_differs(catalog: Catalog, part: str, old: str, new: str) -> None:
    sql = (
        "SELECT SUM(l.GrossAmt), h.Vendor FROM APTL l WITH (NOLOCK) JOIN APTH h WITH (NOLOCK) "
        "ON l.APTrans = h.APTrans AND l.APCo = h.APCo AND h.Mth = l.Mth WHERE InvTotal > 5 GROUP BY h.Vendor"
    )
    left, right = components(sql, catalog), components(sql.replace(old, new), catalog)
    assert left is not None and right is not None
    assert left[part] != right[part]


def judged(bench: Bench, case: Case, sql: str) -> tuple[bool, str | None]:
    response = Response("sql", sql, violations=broken_rules(sql, bench.catalog))
    found = score(case, response, bench)
    return found.right, attribute(case, response, found, bench.catalog)


@pytest.fixture(scope="module")
def demo() -> Bench:
    return Bench.demo(seeds=())


JOBS = "SELECT JCJM.Job, JCJM.Description FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1 AND JCJM.JobStatus = 1"
CASE = Case("1", "list", "open jobs", ("JCJM",), JOBS)


@pytest.mark.parametrize(
    ("sql", "right", "cause"),
    [
        (JOBS, True, None),
        (
            "SELECT j.Description, j.Job FROM JCJM j WITH (NOLOCK) WHERE JobStatus = 1 AND @JCCo = JCCo",
            True,
            None,
        ),
        (JOBS.replace(" WITH (NOLOCK)", ""), False, "broke-a-rule"),
        (JOBS.replace("JobStatus = 1", "JobStatus = 3"), False, "wrong-filter"),
        (JOBS.replace(", JCJM.Description", ""), False, "wrong-column"),
        (JOBS.replace("SELECT", "SELECT TOP 1"), False, "wrong-order"),
        (JOBS.replace("JCJM.Description", "JCJM.Nothing"), False, "did-not-run"),
        (JOBS + " AND JCJM.Job = @Job", False, "did-not-run"),
        (
            "SELECT JCCM.Contract, JCCM.Description FROM JCCM WITH (NOLOCK) WHERE JCCM.JCCo = 1",
            False,
            "wrong-table",
        ),
        ("DELETE FROM JCJM", False, "did-not-run"),
    ],
)
def test_sql_is_judged_by_its_rows_and_rules(demo: Bench, sql: str, right: bool, cause: str | None) -> None:
    assert judged(demo, CASE, sql) == (right, cause)


def test_any_gold_statement_is_right(demo: Bench) -> None:
    other = JOBS.replace(", JCJM.Description", "")
    case = Case("1", "list", "open jobs", sql=JOBS, gold=(other,))
    assert judged(demo, case, other) == (True, None)


def test_an_empty_result_is_right_only_with_the_gold_parts(demo: Bench) -> None:
    case = Case("1", "list", "q", sql=JOBS.replace("JCCo = 1", "JCCo = 99"))
    assert judged(demo, case, case.sql) == (True, None)
    wrong = case.sql.replace("JobStatus = 1", "JobStatus = 2")
    found = score(case, Response("sql", wrong), demo)
    assert found.rows and found.empty and not found.right


def test_luck_on_one_database_is_no_right_answer(tmp_path: Path) -> None:
    catalog = shop_catalog(tmp_path)
    first = FileDatabase(shop_duckdb(tmp_path / "a.duckdb"), catalog)
    more = [*SALES, (4, 3, "2026-03-01", 1.0)]
    second = FileDatabase(shop_duckdb(tmp_path / "b.duckdb", more), catalog)
    bench = Bench([lambda: first, lambda: second], catalog)
    case = Case("1", "list", "q", sql="SELECT SUM(Sale.Amount) AS T FROM Sale WITH (NOLOCK)")
    lucky = Response("sql", f"{case.sql} WHERE Sale.CustomerId < 3")
    found = score(case, lucky, bench, rules_count=False)
    assert found.lucky and not found.rows and not found.right
    assert score(case, Response("sql", case.sql), bench, rules_count=False).right
    alone = score(case, lucky, Bench.of(first, catalog), rules_count=False)
    assert alone.rows and not alone.lucky


def test_variants_of_the_demo_hold_other_rows() -> None:
    bench = Bench.demo(seeds=(11,))
    sql = "SELECT SUM(APTH.InvTotal) AS T FROM APTH WITH (NOLOCK) WHERE APTH.APCo = @APCo"
    totals = [bench.gold(sql, 1, place) for place in range(2)]
    assert all(total is not None and total.rows[0][0] for total in totals)
    assert totals[0] != totals[1]


def test_refusals_and_schema_answers_are_judged_by_structure(demo: Bench) -> None:
    refuse = Case("1", "refusal", "q", refuse=True, suggest=("APTH",))
    polite = Response("refusal", text="Sorry, I could not find that one.", nearest=("APTL", "apth"))
    assert score(refuse, polite, demo).right and score(refuse, polite, demo).suggestion
    other = score(refuse, Response("refusal", nearest=("ARTH",)), demo)
    assert other.right and other.suggestion is False
    answered = Response("sql", JOBS)
    assert attribute(refuse, answered, score(refuse, answered, demo), demo.catalog) == "should-have-refused"
    describe = Case("2", "existence", "does APTH exist", ("APTH",))
    assert score(describe, Response("schema", described=("dbo.apth",)), demo).right
    for wrong in (("APTL",), ("APTH", "APTL"), ("APTH.InvTotal",)):
        assert not score(describe, Response("schema", described=wrong), demo).right
    column = Case("3", "existence", "what is InvTotal", ("APTH",), describes=("APTH.InvTotal",))
    for right in (("apth.invtotal",), ("bAPTH",)):
        assert score(column, Response("schema", described=right), demo).right
    assert not score(column, Response("schema", described=("APTH.APRef",)), demo).right
    denied = Response("refusal")
    assert attribute(describe, denied, score(describe, denied, demo), demo.catalog) == "refused-wrongly"


def test_what_was_not_retrieved_or_shown_is_blamed_first(demo: Bench) -> None:
    for response, cause in (
        (Response("refusal", found=("APTH",)), "not-retrieved"),
        (Response("refusal", found=("JCJM",), shown=("APTH",)), "not-shown"),
        (Response("refusal", found=("JCJM",), shown=("JCJM",)), "refused-wrongly"),
        (Response("schema", found=("JCJM",)), "wrong-kind"),
        (Response("error", error="no model"), "did-not-run"),
    ):
        assert attribute(CASE, response, score(CASE, response, demo), demo.catalog) == cause


def test_answers_are_read_from_sql_text_and_records(catalog: Catalog) -> None:
    text = f"Uses JCJM.\n```sql\n{JOBS}\n```"
    assert response_in({"id": 1, "sql": JOBS}, catalog).sql == JOBS
    assert response_in({"id": 1, "answer": text}, catalog).sql == JOBS
    refused = response_in({"id": 1, "answer": "There is no table AP_TH. Nearest: APTH, APTL."}, catalog)
    assert (refused.kind, refused.nearest) == ("refusal", ("APTH", "APTL"))
    assert response_in({"id": 1, "answer": "describe APTH, APTL"}, catalog).described == ("APTH", "APTL")
    said = {
        "id": 1,
        "kind": "sql",
        "sql": JOBS.replace("JCJM", "JCXX"),
        "tables": [{"name": "JCJM"}],
        "ms": 3,
    }
    found = response_in(said, catalog)
    assert found.found == ("JCJM",) and found.ms == 3 and "unknown-table" in found.violations
    with pytest.raises(DataError, match="no answer to 'x'"):
        response_in({"id": "x"}, catalog)
    with pytest.raises(DataError, match="kind 'maybe'"):
        response_in({"id": "x", "kind": "maybe"}, catalog)


def test_training_records_and_cases_read_as_cases(tmp_path: Path) -> None:
    path = tmp_path / "cases.jsonl"
    path.write_text(
        '{"id":"1","category":"list","question":"q","tables":["APTH"],"sql":"SELECT 1","gold":["SELECT 2"],'
        '"ordered":true,"company":2,"turns":[{"question":"p","sql":"SELECT 3"}]}\n'
        '{"id":"2","category":"missing-table","question":"q","tables":[],"sql":"","completion":[]}\n'
        '{"id":"3","category":"refusal","question":"q","refuse":true,"suggest":["APTH"]}\n'
        '{"id":"4","category":"describe","question":"q","sql":"","completion":[]}\n'
    )
    cases = list(read_cases(path))
    assert [case.kind for case in cases] == ["sql", "refusal", "refusal", "schema"]
    first = cases[0]
    assert (first.golds, first.ordered, first.company) == (("SELECT 1", "SELECT 2"), True, 2)
    assert first.turns[0].sql == "SELECT 3"
    assert [case.id for case in read_cases(tmp_path)] == ["1", "2", "3", "4"]
    path.write_text('{"id":"1"}\n')
    with pytest.raises(DataError, match=r"cases\.jsonl:1: not an evaluation case"):
        list(read_cases(path))
    path.write_text('{"id":"1","category":"a","question":"q"}\n' * 2)
    with pytest.raises(DataError, match=r"cases\.jsonl:2: id '1' is there before"):
        list(read_cases(path))
