"""Words and columns that are near in meaning, and what is kept of their embeddings."""

from __future__ import annotations

import numpy as np
import pytest

from retriever.meanings import Meanings, Said, meanings_of, said_words
from schema_index import Column, SentenceEncoder, Table

CRIB = Table(
    "ZZTM",
    "bZZTM",
    description="Hand tools, one a row",
    columns=(
        Column("ZZCo", "tinyint", user_type="bCompany", description="Company"),
        Column("Tag", "varchar(10)", description="Number on the tool"),
        Column("OnLoanTo", "int", description="Employee who has it now"),
        Column("PurchPrice", "numeric(12,2)", description="What was paid for it"),
        Column("CalibDue", "smalldatetime", description="Day the next calibration is due"),
    ),
    key=("ZZCo", "Tag"),
)


class Counting:
    """An encoder that says how many texts it was given."""

    def __init__(self) -> None:
        self.encoder, self.name, self.dimension = SentenceEncoder(), "counting", SentenceEncoder().dimension
        self.texts = 0

    def encode(self, texts: list[str]) -> np.ndarray:
        self.texts += len(texts)
        return self.encoder.encode(texts)


def test_words_stand_with_their_neighbours() -> None:
    said = said_words("which guys have tools, overdue?")
    assert "which guys have" in said and "overdue" in said
    assert said_words("?!") == ["?!"] and said_words("42") == ["42"]
    assert len(said_words("word " * 500)) == 24


def test_a_column_says_a_word_that_shares_no_stem_with_it() -> None:
    said = Said("which guy has the saw", [CRIB], SentenceEncoder())
    place = said_words("which guy has the saw").index("which guy has")
    assert int(said.by_column[0][:, place].argmax()) == 2
    assert said.words.shape == (1, len(said_words("which guy has the saw")))
    assert (said.words[0] >= said.by_column[0].max(axis=0) - 1e-6).all()


def test_a_text_is_embedded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting()
    meanings = meanings_of(counting)
    assert meanings_of(counting) is meanings
    first = meanings.columns(CRIB)
    assert counting.texts == 5 and np.allclose(meanings.columns(CRIB), first) and counting.texts == 5
    monkeypatch.setattr("retriever.meanings.MOST_KEPT", 3)
    small = Meanings(counting)
    for text in "abcdef":
        assert small.of([text, text]).shape == (2, counting.dimension)
    assert len(small._kept) == 3
    assert meanings.of([]).shape == (0, counting.dimension)
