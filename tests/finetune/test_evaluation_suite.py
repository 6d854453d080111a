"""The evaluation suite holds: counts, statements on the demo, names, and its distance from what is taught."""

from __future__ import annotations

import json
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlglot
from sqlglot import exp

from assistant.demo import DemoDatabase
from finetune.auditing.near import matches
from finetune.auditing.skeleton import skeleton
from finetune.case import SUITE, read_cases
from finetune.curated import read_curated, sql_faults
from finetune.curated.acceptances import read_acceptances
from finetune.curated.corrections import CuratedCorrection, correction_faults, read_corrections
from finetune.curated.follow_ups import read_follow_ups
from finetune.curated.refusals import is_real, read_refusals
from finetune.plan_tables import plan_tables
from finetune.scoring import demo_bench
from schema_index import Catalog

HELD_OUT = SUITE.parent / "held_out.toml"
NEAR = 0.8
"""A question of the suite is less alike than this to every question that is taught."""
LEAST = {
    "existence": 80,
    "generation": 120,
    "generation-hard": 60,
    "join": 50,
    "correction": 50,
    "business-logic": 60,
    "refusal": 60,
    "acceptance": 60,
    "follow-up": 20,
}
Row = dict[str, Any]


def rows_of(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


ROWS = [row for path in sorted(SUITE.glob("*.jsonl")) for row in rows_of(path)]
BY_CATEGORY = {name: [row for row in ROWS if row["category"] == name] for name in LEAST}


@pytest.fixture(scope="module")
def database() -> DemoDatabase:
    return DemoDatabase.open()


def statements(row: Row) -> Iterator[str]:
    """Every statement of a case that is right: gold, its alternatives, and those of earlier turns."""
    yield from ([row["sql"]] if "sql" in row else [])
    yield from row.get("gold", ())
    yield from (turn["sql"] for turn in row.get("turns", ()))


def questions(row: Row) -> list[str]:
    return [row["question"], *(turn["question"] for turn in row.get("turns", ()))]


def missing_faults(row: Row, catalog: Catalog) -> list[str]:
    """What is wrong with a refusal: a name that exists or is not in the question, or a false suggestion."""
    found = [
        f"{name} is suggested and does not exist" for name in row["suggest"] if not is_real(name, catalog)
    ]
    if not row["reason"].startswith("missing"):
        return found
    name, owner = row["name"], row.get("table", "")
    if name not in row["question"]:
        found.append(f"the question does not name {name}")
    if not row["suggest"]:
        found.append(f"nothing is suggested for {name}")
    if bool(owner) != (row["reason"] == "missing-column"):
        found.append(f"{row['reason']} with table {owner!r}")
    if not owner and catalog.find(name) is not None:
        found.append(f"the table {name} exists")
    table = catalog.find(owner) if owner else None
    if owner and (table is None or table.column(name) is not None):
        found.append(f"{owner}.{name} exists, or its table does not")
    return found


def test_the_counts_of_the_readme_hold() -> None:
    lines = (SUITE / "README.md").read_text(encoding="utf-8").splitlines()
    cells = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in lines if ".jsonl`" in line]
    promised = {file: (category, int(count)) for file, category, count, _ in cells}
    assert sorted(promised) == [path.name for path in sorted(SUITE.glob("*.jsonl"))]
    for file, (category, count) in promised.items():
        assert Counter(row["category"] for row in rows_of(SUITE / file)) == {category: count}
    assert sum(count for _, count in promised.values()) == len(ROWS) >= 500
    assert f"{len(ROWS)} questions" in "\n".join(lines)
    assert all(len(BY_CATEGORY[name]) >= least for name, least in LEAST.items())


def test_every_case_reads_and_is_complete() -> None:
    cases = {case.id: case for case in read_cases(SUITE)}
    assert len(cases) == len(ROWS)
    for row in ROWS:
        for text in (*questions(row), row["note"]):
            assert text and "\n" not in text and text == text.strip(), row["id"]
        kind = cases[row["id"]].kind
        assert [kind == "sql", kind == "refusal", kind == "schema"] == [
            name in row for name in ("sql", "refuse", "describes")
        ], row["id"]
        assert ("turns" in row) == (row["category"] == "follow-up"), row["id"]
        assert ("wrong_sql" in row) == (row["category"] == "correction"), row["id"]


def test_every_statement_keeps_the_rules_and_returns_rows(catalog: Catalog, database: DemoDatabase) -> None:
    faults = [
        (row["id"], found, sql)
        for row in ROWS
        for sql in statements(row)
        if (found := sql_faults(sql, row["company"], catalog, database)[0])
    ]
    assert faults == []


