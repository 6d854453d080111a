"""Questions as people type them keep their words in order; a few are shortened."""

from __future__ import annotations

import random

from finetune.generating.typed import SHORTENED, as_typed

QUESTION = "total invoice amount by vendor for company 1"


def test_some_are_shortened_and_the_rest_keep_every_word() -> None:
    rng = random.Random(1)
    typed = [as_typed(QUESTION, rng) for _ in range(2000)]
    plain = [text for text in typed if text.lower().strip("?.").replace("please", "").strip() == QUESTION]
    share = 1 - len(plain) / len(typed)
    assert SHORTENED / 2 < share < SHORTENED * 1.5
    assert any(" amt " in text for text in typed) and any(text.endswith("co 1") for text in typed)
    assert all(len(text.removeprefix("please ").removesuffix(" please").split()) == 8 for text in typed)


def test_the_same_seed_types_the_same() -> None:
    first = [as_typed(QUESTION, random.Random(seed)) for seed in range(50)]
    assert first == [as_typed(QUESTION, random.Random(seed)) for seed in range(50)]
    assert len(set(first)) > 5


def test_a_name_in_the_question_is_left_alone() -> None:
    texts = {as_typed("describe APTH.InvDate", random.Random(seed)) for seed in range(60)}
    assert all("APTH.InvDate" in text for text in texts)
