"""The classifier of answer forms is made from the questions written by hand, the same each time."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from assistant.forms import FEATURES, FORMS, Form, LikelyForms, features
from assistant.forms.likely import WEIGHTS
from finetune.answer_forms import asked_forms, measure, write
from finetune.bare import bare
from finetune.case import SUITE, read_cases
from retriever import resolve_names
from schema_index import SentenceEncoder, load_reference


@pytest.fixture(scope="module")
def asked() -> list[tuple[str, Form]]:
    return list(asked_forms())


@pytest.fixture(scope="module")
def rows(asked: list[tuple[str, Form]]) -> np.ndarray:
    encoder, catalog = SentenceEncoder(), load_reference()
    vectors = encoder.encode([question for question, _ in asked])
    return np.array(
        [
            features(question, vector, resolve_names(question, catalog))
            for (question, _), vector in zip(asked, vectors, strict=True)
        ]
    )


def test_it_learns_from_every_kind_of_question_and_none_of_the_suite(asked: list[tuple[str, Form]]) -> None:
    counts = Counter(form for _, form in asked)
    assert set(counts) == set(FORMS) and min(counts.values()) >= 40
    assert len({question for question, _ in asked}) == len(asked)
    suite = {bare(case.question) for case in read_cases(SUITE)}
    assert not suite & {bare(question) for question, _ in asked}


def test_the_weights_that_ship_are_the_ones_it_makes(
    asked: list[tuple[str, Form]], rows: np.ndarray, tmp_path: Path
) -> None:
    path = tmp_path / "weights.json"
    write(rows, [form for _, form in asked], SentenceEncoder().name, path)
    made, kept = json.loads(path.read_text()), json.loads(WEIGHTS.read_text())
    assert (made["encoder"], made["forms"], made["features"]) == (
        kept["encoder"],
        list(FORMS),
        list(FEATURES),
    )
    assert np.allclose(made["coefficients"], kept["coefficients"], atol=0.02)
    classifier = LikelyForms(made["encoder"], np.array(made["coefficients"]), np.array(made["intercepts"]))
    fitted = Counter(
        form == max(shares, key=lambda one: shares[one])
        for (_, form), row in zip(asked, rows, strict=True)
        if (shares := classifier.probabilities(row))
    )
    assert fitted[True] > 0.95 * len(asked)


def test_questions_it_has_not_seen_seldom_lose_their_form(
    asked: list[tuple[str, Form]], rows: np.ndarray
) -> None:
    found = {row.form: row for row in measure(rows, [form for _, form in asked])}
    assert found["sql"].lost < 0.02 and found["schema"].lost < 0.02
    assert found["schema"].spared > 0.85 and found["read-only"].spared > 0.85
    assert sum(row.questions for row in found.values()) == len(asked)
