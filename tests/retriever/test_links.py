"""Schema linking over the reference schema: which columns a question speaks of, and in which words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from retriever import (
    Link,
    RetrievedSchema,
    RetrievedTable,
    SchemaRetriever,
    link_columns,
    render_context,
    shown_links,
)
from retriever.lexicon import lexicon_of
from retriever.link_features import FEATURES, Asked, link_features
from retriever.links import LEAST, MOST, bundled_links
from schema_index import Catalog, Column, Table


def links(retriever: SchemaRetriever, question: str) -> dict[str, Link]:
    found = link_columns(question, retriever.retrieve(question), retriever.catalog)
    return {f"{link.table}.{link.column}": link for link in found}


@pytest.mark.parametrize(
    ("question", "column", "words"),
    [
        ("submittals per status and spec section of company 1", "PMSubmittal.SpecSection", "spec section"),
        ("open jobs with their contract amount", "JCCM.ContractAmt", "contract amount"),
        ("POs: PO, vendor name, job name. co 1", "APVM.Name", "vendor name"),
        ("top 10 vendors by invoiced amount this year", "APTH.InvTotal", "invoiced amount"),
        (
            "apth, vendor 180: total of what came in during October 2026",
            "APTH.InvDate",
            "during October 2026",
        ),
    ],
)
def test_a_column_is_linked_to_the_words_that_say_it(
    retriever: SchemaRetriever, question: str, column: str, words: str
) -> None:
    assert links(retriever, question)[column].words == words


def test_links_are_few_likely_and_in_the_order_of_the_question(retriever: SchemaRetriever) -> None:
    question = "hours and gross pay by craft and class for employees of company 1, only certified payroll"
    found = link_columns(question, retriever.retrieve(question), retriever.catalog)
    assert 3 <= len(found) <= MOST
    assert all(LEAST <= link.score <= 1 for link in found)
    places = [question.find(link.words) if link.words else len(question) for link in found]
    assert places == sorted(places)
    assert len({(link.table, link.column) for link in found}) == len(found)


def test_the_company_is_never_linked(retriever: SchemaRetriever) -> None:
    assert not {name for name in links(retriever, "AP invoices of company 1") if name.endswith("APCo")}


def test_words_do_not_run_over_a_comma(retriever: SchemaRetriever) -> None:
    found = links(retriever, "POs of company 1: PO, vendor, job")
    assert not any("," in link.words for link in found.values())


def test_a_question_that_says_nothing_of_a_column_gets_few_or_no_words(retriever: SchemaRetriever) -> None:
    found = links(retriever, "APTH")
    assert all(link.words == "" for link in found.values())


def test_nothing_is_linked_without_tables_or_columns(retriever: SchemaRetriever) -> None:
    schema = retriever.retrieve("open jobs")
    assert link_columns("open jobs", replace(schema, tables=()), retriever.catalog) == ()
    bare = Catalog((Table("X", "bX", module="X", columns=()),))
    hit = replace(schema.tables[0], table=next(iter(bare)), columns=())
    assert link_columns("open jobs", replace(schema, tables=(hit,)), bare) == ()


def test_a_catalog_of_other_names_is_linked_too() -> None:
    columns = (Column("OrderNo", "int"), Column("Freight", "money"), Column("ShipDate", "date"))
    catalog = Catalog((Table("Orders", "Orders", module="", columns=columns, key=("OrderNo",)),))
    schema = RetrievedSchema("freight by ship date", (RetrievedTable(next(iter(catalog)), 1.0),))
    found = {link.column: link.words for link in link_columns(schema.question, schema, catalog)}
    assert found["Freight"] == "freight"
    assert found["ShipDate"] == "ship date"


def test_features_are_finite_and_of_the_stated_shape(retriever: SchemaRetriever) -> None:
    question = "unpaid invoices by vendor, October 2026"
    schema = retriever.retrieve(question)
    rows = link_features(Asked(question, lexicon_of(retriever.catalog)), schema.tables)
    assert rows.shape == (sum(len(hit.table.columns) for hit in schema.tables), len(FEATURES))
    assert np.isfinite(rows).all()
    shares = bundled_links().probabilities(rows)
    assert ((shares >= 0) & (shares <= 1)).all()
    assert bundled_links().probabilities(rows * 1e6).max() <= 1.0


def test_linked_columns_are_shown_before_others(retriever: SchemaRetriever) -> None:
    schema = retriever.retrieve("vendors of company 1")
    table = schema.tables[0].table
    far = [column.name for column in table.columns if column.name not in table.key][-1]
    tight = render_context(schema, budget=260, count_tokens=lambda text: len(text) // 4 + 1)
    assert far not in tight.shown[table.name]
    linked = replace(schema, links=(Link("vendors", table.name, far, 0.9),))
    shown = render_context(linked, budget=260, count_tokens=lambda text: len(text) // 4 + 1)
    assert far in shown.shown[table.name]
    assert shown.schema.links == linked.links


def test_links_to_what_is_not_shown_are_dropped() -> None:
    kept, gone = Link("a", "T", "A", 0.5), Link("b", "U", "B", 0.5)
    assert shown_links((kept, gone), {"T": ("A", "C")}) == (kept,)
