"""Text comes whole, piece by piece, whatever the tokens are."""

from __future__ import annotations

import random

import pytest

from assistant.text_stream import TextStream
from tests.conftest import tiny_tokenizer

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


@pytest.fixture(scope="module")
def tokenizer() -> object:
    return tiny_tokenizer()


def stream(tokenizer: object, tokens: list[int]) -> list[str]:
    text = TextStream(tokenizer)  # type: ignore[arg-type]
    return [*(text.add(token) for token in tokens), text.rest()]


@pytest.mark.parametrize(
    "text", ["SELECT Vendor\nFROM APTH", "Grüße", "東京 🏗️ 👷🏽‍♀️", "  two  spaces ", "é" * 50]
)
def test_pieces_join_and_hold_no_half_character(tokenizer: object, text: str) -> None:
    tokens = tokenizer(text)["input_ids"]  # type: ignore[operator]
    pieces = stream(tokenizer, tokens)
    assert "".join(pieces) == text
    assert not any(REPLACEMENT in piece for piece in pieces)


def test_plain_text_is_given_at_every_token(tokenizer: object) -> None:
    tokens = tokenizer("SELECT Vendor")["input_ids"]  # type: ignore[operator]
    *pieces, rest = stream(tokenizer, tokens)
    assert all(pieces)
    assert rest == ""


def test_any_tokens_give_what_decoding_all_at_once_gives(tokenizer: object) -> None:
    chance = random.Random(0)
    for _ in range(200):
        tokens = [chance.randrange(len(tokenizer)) for _ in range(30)]  # type: ignore[arg-type]
        whole = tokenizer.decode(tokens, skip_special_tokens=True)  # type: ignore[attr-defined]
        assert "".join(stream(tokenizer, tokens)) == whole


def test_a_character_cut_off_by_the_end_is_marked(tokenizer: object) -> None:
    tokens = tokenizer("a東")["input_ids"][:-1]  # type: ignore[operator]
    assert "".join(stream(tokenizer, tokens)) == "a" + REPLACEMENT
