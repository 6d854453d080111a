"""Token embeddings start near what their text means, each with a part of its own."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from finetune.common_words import common_words
from finetune.token_vectors import meaning, token_vectors
from finetune.tokenizer import train_tokenizer
from schema_index import SentenceEncoder

WORDS = ["vendor", "supplier", "hours", "amount", "worker", "employee", "moon"]
TEXTS = ["CREATE TABLE APVM (\nVendor int,\nGrossAmt numeric,\nSupplier int, QZ", "\nFROM APVM"] * 50


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return train_tokenizer(TEXTS, vocab_size=600, words=WORDS)


@pytest.fixture(scope="module")
def vectors(tokenizer: Any) -> Any:
    return token_vectors(tokenizer, SentenceEncoder(), seed=3)


def test_common_words_are_english_and_stand_in_order_of_frequency() -> None:
    words = common_words(3000)
    assert len(words) == len(set(words)) == 3000
    assert words.index("the") < words.index("company") < words.index("contract")
    assert all(len(word) > 1 and word.isalpha() and word.islower() for word in words)


def test_words_are_single_tokens_though_the_texts_have_none_of_them(tokenizer: Any) -> None:
    assert all(len(tokenizer(f" {word}")["input_ids"]) == 1 for word in WORDS)
    assert len(train_tokenizer(TEXTS, vocab_size=600)(" supplier")["input_ids"]) > 1


@pytest.mark.parametrize(
    ("token", "words"),
    [
        (" supplier", "supplier"),
        ("Amt", "amount"),
        ("Vendor", "vendor"),
        ("AP", "accounts payable"),
        ("QZ", ""),
        ("\nFROM ", ""),
        ("1", ""),
        ("upplier", ""),
        (" of", ""),
    ],
)
def test_a_token_means_its_words(token: str, words: str) -> None:
    assert meaning(token) == words


def test_rows_are_of_length_one_and_near_where_the_words_are(tokenizer: Any, vectors: Any) -> None:
    def near(one: str, other: str) -> float:
        first, second = tokenizer(one)["input_ids"], tokenizer(other)["input_ids"]
        assert len(first) == len(second) == 1
        return float(vectors[first[0]] @ vectors[second[0]])

    assert vectors.shape == (len(tokenizer), SentenceEncoder().dimension)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert near(" vendor", " supplier") > 0.2 > near(" vendor", " moon")
    assert near(" worker", " employee") > 0.2 > near(" worker", " hours")
    assert 0.5 < near(" vendor", "Vendor") < 0.9


def test_the_same_seed_gives_the_same_rows(tokenizer: Any, vectors: Any) -> None:
    assert np.array_equal(vectors, token_vectors(tokenizer, SentenceEncoder(), seed=3))
    assert not np.array_equal(vectors, token_vectors(tokenizer, SentenceEncoder(), seed=4))
