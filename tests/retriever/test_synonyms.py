"""Business terms: the file holds for the reference schema, and they are found as they are said."""

from __future__ import annotations

import tomllib

from retriever.synonyms import SYNONYMS_FILE, find_phrase, find_terms, load_terms
from retriever.text import stems
from schema_index import Catalog, Column, Table

FILE = tomllib.loads(SYNONYMS_FILE.read_text(encoding="utf-8"))


def test_every_column_of_the_file_exists_where_its_table_does(catalog: Catalog) -> None:
    for row in FILE["term"]:
        for place in row["find"]:
            table, _, column = place.partition(".")
            found = catalog.find(table)
            assert found is None or found.column(column) is not None, place


def test_almost_all_terms_mean_something_in_the_reference(catalog: Catalog) -> None:
    assert len(FILE["term"]) >= 200
    assert len(load_terms(catalog)) >= 0.8 * len(FILE["term"])


def test_no_saying_is_empty_once_stop_words_are_gone() -> None:
    for row in FILE["term"]:
        assert all(stems(text) for text in row["say"] + row.get("near", [])), row


def test_terms_of_tables_that_the_catalog_lacks_are_left_out() -> None:
    vendor = Table("APVM", "bAPVM", columns=(Column("Vendor", "int"),))
    terms = load_terms(Catalog((vendor,)))
    assert {place for term in terms for place in term.find} == {("APVM", "Vendor"), ("APVM", "")}


def test_a_term_with_near_needs_another_word_beside_it(catalog: Catalog) -> None:
    terms = load_terms(catalog)

    def first_tables(question: str) -> set[str]:
        return {hit.term.tables[0] for hit in find_terms(stems(question), terms) if hit.term.near}

    assert "APTH" in first_tables("invoices by vendor")
    assert "ARTH" in first_tables("invoices by customer")
    assert not first_tables("invoices by month") & {"APTH", "ARTH"}


def test_a_phrase_is_found_in_order_turned_and_with_a_word_between() -> None:
    phrase = tuple(stems("job cost"))
    assert find_phrase(stems("the job costs of May"), phrase) == (0, 2, 1.0)
    assert find_phrase(stems("total cost by job"), phrase) == (1, 3, 0.7)
    assert find_phrase(stems("job total cost"), phrase) == (0, 3, 0.7)
    assert find_phrase(stems("job and some very long cost"), phrase) is None


def test_received_and_receivable_stay_apart() -> None:
    assert stems("received") != stems("receivables") == stems("receivable")
