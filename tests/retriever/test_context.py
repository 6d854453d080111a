"""The context of a prompt: within its budget, keys always there, comments on what the question is about."""

from __future__ import annotations

import pytest

from retriever import RetrievedSchema, RetrievedTable, SchemaRetriever, render_context, word_weights
from schema_index import Catalog, Column, Join, Table


def by_words(text: str) -> int:
    return len(text.split())


@pytest.fixture(scope="module")
def header() -> Table:
    columns = [
        Column("QXCo", "tinyint", "bCompany", description="Company of the ticket"),
        Column("Ticket", "int", description="Ticket number"),
        Column("Hauler", "varchar(20)", description="Who hauled the load"),
        Column("Weight", "numeric(12,2)", description="Net weight of the load"),
        Column(
            "Void", "char(1)", description="Whether it was voided", codes=(("Y", "voided"), ("N", "stands"))
        ),
    ]
    return Table("QXTH", "bQXTH", columns=tuple(columns), key=("QXCo", "Ticket"), description="Haul tickets")


def schema(question: str, *tables: Table, joins: tuple[Join, ...] = ()) -> RetrievedSchema:
    return RetrievedSchema(question, tuple(RetrievedTable(table, 1.0) for table in tables), joins)


def test_the_columns_asked_for_carry_their_comment_first(header: Table) -> None:
    context = render_context(schema("weight by hauler", header), budget=34, count_tokens=by_words)
    assert context.described["QXTH"] == {"Hauler", "Weight"}
    assert "Weight numeric, -- Net weight of the load\n" in context.text
    assert "PRIMARY KEY (QXCo, Ticket)" in context.text


def test_the_company_column_takes_no_comment_from_the_others(header: Table) -> None:
    context = render_context(schema("tickets for company 1", header), budget=24, count_tokens=by_words)
    assert "QXCo" not in context.described["QXTH"]
    assert "Ticket" in context.described["QXTH"]


def test_columns_that_business_terms_stand_for_come_before_shared_words(header: Table) -> None:
    hit = RetrievedTable(header, 1.0, columns=("Hauler",))
    asked = RetrievedSchema("trucker and weight", (hit,))
    context = render_context(asked, budget=26, count_tokens=by_words)
    assert context.described["QXTH"] == {"Hauler"}


def test_a_code_that_the_question_says_is_shown_though_it_stands_late(header: Table) -> None:
    codes = (*((str(number), f"state {word}") for number, word in enumerate("abcdefgh")), ("9", "lost"))
    state = Column("State", "int", description="State", codes=codes)
    table = Table("QXST", "bQXST", columns=(state,), key=("State",))
    context = render_context(schema("what was lost", table), budget=60, count_tokens=by_words)
    assert "9 lost" in context.text and "7 state h" not in context.text


def test_joins_name_a_column_once_where_both_sides_call_it_alike(header: Table) -> None:
    columns = (Column("QXCo", "tinyint"), Column("Code", "varchar(20)"))
    other = Table("QXHL", "bQXHL", columns=columns, key=("QXCo", "Code"))
    join = Join("QXTH", "QXHL", (("QXCo", "QXCo"), ("Hauler", "Code")))
    context = render_context(
        schema("tickets", header, other, joins=(join,)), budget=90, count_tokens=by_words
    )
    assert "QXTH to QXHL ON QXCo, Hauler = Code" in context.text
    assert "Hauler" in context.shown["QXTH"]


@pytest.mark.parametrize("budget", [120, 300, 548, 1500])
def test_what_is_counted_stays_within_the_budget(retriever: SchemaRetriever, budget: int) -> None:
    catalog: Catalog = retriever.catalog
    for question in ("unpaid AP invoices", "total cost by job and cost type", "hours by employee and craft"):
        found = retriever.retrieve(question)
        context = render_context(found, budget=budget, count_tokens=by_words, weights=word_weights(catalog))
        assert by_words(context.text) <= budget
        for hit in context.schema.tables:
            assert set(hit.table.key) <= set(context.shown[hit.table.name])
        for join in context.schema.joins:
            assert all(left in context.shown[join.table] for left, _ in join.pairs)


def test_tables_that_do_not_fit_are_named(retriever: SchemaRetriever) -> None:
    found = retriever.retrieve("total cost by job and cost type")
    context = render_context(found, budget=60, count_tokens=by_words)
    assert {*context.shown, *context.dropped} == {hit.table.name for hit in found.tables}
    assert context.dropped


def test_an_undescribed_column_says_its_name_in_words() -> None:
    table = Table("QXIN", "bQXIN", columns=(Column("QXCo", "tinyint"), Column("GrossAmt", "numeric(12,2)")))
    context = render_context(schema("gross amount", table), budget=60, count_tokens=by_words)
    assert "GrossAmt numeric, -- gross amount\n" in context.text
