"""Which forms of an answer a question leaves: the classifier, SQL pasted into a question, the grammar."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
import xgrammar

from assistant import Assistant
from assistant.answer_text import NOT_HELD, READ_ONLY
from assistant.forms import ALL_FORMS, FEATURES, FORMS, bundled_forms, features, likely
from assistant.forms.orders import orders
from assistant.forms.pasted_sql import pasted_sql
from assistant.grammar import build
from retriever import SchemaRetriever, resolve_names
from tests.assistant.fakes import FakeModel, real_retriever

SELECT = "SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"


@pytest.fixture(scope="module")
def retriever() -> SchemaRetriever:
    return real_retriever()


def left(question: str, retriever: SchemaRetriever) -> frozenset[str]:
    said = resolve_names(question, retriever.catalog)
    return frozenset(bundled_forms().of(question, said, retriever.encoder))


@pytest.mark.parametrize(
    ("question", "due", "ruled_out"),
    [
        ("unpaid AP invoices for company 1", "sql", {"schema", "read-only"}),
        ("total cost by job and cost type for company 1", "sql", {"schema", "read-only"}),
        ("hours by employee and craft last month", "sql", {"schema", "read-only"}),
        ("what is in APTL", "schema", {"sql", "read-only"}),
        ("describe the columns of bPRTH please", "schema", {"sql", "read-only"}),
        ("delete all invoices of vendor 12", "read-only", {"schema", "sql"}),
        ("please add a column to JCCI", "read-only", {"sql"}),
        ("update vendor invoice lines of company 2 and set the tax to zero", "read-only", {"schema", "sql"}),
        ("change orders on job 25-201", "sql", {"schema"}),
        ("update me on the open jobs of company 1", "sql", {"schema"}),
        ("voided checks of last month", "sql", {"schema"}),
        ("close dates of contracts", "sql", {"schema"}),
        (f"what is in APTL\n{SELECT}", "sql", {"schema"}),
    ],
)
def test_what_a_question_plainly_does_not_ask_for_is_ruled_out(
    question: str, due: str, ruled_out: set[str], retriever: SchemaRetriever
) -> None:
    found = left(question, retriever)
    assert due in found and not found & ruled_out


def test_the_likeliest_form_is_never_ruled_out() -> None:
    assert likely({"sql": 0.02, "schema": 0.04, "read-only": 0.04, "not-held": 0.9}) == {"not-held"}
    assert likely({"sql": 0.04, "schema": 0.04, "read-only": 0.02, "not-held": 0.9}) == {"not-held", "sql"}
    assert likely({"sql": 0.04, "schema": 0.94, "read-only": 0.01, "not-held": 0.01}) == {"schema"}
    assert likely({"sql": 0.2, "schema": 0.3, "read-only": 0.25, "not-held": 0.25}) == ALL_FORMS
    rows = np.random.default_rng(2).standard_normal((40, bundled_forms().coefficients.shape[1]))
    for row in rows:
        shares = bundled_forms().probabilities(row)
        assert sum(shares.values()) == pytest.approx(1)
        assert max(shares, key=lambda form: shares[form]) in likely(shares)


def test_embeddings_of_another_model_rule_nothing_out(retriever: SchemaRetriever) -> None:
    other = replace(bundled_forms(), encoder="another-model")
    assert other.of("what is in APTL", (), retriever.encoder) == ALL_FORMS


def test_features_are_the_embedding_and_what_is_named(retriever: SchemaRetriever) -> None:
    question = "what is APTH.InvTotal?"
    vector = retriever.encoder.encode([question])[0]
    row = features(question, vector, resolve_names(question, retriever.catalog))
    looks = dict(zip(FEATURES, row[len(vector) :], strict=True))
    assert np.linalg.norm(row[: len(vector)]) == pytest.approx(4, abs=1e-3)
    assert looks["columns named"] == 1 and looks["question mark"] and looks["under 6 words"]
    assert not looks["SQL in it"] and not looks["an absent name"]
    assert bundled_forms().coefficients.shape == (len(FORMS), len(row))


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (f"why does this fail\n{SELECT}", SELECT),
        (f"{SELECT} -- no rows?", f"{SELECT} -- no rows?"),
        ("WITH t AS (SELECT 1 AS a) SELECT a FROM t is refused", "WITH t AS (SELECT 1 AS a) SELECT a FROM t"),
        (f"isn't that enough? it doesn't select a thing\n{SELECT}", SELECT),
        (f"preselected WITHOUT rows:\n{SELECT};", f"{SELECT};"),
        ("select the open jobs", ""),
        ("let me select a vendor with invoices", ""),
        ("how many jobs", ""),
        ("fix: select * from 'unclosed", ""),
        ("", ""),
    ],
)
def test_sql_in_a_question_is_what_parses_as_a_query(question: str, found: str) -> None:
    assert pasted_sql(question) == found


def test_bare_sql_over_a_missing_table_can_only_be_refused(retriever: SchemaRetriever) -> None:
    bare = "SELECT APHeader.APRef FROM APHeader WHERE APHeader.APCo = 1"
    assert left(bare, retriever) == frozenset()
    assert "sql" in left(f"what is wrong here\n{bare}", retriever)
    assert "sql" in left(SELECT, retriever)
    grammar = xgrammar.Grammar.from_ebnf(build(retriever.retrieve(bare), forms=frozenset()))
    for text, taken in (("There is no table APHeader.", True), ("Uses APTH.", False)):
        assert bool(xgrammar.testing._is_grammar_accept_string(grammar, text)) is taken


@pytest.mark.parametrize(
    "question",
    [
        "APTH.PayControl looks like a typo, is it real",
        "bEMWS, ever heard of it?",
        "voids in APPH this year",
    ],
)
def test_what_is_named_and_exists_is_not_refused(question: str, retriever: SchemaRetriever) -> None:
    assert not left(question, retriever) & {"not-held", "read-only"}


def test_an_order_about_what_exists_is_still_refused(retriever: SchemaRetriever) -> None:
    for question in ("delete the voided checks from APPH", "drop table JCCD", "add an index on APTH"):
        assert left(question, retriever) == {"read-only"}, question


@pytest.mark.parametrize(
    ("question", "alone", "following"),
    [
        ("drop the cancelled ones", {"read-only"}, False),
        ("make that the third quarter", {"read-only", "not-held"}, False),
        ("now delete them", {"read-only"}, True),
    ],
)
def test_what_is_said_of_the_rows_shown_is_no_order(
    question: str, alone: set[str], following: bool, retriever: SchemaRetriever
) -> None:
    forms, encoder = bundled_forms(), retriever.encoder
    assert forms.of(question, (), encoder) == alone
    found = forms.of(question, (), encoder, follows=True)
    assert "sql" in found and ("read-only" in found) is following


def test_a_keyword_that_writes_is_an_order_unless_all_is_in_capitals(retriever: SchemaRetriever) -> None:
    assert left("write me the INSERT for a new cost type 7, Permits", retriever) == {"read-only"}
    assert left("give me an UPDATE that closes job 26-221", retriever) == {"read-only"}
    assert "sql" in left("SHOW THE LAST UPDATE DATE OF EACH JOB", retriever)
    for question in (
        "AP invoices of vendor GRANT SUPPLY",
        "jobs of MERGE HEALTHCARE",
        "vendor names since the last UPDATE",
    ):
        assert "sql" in left(question, retriever), question


def test_a_column_is_described_and_not_a_join_of_its_table(retriever: SchemaRetriever) -> None:
    def takes(question: str, text: str) -> bool:
        grammar = xgrammar.Grammar.from_ebnf(build(retriever.retrieve(question)))
        return bool(xgrammar.testing._is_grammar_accept_string(grammar, text))

    column = "does JCCM have CurrentRetainAmt and what does it hold"
    assert takes(column, "describe JCCM.CurrentRetainAmt") and takes(column, "describe JCCM")
    assert not takes(column, "describe JCCM, JCJM")
    assert takes("how does JCCM join to its jobs", "describe JCCM, JCJM")


def test_the_grammar_holds_the_forms_that_are_left(retriever: SchemaRetriever) -> None:
    schema = retriever.retrieve("what is in APTL")

    def takes(text: str, *forms: Any) -> bool:
        grammar = xgrammar.Grammar.from_ebnf(build(schema, forms=frozenset(forms)))
        return bool(xgrammar.testing._is_grammar_accept_string(grammar, text))

    described = "describe APTL"
    assert takes(described, "schema") and not takes(described, "sql", "read-only", "not-held")
    assert takes(READ_ONLY, "read-only") and not takes(READ_ONLY, "sql", "schema")
    assert takes(NOT_HELD, "not-held") and not takes(NOT_HELD, "sql", "schema")
    assert takes(described)  # nothing left to say: all forms are allowed


def test_a_name_in_sql_is_refused_unless_words_ask_for_a_correction(retriever: SchemaRetriever) -> None:
    absent = "There is no table APHeader."
    for question, refused in (
        ("show me the APHeader table", True),
        ("what is wrong here\nSELECT APHeader.APRef FROM APHeader WHERE APHeader.APCo = 1", False),
        ("SELECT APHeader.APRef FROM APHeader WHERE APHeader.APCo = 1", True),
    ):
        grammar = xgrammar.Grammar.from_ebnf(build(retriever.retrieve(question)))
        assert bool(xgrammar.testing._is_grammar_accept_string(grammar, absent)) is refused, question


def test_an_assistant_asks_for_what_is_left(retriever: SchemaRetriever) -> None:
    model = FakeModel("describe APTL", "describe APTL")
    Assistant(retriever, model, forms=bundled_forms()).ask("what is in APTL")
    Assistant(retriever, model).ask("what is in APTL")
    bound, free = model.grammars
    assert bound is not None and free is not None
    assert "SELECT " not in bound and "SELECT " in free


@pytest.mark.parametrize(
    ("question", "later", "wants"),
    [
        ("the crane is back, mark it available", True, False),
        ("lien waivers came in for the subs on 26-222 - approve them", True, False),
        ("AP invoices over 5000, void ones left out", False, False),
        ("open jobs and closed jobs by manager", False, False),
        ("item 30 is supposed to bill by units", False, True),
        ("vendor 180 needs to be on hold", False, True),
        ("which jobs need a new estimate", False, False),
    ],
)
def test_an_order_may_stand_at_the_end_or_be_a_wish(question: str, later: bool, wants: bool) -> None:
    assert (orders().later(question), orders().wants(question)) == (later, wants)
