"""Curated refusals, acceptances, corrections and follow-ups as records: serving's prompt, true answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Assistant, Turn
from assistant.answer_text import sql_answer
from finetune.canonical import canonical
from finetune.case import _case
from finetune.curated.acceptances import read_acceptances
from finetune.curated.corrections import CuratedCorrection, read_corrections
from finetune.curated.follow_ups import read_follow_ups
from finetune.curated.plans import CuratedEntry, wrong_answer
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.records import curated_records
from finetune.curated.refusals import read_refusals
from finetune.example import Example
from finetune.gate import record_faults
from finetune.gating.judge import Reality
from finetune.generating.recipe import Report
from retriever import SchemaRetriever
from schema_index import Catalog, Column, SentenceEncoder, Table, TableIndex
from tests.assistant.fakes import FakeModel, sql_text

LENGTH = 4096
REFUSALS, ACCEPTANCES = list(read_refusals()), list(read_acceptances())
CORRECTIONS, FOLLOW_UPS = list(read_corrections()), list(read_follow_ups())


def tokens(text: str) -> int:
    """As FakeModel counts."""
    return -(-len(text) // 3)


def records(
    retriever: SchemaRetriever,
    *entries: CuratedEntry,
    report: Report | None = None,
    held: tuple[str, ...] = (),
) -> list[Example]:
    recipe = CuratedRecipe(LENGTH, tokens, held_out=held, shots=1.0)
    return list(curated_records(entries, retriever, report or Report(), recipe))


@pytest.fixture(scope="module")
def some(retriever: SchemaRetriever) -> list[Example]:
    entries: list[CuratedEntry] = [*REFUSALS[::12], *ACCEPTANCES[::12], *CORRECTIONS[::6], *FOLLOW_UPS[::8]]
    return records(retriever, *entries)


def test_every_kind_is_there_and_passes_the_gate(some: list[Example], catalog: Catalog) -> None:
    assert {one.category for one in some} == {
        *("missing-table", "missing-column", "read-only", "not-held", "describe", "named-table"),
        *("correction", "repair", "first-turn", "follow-up"),
    }
    assert [
        record_faults(one, Reality(catalog)) for one in some if record_faults(one, Reality(catalog))
    ] == []
    assert {one.source for one in some} == {"curated"} and {one.split for one in some} == {"train", "heldout"}


def test_a_plain_prompt_is_what_the_assistant_asks(retriever: SchemaRetriever, some: list[Example]) -> None:
    for category in ("missing-table", "not-held", "describe", "named-table", "correction", "first-turn"):
        one = next(example for example in some if example.category == category)
        model = FakeModel("There is no answer.", context_length=LENGTH)
        Assistant(retriever, model).ask(one.question)
        assert model.requests == [list(one.prompt)], category


def test_a_follow_up_is_asked_with_the_turn_before_it(retriever: SchemaRetriever) -> None:
    talk = next(one for one in FOLLOW_UPS if len(records(retriever, one)) == 2)
    first, then = records(retriever, talk)
    assert (first.question, then.question) == (talk.question, talk.follow_up)
    assert first.split == then.split and then.id == f"{first.id}-then"
    model = FakeModel("There is no answer.", context_length=LENGTH)
    turns = [Turn(talk.question, first.completion[0]["content"])]
    Assistant(retriever, model).ask(talk.follow_up, turns=turns)
    assert model.requests == [list(then.prompt)]
    assert then.sql == canonical(talk.follow_up_sql, retriever.catalog) != first.sql


def test_a_follow_up_record_is_a_case_with_its_turn(some: list[Example]) -> None:
    then = next(one for one in some if one.category == "follow-up")
    row = {name: getattr(then, name) for name in ("id", "category", "question", "tables", "sql", "prompt")}
    [turn] = _case(row).turns
    assert then.prompt[1]["content"] == f"Question: {turn.question}"
    assert then.prompt[2]["content"] == turn.answer
    plain = next(one for one in some if one.category == "describe")
    assert _case(row | {"prompt": plain.prompt}).turns == ()


def test_a_repair_is_the_assistants_own(retriever: SchemaRetriever, catalog: Catalog) -> None:
    asked = [one for one in CORRECTIONS if one.fault in ("unknown-column", "unknown-table", "read-only")]
    made = [one for one in records(retriever, *asked[::5]) if one.category == "repair"]
    assert len(made) >= 3
    by_id = {one.id: one for one in asked}
    for record in made:
        correction = by_id[record.id]
        model = FakeModel(wrong_answer(correction, catalog), "There is no answer.", context_length=LENGTH)
        Assistant(retriever, model, grammar=False).ask(record.question)
        assert model.requests[1] == list(record.prompt)
        assert correction.fault in record.prompt[-1]["content"]
        assert record.sql == canonical(correction.sql, catalog)


def test_what_serving_mends_itself_is_asked_plainly(retriever: SchemaRetriever) -> None:
    mended = next(one for one in CORRECTIONS if one.fault == "nolock")
    silent = next(one for one in CORRECTIONS if one.fault == "wrong-result")
    for one in records(retriever, mended, silent):
        assert one.category == "correction" and [m["role"] for m in one.prompt] == ["system", "user"]


def test_the_wrong_answer_plans_its_own_tables(catalog: Catalog) -> None:
    one = next(one for one in CORRECTIONS if one.fault == "unknown-table")
    assert wrong_answer(one, catalog) != sql_answer(one.wrong, ["APTH"])
    torn = replace(one, fault="parse", wrong="SELECT FROM FROM", sql="SELECT 1 FROM APTH WITH (NOLOCK)")
    assert wrong_answer(torn, catalog) == sql_text("SELECT\nFROM\nFROM")


def test_a_refusal_offers_what_a_person_would_first(retriever: SchemaRetriever) -> None:
    # refusals-203: the prompt lists JCIP.BilledAmt first, the entry prefers JCCM.BilledAmt.
    one = next(one for one in REFUSALS if one.question == "JCCM.OverBilled, company 1")
    [record] = records(retriever, one)
    assert record.completion[0]["content"].startswith("There is no column OverBilled on JCCM. Nearest: JC")
    offered = record.completion[0]["content"].partition("Nearest: ")[2]
    assert offered.split(", ")[0].strip(".") in one.nearest
    stranger = next(one for one in REFUSALS if one.kind == "not-held" and not one.nearest)
    [bare] = records(retriever, stranger)
    assert bare.completion[0]["content"] == (
        "The tables found do not hold this: name the table that does, or ask in other words."
    )


def test_held_out_tables_are_for_evaluation_and_shown_to_no_other(retriever: SchemaRetriever) -> None:
    about = [one for one in ACCEPTANCES if one.describes][:40]
    held = about[0].describes[0].split(".")[0]
    made = records(retriever, *about, held=(held,))
    assert all(one.split == "heldout" for one in made if held in one.tables)
    train = [one for one in made if one.split == "train"]
    shown = f"CREATE TABLE {held} ("
    assert train and not any(shown in one.prompt[-1]["content"] for one in train)
    assert any(shown in one.prompt[-1]["content"] for one in made)


def test_what_cannot_be_asked_or_shown_is_counted(retriever: SchemaRetriever) -> None:
    report = Report()
    long = replace(FOLLOW_UPS[0], question="cost " * 790)
    recipe = CuratedRecipe(700, tokens, without=(REFUSALS[0].id,))
    made = list(curated_records([*CORRECTIONS[::4], long, REFUSALS[0]], retriever, report, recipe))
    plans = len(CORRECTIONS[::4]) + 2
    assert len(made) + sum(report.dropped.values()) == plans
    assert report.dropped["question too long for the context"] == 1
    assert sum(report.kept.values()) == len(made)


def test_what_the_grammar_cannot_write_is_left_out(retriever: SchemaRetriever) -> None:
    report = Report()
    recipe = CuratedRecipe(
        LENGTH,
        tokens,
        writable=lambda context, answer: "APTH" in context.shown and "vendor" not in answer.lower(),
    )
    made = list(curated_records(REFUSALS[:3], retriever, report, recipe))
    assert len(made) + report.dropped["not in the grammar"] == 3


def test_another_catalog_takes_none_of_ours() -> None:
    table = Table("QXTH", "QXTH", columns=(Column("QXCo", "tinyint"), Column("Ticket", "int")), key=("QXCo",))
    other = SchemaRetriever(TableIndex.build(Catalog((table,)), SentenceEncoder()))
    entries: list[CuratedEntry] = [ACCEPTANCES[0], CORRECTIONS[0], FOLLOW_UPS[0], REFUSALS[0]]
    report = Report()
    assert records(other, *entries, report=report) == []
    assert report.dropped == {"does not hold over this catalog": 4}


def test_wrong_sql_is_never_a_right_answer(some: list[Example], catalog: Catalog) -> None:
    wrong: dict[str, CuratedCorrection] = {one.id: one for one in CORRECTIONS}
    for one in some:
        if one.id in wrong:
            assert wrong_answer(wrong[one.id], catalog) != one.completion[0]["content"]
