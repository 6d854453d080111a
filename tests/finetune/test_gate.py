"""The gate lets true records in and names what does not hold in each of the others."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answer_text import (
    describe_answer,
    missing_column_answer,
    missing_table_answer,
    not_held_answer,
    read_only_answer,
    sql_answer,
)
from finetune.example import Example, write_examples
from finetune.gate import main, record_faults
from finetune.gating.judge import Reality
from finetune.gating.shown_schema import read_turn, shown_schema
from schema_index import Catalog, DataError
from tests.finetune.records import INVOICES, LINES, TOTAL, query, record, samples


def said(example: Example, text: str, sql: str = "") -> Example:
    return replace(example, sql=sql, completion=({"role": "assistant", "content": text},))


def rules(example: Example, reality: Reality | None = None) -> set[str]:
    return {fault.rule for fault in record_faults(example, reality)}


def test_true_records_of_every_kind_pass(catalog: Catalog, reality: Reality) -> None:
    for example in samples(catalog):
        assert record_faults(example, reality) == [], example.id
        assert record_faults(example) == [], f"{example.id} against its own prompt"


def test_the_schema_is_read_back_from_the_prompt(catalog: Catalog) -> None:
    shown = shown_schema(samples(catalog)[1].prompt)
    assert shown.is_part_of(catalog)
    for table in shown.catalog:
        real = catalog.find(table.name)
        assert real is not None
        assert (table.key, table.company_column) == (real.key, real.company_column)
    assert next(join.pairs for join in shown.catalog.joins) == (
        ("APCo", "APCo"),
        ("Mth", "Mth"),
        ("APTrans", "APTrans"),
    )
    assert not shown.is_part_of(Catalog(()))


def test_names_of_a_turn_are_read_back() -> None:
    turn = read_turn(
        "Question: q\nNames: APTH.InvTotal exists. table APHeader does not exist; nearest APTH, APTL. "
        "column X does not exist."
    )
    assert turn.exists == ("APTH.InvTotal",)
    assert turn.absent == {"APHeader": ("APTH", "APTL"), "X": ()}
    with pytest.raises(DataError, match="Question"):
        read_turn("Names: APTH exists.")


@pytest.mark.parametrize(
    ("sql", "tables", "rule"),
    [
        (INVOICES.replace(" WITH (NOLOCK)", ""), ["APTH"], "nolock"),
        (INVOICES.replace("APTH.APCo = 1 AND ", ""), ["APTH"], "company-filter"),
        (INVOICES.replace("APTH.APRef", "APTH.InvNum"), ["APTH"], "unknown-column"),
        (INVOICES.replace("APTH", "ARTH").replace("APCo", "ARCo"), ["ARTH"], "unknown-table"),
        (LINES.replace(" AND APTL.Mth = APTH.Mth", ""), ["APTL", "APTH"], "complete-join"),
        ("DELETE FROM APTH", ["APTH"], "read-only"),
        (INVOICES, ["APTL"], "plan"),
        (INVOICES.replace("> 500", "> 'many'"), ["APTH"], "does-not-run"),
    ],
)
def test_sql_is_refused_by_the_rule_it_breaks(
    catalog: Catalog, reality: Reality, sql: str, tables: list[str], rule: str
) -> None:
    example = query(catalog, "AP invoices", INVOICES, ["APTH", "APTL"])
    assert rule in rules(said(example, sql_answer(sql, tables), sql), reality)


def test_refusals_of_what_exists_are_refused(catalog: Catalog) -> None:
    by_name = {example.id: example for example in samples(catalog)}
    listed = by_name["sql-list"]
    assert rules(said(listed, missing_table_answer("APTH", ["APTL"]))) == {"false-refusal"}
    denied = missing_column_answer("InvTotal", "APTH", ["APTL.GrossAmt"])
    assert rules(said(listed, denied)) == {"false-refusal"}
    assert rules(said(listed, missing_table_answer("XXXX", ["APTL"]))) == {"false-refusal"}
    assert rules(said(listed, not_held_answer(()))) == {"false-refusal"}
    assert rules(said(listed, read_only_answer())) == {"false-refusal"}
    assert rules(said(listed, "I cannot help with that.")) == {"false-refusal"}
    absent = by_name["no-table"]
    assert rules(said(absent, missing_table_answer("APHeader", ["APXX"]))) == {"false-nearest"}


def test_answers_to_what_must_be_refused_are_refused(catalog: Catalog) -> None:
    by_name = {example.id: example for example in samples(catalog)}
    for name in ("no-table", "not-held", "no-change"):
        assert rules(said(by_name[name], sql_answer(TOTAL, ["APTH"]), TOTAL)) == {"invented-answer"}, name
    assert rules(said(by_name["no-table"], describe_answer(["APHeader"]))) == {"unknown-table"}


def test_a_missing_name_that_is_a_value_may_be_answered(catalog: Catalog) -> None:
    sql = INVOICES.replace("APTH.InvTotal > 500", "APTH.APRef = 'EMAlloc'")
    example = query(catalog, "AP invoices with reference EMAlloc in company 1", sql, ["APTH"])
    assert record_faults(example) == []


def test_every_turn_is_judged(catalog: Catalog) -> None:
    example = samples(catalog)[0]
    more = (
        {"role": "user", "content": "Question: and what is in APTL\nNames: APTL exists."},
        {"role": "assistant", "content": "describe APTL"},
        {"role": "user", "content": "Question: and XYZQ\nNames: table XYZQ does not exist."},
        {"role": "assistant", "content": "describe XYZQ"},
    )
    found = record_faults(replace(example, completion=(*example.completion, *more)))  # type: ignore[arg-type]
    assert [(fault.answer, fault.rule) for fault in found] == [(3, "unknown-table")]


def test_fields_that_do_not_hold_are_named(catalog: Catalog) -> None:
    example = samples(catalog)[0]
    broken = replace(example, source="somewhere", category="", sql="SELECT 1", question="another")
    messages = " | ".join(fault.message for fault in record_faults(broken))
    for part in ("source", "category", "field sql", "field question"):
        assert part in messages
    assert {fault.rule for fault in record_faults(replace(example, prompt=()))} == {"record"}


def test_the_command_lists_faults_with_id_and_reason(
    catalog: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    good, bad = samples(catalog)[0], record(catalog, "AP", ["APTH"], not_held_answer(()), name="bad-1")
    path = tmp_path / "records.jsonl"
    write_examples(path, [good, bad])
    monkeypatch.setattr("sys.argv", ["gate", str(path)])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert capsys.readouterr().out.startswith("bad-1: answer 1: false-refusal: ")
