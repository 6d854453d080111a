"""Which of the retrieved tables a question needs together."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from retriever import RetrievedSchema, SchemaRetriever, TableSets
from retriever.table_sets import SET_FEATURES, TABLE_FEATURES
from schema_index import Catalog, Column, SentenceEncoder, Table


def likelier(retriever: SchemaRetriever, question: str, sets: list[set[str]]) -> list[set[str]]:
    """The sets in their order, likeliest first."""
    judged = TableSets(question, retriever.retrieve(question), retriever.catalog, retriever.encoder)
    logits = judged.logits(sets, [True] * len(sets))
    return [sets[int(place)] for place in np.argsort(-logits)]


@pytest.mark.parametrize(
    ("question", "needed", "others"),
    [
        ("vendor name and total of the AP invoices of 2026, company 1", "APTH APVM", ["APTD APVM", "APTL"]),
        ("phone and e-mail of every customer in group 1", "ARCM", ["ARCM HQCO", "PMPM"]),
        ("daily log notes on temperature, company 1", "PMDL", ["JCJM", "JCJM PMDL"]),
        ("receivable type description with the invoices' totals", "ARRT ARTH", ["ARTH ARTL", "APTH"]),
    ],
)
def test_the_tables_that_are_needed_are_likelier_than_fewer_more_or_others(
    retriever: SchemaRetriever, question: str, needed: str, others: list[str]
) -> None:
    found = {hit.table.name for hit in retriever.retrieve(question).tables}
    sets = [set(names.split()) for names in (needed, *others)]
    assert set().union(*sets) <= found
    assert likelier(retriever, question, sets)[0] == sets[0]


def test_a_row_of_features_for_each_set_whatever_the_order_of_its_names(retriever: SchemaRetriever) -> None:
    question = "retainage held per vendor, company 2"
    schema = retriever.retrieve(question)
    first, second, *_ = (hit.table.name for hit in schema.tables)
    judged = TableSets(question, schema, retriever.catalog, retriever.encoder)
    rows = judged.features([[first], [first, second], [second, first]], [True, True, False])
    assert rows.shape == (3, len(SET_FEATURES)) and np.isfinite(rows).all()
    joined = SET_FEATURES.index("joined")
    assert (np.delete(rows[1], joined) == np.delete(rows[2], joined)).all()
    assert rows[:, joined].tolist() == [1, 1, 0]
    assert rows[0, : len(TABLE_FEATURES)].tolist()[0] == 0  # the best table's rank


def test_words_that_two_tables_say_count_once(retriever: SchemaRetriever) -> None:
    question = "description and company"
    schema = retriever.retrieve(question)
    judged = TableSets(question, schema, retriever.catalog, retriever.encoder)
    names = [hit.table.name for hit in schema.tables]
    rows = judged.features([[name] for name in names] + [names], [True] * (len(names) + 1))
    covered, words = SET_FEATURES.index("covered"), SET_FEATURES.index("can be covered")
    assert rows[-1, covered] == pytest.approx(rows[-1, words])
    assert rows[:-1, covered].max() <= rows[-1, covered]
    meant, share = SET_FEATURES.index("meant"), SET_FEATURES.index("share of what can be meant")
    assert rows[:-1, meant].max() <= rows[-1, meant] and rows[-1, share] == pytest.approx(1.0, abs=1e-4)


@pytest.mark.parametrize("question", ["?", "42", "é", "the of and"])
def test_a_question_without_words_is_judged_by_the_ranks(retriever: SchemaRetriever, question: str) -> None:
    schema = replace(retriever.retrieve("open jobs"), question=question)
    judged = TableSets(question, schema, retriever.catalog, retriever.encoder)
    sets = [[hit.table.name] for hit in schema.tables]
    assert np.isfinite(judged.logits(sets, [True] * len(sets))).all()


def test_names_and_tables_without_words_do_no_harm() -> None:
    columns = (Column("X1", "int"), Column("ünnötig", "nvarchar(10)"))
    tables = [Table("T1", "T1", columns=columns, key=("X1",)), Table("T2", "T2", columns=columns)]
    catalog = Catalog(tables)
    schema = RetrievedSchema.given("how much is x1", tables)
    judged = TableSets("how much is x1", schema, catalog, SentenceEncoder())
    logits = judged.logits([{"T1"}, {"T2"}, {"T1", "T2"}], [True, True, False])
    assert logits.shape == (3,) and np.isfinite(logits).all()
    assert judged.logits([], []).shape == (0,)
