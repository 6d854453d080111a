"""The classifier of second turns is made from the questions written by hand, the same each time."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.going_on import WEIGHTS, reads_on
from finetune.bare import bare
from finetune.case import SUITE, read_cases
from finetune.going_on import asked_turns, measure, write
from schema_index import SentenceEncoder


@pytest.fixture(scope="module")
def asked() -> list[tuple[str, bool]]:
    return asked_turns()


@pytest.fixture(scope="module")
def rows(asked: list[tuple[str, bool]]) -> np.ndarray:
    return SentenceEncoder().encode([question for question, _ in asked])


def test_it_learns_from_second_turns_and_from_none_of_the_suite(asked: list[tuple[str, bool]]) -> None:
    later = [question for question, goes_on in asked if goes_on]
    assert len(later) >= 600 and len(asked) >= 10 * len(later)
    assert len({question for question, _ in asked}) == len(asked)
    suite = {
        bare(text)
        for case in read_cases(SUITE)
        for text in (case.question, *(one.question for one in case.turns))
    }
    assert not suite & {bare(question) for question, _ in asked}


def test_the_weights_that_ship_are_the_ones_it_makes(
    asked: list[tuple[str, bool]], rows: np.ndarray, tmp_path: Path
) -> None:
    path = tmp_path / "weights.json"
    write(rows, np.array([goes_on for _, goes_on in asked]), SentenceEncoder().name, path)
    made, kept = json.loads(path.read_text()), json.loads(WEIGHTS.read_text())
    assert made["encoder"] == kept["encoder"]
    assert np.allclose(made["coefficients"], kept["coefficients"], atol=0.02)
    assert made["intercept"] == pytest.approx(kept["intercept"], abs=0.02)


def test_most_second_turns_are_heard_and_hardly_a_question_of_its_own(
    asked: list[tuple[str, bool]], rows: np.ndarray
) -> None:
    figures = measure(rows, np.array([goes_on for _, goes_on in asked]))
    assert figures.heard > 0.7
    assert figures.mistaken < 0.01


def test_what_no_word_list_tells_is_heard_by_its_meaning() -> None:
    assert reads_on("liabilities instead") and reads_on("vendor names rather")
    assert not reads_on("costs by phase for company 1") and not reads_on("unpaid invoices")
