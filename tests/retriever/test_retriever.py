"""One question to its tables, joins and names."""

from __future__ import annotations

import subprocess
import sys

import pytest

from retriever import RetrievedSchema, SchemaRetriever
from schema_index import QuestionError


def names(found: RetrievedSchema) -> list[str]:
    return [row.table.name for row in found.tables]


def test_named_tables_come_first_in_the_order_they_are_named(retriever: SchemaRetriever) -> None:
    found = retriever.retrieve("compare PRLV and APTL for unpaid invoices", 4)
    assert names(found)[:2] == ["PRLV", "APTL"]
    assert found.tables[0].reasons[0] == "named in the question"
    assert len(found.tables) == 4


def test_all_named_tables_are_kept_even_beyond_k(retriever: SchemaRetriever) -> None:
    named = ["APTH", "APTL", "GLAC", "PREH", "JCJM"]
    assert names(retriever.retrieve("columns of " + ", ".join(named), 2)) == named


def test_the_table_of_a_dotted_column_counts_as_named(retriever: SchemaRetriever) -> None:
    assert names(retriever.retrieve("sum of ARTL.Retainage and APTH.GrossAmt"))[:2] == ["ARTL", "APTH"]


def test_what_is_offered_for_a_missing_name_can_be_used(retriever: SchemaRetriever) -> None:
    found = retriever.retrieve("show me the Invoice table")
    assert names(found)[:3] == ["APTH", "ARTH", "JBIN"]
    assert [mention.exists for mention in found.mentions] == [False]


def test_scores_fall_and_every_table_has_a_reason(retriever: SchemaRetriever) -> None:
    found = retriever.retrieve("committed cost by vendor and job")
    scores = [row.score for row in found.tables]
    assert scores == sorted(scores, reverse=True)
    assert all(row.reasons for row in found.tables)
    assert len(found.tables) == 8


def test_joins_are_those_between_the_tables_found(retriever: SchemaRetriever) -> None:
    found = retriever.retrieve("invoice lines with the vendor's name")
    tables = set(names(found))
    assert {"APTL", "APTH", "APVM"} <= tables
    assert all(join.table in tables and join.other in tables for join in found.joins)
    assert ("APTL", "APTH") in {(join.table, join.other) for join in found.joins}


def test_the_same_question_gives_the_same_answer_alone_and_among_others(retriever: SchemaRetriever) -> None:
    texts = ["open jobs", "unpaid AP invoices for company 1", "hours by craft", "open jobs"]
    together = list(retriever.retrieve_many(texts))
    assert [found.question for found in together] == texts
    for text, found in zip(texts, together, strict=True):
        alone = retriever.retrieve(text)
        assert names(alone) == names(found)
        assert [row.score for row in alone.tables] == pytest.approx(
            [row.score for row in found.tables], abs=1e-3
        )
        assert found.ms > 0


def test_settings_are_held_back_unless_asked_for(retriever: SchemaRetriever) -> None:
    asked, plain = (
        {row.table.name: row.score for row in retriever.retrieve(f"pay types of the AP {text}", 145).tables}
        for text in ("company parameters", "company")
    )
    assert asked["APCO"] > plain["APCO"] + 0.3


@pytest.mark.parametrize("question", ["", "  \n"])
def test_an_empty_question_is_refused(question: str, retriever: SchemaRetriever) -> None:
    with pytest.raises(QuestionError, match="the question is empty: ask"):
        retriever.retrieve(question)


def test_a_question_beyond_the_limit_is_refused_and_one_at_it_is_not(retriever: SchemaRetriever) -> None:
    with pytest.raises(QuestionError, match=r"has 20000 characters, the limit is 4000: shorten it"):
        retriever.retrieve("x" * 20_000)
    assert retriever.retrieve("open jobs ".ljust(4000, "?")).tables


def test_all_questions_are_checked_before_the_first_is_searched(retriever: SchemaRetriever) -> None:
    with pytest.raises(QuestionError, match="empty"):
        next(retriever.retrieve_many(["open jobs", ""]))
    with pytest.raises(QuestionError, match="k is 0"):
        retriever.retrieve("open jobs", 0)


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, retriever; "
        "heavy = {'torch', 'faiss', 'bm25s', 'sentence_transformers', 'numpy'}; "
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
