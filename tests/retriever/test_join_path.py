"""Paths between tables: by lines and documents that belong together, not by what thousands of rows share."""

from __future__ import annotations

import pytest

from retriever.join_path import cheapest_path, is_hub, join_cost, own_columns
from retriever.lexicon import lexicon_of
from schema_index import Catalog, Column, Join, Table


@pytest.mark.parametrize(
    "path",
    [
        "SLWI SLIT APTL APTD",  # worksheet line, subcontract line, what was invoiced on it, what was paid
        "SLCD SLIT APTL APTD",
        "SLHD APTL APTH",
        "SLIT APTL APTD",
        "SLCT SLHD SLIT",
        "POIT APTL APTD",
        "POHD APTL APTH",
        "APHD APTH APVM",
        "APTD APTL JCJM",
        "ARTL ARTH ARCM",
        "JBIT JBIN ARTH ARTL",
        "JBIT JCCI JCCM",
        "JCCD JCJM JCCM",
        "JCCP JCJM JCCM",
        "JCID JCCI JCOI",
        "JCCH JCJP JCCI",
        "JCJM JCCM ARCM",
        "PRTH JCJM JCCM",
        "PRTH JCJP JCCH",
        "PRDT PRSQ PRTH",
        "PREL PREH PRCM",
        "PRTH EMEM",
        "EMRD EMCM",
        "INDT HQMT",
        "POIT INDT INMT",
        "SMWorkOrderScope SMWorkOrder SMServiceSite",
        "SMWorkCompleted SMWorkOrder SMCustomer",
        "PMSL SLIT",
        "PMOI JCOI",
        "CMDT CMAC APTD",
        "GLDT GLAC",
    ],
)
def test_a_path_follows_lines_and_documents(path: str, catalog: Catalog) -> None:
    steps = tuple(path.split())
    assert cheapest_path(steps[0], {steps[-1]}, lexicon_of(catalog)) == steps


def test_there_is_a_way_back(catalog: Catalog) -> None:
    lexicon = lexicon_of(catalog)
    for start, goal in (("SLWI", "APTD"), ("POHD", "APTH"), ("PRTH", "JCCM"), ("SLCT", "SLIT")):
        assert set(cheapest_path(start, {goal}, lexicon)) == set(cheapest_path(goal, {start}, lexicon))


def test_what_the_whole_company_shares_links_nothing(catalog: Catalog) -> None:
    lexicon = lexicon_of(catalog)
    assert is_hub("HQCO", lexicon) and is_hub("APCO", lexicon) and not is_hub("JCJP", lexicon)
    for start in ("PREH", "GLBC", "EMLH"):
        for goal in ("ARTL", "SLCT", "PMPI"):
            assert not {"HQCO", "HQUM", "GLAC"} & set(cheapest_path(start, {goal}, lexicon)[1:-1])


def test_a_master_of_many_gives_way_to_the_line_that_few_share() -> None:
    """Two documents share a vendor in two joins, and an order line in three."""

    def table(name: str, *key: str) -> Table:
        return Table(name, name, columns=tuple(Column(text, "int") for text in key), key=key)

    order, line, receipt = table("Order", "Co", "Order"), table("Line", "Co", "Order", "Line"), "Receipt"
    tables = [
        order,
        line,
        table(receipt, "Co", "Receipt"),
        table("Vendor", "Co", "Vendor"),
        table("Bill", "Co", "Bill"),
    ]
    others = [table(f"Other{number}", "Co", f"Id{number}") for number in range(20)]
    vendor = (("Co", "Co"), ("Vendor", "Vendor"))
    whole = (("Co", "Co"), ("Order", "Order"), ("Line", "Line"))
    joins = [Join(one.name, "Vendor", vendor) for one in (*others, tables[4], tables[2])]
    joins += [Join("Bill", "Line", whole), Join(receipt, "Line", whole)]
    few = lexicon_of(Catalog((*tables, *others), tuple(joins)))
    assert cheapest_path("Bill", {receipt}, few) == ("Bill", "Line", receipt)
    without = lexicon_of(Catalog((*tables, *others), tuple(joins[:-1])))
    assert cheapest_path("Bill", {receipt}, without) == ("Bill", "Vendor", receipt)


def test_paths_are_bounded_and_islands_stay_alone() -> None:
    chain = [
        Table(f"T{n}", f"T{n}", columns=(Column("A", "int"), Column("B", "int")), key=("A", "B"))
        for n in range(7)
    ]
    joins = tuple(Join(f"T{n}", f"T{n + 1}", (("A", "A"), ("B", "B"))) for n in range(5))
    lexicon = lexicon_of(Catalog(tuple(chain), joins))
    assert cheapest_path("T0", {"T3"}, lexicon) == ("T0", "T1", "T2", "T3")
    assert cheapest_path("T0", {"T4"}, lexicon) == ()
    assert cheapest_path("T0", {"T4"}, lexicon, longest=4) == ("T0", "T1", "T2", "T3", "T4")
    assert cheapest_path("T0", {"T6"}, lexicon) == ()
    assert cheapest_path("T0", {"T0", "T1"}, lexicon) == ("T0",)


def test_a_line_costs_less_and_another_role_more(catalog: Catalog) -> None:
    def cost(child: str, other: str) -> float:
        (join,) = (one for one in catalog.joins_of(child) if (one.table, one.other) == (child, other))
        return join_cost(join, catalog.find(child))

    assert cost("APTL", "APTH") < cost("APTH", "APVM") < cost("APTD", "APVM")
    assert own_columns(catalog.find("APVM")) == ["Vendor"]  # type: ignore[arg-type]
    assert own_columns(catalog.find("SLIT")) == ["SL", "SLItem"]  # type: ignore[arg-type]
