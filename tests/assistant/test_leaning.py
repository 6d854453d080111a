"""Openings judged beside the model are weighed with its own likelihoods."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from pathlib import Path

import pytest

from assistant import leaning
from assistant.grammar import LikelyTables, StagedGrammar
from assistant.leaning import COLUMN_WEIGHT, WEIGHT, Leaning
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


COLUMNS = {
    "APTH": {"Vendor": -1.0, "VendorGroup": -3.0, "InvTotal": 0.0, "InvDate": -2.0},
    "Receiver#": {"Qty": -1.0, "Quote": 0.0},
}


def within(text: str, letters: str) -> dict[str, float]:
    """As `after`, for columns."""
    import torch

    scores = torch.full((1, 128), float("-inf"))
    for letter in letters:
        scores[0, ord(letter)] = -0.25
    left = Leaning(Letters()).leant_to_columns(text, scores, COLUMNS)
    return {letter: round(float(left[0, ord(letter)]) + 0.25, 4) for letter in letters}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT APTH.", {"V": -1.0, "I": 0.0, "X": 0.0}),
        ("SELECT APTH.Inv", {"T": 0.0, "D": -2.0}),
        ("SELECT APTH.Vendor", {"G": -2.0, ",": 0.0, "\n": 0.0}),
        ("WHERE APTH.Vendor <> APTH.[", {"V": -1.0, "I": 0.0}),
        ("SELECT [Receiver#].Qu", {"o": 0.0, "a": 0.0}),
        ("SELECT [Receiver#].Q", {"t": -1.0, "u": 0.0}),
        ("SELECT APTL.", {"V": 0.0, "I": 0.0}),
        ("SELECT APTH.Vendor, ", {"V": 0.0, "I": 0.0}),
        ("", {"V": 0.0}),
    ],
)
def test_a_token_counts_as_the_best_column_that_it_leads_to(text: str, found: dict[str, float]) -> None:
    weighed = {letter: round(logit * COLUMN_WEIGHT, 4) for letter, logit in found.items()}
    assert within(text, "".join(found)) == weighed


@pytest.mark.parametrize("wanted", [("APRef", "InvTotal", "DueDate")])
def test_a_model_names_the_likeliest_column_where_that_weighs_much(
    tiny_model_path: Path, wanted: tuple[str, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One column of each kind is likely, since a function takes one kind."""
    monkeypatch.setattr(leaning, "COLUMN_WEIGHT", HUGE)
    catalog = load_reference()
    schema = retrieved(catalog, ("APTH",))
    table = catalog.find("APTH")
    assert table is not None
    likely = {"APTH": {column.name: -float(column.name not in wanted) for column in table.columns}}
    grammar = StagedGrammar(schema, forms=frozenset({"sql"}), columns=lambda: likely)
    model = TransformersModel(tiny_model_path)
    asked = [{"role": "user", "content": "which rows"}]
    text = "".join(model.generate(asked, grammar=grammar, max_tokens=200))
    first = re.search(r"APTH\.(\w+)", text)
    assert first is not None and first[1] in wanted


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
    assert StagedGrammar(schema).leanings == {} == StagedGrammar(schema).column_leanings
    judged = LikelyTables(lambda sets, joined: [0.0 for _ in sets])
    assert StagedGrammar(schema, forms=frozenset({"schema"}), likely=judged).leanings == {}
