"""Tables that link the ones found."""

from __future__ import annotations

import pytest

from retriever import SchemaRetriever
from retriever.closure import MOST_BRIDGES, bridges
from retriever.lexicon import lexicon_of
from schema_index import Catalog, Join, Table


def test_a_missing_link_is_added(catalog: Catalog) -> None:
    lexicon = lexicon_of(catalog)
    assert bridges(["APVM", "APHD"], lexicon) == {"APTH": ("APHD", "APVM")}
    assert bridges(["APTD", "SLWI"], lexicon) == dict.fromkeys(("SLIT", "APTL"), ("SLWI", "APTD"))


def test_tables_that_join_need_no_link(catalog: Catalog) -> None:
    assert bridges(["APTL", "APTH", "APVM"], lexicon_of(catalog)) == {}


def test_links_are_bounded_and_islands_stay_alone() -> None:
    chain = [Table(f"T{number}", f"T{number}") for number in range(7)]
    joins = tuple(Join(f"T{n}", f"T{n + 1}", (("A", "A"),)) for n in range(5))
    lexicon = lexicon_of(Catalog(tuple(chain), joins))
    assert set(bridges(["T0", "T3"], lexicon)) == {"T1", "T2"}
    assert bridges(["T0", "T5"], lexicon) == {}
    assert bridges(["T0", "T6"], lexicon) == {}
    assert len(bridges(["T0", "T2", "T4"], lexicon)) <= MOST_BRIDGES


def test_a_link_is_retrieved_with_its_reason(retriever: SchemaRetriever) -> None:
    found = retriever.retrieve("PRLV and PREH", 3)
    rows = {row.table.name: row.reasons for row in found.tables}
    assert rows.keys() == {"PRLV", "PREH", "PREL"}
    assert rows["PREL"][0] == "links PREH and PRLV"


@pytest.mark.parametrize("question", ["How do SLWI and APTD join?", "paid amounts of APTD by SLWI line"])
def test_the_lines_between_worksheet_and_payment_are_retrieved(
    question: str, retriever: SchemaRetriever
) -> None:
    found = retriever.retrieve(question)
    assert {"SLWI", "SLIT", "APTL", "APTD"} <= {row.table.name for row in found.tables}
    assert {("SLWI", "SLIT"), ("APTL", "SLIT"), ("APTD", "APTL")} <= {
        (join.table, join.other) for join in found.joins
    }
