"""A made-up catalog is sound, speaks of other things each time, and can be read from its own words."""

from __future__ import annotations

import argparse
import random
import re
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

from assistant.rules import check
from finetune import build_data
from finetune.example import Example
from finetune.gating.shown_schema import shown_schema
from finetune.generating.coined import LEAST_WORDS, words, words_of
from finetune.generating.entry import Entry
from finetune.generating.generate import generate
from finetune.generating.invented import INVENTED, clear_columns, invent
from finetune.generating.recipe import Recipe, Report
from finetune.generating.under_new_names import RENAMED
from finetune.generating.world import plural
from finetune.workers import rough_count
from retriever import SchemaRetriever
from schema_index import Catalog, DataError

SEEDS = range(20)


def test_names_are_unique_and_keys_and_joins_are_whole() -> None:
    for seed in SEEDS:
        catalog = invent(random.Random(seed)).catalog
        names = [table.name.lower() for table in catalog]
        assert 8 <= len(names) == len(set(names))
        assert catalog.joins
        for table in catalog:
            columns = [column.name.lower() for column in table.columns]
            assert len(columns) == len(set(columns)), table.name
            assert table.key and all(table.column(name) for name in table.key)
        for join in catalog.joins:
            child, parent = catalog.find(join.table), catalog.find(join.other)
            assert child and parent
            assert [right for _, right in join.pairs] == list(parent.key), (
                "a join is by the parent's whole key"
            )
            for left, right in join.pairs:
                ours, theirs = child.column(left), parent.column(right)
                assert ours and theirs and ours.type == theirs.type


def test_speech_names_only_columns_that_are_there() -> None:
    for seed in SEEDS:
        new = invent(random.Random(seed))
        assert set(new.lexicon) == {table.name for table in new.catalog}
        for table in new.catalog:
            entry = new.lexicon[table.name]
            named = [*entry.show, *entry.columns, *entry.measures, *entry.dimensions]
            named += [name for name in (entry.date, entry.label) if name]
            assert all(table.column(name) for name in named)
            for condition in entry.conditions:
                for column in sqlglot.parse_one(condition.sql, read="tsql").find_all(exp.Column):
                    assert column.table == table.name and table.column(column.name)


def test_two_phrases_never_mean_two_columns_of_a_table() -> None:
    for seed in SEEDS:
        for entry in invent(random.Random(seed)).lexicon.values():
            first = [phrases[0] for phrases in entry.columns.values()]
            assert len(first) == len(set(first)), entry.table


def test_every_column_says_its_words_in_its_name_or_its_comment() -> None:
    short = 0
    for seed in SEEDS:
        new = invent(random.Random(seed))
        for table in new.catalog:
            clear = clear_columns(new.catalog, new.lexicon, table.name)
            own = {join_column for join in new.catalog.joins if join.table == table.name
                   for join_column, _ in join.pairs}  # fmt: skip
            for column in table.columns:
                phrases = new.lexicon[table.name].columns.get(column.name)
                if phrases is None or column.name in own or column.name in clear:
                    continue
                short += 1
                said = set(re.findall(r"[a-z]+", column.description.lower()))
                meaning = set(phrases[0].split()) - {"id", "flag", "line", "item", "detail", "entry", "part"}
                assert meaning & said or column.name in ("Name", "Description", "Mth") or not said, column
    assert short > 100, "some names are shortened"


def test_catalogs_have_few_words_in_common() -> None:
    def spoken(seed: int) -> set[str]:
        entries = invent(random.Random(seed)).lexicon.values()
        return {w for e in entries for phrases in e.columns.values() for w in phrases[0].split()} & set(
            words()
        )

    one, other = spoken(1), spoken(2)
    assert len(one & other) < 0.1 * min(len(one), len(other))
    assert len(words()) > 5_000


