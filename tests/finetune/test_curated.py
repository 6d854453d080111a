"""The curated data holds against the catalog and the demo database, and its check finds planted faults."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.demo import DemoDatabase
from finetune import check_curated
from finetune.curated import read_curated
from finetune.curated.acceptances import acceptance_faults, read_acceptances
from finetune.curated.corrections import correction_faults, read_corrections
from finetune.curated.follow_ups import follow_up_faults, read_follow_ups
from finetune.curated.refusals import is_offered, is_real, read_refusals, refusal_faults
from schema_index import Catalog, DataError

STEP = 9
"""Of the entries with SQL, one in this many is checked here; `finetune.check_curated` checks all."""

REFUSALS, ACCEPTANCES = list(read_refusals()), list(read_acceptances())
CORRECTIONS, FOLLOW_UPS = list(read_corrections()), list(read_follow_ups())


def test_there_are_as_many_as_promised_of_each_kind() -> None:
    kinds = Counter(one.kind for one in REFUSALS)
    assert len(REFUSALS) >= 300
    assert min(kinds.values()) >= 40 and kinds["missing-table"] >= 120 and kinds["missing-column"] >= 70
    assert len(ACCEPTANCES) >= 300
    assert sum(bool(one.sql) for one in ACCEPTANCES) >= 50
    assert sum(len(one.describes) == 2 for one in ACCEPTANCES) >= 50
    assert len(CORRECTIONS) >= 100 and len({one.fault for one in CORRECTIONS}) == 11
    assert len(FOLLOW_UPS) >= 100


def test_every_entry_says_why_in_one_line() -> None:
    said = [(one.id, one.question, one.note) for one in REFUSALS]
    said += [(one.id, one.question, one.note) for one in CORRECTIONS]
    said += [(one.id, one.question, one.note) for one in FOLLOW_UPS]
    for name, question, note in said:
        assert question and note and "\n" not in question + note, name


def test_every_table_is_accepted_by_some_question(catalog: Catalog) -> None:
    described = {name.split(".")[0] for one in ACCEPTANCES for name in one.describes}
    assert described >= {table.name for table in catalog}


def test_no_question_is_nearly_another() -> None:
    asked = [(one.id, one.question) for one in read_curated()]
    asked += [(one.id, one.question) for one in REFUSALS] + [(one.id, one.question) for one in ACCEPTANCES]
    asked += [(one.id, one.question) for one in CORRECTIONS]
    asked += [("first turn", question) for question in dict.fromkeys(one.question for one in FOLLOW_UPS)]
    asked += [(f"{one.id} then", one.follow_up) for one in FOLLOW_UPS]
    assert list(check_curated.near_questions(asked)) == []


def test_refusals_name_what_is_absent_and_offer_what_is_real(catalog: Catalog) -> None:
    assert [(one.id, faults) for one in REFUSALS if (faults := refusal_faults(one, catalog))] == []
    missing = [one for one in REFUSALS if one.name]
    assert sum(is_offered(one, catalog) for one in missing) >= 0.8 * len(missing)


def test_acceptances_hold_where_they_need_no_database(catalog: Catalog, database: DemoDatabase) -> None:
    described = [one for one in ACCEPTANCES if one.describes]
    found = [(one.id, acceptance_faults(one, catalog, database)) for one in described]
    assert [one for one in found if one[1]] == []


@pytest.mark.parametrize(
    ("entries", "faults_of"),
    [
        ([one for one in ACCEPTANCES if one.sql], acceptance_faults),
        (CORRECTIONS, correction_faults),
        (FOLLOW_UPS, follow_up_faults),
    ],
    ids=["acceptances", "corrections", "follow-ups"],
)
def test_a_sample_runs(
    entries: Sequence[Any], faults_of: Callable[..., list[str]], catalog: Catalog, database: DemoDatabase
) -> None:
    found = [(one.id, faults_of(one, catalog, database)) for one in entries[::STEP]]
    assert [one for one in found if one[1]] == []


def test_a_name_that_exists_or_is_not_asked_for_is_no_refusal(catalog: Catalog) -> None:
    table = next(one for one in REFUSALS if one.kind == "missing-table")
    column = next(one for one in REFUSALS if one.kind == "missing-column")
    write = next(one for one in REFUSALS if one.kind == "read-only")
    real = refusal_faults(replace(table, question="rows of APTH", name="APTH"), catalog)
    assert any("the table APTH exists" in fault for fault in real)
    held = refusal_faults(replace(column, question="APTH.InvTotal", name="InvTotal"), catalog)
    assert any("the column APTH.InvTotal exists" in fault for fault in held)
    assert refusal_faults(replace(column, table="APTL"), catalog)
    assert refusal_faults(replace(table, question="how many invoices are there"), catalog) == [
        f"resolve_names finds nothing missing, not table {table.name}"
    ]
    assert refusal_faults(replace(write, question="delete everything in APHeader"), catalog) == [
        "the question names APHeader, which does not exist"
    ]


def test_a_name_in_sql_that_the_question_brings_is_no_refusal(catalog: Catalog) -> None:
    one = next(one for one in REFUSALS if one.name == "ARPayments")
    assert refusal_faults(one, catalog) == []
    [fault] = refusal_faults(
        replace(one, question="mend this\nSELECT * FROM ARPayments WHERE ARCo = 1"), catalog
    )
    assert "serving corrects that" in fault


def test_a_false_offer_is_found(catalog: Catalog) -> None:
    table = next(one for one in REFUSALS if one.kind == "missing-table")
    for name in ("APTransactions", "apth", "APTH.GrossAmt", "bAPTH"):
        assert not is_real(name, catalog)
        assert refusal_faults(replace(table, nearest=(name,)), catalog) == [
            f"{name} is offered and does not exist"
        ]


def test_an_acceptance_of_a_missing_name_is_found(catalog: Catalog, database: DemoDatabase) -> None:
    one, joined = ACCEPTANCES[0], next(one for one in ACCEPTANCES if len(one.describes) == 2)
    assert acceptance_faults(replace(one, question="what is APHeader"), catalog, database) == [
        "APHeader is taken for missing",
        "resolve_names does not find APTD, only nothing",
    ]
    assert "APTX does not exist" in acceptance_faults(replace(one, describes=("APTX",)), catalog, database)
    apart = replace(joined, question="how do APTH and PMSC join", describes=("APTH", "PMSC"))
    assert acceptance_faults(apart, catalog, database) == ["no join leads from APTH to PMSC"]
    rows = next(one for one in ACCEPTANCES if one.sql)
    assert acceptance_faults(replace(rows, question="first ten rows of ARTH"), catalog, database) == [
        "the question names ARTH, the SQL does not read it"
    ]


def test_a_correction_without_its_fault_is_found(catalog: Catalog, database: DemoDatabase) -> None:
    rule = next(one for one in CORRECTIONS if one.fault == "nolock")
    assert correction_faults(replace(rule, wrong=rule.sql), catalog, database) == [
        "the wrong SQL breaks no rule, not nolock"
    ]
    assert "the right SQL: nolock" in correction_faults(replace(rule, sql=rule.wrong), catalog, database)[0]
    rows = next(one for one in CORRECTIONS if one.fault == "wrong-result")
    assert correction_faults(replace(rows, wrong=rows.sql), catalog, database) == [
        "the wrong SQL returns the same rows as the right one"
    ]
    broken = correction_faults(replace(rows, wrong=rule.wrong), catalog, database)
    assert broken == ["the wrong SQL breaks nolock: that is its fault, not wrong-result"]


def test_a_second_turn_that_changes_nothing_is_found(catalog: Catalog, database: DemoDatabase) -> None:
    one = FOLLOW_UPS[0]
    assert follow_up_faults(replace(one, follow_up_sql=one.sql), catalog, database) == [
        "both turns return the same rows"
    ]
    alone = follow_up_faults(replace(one, follow_up="total cost of job 26-220"), catalog, database)
    assert "stands by itself" in alone[0]
    empty = one.follow_up_sql.replace("'26-220'", "'no such job'")
    assert follow_up_faults(replace(one, follow_up_sql=empty), catalog, database) == [
        "the second SQL: returns no row on the demo database"
    ]


def test_a_near_question_is_found() -> None:
    asked = [("a-001", "open jobs of company 1"), ("b-001", "vendors"), ("c-001", "Open jobs of company 2")]
    asked += [("d-001", "of company 1, open jobs please"), ("e-001", "company 1 of jobs open")]
    assert [name for name, _ in check_curated.near_questions(asked)] == ["c-001", "e-001"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('question = "x"\nkind = "missing-table"\nnote = "n"', "only what is missing has a name"),
        ('question = "x"\nkind = "missing-table"\nname = "X"\nnote = "n"', "give nearest"),
        ('question = "x"\nkind = "rude"\nnote = "n"', "kind 'rude'"),
        ('question = "x"\nkind = "read-only"', "note"),
        ('question = "x"\nkind = "read-only"\nnote = "n"\ncolour = 1', "colour"),
    ],
)
def test_an_entry_with_wrong_fields_is_refused_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text(f"[[refusal]]\n{text}\n")
    with pytest.raises(DataError, match=rf"some\.toml: entry 1: .*{said}"):
        list(read_refusals(path))


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text('[[acceptance]]\nquestion = "x"\n')
    with pytest.raises(DataError, match=r"holds acceptance: give \[\[refusal\]\]"):
        list(read_refusals(path))
    with pytest.raises(DataError, match="give describes"):
        list(read_acceptances(path))


def test_the_command_counts_and_ends_well(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["check_curated", "--only", "refusals", "--json"])
    with pytest.raises(SystemExit) as end:
        check_curated.main()
    assert end.value.code == 0
    assert f'"refusals": {len(REFUSALS)}' in capsys.readouterr().out
