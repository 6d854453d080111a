"""Curated questions as records: serving's prompt, the gate, the split; what cannot be shown is dropped."""

from __future__ import annotations

import re

import pytest

from assistant import Assistant
from assistant.fit_prompt import size_of
from assistant.shots import bundled_shots
from finetune.curated import read_curated
from finetune.curated.examples import Learnt, curated_examples, renamed_examples, renamings
from finetune.curated.recipe import CuratedRecipe
from finetune.example import Example
from finetune.gate import record_faults
from finetune.generating.recipe import Report
from finetune.plan_tables import plan_tables
from retriever import SchemaRetriever
from schema_index import Catalog, Column, SentenceEncoder, Table, TableIndex, load_reference
from tests.assistant.fakes import FakeModel

QUESTIONS = [one for one in read_curated(wordings=False) if one.id.startswith("billing")]


@pytest.fixture(scope="module")
def retriever() -> SchemaRetriever:
    return SchemaRetriever(TableIndex.build(load_reference(), SentenceEncoder()))


def by_characters(text: str) -> int:
    return -(-len(text) // 4)


def records(
    retriever: SchemaRetriever,
    report: Report,
    count: int,
    length: int = 8192,
    held: tuple[str, ...] = (),
) -> list[Example]:
    questions = QUESTIONS[:count]
    recipe = CuratedRecipe(length, by_characters, held_out=held)
    return list(curated_examples(questions, retriever, report, recipe))


def test_records_pass_the_gate_and_show_what_they_use(retriever: SchemaRetriever) -> None:
    report = Report()
    made = records(retriever, report, 40)
    assert len(made) + sum(report.dropped.values()) == 40
    assert len(made) >= 20
    for example in made:
        assert record_faults(example) == []
        assert example.source == "curated" and example.sql in example.completion[0]["content"]
        assert all(f"CREATE TABLE {table} (" in example.prompt[-1]["content"] for table in example.tables)
    assert {example.split for example in made} == {"train", "heldout"}


def test_a_short_context_drops_questions_and_says_why(retriever: SchemaRetriever) -> None:
    report = Report()
    made = records(retriever, report, 40, length=700)
    assert len(made) < len(records(retriever, Report(), 40))
    assert set(report.dropped) >= {"table not shown"}


@pytest.mark.parametrize("shots", [True, False])
def test_a_prompt_is_what_the_assistant_asks_and_leaves_room_for_the_answer(
    retriever: SchemaRetriever, shots: bool
) -> None:
    length = 1280
    model = FakeModel(*["There is no answer."] * 40, context_length=length)
    recipe = CuratedRecipe(length, model.count_tokens, shots=shots)
    made = list(curated_examples(QUESTIONS[:40], retriever, Report(), recipe))
    assistant = Assistant(retriever, model, shots=shots)
    shown = {shot.sql for shot in bundled_shots().shots} if shots else set()
    assert not shots or {example.sql in shown for example in made} == {True, False}
    for number, example in enumerate(made):
        assistant.ask(example.question)
        # Serving shows an answered question its own answer; training does not.
        assert example.sql in shown or model.requests[number] == list(example.prompt), example.id
        assert ("\nLike: " in model.requests[number][-1]["content"]) <= shots
        answer = model.count_tokens(example.completion[0]["content"])
        assert size_of(example.prompt, model.count_tokens) + answer <= length
    assert len(made) >= 5


def test_questions_over_held_out_tables_are_for_evaluation_only(retriever: SchemaRetriever) -> None:
    made = records(retriever, Report(), 40, held=("JBIN",))
    over = [example for example in made if "JBIN" in example.tables]
    assert over and {example.split for example in over} == {"heldout"}


def test_renamed_copies_ask_the_same_under_other_names(retriever: SchemaRetriever) -> None:
    recipe = CuratedRecipe(8192, by_characters, copies=2, seed=3)
    learnt: list[Learnt] = []
    originals = curated_examples(QUESTIONS[:30], retriever, Report(), recipe, learnt)
    real = {example.id: example for example in originals}
    report = Report()
    copies = [
        copy
        for one in renamings(learnt, recipe, retriever.catalog)
        for copy in renamed_examples(one, retriever.catalog, report, recipe)
    ]
    assert len(copies) == sum(report.kept.values()) >= 20
    names = {}
    for copy in copies:
        original = real[copy.id.rpartition("-renamed-")[0]]
        assert original.split == copy.split == "train"
        digits = re.compile(r"\d")
        assert digits.sub("0", copy.question) == digits.sub("0", original.question), "but for its values"
        assert len(copy.tables) == len(original.tables)
        assert all(new != old for new, old in zip(copy.tables, original.tables, strict=True))
        assert record_faults(copy) == []
        names[copy.id] = copy.tables
    twice = [one for one in names if f"{one.removesuffix('1')}2" in names]
    assert any(names[one] != names[f"{one.removesuffix('1')}2"] for one in twice), "each copy has its names"
    [first, *_] = renamings(learnt, recipe, retriever.catalog)
    again = list(renamed_examples(first, retriever.catalog, Report(), recipe))
    assert again == copies[: len(again)], "the same seed gives the same records"


def test_only_answers_that_the_grammar_writes_are_kept_where_asked(retriever: SchemaRetriever) -> None:
    report = Report()
    recipe = CuratedRecipe(8192, by_characters, writable=lambda _, answer: "CASE" not in answer)
    made = list(curated_examples(QUESTIONS[:40], retriever, report, recipe))
    assert report.dropped["not in the grammar"] and made
    assert not any("CASE" in example.sql for example in made)


def test_plan_names_outer_tables_first_and_inner_ones_apart() -> None:
    catalog = load_reference()
    sql = (
        "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 AND NOT EXISTS (SELECT 1 FROM APTD "
        "WITH (NOLOCK) WHERE APTD.APCo = APTH.APCo AND APTD.Mth = APTH.Mth AND APTD.APTrans = APTH.APTrans)"
    )
    assert plan_tables(sql, catalog) == (("APTH",), ("APTD",))
    cte = "WITH a AS (SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1) SELECT a.APRef FROM a"
    assert plan_tables(cte, catalog) == (("APTH",), ())


def test_a_catalog_without_the_tables_takes_none_of_them() -> None:
    table = Table("QXTH", "QXTH", columns=(Column("QXCo", "tinyint"), Column("Ticket", "int")), key=("QXCo",))
    other = SchemaRetriever(TableIndex.build(Catalog((table,)), SentenceEncoder()))
    report = Report()
    assert records(other, report, 5) == []
    assert report.dropped == {"breaks a rule over this catalog": 5}