def test_words_of_a_catalog_are_words_that_its_descriptions_hold(catalog: Catalog) -> None:
    known = words_of(catalog)
    texts = " ".join(column.description for table in catalog for column in table.columns).lower()
    texts += " ".join(table.description for table in catalog).lower()
    assert len(known) >= LEAST_WORDS and {"retainage", "vendor"} & set(known)
    assert all(re.search(rf"\b{word}\b", texts) for word in known)
    entries = invent(random.Random(3), known).lexicon.values()
    spoken = {word for entry in entries for word in entry.entity[0].split()}
    assert len(spoken & {plural(word) for word in known}) > 3


@pytest.fixture(scope="module")
def examples(catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever) -> list[Example]:
    recipe = Recipe(60, 11, 1280, rough_count, shuffled=0.0, invented=1.0, turns=True)
    return list(generate(catalog, lexicon, retriever, recipe, Report()))


def test_sql_over_made_up_schemas_passes_every_rule_against_its_own_prompt(examples: list[Example]) -> None:
    assert len(examples) == 60
    assert {example.module for example in examples} == {INVENTED}
    queries = [example for example in examples if example.sql]
    assert len(queries) > 40
    for example in queries:
        shown = shown_schema(example.prompt).catalog
        assert not check(example.sql, shown).violations, example.sql


def comment_of(column: str, example: Example) -> str:
    text = example.prompt[-1]["content"]
    return " ".join(line.partition(" -- ")[2] for line in text.splitlines() if line.startswith(f"{column} "))


def test_what_is_asked_for_can_be_read_in_the_prompt(examples: list[Example]) -> None:
    """A column that decides the answer is spelled out in its name, or its comment is shown."""
    seen = 0
    for example in examples:
        shown = shown_schema(example.prompt).catalog
        group = sqlglot.parse_one(example.sql, read="tsql").args.get("group") if example.sql else None
        for column in group.expressions if group else ():
            if not isinstance(column, exp.Column):
                continue  # a month or a year, of the date that periods are of
            found = shown.find(column.table)
            assert found
            made = found.column(column.name)
            assert made
            if made.name in ("Name", "Description") or made.name.lower() in example.question.lower():
                continue  # what a master calls its rows stands for the row itself; a name written out is read
            seen += 1
            spoken = set(re.findall(r"[a-z]+", example.question.lower()))
            pieces = {piece.lower() for piece in re.findall("[A-Z][a-z]+", made.name)}
            comment = set(re.findall(r"[a-z]+", comment_of(made.name, example).lower()))
            stems = {word[:4] for word in pieces | comment}
            assert {word[:4] for word in spoken} & stems, (example.question, made)
    assert seen > 5


def test_the_same_seed_gives_the_same_and_shares_are_kept(
    catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever
) -> None:
    assert invent(random.Random(5)) == invent(random.Random(5))
    recipe = Recipe(400, 11, 1280, rough_count, shuffled=0.3, invented=0.3)
    first = list(generate(catalog, lexicon, retriever, recipe, Report()))
    assert first == list(generate(catalog, lexicon, retriever, recipe, Report()))
    modules = {one.module for one in first}
    assert {INVENTED, RENAMED} < modules, "made up, renamed and real"


@pytest.mark.parametrize("share", ["1.5", "-0.1"])
def test_a_share_that_is_none_is_refused_before_anything_is_made(
    share: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.argv", ["build_data", "--out", str(tmp_path / "data"), "--invented", share])
    with pytest.raises(DataError, match=f"--invented {share} is no share: give 0 to 1"):
        build_data.main()
    assert not (tmp_path / "data").exists()


def test_what_is_not_made_up_keeps_its_share_of_renamed_schemas() -> None:
    base = Recipe(10, 1, 1280, rough_count)
    asked = argparse.Namespace(heldout=4, seed=7, sft=10, pretrain=10, shuffled=0.4, invented=0.4)
    made = build_data.recipes(base, asked)
    assert made["pretrain"].invented == 0.4
    assert made["pretrain"].shuffled == pytest.approx(0.42)
    assert {made[name].invented for name in ("heldout_questions", "heldout_tables", "sft")} == {0.0}
