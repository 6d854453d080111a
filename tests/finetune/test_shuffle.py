"""A shuffled catalog keeps its structure and loses every table name."""

from __future__ import annotations

import random

import sqlglot
from sqlglot import exp

from finetune.entry import Entry
from finetune.shuffle import rename_sql, shuffle
from schema_index import Catalog


def test_structure_is_kept_and_names_are_new(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    renamed, entries, names = shuffle(catalog, lexicon, random.Random(3))
    assert len(renamed) == len(catalog)
    assert not {table.name for table in renamed} & {table.name for table in catalog}
    for old, new in zip(catalog, renamed, strict=True):
        assert new.name == names[old.name]
        assert [column.type for column in new.columns] == [column.type for column in old.columns]
        assert len({column.name.lower() for column in new.columns}) == len(old.columns)
        assert len(new.key) == len(old.key)
        assert (new.company_column is None) == (old.company_column is None)
    for join in renamed.joins:
        child, parent = renamed.find(join.table), renamed.find(join.other)
        assert child and parent
        assert all(child.column(left) and parent.column(right) for left, right in join.pairs)
    assert set(entries) == {table.name for table in renamed}


def test_conditions_name_only_new_columns(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    renamed, entries, _ = shuffle(catalog, lexicon, random.Random(4))
    for name, entry in entries.items():
        table = renamed.find(name)
        assert table
        for condition in entry.conditions:
            for column in sqlglot.parse_one(condition.sql, read="tsql").find_all(exp.Column):
                assert column.table == name
                assert table.column(column.name), condition.sql


def test_the_same_seed_gives_the_same_names(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    first, *_ = shuffle(catalog, lexicon, random.Random(5))
    again, *_ = shuffle(catalog, lexicon, random.Random(5))
    other, *_ = shuffle(catalog, lexicon, random.Random(6))
    assert first == again != other


def test_renaming_touches_names_only() -> None:
    sql = "APTH.OpenYN = 'APTH.OpenYN' AND APTH.DueDate < GETDATE()"
    new = rename_sql(sql, "APTH", "QXYZ", {"OpenYN": "Flag", "DueDate": "Order"})
    assert new == "QXYZ.Flag = 'APTH.OpenYN' AND QXYZ.[Order] < GETDATE()"
