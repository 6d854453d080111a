"""What other programs are told: typed, JSON as it stands, errors that offer the nearest."""

from __future__ import annotations

import json
from dataclasses import asdict, replace

import pytest

from retriever import SchemaRetriever
from retriever.answers import SchemaAnswers
from schema_index import QuestionError, SchemaSourceError, TableIndex


@pytest.fixture(scope="module")
def answers(retriever: SchemaRetriever) -> SchemaAnswers:
    return SchemaAnswers(retriever)


def test_search_names_tables_with_key_reasons_and_joins(answers: SchemaAnswers) -> None:
    found = answers.search_tables("unpaid AP invoices for company 1", k=4)
    names = [table.name for table in found.tables]
    assert len(names) == 4 and {"APTH", "APTD"} <= set(names)
    assert all(table.reasons and table.key for table in found.tables)
    assert {join.table for join in found.joins} | {join.other for join in found.joins} <= set(names)
    (missing,) = answers.search_tables("show me the Invoice table").missing
    assert (missing.kind, missing.nearest[:2]) == ("table", ["APTH", "ARTH"])
    assert json.loads(json.dumps(asdict(found)))["tables"][0]["name"] == names[0]


def test_a_table_is_described_from_the_catalog(answers: SchemaAnswers) -> None:
    table = answers.describe_table(" dbo.apth ")
    assert (table.name, table.base, table.module) == ("APTH", "bAPTH", "AP")
    assert table.key == ["APCo", "Mth", "APTrans"]
    assert next(column for column in table.columns if column.name == "InvTotal").user_type == "bDollar"
    status = next(column for column in answers.describe_table("JCJM").columns if column.name == "JobStatus")
    assert status.codes["1"].lower().startswith("open")
    assert json.dumps(asdict(table))


def test_a_path_goes_through_what_links(answers: SchemaAnswers) -> None:
    path = answers.join_path(["SLWI", "APTD"])
    assert path.tables == ["SLWI", "SLIT", "APTL", "APTD"]
    placed = {path.tables[0]}
    for join in path.joins:  # each join adds one table to those before it
        assert len({join.table, join.other} & placed) == 1
        placed |= {join.table, join.other}
    assert placed == set(path.tables)
    assert all(f"{join.table}." in join.on and f"{join.other}." in join.on for join in path.joins)


def test_three_tables_share_their_path(answers: SchemaAnswers) -> None:
    path = answers.join_path(["APTH", "APTL", "APVM", "apth"])
    assert sorted(path.tables) == ["APTH", "APTL", "APVM"] and len(path.joins) == 2


def test_what_cannot_be_answered_says_what_can(answers: SchemaAnswers) -> None:
    with pytest.raises(SchemaSourceError, match="there is no table 'APTHH': nearest: APTH"):
        answers.describe_table("APTHH")
    with pytest.raises(SchemaSourceError, match="1 tables were named: name 2 to 8"):
        answers.join_path(["APTH", "apth"])
    with pytest.raises(SchemaSourceError, match="there is no table 'nothing"):
        answers.join_path(["APTH", "nothing at all"])
    with pytest.raises(QuestionError, match="the question is empty"):
        answers.search_tables(" ")


def test_tables_without_a_way_between_them_have_no_path(retriever: SchemaRetriever) -> None:
    index = retriever.index
    apart = TableIndex(replace(index.catalog, joins=()), index.encoder, index.vectors)
    with pytest.raises(SchemaSourceError, match="no join between APTL and APTH"):
        SchemaAnswers(SchemaRetriever(apart)).join_path(["APTH", "APTL"])
