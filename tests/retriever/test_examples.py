"""Questions answered before: what they tell of words, of neighbours, of tables that go together."""

from __future__ import annotations

import numpy as np

from retriever.examples import Example, ExampleSearch, load_examples
from retriever.text import stems
from schema_index import Catalog, Table

EXAMPLES = (
    Example("tons of gravel hauled", ("Haul",)),
    Example("gravel hauled by truck", ("Haul", "Truck")),
    Example("gravel price list", ("Price",)),
    Example("trucks by age", ("Truck",)),
    Example("what the tower crane lifted", ("Lift", "Gone")),
)
CATALOG = Catalog(tuple(Table(name, name) for name in ("Haul", "Truck", "Price", "Lift")))


def search() -> ExampleSearch:
    return ExampleSearch(CATALOG, EXAMPLES)


def test_words_point_at_the_tables_that_answered_them() -> None:
    found = search().by_words(stems("hauled today"))
    assert found.argmax() == 0 and found[2] == 0


def test_near_questions_bring_their_tables() -> None:
    found = search().by_neighbours(stems("how much gravel was hauled"))
    assert found[0] > found[1] > found[3]


def test_tables_that_answered_together_are_companions() -> None:
    strength = np.asarray([1.0, 0.0, 0.0, 0.0], dtype=np.float32)
    found = search().companions(stems("loads"), strength)
    assert found[1] > 0 and found[2] == 0


def test_a_question_among_the_examples_is_judged_without_itself() -> None:
    once = ExampleSearch(CATALOG, (*EXAMPLES * 2, Example("crane hours", ("Lift",))))
    for question, known in (("crane hours", False), ("crane hours this week", True)):
        assert bool(once.by_neighbours(stems(question))[3] > 0) is known
        assert bool(once.by_words(stems(question))[3] > 0) is known


def test_examples_with_a_table_that_the_catalog_lacks_are_left_out() -> None:
    assert search().answers.tolist() == [2.0, 2.0, 1.0, 0.0]


def test_no_examples_and_no_tables_tell_nothing() -> None:
    assert not ExampleSearch(CATALOG, ()).by_words(["gravel"]).any()
    assert ExampleSearch(Catalog(()), EXAMPLES).by_neighbours(["gravel"]).shape == (0,)


def test_what_ships_names_tables_of_the_reference(catalog: Catalog) -> None:
    examples = load_examples()
    assert len(examples) > 700
    assert all(catalog.find(name) for example in examples for name in example.tables)
    assert all(example.question and example.tables for example in examples)
