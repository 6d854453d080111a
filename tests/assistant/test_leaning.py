"""What is judged beside the model is weighed with its own likelihoods."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module
from pathlib import Path

import pytest

from assistant.grammar import LikelyTables, StagedGrammar
from assistant.leaning import Judged, Leaning
from assistant.transformers_model import TransformersModel
from schema_index import load_reference
from tests.assistant.test_grammar import retrieved

OPENINGS = {"Uses APTH.\n": -1.0, "Uses APTH, APVM.\n": 0.0, "Uses APVM.\n": -2.5}
NAMES = {" APTH.Vendor": -1.0, " APTH.VendorGroup": -3.0, " APTH.InvTotal": 0.0, " JCJM.Job": -2.0}
HUGE = 1e6


class Letters:
    """A tokenizer with a token a letter, by its number in Unicode."""

    def decode(self, tokens: list[int]) -> str:
        return "".join(map(chr, tokens))


def added(ways: Mapping[str, float], begun: str, letters: str, weight: float = 0.5) -> dict[str, float]:
    """What is added to the scores of `letters`, the only ones that the grammar allows after `begun`."""
    import torch

    scores = torch.full((1, 128), float("-inf"))
    for letter in letters:
        scores[0, ord(letter)] = -0.25
    left = Leaning(Letters()).leant(scores, Judged(ways, weight, begun))
    assert bool(((left > float("-inf")) == (scores > float("-inf"))).all())
    return {letter: round(float(left[0, ord(letter)]) + 0.25, 4) for letter in letters}


def test_a_token_counts_as_the_best_way_that_it_leads_to() -> None:
    assert added(OPENINGS, "Uses AP", "TV") == {"T": 0.0, "V": -1.25}
    assert added(OPENINGS, "Uses APTH", ",.", weight=2.0) == {",": 0.0, ".": -2.0}


@pytest.mark.parametrize(
    ("begun", "found"),
    [
        ("", {" ": 0.0, "S": 0.0}),
        (" ", {"A": 0.0, "J": -1.0}),
        (" APTH.", {"V": -0.5, "I": 0.0, "X": 0.0}),
        (" APTH.Vendor", {"G": -1.0, ",": 0.0, "\n": 0.0}),
    ],
)
def test_a_name_ends_where_a_letter_would_make_it_another(begun: str, found: dict[str, float]) -> None:
    assert added(NAMES, begun, "".join(found)) == found


def test_what_is_judged_by_nobody_keeps_its_score() -> None:
    assert added(OPENINGS, "", "UTd") == {"U": 0.0, "T": 0.0, "d": 0.0}
    assert added(OPENINGS, "Uses APV", "MX") == {"M": 0.0, "X": 0.0}
    assert added(OPENINGS, "describe AP", "TV") == {"T": 0.0, "V": 0.0}
    assert added({}, "", "TV") == {"T": 0.0, "V": 0.0}


@pytest.mark.parametrize("wanted", ["APVM", "JCJM", "APTH"])
def test_a_model_writes_over_the_likeliest_tables_where_these_weigh_much(
    tiny_model_path: Path, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def judge(sets: Sequence[Collection[str]], joined: Sequence[bool]) -> list[float]:
        return [0.0 if set(one) == {wanted} else -1.0 for one in sets]

    monkeypatch.setattr(import_module("assistant.grammar.build"), "OPENING_WEIGHT", HUGE)
    schema = retrieved(load_reference(), ("APTH", "APVM", "JCJM"))
    grammar = StagedGrammar(schema, forms=frozenset({"sql"}), likely=LikelyTables(judge))
    (judged,) = grammar.judged("Uses ")
    assert len(judged.ways) > 3 and judged.ways[f"Uses {wanted}.\n"] == 0.0 and judged.begun == "Uses "
    assert list(grammar.judged(f"Uses {wanted}.\nSELECT ")) == []
    model = TransformersModel(tiny_model_path)
    asked = model.generate([{"role": "user", "content": "which rows"}], grammar=grammar, max_tokens=40)
    line, _, _ = "".join(asked).partition("\n")
    assert line in (f"Uses {wanted}.", f"Uses {wanted}; {wanted}.")


class Wanted:
    """Judges that SELECT names one column, and nothing else."""

    def after(self, text: str) -> Iterator[Judged]:
        line = text.rpartition("\n")[2]
        if line.startswith("SELECT") and (begun := re.search(r" [\w.]*$", line)):
            yield Judged(
                {" APTH.APRef": 0.0, " APTH.Description": -1.0, " APTH.InvDate": -1.0}, HUGE, begun[0]
            )


def test_a_model_names_the_likeliest_column_where_that_weighs_much(tiny_model_path: Path) -> None:
    schema = retrieved(load_reference(), ("APTH",))
    grammar = StagedGrammar(schema, forms=frozenset({"sql"}), parts=Wanted())
    asked = [{"role": "user", "content": "which rows"}]
    text = "".join(TransformersModel(tiny_model_path).generate(asked, grammar=grammar, max_tokens=200))
    named = re.findall(r"[ (]APTH\.(\w+)", text.partition("FROM")[0])
    assert not {"Description", "InvDate"}.intersection(named)


def test_nothing_leans_where_nothing_is_judged() -> None:
    schema = retrieved(load_reference(), ("APTH", "APVM"))
    plain = StagedGrammar(schema)
    assert list(plain.judged("")) == [] == list(plain.judged("Uses APTH.\nSELECT "))
    judged = LikelyTables(lambda sets, joined: [0.0 for _ in sets])
    assert list(StagedGrammar(schema, forms=frozenset({"schema"}), likely=judged).judged("")) == []
