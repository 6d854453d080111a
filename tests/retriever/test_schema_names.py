"""Tables of other schemas than dbo: named with their schema in a question, and offered with it."""

from __future__ import annotations

import pytest

from retriever import Mention, SchemaRetriever, resolve_names
from schema_index import SentenceEncoder, TableIndex
from tests.assistant.two_schemas import CATALOG


@pytest.fixture(scope="module")
def retriever() -> SchemaRetriever:
    return SchemaRetriever(TableIndex.build(CATALOG, SentenceEncoder()))


@pytest.mark.parametrize(
    ("question", "table"),
    [
        ("What is in rpt.JobCost?", "rpt.JobCost"),
        ("what columns does [rpt].[JobCost] have", "rpt.JobCost"),
        ("describe RPT.jobcost", "rpt.JobCost"),
        ("rows of the rpt.JobCost table for company 1", "rpt.JobCost"),
        ("What is in rpt.bCrew?", "rpt.Crew"),
        ("What is in JobCost?", "JobCost"),
        ("What is in dbo.JobCost?", "JobCost"),
        ("SELECT * FROM rpt.JobCost gives an error, why?", "rpt.JobCost"),
    ],
)
def test_a_table_is_named_with_its_schema(retriever: SchemaRetriever, question: str, table: str) -> None:
    assert [(m.kind, m.exists, m.table, m.column) for m in resolve_names(question, CATALOG)] == [
        ("table", True, table, "")
    ]
    assert retriever.retrieve(question).tables[0].table.name == table


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("what is rpt.JobCost.AsOf", "AsOf"),
        ("what is [rpt].[JobCost].[Cost]", "Cost"),
    ],
)
def test_a_column_is_looked_up_in_the_table_of_its_schema(question: str, column: str) -> None:
    (mention,) = resolve_names(question, CATALOG)
    assert (mention.kind, mention.exists, mention.table, mention.column) == (
        "column",
        True,
        "rpt.JobCost",
        column,
    )


def test_what_a_schema_does_not_have_is_missing_with_the_nearest(retriever: SchemaRetriever) -> None:
    (mention,) = resolve_names("what is in rpt.Jobs?", CATALOG)
    assert (mention.kind, mention.exists) == ("table", False) and "Jobs" in mention.nearest
    (mention,) = resolve_names("What is rpt.JobCost.Total?", CATALOG)
    assert (mention.exists, mention.table) == (False, "rpt.JobCost")
    assert mention.nearest and all(CATALOG.find_with_column(place)[0] for place in mention.nearest)
    for question in ("What is rpt.JobCost.Total?", "what is in rpt.JobCosts?", "the CrewSize column"):
        assert retriever.retrieve(question).tables


def test_nearest_columns_name_the_schema(retriever: SchemaRetriever) -> None:
    mentions = retriever.retrieve("Show CrewSize on rpt.Crew").mentions
    assert Mention(
        "CrewSize", "column", False, table="rpt.Crew", nearest=("rpt.Crew.Size",)
    ) in mentions or any(mention.nearest[:1] == ("rpt.Crew.Size",) for mention in mentions)
