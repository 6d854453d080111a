"""Openings judged beside the model are weighed with its own likelihoods."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from assistant import leaning
from assistant.grammar import LikelyTables, StagedGrammar
from assistant.leaning import WEIGHT, Leaning
from assistant.transformers_model import TransformersModel
from schema_index import load_reference
from tests.assistant.test_grammar import retrieved

OPENINGS = {"Uses APTH.\n": -1.0, "Uses APTH, APVM.\n": 0.0, "Uses APVM.\n": -2.5}
HUGE = 1e6


class Letters:
    """A tokenizer with a token a letter, by its number in Unicode."""

    def decode(self, tokens: list[int]) -> str:
        return "".join(map(chr, tokens))


def after(text: str, letters: str) -> dict[str, float]:
    """What is added to the scores of `letters`, the only ones that the grammar allows after `text`."""
    import torch

    scores = torch.full((1, 128), float("-inf"))
    for letter in letters:
        scores[0, ord(letter)] = -0.25
    left = Leaning(Letters()).leant(text, scores, OPENINGS)
    assert bool(((left > float("-inf")) == (scores > float("-inf"))).all())
    return {letter: round(float(left[0, ord(letter)]) + 0.25, 4) for letter in letters}


def test_a_token_counts_as_the_best_opening_that_it_leads_to() -> None:
    assert after("Uses AP", "TV") == {"T": 0.0, "V": -2.5 * WEIGHT}
    assert after("Uses APTH", ",.") == {",": 0.0, ".": -1.0 * WEIGHT}


def test_what_is_judged_by_nobody_keeps_its_score() -> None:
    assert after("", "UTd") == {"U": 0.0, "T": 0.0, "d": 0.0}
    assert after("Uses APV", "MX") == {"M": 0.0, "X": 0.0}
    assert after("describe AP", "TV") == {"T": 0.0, "V": 0.0}


@pytest.mark.parametrize("wanted", ["APVM", "JCJM", "APTH"])
def test_a_model_writes_over_the_likeliest_tables_where_these_weigh_much(
    tiny_model_path: Path, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def judge(sets: Sequence[Collection[str]], joined: Sequence[bool]) -> list[float]:
        return [0.0 if set(one) == {wanted} else -1.0 for one in sets]

    monkeypatch.setattr(leaning, "WEIGHT", HUGE)
    schema = retrieved(load_reference(), ("APTH", "APVM", "JCJM"))
    grammar = StagedGrammar(schema, forms=frozenset({"sql"}), likely=LikelyTables(judge))
    assert len(grammar.leanings) > 3 and grammar.leanings[f"Uses {wanted}.\n"] == 0.0
    model = TransformersModel(tiny_model_path)
    asked = model.generate([{"role": "user", "content": "which rows"}], grammar=grammar, max_tokens=40)
    line, _, _ = "".join(asked).partition("\n")
    assert line in (f"Uses {wanted}.", f"Uses {wanted}; {wanted}.")


def test_nothing_leans_where_nothing_is_judged() -> None:
    schema = retrieved(load_reference(), ("APTH", "APVM"))
    assert StagedGrammar(schema).leanings == {}
    judged = LikelyTables(lambda sets, joined: [0.0 for _ in sets])
    assert StagedGrammar(schema, forms=frozenset({"schema"}), likely=judged).leanings == {}