def test_no_top_cuts_through_a_tie(catalog: Catalog) -> None:
    """Else several answers were right, and only the one that fell the gold's way would count."""
    bench, checked = demo_bench(), 0
    for case in read_cases(SUITE):
        tree = sqlglot.parse_one(case.sql, read="tsql") if case.sql else None
        if not isinstance(tree, exp.Select) or tree.args.get("limit") is None:
            continue
        count = int(tree.args["limit"].expression.name)
        keys = [one.this.copy() for one in tree.args["order"].expressions]
        longer = tree.copy().limit(count + 1).select(*keys).sql("tsql")
        for place in range(len(bench)):
            rows = bench.run(longer, bench.bound(case.sql, case.company), place).rows
            ends = [row[-len(keys) :] for row in rows[count - 1 :]]
            assert len(ends) < 2 or ends[0] != ends[1], f"{case.id} on database {place}"
        checked += 1
    assert checked >= 5


def test_tables_are_those_of_the_answer(catalog: Catalog) -> None:
    for row in ROWS:
        if "sql" in row:
            outer, inner = plan_tables(row["sql"], catalog)
            assert row["tables"] == [*outer, *inner], row["id"]
        owners = [name.split(".")[0] for name in row.get("describes", ())]
        assert "sql" in row or row["tables"] == list(dict.fromkeys(owners)), row["id"]


def test_a_wrong_statement_has_its_fault(catalog: Catalog, database: DemoDatabase) -> None:
    found = []
    for row in BY_CATEGORY["correction"]:
        why = "see note" if row["fault"] == "wrong-result" else ""
        one = CuratedCorrection(
            row["id"],
            row["question"],
            row["fault"],
            row["wrong_sql"],
            row["sql"],
            row["note"],
            why,
            row["company"],
        )
        found += [(row["id"], fault) for fault in correction_faults(one, catalog, database)]
    assert found == []
    assert len({row["fault"] for row in BY_CATEGORY["correction"]}) == 11


def test_refusals_name_what_is_absent_and_suggest_what_is_real(catalog: Catalog) -> None:
    refused = [row for row in ROWS if row.get("refuse")]
    assert [(row["id"], faults) for row in refused if (faults := missing_faults(row, catalog))] == []
    reasons = Counter(row["reason"] for row in BY_CATEGORY["refusal"])
    assert reasons["missing-table"] >= 30 and reasons["missing-column"] >= 15
    assert min(reasons["read-only"], reasons["not-held"]) >= 5


def test_acceptances_are_real_names_that_the_question_holds(catalog: Catalog) -> None:
    for row in BY_CATEGORY["acceptance"]:
        asked = row["question"].lower()
        assert not row.get("refuse") and row["tables"], row["id"]
        assert row["tables"][0].lower() in asked, row["id"]
    for row in ROWS:
        assert all(is_real(name, catalog) for name in row.get("describes", ())), row["id"]


def test_an_answer_after_a_turn_is_another_one() -> None:
    for row in BY_CATEGORY["follow-up"]:
        assert row["turns"] and all(turn["sql"] != row["sql"] for turn in row["turns"]), row["id"]


def test_no_question_is_put_twice() -> None:
    asked = [(row["id"], text.lower()) for row in ROWS for text in questions(row)]
    assert len({text for _, text in asked}) == len(asked)


def test_nothing_of_it_is_taught() -> None:
    taught, forms = _taught()
    asked = [(row["id"], text.lower()) for row in ROWS for text in questions(row)]
    near = matches([text for _, text in asked], [text.lower() for text in taught], NEAR)
    assert [(asked[twin.index], taught[twin.other]) for twin in near] == []
    shared = [(row["id"], sql) for row in ROWS for sql in statements(row) if skeleton(sql) in forms]
    assert shared == []


def _taught() -> tuple[list[str], set[str]]:
    """The questions, and the skeletons of the statements, that were written for training."""
    asked = [one.question for one in read_refusals()]
    asked += tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))["questions"]
    forms: set[str] = set()
    for one in read_curated():
        asked.append(one.question)
        forms.add(skeleton(one.sql))
    for acceptance in read_acceptances():
        asked.append(acceptance.question)
        forms.add(skeleton(acceptance.sql))
    for correction in read_corrections():
        asked.append(correction.question)
        forms |= {skeleton(correction.sql), skeleton(correction.wrong)}
    for turns in read_follow_ups():
        asked += [turns.question, turns.follow_up]
        forms |= {skeleton(turns.sql), skeleton(turns.follow_up_sql)}
    return asked, forms - {""}


def test_a_false_refusal_in_the_suite_is_found(catalog: Catalog) -> None:
    row = next(row for row in BY_CATEGORY["refusal"] if row["reason"] == "missing-table")
    column = next(row for row in BY_CATEGORY["refusal"] if row["reason"] == "missing-column")
    assert missing_faults({**row, "name": "APTH", "question": "rows of APTH"}, catalog) == [
        "the table APTH exists"
    ]
    assert missing_faults({**row, "name": "apth", "question": "rows of apth"}, catalog) == [
        "the table apth exists"
    ]
    assert missing_faults({**row, "suggest": ["APTX"]}, catalog) == ["APTX is suggested and does not exist"]
    assert missing_faults({**row, "question": "unpaid invoices"}, catalog)
    held = {**column, "table": "APTH", "name": "InvTotal", "question": "APTH.InvTotal"}
    assert missing_faults(held, catalog) == ["APTH.InvTotal exists, or its table does not"]
