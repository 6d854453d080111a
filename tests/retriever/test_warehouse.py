"""A guard against fitting Vista only: 40 questions over an unlike schema, never looked at while tuning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from retriever import SchemaRetriever
from schema_index import SentenceEncoder, TableIndex, read_ddl

FOLDER = Path(__file__).parent
FLOOR = 0.6


@pytest.fixture(scope="module")
def warehouse() -> SchemaRetriever:
    """Over warehouse.sql: names in capitals with underscores, keys, no foreign keys, no descriptions."""
    return SchemaRetriever(TableIndex.build(read_ddl([FOLDER / "warehouse.sql"]).catalog, SentenceEncoder()))


def test_another_schema_is_searched_as_well(warehouse: SchemaRetriever) -> None:
    lines = (FOLDER / "warehouse_questions.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    found = warehouse.retrieve_many([row["question"] for row in rows], 10)
    complete = [
        set(row["tables"]) <= {hit.table.name for hit in result.tables}
        for row, result in zip(rows, found, strict=True)
    ]
    print(f"complete recall@10 {sum(complete) / len(rows):.3f}")
    assert len(rows) == 40 and sum(complete) / len(rows) >= FLOOR


def test_load_tables_stand_behind_what_they_load(warehouse: SchemaRetriever) -> None:
    names = [hit.table.name for hit in warehouse.retrieve("name and address of each building", 60).tables]
    assert names.index("DIM_BUILDING") < names.index("STG_BUILDING_LOAD")
