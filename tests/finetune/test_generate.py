"""Generated records hold against the schema in their own prompt, and come out the same for a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer_text import DescribeText, RefusalText, SqlText, parse_answer
from assistant.prompt import answer_tokens
from assistant.rules import check
from finetune.build_data import held_out_tables
from finetune.example import Example, read_examples, write_examples
from finetune.generating.entry import Entry
from finetune.generating.generate import generate
from finetune.generating.recipe import Recipe, Report
from finetune.workers import rough_count
from retriever import SchemaRetriever
from schema_index import Catalog, DataError


def make(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever, **changes: object
) -> list[Example]:
    recipe = Recipe(**{"count": 40, "seed": 1, "context_length": 1024, "count_tokens": rough_count} | changes)  # type: ignore[arg-type]
    return list(generate(catalog, lexicon, retriever, recipe, Report()))


@pytest.fixture(scope="module")
def retrieved(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> Iterator[list[Example]]:
    yield make(catalog, lexicon, retriever, shuffled=0.0, count=140, held_out=held_out_tables())


def test_sql_passes_every_rule_and_is_the_completion(retrieved: list[Example], catalog: Catalog) -> None:
    queries = [example for example in retrieved if example.sql]
    assert len(queries) > 40
    for example in queries:
        assert check(example.sql, catalog).violations == ()
        answer = parse_answer(example.completion[0]["content"])
        assert isinstance(answer, SqlText)
        assert answer.sql == example.sql


def test_other_answers_are_refusals_of_what_is_absent_or_schema_answers(
    retrieved: list[Example], catalog: Catalog
) -> None:
    others = [example for example in retrieved if not example.sql]
    kinds = Counter(example.category for example in others)
    assert kinds["describe"] and kinds["missing-table"]
    for example in others:
        answer = parse_answer(example.completion[0]["content"])
        if example.category == "describe":
            assert isinstance(answer, DescribeText)
            assert all(catalog.find(name.split(".")[0]) for name in answer.names)
        else:
            assert isinstance(answer, RefusalText)
        if example.category == "missing-table":
            named = example.completion[0]["content"].removeprefix("There is no table ").split(".")[0]
            assert catalog.find(named) is None


@pytest.mark.parametrize("turns", [False, True])
def test_answers_are_no_longer_than_serving_lets_a_model_write(
    turns: bool, catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> None:
    length = 340
    report = Report()
    recipe = Recipe(100, 3, length, rough_count, shuffled=0.0, invented=1.0, turns=turns)
    for example in generate(catalog, lexicon, retriever, recipe, report):
        for message in example.completion:
            assert message["role"] == "user" or rough_count(message["content"]) < answer_tokens(length)
    assert report.dropped["invented: answer too long"]


def test_held_out_tables_are_neither_needed_nor_shown(retrieved: list[Example]) -> None:
    for example in retrieved:
        text = "".join(message["content"] for message in (*example.prompt, *example.completion))
        assert not [name for name in held_out_tables() if f"CREATE TABLE {name} " in text]


def test_only_asks_for_these_tables(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> None:
    only = frozenset({"SMTrip", "PMIM"})
    examples = make(catalog, lexicon, retriever, shuffled=0.0, count=20, only=only)
    assert all(only & set(example.tables) for example in examples if example.category != "missing-table")


def test_shuffled_prompts_hold_strange_tables_some_among_known_ones(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> None:
    examples = [
        one
        for seed in (4, 5, 6)
        for one in make(catalog, lexicon, retriever, shuffled=1.0, count=20, seed=seed)
    ]
    borrowed = coined = mixed = 0
    for example in examples:
        known = strange = 0
        for line in example.prompt[-1]["content"].splitlines():
            if not line.startswith("CREATE TABLE "):
                continue
            _, _, name, *said = line.split()
            real = catalog.find(name)
            if real is not None and real.description.startswith(" ".join(said[2:5])):
                known += 1
            else:
                strange += 1
                borrowed += real is not None
                coined += real is None
        mixed += bool(known and strange)
    assert borrowed > 20, "some tables should bear the name of another"
    assert coined > 20, "some tables should bear a name that no other has"
    assert mixed > 5, "some prompts should hold strange tables among known ones"


def test_the_same_seed_gives_the_same_records(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> None:
    first = make(catalog, lexicon, retriever, shuffled=0.5, count=30, seed=9)
    again = make(catalog, lexicon, retriever, shuffled=0.5, count=30, seed=9)
    other = make(catalog, lexicon, retriever, shuffled=0.5, count=30, seed=10)
    assert [example.to_json() for example in first] == [example.to_json() for example in again]
    assert first != other


def test_records_survive_the_file(retrieved: list[Example], tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    assert write_examples(path, retrieved) == len(retrieved)
    assert list(read_examples(path)) == retrieved


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text('{"id": "x"}\n')
    with pytest.raises(DataError, match=r"records\.jsonl:1: not a training record"):
        list(read_examples(path))
