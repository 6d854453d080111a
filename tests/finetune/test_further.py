"""Further questions of a record are answered by what its prompt shows, once each, within the context."""

import random
from collections import Counter
from dataclasses import replace
from itertools import islice

import pytest

from assistant.answer_text import SqlText, parse_answer
from finetune.curated import read_curated
from finetune.curated.chunks import curated_chunks
from finetune.curated.further import with_further_turns
from finetune.curated.plan import Plan
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.record import Record, record_of
from finetune.example import Example
from finetune.gate import record_faults
from finetune.gating.judge import Reality
from finetune.generating.recipe import Report
from finetune.serving_prompt import ServingPrompt
from finetune.workers import Source, Workers, rough_count
from retriever import RetrievedSchema
from schema_index import Catalog

RECIPE = CuratedRecipe(1280, rough_count, copies=1, turns=True, seed=5)


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    short = (one for one in read_curated() if one.id.startswith("payables") and len(one.sql) < 300)
    questions = list(islice(short, 60))
    with Workers(1) as workers:
        return list(curated_chunks(questions, [], RECIPE, Source(), Report(), workers))


def answers(example: Example) -> list[str]:
    return [message["content"] for message in example.completion if message["role"] == "assistant"]


def test_every_answer_holds_and_none_stands_twice(examples: list[Example], catalog: Catalog) -> None:
    reality = Reality(catalog)
    longer = [one for one in examples if len(one.completion) > 1]
    assert len(longer) > len(examples) // 4
    assert {one.module == "renamed" for one in longer} == {True, False}
    for one in examples:
        assert record_faults(one, reality) == []
        assert max(Counter(answers(one)).values()) == 1
        messages = (*one.prompt, *one.completion)
        assert sum(rough_count(message["content"]) for message in messages) <= RECIPE.context_length
        assert one.split == "train" or len(one.completion) == 1


def test_a_record_without_turns_asks_once(examples: list[Example]) -> None:
    questions = list(islice(read_curated(), 12))
    with Workers(1) as workers:
        alone = list(curated_chunks(questions, [], replace(RECIPE, turns=False), Source(), Report(), workers))
    assert alone and {len(one.completion) for one in alone} == {1}


def made(question: str, sql: str, tables: tuple[str, ...], catalog: Catalog) -> Record:
    schema = RetrievedSchema.given(question, [table for name in tables if (table := catalog.find(name))])
    named = ", ".join(tables)
    plan = Plan(
        "one", "c", question, question, lambda _: f"Uses {named}.\n```sql\n{sql}\n```", tables, tables, sql
    )
    record = record_of(plan, schema, ServingPrompt(catalog, 1280, rough_count), RECIPE)
    assert isinstance(record, Record), record
    return record


def test_what_the_prompt_does_not_show_does_not_follow(catalog: Catalog) -> None:
    jobs = "SELECT JCJM.Job\nFROM JCJM WITH (NOLOCK)\nWHERE JCJM.JCCo = 1"
    names = "SELECT JCJM.Description\nFROM JCJM WITH (NOLOCK)\nWHERE JCJM.JCCo = 1"
    vendors = "SELECT APVM.Name\nFROM APVM WITH (NOLOCK)\nWHERE APVM.VendorGroup = 1"
    records = [
        made("job numbers and descriptions of company 1", jobs, ("JCJM",), catalog),
        made("what jobs are called, description, company 1", names, ("JCJM",), catalog),
        made("names of vendors, group 1", vendors, ("APVM",), catalog),
    ]
    first, second, third = with_further_turns(records, RECIPE, random.Random(1), catalog)
    assert [answer.sql for text in answers(first) if isinstance(answer := parse_answer(text), SqlText)] == [
        jobs,
        names,
    ]
    assert len(answers(second)) == 2 and len(answers(third)) == 1
    short = replace(RECIPE, context_length=200)
    tight, *_ = with_further_turns(records, short, random.Random(1), catalog)
    assert len(answers(tight)) == 1
    long, *_ = with_further_turns(records, replace(short, record_length=1280), random.Random(1), catalog)
    assert answers(long) == answers(first)
