"""Records over a catalog with tables of another schema, one of them with a name that dbo has too."""

from __future__ import annotations

import pytest

from assistant.rules import check
from finetune.curated.refusals import is_real
from finetune.gate import record_faults
from finetune.generating.entry import read_lexicon
from finetune.generating.generate import generate
from finetune.generating.recipe import Recipe, Report
from finetune.plan_tables import plan_tables
from finetune.workers import rough_count
from retriever import SchemaRetriever
from schema_index import Catalog, Column, Join, SentenceEncoder, Table, TableIndex

CO, JOB = Column("Co", "tinyint", "bCompany", False), Column("Job", "varchar(10)", "bJob", False)
COST = Column("Cost", "numeric(12,2)", description="Cost of the job")
KEY = ("Co", "Job")
CATALOG = Catalog(
    (
        Table("Jobs", "bJobs", "view", "JC", "Jobs", (CO, JOB, Column("Title", "varchar(30)")), KEY),
        Table("JobCost", "bJobCost", "view", "JC", "Job cost as posted", (CO, JOB, COST), KEY),
        Table("rpt.JobCost", "rpt.JobCost", "table", "", "Job cost as reported", (CO, JOB, COST), KEY),
    ),
    (
        Join("JobCost", "Jobs", (("Co", "Co"), ("Job", "Job"))),
        Join("rpt.JobCost", "Jobs", (("Co", "Co"), ("Job", "Job"))),
    ),
)  # fmt: skip


@pytest.fixture(scope="module")
def retriever() -> SchemaRetriever:
    return SchemaRetriever(TableIndex.build(CATALOG, SentenceEncoder()))


def test_tables_of_another_schema_are_asked_about_and_pass_the_gate(retriever: SchemaRetriever) -> None:
    recipe = Recipe(60, 4, 1024, rough_count, shuffled=0.0)
    made = list(generate(CATALOG, read_lexicon(CATALOG), retriever, recipe, Report()))
    about = [example for example in made if "rpt.JobCost" in example.tables and example.sql]
    assert len(about) > 5
    for example in about:
        assert check(example.sql, CATALOG).violations == ()
        assert "rpt.JobCost" in {*plan_tables(example.sql, CATALOG)[0], *plan_tables(example.sql, CATALOG)[1]}
        assert record_faults(example) == [], example.sql


def test_names_with_a_schema_are_told_from_columns() -> None:
    assert is_real("rpt.JobCost", CATALOG)
    assert is_real("rpt.JobCost.Cost", CATALOG)
    assert is_real("JobCost.Cost", CATALOG)
    assert not is_real("rpt.Jobs", CATALOG)
    assert not is_real("JobCost.Title", CATALOG)
