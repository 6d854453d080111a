"""Curated records made in parts: the same however many processes make them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import pytest

from assistant.load_model import BUNDLED_MODEL
from finetune.curated import Curated, chunks, examples, read_curated
from finetune.curated.acceptances import read_acceptances
from finetune.curated.chunks import curated_chunks
from finetune.curated.follow_ups import read_follow_ups
from finetune.curated.plans import CuratedEntry
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.records import curated_records
from finetune.curated.refusals import read_refusals
from finetune.example import Example
from finetune.generating.recipe import Report
from finetune.workers import Source, Workers, load, rough_count

SOURCE = Source(tokenizer=str(BUNDLED_MODEL))
QUESTIONS = list(islice(read_curated(), 24))
ENTRIES: list[CuratedEntry] = [
    *islice(read_refusals(), 8),
    *islice(read_acceptances(), 8),
    *islice(read_follow_ups(), 4),
]
RECIPE = CuratedRecipe(1280, rough_count, held_out=("JBIL",), copies=2, seed=5)


def made(
    workers: Workers,
    questions: Sequence[Curated] = QUESTIONS,
    *,
    copies: int = 0,
    within_grammar: bool = False,
) -> tuple[list[Example], Report]:
    report = Report()
    recipe = replace(RECIPE, copies=copies)
    records = curated_chunks(
        questions, ENTRIES, recipe, SOURCE, report, workers, within_grammar=within_grammar
    )
    return list(records), report


def test_two_processes_make_what_one_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 7)
    monkeypatch.setattr(examples, "_SAME_NAMES", 5)
    alone, counted = made(Workers(1), copies=2)
    with Workers(2) as workers:
        together, counted_too = made(workers, copies=2)
    assert alone == together and counted == counted_too
    ids = [one.id for one in alone]
    assert len(set(ids)) == len(ids) == sum(counted.kept.values())
    renamed = [place for place, one in enumerate(ids) if "-renamed-" in one]
    assert ids[renamed[-1]].endswith("-2") and len(renamed) >= 5
    assert ids[renamed[-1] + 1 :][0].startswith("refusals"), "entries come last"
    assert renamed == list(range(renamed[0], renamed[-1] + 1))


def test_parts_are_those_of_the_whole() -> None:
    records, _ = made(Workers(1))
    loaded = load(SOURCE)
    recipe = CuratedRecipe(1280, loaded.count_tokens, held_out=RECIPE.held_out)
    whole = list(curated_records(ENTRIES, loaded.retriever, Report(), recipe))
    assert [one for one in records if one.id in {other.id for other in whole}] == whole


def test_within_the_grammar_there_is_no_more_than_it_writes() -> None:
    short = [one for one in read_curated() if len(one.sql) < 500]
    derived = [one for one in short if " APPLY " in one.sql or "JOIN (" in one.sql][:6]
    ctes = [one for one in short if one.sql.startswith("WITH")][:6]
    every, _ = made(Workers(1), [*derived, *ctes])
    within, report = made(Workers(1), [*derived, *ctes], within_grammar=True)
    asked, kept = {one.id for one in every}, {one.id for one in within}
    assert asked & {one.id for one in derived} and not kept & {one.id for one in derived}
    assert asked & {one.id for one in ctes} & kept
    assert report.dropped["not in the grammar"] >= 1
