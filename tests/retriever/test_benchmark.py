"""The retrieval benchmark: its questions hold, its figures are what their names say, its peers answer."""

from __future__ import annotations

import numpy as np
import pytest

from benchmarks import retrieval_peers
from benchmarks.retrieval import measure, ours, score
from benchmarks.retrieval_peers import bm25, dense, fused
from benchmarks.retrieval_schemas import (
    QUESTIONS,
    WAREHOUSE_QUESTIONS,
    Question,
    Schema,
    read_questions,
)
from benchmarks.warehouse import warehouse
from retriever.text import words
from schema_index import Catalog, Column, Table


def ask(name: str, *tables: str) -> Question:
    return Question(name, "unseen", name, frozenset(tables))


def test_the_questions_are_many_unseen_and_name_no_table(catalog: Catalog) -> None:
    questions = read_questions(*QUESTIONS)
    assert len(questions) >= 250
    assert len({question.id for question in questions}) == len(questions)
    assert len({question.text for question in questions}) == len(questions)
    assert sum(question.split == "unseen" for question in questions) >= len(questions) / 3
    modules = set()
    for question in questions:
        tables = [catalog.find(name) for name in question.tables]
        assert tables and None not in tables, question
        modules |= {table.module for table in tables if table}
        coded = {table.name.lower() for table in catalog if not table.name.isalpha() or len(table.name) == 4}
        assert not coded & set(words(question.text)) - {"co"}, question
    assert len(modules) >= 14


def test_the_warehouse_is_another_world_and_has_what_is_asked(catalog: Catalog) -> None:
    other = warehouse()
    questions = read_questions(WAREHOUSE_QUESTIONS)
    assert 400 <= len(other) <= 500 and len(questions) >= 60
    assert all(other.find(name) for question in questions for name in question.tables)
    assert not {table.name.lower() for table in other} & {table.name.lower() for table in catalog}
    assert not any(table.description for table in other)
    for join in other.joins:
        for name, columns in zip((join.table, join.other), zip(*join.pairs, strict=True), strict=True):
            table = other.find(name)
            assert table and all(table.column(column) for column in columns)


def test_figures_are_what_their_names_say() -> None:
    questions = [ask("a", "X"), ask("b", "X", "Y"), ask("c", "Z")]
    found = {"a": ["X", "Y"], "b": ["Q", "Y"], "c": ["X", "Y"]}
    complete, recall, mrr = score(questions, found)
    assert (complete, recall, mrr) == pytest.approx((1 / 3, (1 + 0.5) / 3, (1 + 0.5) / 3))


def test_peers_and_ours_find_a_plain_table(monkeypatch: pytest.MonkeyPatch) -> None:
    class Words:
        """Nearness by shared letters; the real model is not needed to see that a peer ranks."""

        name, dimension = "letters", 26

        def encode(self, texts: list[str]) -> np.ndarray:
            rows = np.array([[text.lower().count(chr(97 + n)) + 0.01 for n in range(26)] for text in texts])
            return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    monkeypatch.setattr(retrieval_peers, "plain_minilm", Words)
    names = ["Zebra", "Quux", "Boiler", "Invoice"]
    catalog = Catalog(tuple(Table(name, name, columns=(Column(f"{name}Code", "int"),)) for name in names))
    for peer in (bm25, dense, fused):
        assert next(iter(peer(catalog)("zebra code", 2))) == "Zebra"
        assert len(peer(catalog)("zebra", 9)) <= 4
    schema = Schema("small", catalog, (ask("zebra", "Zebra"), ask("quux code", "Quux")))
    whole, _ = ours(catalog, None)
    (row,) = measure(whole, schema, "this", [1], 0.0)
    assert (row.complete, row.mrr, row.questions) == (1.0, 1.0, 2) and row.ms > 0
