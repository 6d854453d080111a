"""A shuffled catalog keeps its structure and loses its table names, all of them or some."""

from __future__ import annotations

import random

import sqlglot
from sqlglot import exp

from finetune.generating.entry import Entry
from finetune.generating.shuffle import shuffle
from schema_index import Catalog


def test_structure_is_kept_and_tables_lose_their_names(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    styles, shares = set(), set()
    for seed in range(12):
        new = shuffle(catalog, lexicon, random.Random(seed), partly=True)
        assert len(new.catalog) == len(catalog)
        whole = shuffle(catalog, lexicon, random.Random(seed))
        assert all(name != old for old, name in whole.tables.items())
        stayed = sum(name == old for old, name in new.tables.items()) / len(catalog)
        shares.add(next(share for share in (0.0, 0.4, 0.7) if abs(stayed - share) < 0.15))
        assert sorted(new.columns) == sorted(table.name for table in catalog)
        styles.add({*new.tables.values()} == {table.name for table in catalog})
        for old, table in zip(catalog, new.catalog, strict=True):
            assert table.name == new.tables[old.name]
            assert [column.type for column in table.columns] == [column.type for column in old.columns]
            assert [new.columns[old.name][column.name] for column in old.columns] == [
                column.name for column in table.columns
            ]
            assert len({column.name.lower() for column in table.columns}) == len(old.columns)
            assert len(table.key) == len(old.key)
            assert (table.company_column is None) == (old.company_column is None)
        for join in new.catalog.joins:
            child, parent = new.catalog.find(join.table), new.catalog.find(join.other)
            assert child and parent
            assert all(child.column(left) and parent.column(right) for left, right in join.pairs)
        assert set(new.lexicon) == {table.name for table in new.catalog}
    assert styles == {True, False}, "both swapped and made-up names should have been drawn"
    assert shares == {0.0, 0.4, 0.7}, "all, most and some tables should have been renamed"


def test_a_table_that_keeps_its_name_stays_whole(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    kept = 0
    for seed in range(6):
        new = shuffle(catalog, lexicon, random.Random(seed), partly=True)
        for table in catalog:
            if new.tables[table.name] == table.name:
                kept += 1
                assert new.catalog.find(table.name) == table
                assert new.lexicon[table.name] == lexicon[table.name]
    assert kept


def test_known_columns_are_listed_as_the_lexicon_says(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    kept = 0
    for seed in range(12):
        new = shuffle(catalog, lexicon, random.Random(seed))
        if all(old == name for old, name in new.columns["APTH"].items()):
            kept += 1
            assert new.lexicon[new.tables["APTH"]].show == lexicon["APTH"].show
    assert kept


def test_conditions_name_only_new_columns(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    new = shuffle(catalog, lexicon, random.Random(4))
    renamed, entries = new.catalog, new.lexicon
    for name, entry in entries.items():
        table = renamed.find(name)
        assert table
        for condition in entry.conditions:
            for column in sqlglot.parse_one(condition.sql, read="tsql").find_all(exp.Column):
                assert column.table == name
                assert table.column(column.name), condition.sql


def test_the_same_seed_gives_the_same_names(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    first = shuffle(catalog, lexicon, random.Random(5))
    again = shuffle(catalog, lexicon, random.Random(5))
    other = shuffle(catalog, lexicon, random.Random(6))
    assert first == again != other
