"""Records made in chunks: the same however many processes make them."""

from __future__ import annotations

import pytest

from assistant.load_model import BUNDLED_MODEL
from finetune.build_data import once
from finetune.example import Example
from finetune.generating import chunks
from finetune.generating.chunks import generate_chunks
from finetune.generating.recipe import Recipe, Report
from finetune.workers import Source, Workers, rough_count


def made(jobs: int, seed: int = 5) -> tuple[list[Example], Report]:
    report = Report()
    recipe = Recipe(14, seed, 1280, rough_count, shuffled=0.5)
    source = Source(tokenizer=str(BUNDLED_MODEL))
    with Workers(jobs) as workers:
        return list(generate_chunks(recipe, source, report, workers)), report


def test_two_processes_make_what_one_makes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "CHUNK", 7)
    alone, counted = made(1)
    together, counted_too = made(2)
    assert alone == together and counted == counted_too
    assert len(alone) == 14 and sum(counted.kept.values()) == 14
    assert len({one.id for one in alone}) == 14
    questions = [one.question for one in alone]
    assert questions[:7] != questions[7:]
    assert questions != [one.question for one in made(1, seed=6)[0]]


def test_no_record_is_asked_for() -> None:
    with Workers(2) as workers:
        assert list(generate_chunks(Recipe(0, 5, 1280, rough_count), Source(), Report(), workers)) == []


def test_what_repeats_question_and_answer_is_dropped_and_counted() -> None:
    examples, _ = made(1, seed=6)
    report = Report()
    assert list(once([*examples, *examples[:2]], report)) == list(once(examples, Report()))
    assert report.dropped["said before"] >= 2
