"""Lines, headers, masters, and what links them."""

from __future__ import annotations

import numpy as np

from retriever.relations import Relations, group_needs, named_links
from schema_index import Catalog, Column, Join, Table


def test_lines_and_masters_of_the_reference_are_told_apart(catalog: Catalog) -> None:
    relations = Relations(catalog)
    names = [table.name for table in catalog]
    lines = {(names[child], names[parent]) for child, parent in relations.lines.tolist()}
    masters = {(names[child], names[parent]) for child, parent in relations.masters.tolist()}
    assert {("APTL", "APTH"), ("APTD", "APTL"), ("ARTL", "ARTH"), ("POIT", "POHD"), ("SLIT", "SLHD")} <= lines
    assert {("APTH", "APVM"), ("JCJM", "JCCM"), ("PRTH", "PREH")} <= masters
    assert not lines & masters
    assert not any("APCO" in pair for pair in lines | masters)


def test_strength_goes_along_the_links(catalog: Catalog) -> None:
    relations = Relations(catalog)
    row = {table.name: number for number, table in enumerate(catalog)}
    strength = np.zeros(len(row), dtype=np.float32)
    strength[row["APTL"]], strength[row["APVM"]] = 1.0, 0.5
    assert relations.headers_of(strength)[row["APTH"]] == 1.0
    assert relations.details_of(strength)[row["APTH"]] == 0.5
    assert relations.between(strength)[row["APTH"]] == 0.5
    assert relations.between(strength)[row["PREH"]] == 0.0


def test_columns_called_after_tables_link_where_nothing_is_declared() -> None:
    def table(name: str, *columns: str) -> Table:
        return Table(name, name, columns=tuple(Column(text, "int") for text in columns), key=columns[:1])

    trip = table("FACT_TRIP", "TRIP_ID", "DRIVER_ID", "truck_key", "REGION_NAME")
    driver, truck = table("RES_DRIVER", "DRIVER_ID", "NAME"), table("dim_trucks", "row_number", "plate")
    assert set(named_links(Catalog((trip, driver, truck)))) == {
        ("FACT_TRIP", "RES_DRIVER"),
        ("FACT_TRIP", "dim_trucks"),
    }


def test_a_declared_schema_gets_no_links_by_name(catalog: Catalog) -> None:
    known = {frozenset((join.table, join.other)) for join in catalog.joins}
    names = [table.name for table in catalog]
    joined = {name for pair in known for name in pair}
    for child, parent in Relations(catalog).masters.tolist():
        pair = {names[child], names[parent]}
        assert frozenset(pair) in known or not pair <= joined


def test_masters_of_a_group_need_the_company_master(catalog: Catalog) -> None:
    keyed, holding, masters = group_needs(catalog)
    names = [table.name for table in catalog]
    assert {"APVM", "ARCM", "HQMT"} <= {name for name, yes in zip(names, keyed, strict=True) if yes}
    assert {"APTH", "ARTH"} <= {name for name, yes in zip(names, holding, strict=True) if yes}
    assert [names[row] for row in masters] == ["HQCO"]


def test_tables_without_joins_have_no_neighbours() -> None:
    relations = Relations(Catalog((Table("A", "A"), Table("B", "B")), (Join("A", "A", (("X", "Y"),)),)))
    assert not relations.between(np.ones(2, dtype=np.float32)).any()
