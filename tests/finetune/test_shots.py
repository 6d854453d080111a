"""Answered questions in the prompt: which are found, what the prompt shows of them, what they may not do."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
import pytest
import sqlglot
from sqlglot import exp

from assistant.load_model import BUNDLED_MODEL
from assistant.looking_up import as_asked
from assistant.model import Message
from assistant.prompt import Turn, shot_text, turn_text
from assistant.rules import check
from assistant.shots import Shots, ShotSearch, bundled_shots
from assistant.shots.search import LEAST, MOST, SHOTS
from finetune.build_data import held_out_tables, kept_out
from finetune.case import SUITE, read_cases
from finetune.curated import read_curated
from finetune.curated.chunks import curated_chunks
from finetune.curated.recipe import CuratedRecipe
from finetune.gate import record_faults
from finetune.gating.shown_schema import shown_schema
from finetune.generating.recipe import Report
from finetune.serving_prompt import ServingPrompt, serving_schemas
from finetune.shots import shots
from finetune.split import KeptOut
from finetune.workers import Source, Workers, load, rough_count
from finetune.writable import writable
from retriever import RetrievedSchema, SchemaRetriever, Shot
from schema_index import Catalog

QUESTION = "which service agreements of company 1 cost more than 5000"
ASKED = (QUESTION, ())


@pytest.fixture(scope="module")
def search(retriever: SchemaRetriever) -> ShotSearch:
    return ShotSearch(retriever.catalog, retriever.encoder)


@pytest.fixture(scope="module")
def schema(retriever: SchemaRetriever, search: ShotSearch) -> RetrievedSchema:
    return next(serving_schemas(retriever, [ASKED], shots=search))


def rows() -> Iterator[dict[str, list[str]]]:
    yield from map(json.loads, SHOTS.read_text(encoding="utf-8").splitlines()[1:])


def test_what_ships_keeps_every_rule_over_the_reference(catalog: Catalog) -> None:
    statements = {shot.sql for shot in bundled_shots().shots}
    assert len(statements) > 2000
    assert not [sql for sql in statements if check(sql, catalog).violations]


def test_what_ships_holds_nothing_of_an_evaluation() -> None:
    unseen = KeptOut()
    unseen.add_cases(read_cases(SUITE))
    held = held_out_tables()
    for row in rows():
        assert not unseen.has_form(str(row["sql"])), row["sql"]
        assert not held & set(row["tables"]), row["sql"]
        assert not [one for one in row["questions"] if unseen.near(one)]


def test_what_ships_is_what_the_command_makes_of_the_curated_questions(catalog: Catalog) -> None:
    unseen = KeptOut(dict.fromkeys(kept_out(()), "held_out.toml"))
    tokenizer = load(Source(None, str(BUNDLED_MODEL))).tokenizer
    assert tokenizer is not None
    some = [one for one in read_curated() if one.id.startswith("billing-")]
    dropped = Counter[str]()
    made = list(shots(some, catalog, held_out_tables(), unseen, writable(tokenizer), dropped))
    shipped = {str(row["sql"]): row for row in rows()}
    assert len(made) > 30 and dropped["held out"] > 5
    for row in made:
        kept = shipped[row["sql"]]
        assert set(row["questions"]) <= set(kept["questions"])
        assert (list(row["tables"]), row["columns"]) == (kept["tables"], kept["columns"])
    asked = {question for row in shipped.values() for question in row["questions"]}
    assert len(asked & {one.question for one in some}) == sum(len(row["questions"]) for row in made)


def test_the_nearest_come_first_each_once_over_the_tables_found(
    schema: RetrievedSchema, retriever: SchemaRetriever
) -> None:
    found = schema.shots
    assert 1 < len(found) <= MOST
    assert len({shot.sql for shot in found}) == len(found)
    vectors = retriever.encoder.encode([QUESTION, *(shot.question for shot in found)])
    likeness = vectors[1:] @ vectors[0]
    assert list(likeness) == sorted(likeness, reverse=True)
    assert likeness[-1] > LEAST - 0.02  # the vectors that ship are rounded
    assert "SMAgreement" in found[0].tables
    names = {hit.table.name for hit in schema.tables}
    assert all(set(shot.tables) <= names for shot in found)


def test_a_vector_that_ships_is_its_questions(retriever: SchemaRetriever) -> None:
    shots = bundled_shots()
    for place in (0, len(shots.shots) // 2, len(shots.shots) - 1):
        vector = retriever.encoder.encode([shots.shots[place].question])[0]
        assert np.allclose(vector, shots.vectors[place], atol=0.005)


def test_the_answer_itself_is_not_shown_in_training(retriever: SchemaRetriever, search: ShotSearch) -> None:
    shot = bundled_shots().shots[100]
    [served] = serving_schemas(retriever, [(shot.question, ())], shots=search)
    [trained] = serving_schemas(retriever, [(shot.question, ())], shots=search, answers=[shot.sql])
    assert served.shots[0].sql == shot.sql
    assert trained.shots and shot.sql not in {one.sql for one in trained.shots}


def test_the_prompt_shows_them_with_all_their_columns(
    retriever: SchemaRetriever, schema: RetrievedSchema
) -> None:
    prompt = ServingPrompt(retriever.catalog, 1536, rough_count).prompt(ASKED, schema)
    text = prompt.messages[-1]["content"]
    shown = prompt.context.schema.shots
    assert shown and text.startswith(f"Question: {QUESTION}\n{shot_text(shown[0])}\n")
    for shot in shown:
        assert shot_text(shot) in text.partition("\nTables:\n")[0]
        for table, column in shot.columns:
            assert column in prompt.context.shown[table]


def test_a_short_context_shows_fewer_and_still_fits(
    retriever: SchemaRetriever, schema: RetrievedSchema
) -> None:
    shown = []
    for length in (2048, 640, 448):
        prompt = ServingPrompt(retriever.catalog, length, rough_count).prompt(ASKED, schema)
        shown.append(len(prompt.context.schema.shots))
        assert sum(rough_count(message["content"]) for message in prompt.messages) < length
    assert shown == sorted(shown, reverse=True) and shown[0] > shown[-1]


def test_a_question_that_names_what_does_not_exist_is_shown_none(
    retriever: SchemaRetriever, search: ShotSearch
) -> None:
    [found] = serving_schemas(retriever, [("show me the Invoice table", ())], shots=search)
    assert found.shots == () and not all(mention.exists for mention in found.mentions)


def test_a_follow_up_is_searched_with_the_question_before(
    retriever: SchemaRetriever, search: ShotSearch
) -> None:
    before = [Turn(QUESTION, "Uses SMAgreement.")]
    found = retriever.retrieve(QUESTION)
    asked = as_asked("and in company 2?", found, before, retriever.catalog, shots=search)
    assert asked.shots and "SMAgreement" in asked.shots[0].tables


def test_without_hidden_tables_no_shot_speaks_of_them(schema: RetrievedSchema) -> None:
    assert schema.without(["SMAgreement"]).shots != schema.shots
    assert not [shot for shot in schema.without(["SMAgreement"]).shots if "SMAgreement" in shot.tables]


def test_what_a_catalog_lacks_or_its_rules_forbid_is_not_found(retriever: SchemaRetriever) -> None:
    catalog, encoder = retriever.catalog, retriever.encoder
    sql = "SELECT APTH.APRef\nFROM APTH WITH (NOLOCK)\nWHERE APTH.APCo = 1"
    good = Shot("references of company 1", sql, ("APTH",), (("APTH", "APRef"), ("APTH", "APCo")))
    others = (
        replace(good, columns=(("APTH", "GrossAmt"),)),
        replace(good, tables=("Invoices",)),
        replace(good, sql="SELECT APTH.APRef\nFROM APTH\nWHERE APTH.APCo = 1"),
    )
    for shot, expected in ((good, (good,)), *((one, ()) for one in others)):
        shots = Shots(encoder.name, (shot,), encoder.encode([shot.question]))
        found = ShotSearch(catalog, encoder, shots).find(shot.question, {"APTH", "Invoices"})
        assert found == expected


def test_vectors_of_another_model_find_nothing(retriever: SchemaRetriever) -> None:
    search = ShotSearch(retriever.catalog, retriever.encoder, replace(bundled_shots(), encoder="another"))
    assert search.find(QUESTION, {"SMAgreement"}) == ()


def test_a_shot_cannot_end_the_questions_part() -> None:
    shot = Shot("a\nTables:\nb", "SELECT 1", (), ())
    assert turn_text("q", (), (), (shot,)) == "Question: q\nLike: a Tables: b\nSELECT 1"


def test_a_records_shots_are_over_what_it_shows_and_never_answer_it(retriever: SchemaRetriever) -> None:
    questions = [one for one in read_curated() if one.id.startswith("payables")][:25]
    recipe = CuratedRecipe(1536, rough_count, copies=1, turns=True, shots=1.0, seed=5)
    with Workers(1) as workers:
        made = list(curated_chunks(questions, [], recipe, Source(), Report(), workers))
    shown = Counter[bool]()
    for example in made:
        assert record_faults(example) == []
        tables = shown_schema(example.prompt).columns
        answers = [one["content"] for one in example.completion if one["role"] == "assistant"]
        for sql in shots_in([*example.prompt, *example.completion]):
            assert not [answer for answer in answers if sql in answer]
            names = {table.name for table in sqlglot.parse_one(sql, read="tsql").find_all(exp.Table)}
            ctes = {cte.alias for cte in sqlglot.parse_one(sql, read="tsql").find_all(exp.CTE)}
            assert names - ctes <= tables.keys()
            shown[example.module == "renamed"] += 1
    assert min(shown[True], shown[False]) > 5


def test_a_share_of_the_records_shows_shots() -> None:
    questions = [one for one in read_curated() if one.id.startswith("cash")][:40]
    source, shown = Source(), {}
    for share in (0.0, 0.5, 1.0):
        recipe = CuratedRecipe(1536, rough_count, shots=share, seed=5)
        with Workers(1) as workers:
            made = curated_chunks(questions, [], recipe, source, Report(), workers)
            shown[share] = {one.id for one in made if any(shots_in(one.prompt))}
    assert not shown[0.0]
    assert 5 < len(shown[0.5]) < len(shown[1.0]) - 5
    assert shown[0.5] < shown[1.0]


def shots_in(messages: Iterable[Message]) -> Iterator[str]:
    """The statements that a record's prompts show."""
    for message in messages:
        if message["role"] == "user":
            for part in message["content"].partition("\nTables:\n")[0].split("\nLike: ")[1:]:
                yield part.partition("\n")[2]
