from __future__ import annotations

import pytest

from schema_index import load_reference, read_reference


def test_nothing_of_the_reference_is_skipped() -> None:
    reading = read_reference()
    assert [str(skipped) for skipped in reading.skipped] == []
    assert len(reading.catalog) >= 100


def test_every_table_is_described_keyed_and_typed() -> None:
    catalog = load_reference()
    for table in catalog:
        assert table.description and table.module and table.key, table.name
        assert table.kind == "view" and table.base[1:] == table.name and table.base[0] in "bv"
        for name in table.key:
            column = table.column(name)
            assert column is not None and column.name == name, (table.name, name)
            assert name != "KeyID"
        for column in table.columns:
            assert column.type and column.type != column.user_type, (table.name, column.name)
            assert column.description, (table.name, column.name)
            assert all(code and meaning for code, meaning in column.codes), (table.name, column.name)
            if column.user_type:
                assert (column.user_type, column.type) in catalog.types


def test_joins_lead_to_existing_columns_and_are_unique() -> None:
    catalog = load_reference()
    for join in catalog.joins:
        child, parent = catalog.find(join.table), catalog.find(join.other)
        assert child is not None and parent is not None, join
        for left, right in join.pairs:
            one, other = child.column(left), parent.column(right)
            assert one is not None and other is not None and (one.name, other.name) == (left, right), join
    assert len({(join.table, join.other, frozenset(join.pairs)) for join in catalog.joins}) == len(
        catalog.joins
    )
    assert {join.source for join in catalog.joins} == {"declared", "key"}


def test_key_joins_use_the_whole_key_of_the_parent() -> None:
    catalog = load_reference()
    for join in catalog.joins:
        parent = catalog.find(join.other)
        if join.source == "key":
            assert parent is not None and tuple(right for _, right in join.pairs) == parent.key


@pytest.mark.parametrize(
    ("name", "base"), [("bAPTH", "bAPTH"), ("[dbo].[APTH]", "bAPTH"), ("smworkorder", "vSMWorkOrder")]
)
def test_tables_are_found_by_either_name(name: str, base: str) -> None:
    table = load_reference().find(name)
    assert table is not None and table.base == base


def test_the_catalog_survives_its_json_form() -> None:
    catalog = load_reference()
    assert type(catalog).from_json(catalog.to_json()) == catalog
