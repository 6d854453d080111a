"""The lexicon's words mean one thing each, and its predicates are sound."""

from __future__ import annotations

from collections import defaultdict

import pytest

from assistant.rules import check
from finetune.generating.entry import Entry
from finetune.generating.query import column
from schema_index import Catalog


def test_a_phrase_means_one_column_of_its_table(lexicon: dict[str, Entry]) -> None:
    for entry in lexicon.values():
        meant: dict[str, set[str]] = defaultdict(set)
        for name, phrases in entry.columns.items():
            assert len(set(phrases)) == len(phrases) >= 4, (entry.table, name)
            for phrase in phrases:
                meant[phrase.lower()].add(name)
        assert not {phrase: names for phrase, names in meant.items() if len(names) > 1}, entry.table


def test_a_wording_means_one_condition_of_its_table(lexicon: dict[str, Entry]) -> None:
    for entry in lexicon.values():
        meant: dict[str, set[str]] = defaultdict(set)
        for condition in entry.conditions:
            assert condition.before or condition.after, (entry.table, condition.sql)
            for words in (*condition.before, *condition.after):
                meant[words.lower()].add(condition.sql)
        assert not {words: tests for words, tests in meant.items() if len(tests) > 1}, entry.table


def test_most_columns_are_spoken_of(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    spoken = sum(len(entry.columns) for entry in lexicon.values())
    assert spoken > 0.85 * sum(len(table.columns) for table in catalog)


@pytest.mark.parametrize(
    "module", ["AP", "AR", "CM", "EM", "GL", "HQ", "IN", "JB", "JC", "PM", "PO", "PR", "SL", "SM"]
)
def test_conditions_keep_the_rules(module: str, catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    for entry in lexicon.values():
        table = catalog.find(entry.table)
        assert table is not None
        if table.module != module:
            continue
        company = table.company_column
        scope = [f"{column(table.name, company)} = 1"] if company else []
        for condition in entry.conditions:
            tests = " AND ".join((*scope, condition.sql))
            first = column(table.name, table.columns[0].name)
            sql = f"SELECT {first} FROM {table.name} WITH (NOLOCK) WHERE {tests}"
            assert check(sql, catalog).violations == (), (entry.table, condition.sql)
