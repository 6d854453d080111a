"""The practice modules: made-up tables beside those of the reference, each statement checked."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from assistant.execute import execute
from assistant.rules import check
from finetune.build_data import held_out_practice, held_out_tables
from finetune.case import SUITE, read_cases
from finetune.curated.examples import curated_examples
from finetune.curated.recipe import CuratedRecipe
from finetune.generating.recipe import Report
from finetune.practice import empty_database, own_tables, practice_catalog, read_domain, read_domains
from finetune.practice.domain import FOLDER
from finetune.workers import rough_count
from retriever import SchemaRetriever
from schema_index import Catalog, DataError, SentenceEncoder, TableIndex, load_reference

DOMAINS = tuple(read_domains())


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return practice_catalog([domain.script for domain in DOMAINS])


def test_tables_stand_beside_those_of_the_reference(catalog: Catalog) -> None:
    reference = load_reference()
    own = [table for table in catalog if reference.find(table.name) is None]
    assert len(own) >= 200 and len(catalog.tables) == len(own) + len(reference.tables)
    for table in own:
        assert table.key and table.description and all(column.description for column in table.columns)
        assert table.base == f"b{table.name}" and list(catalog.joins_of(table.name)), table.name
    assert all(catalog.find(table.name) == table for table in reference)


def test_statements_keep_the_rules_and_run(catalog: Catalog) -> None:
    database = empty_database(catalog)
    statements = sorted({(one.sql, one.company) for domain in DOMAINS for one in domain.questions})
    assert len(statements) >= 800
    for sql, company in statements[::6]:  # the command checks all of them
        assert not check(sql, catalog).violations, sql
        assert execute(sql, catalog, database, company).columns, sql


def test_no_question_stands_twice_or_in_the_evaluation() -> None:
    asked = Counter(one.question.lower() for domain in DOMAINS for one in domain.questions)
    assert [question for question, times in asked.items() if times > 1] == []
    cases = [*read_cases(SUITE), *read_cases(SUITE / "unseen")]
    assert not asked.keys() & {case.question.lower() for case in cases}


def test_held_out_modules_and_tables_are_not_taught(catalog: Catalog) -> None:
    assert held_out_practice() <= {domain.name for domain in DOMAINS}
    crib, parts = read_domain(FOLDER / "tool_crib.sql"), read_domain(FOLDER / "spare_parts.sql")
    small = practice_catalog([crib.script, parts.script])
    retriever = SchemaRetriever(TableIndex.build(small, SentenceEncoder()))
    away = held_out_tables() | {table.name for table in own_tables(practice_catalog([parts.script]))}
    recipe = CuratedRecipe(1280, rough_count, held_out=away, turns=True, by_form=False)
    asked = [*crib.questions, *parts.questions[:8]]
    made = list(curated_examples(asked, retriever, Report(), recipe))
    taught = [one for one in made if one.split == "train"]
    assert {one.id.partition("-")[0] for one in taught} == {"tool_crib"}
    assert {one.id.partition("-")[0] for one in made if one.split == "heldout"} == {"spare_parts"}
    text = "\n".join(message["content"] for one in taught for message in one.prompt)
    assert not any(f"CREATE TABLE {name} " in text for name in away)


def test_a_name_of_the_reference_is_refused(tmp_path: Path) -> None:
    script = tmp_path / "mine.sql"
    script.write_text("CREATE TABLE dbo.APTH (APCo bCompany NOT NULL, PRIMARY KEY (APCo));")
    with pytest.raises(DataError, match="APTH"):
        practice_catalog([script])
    script.write_text("CREATE TABLE dbo.ZZTH (ZZCo bCompany NOT NULL, PRIMARY KEY (ZZCo);")
    with pytest.raises(DataError, match="mend the statement"):
        practice_catalog([script])


def test_the_command_says_what_does_not_hold(tmp_path: Path) -> None:
    script = tmp_path / "mine.sql"
    script.write_text(
        "/* Things. */ CREATE TABLE dbo.ZZTH (ZZCo bCompany NOT NULL, -- Company\n Thing int NOT NULL,\n"
        " Cost bDollar NULL, -- Cost of it\n PRIMARY KEY (ZZCo, Thing));"
    )
    ways = {
        "things": "SELECT ZZTH.Thing FROM ZZTH WITH (NOLOCK) WHERE ZZTH.ZZCo = 1",
        "all things": "SELECT ZZTH.Thing FROM ZZTH WITH (NOLOCK)",
        "things that are": "SELECT Thing FROM ZZTH WITH (NOLOCK) WHERE ZZTH.ZZCo = 1",
        "costs": "SELECT d.C FROM (SELECT ZZTH.Cost AS C FROM ZZTH WITH (NOLOCK) WHERE ZZTH.ZZCo = 1) AS d",
    }
    entries = (
        f"[[query]]\nquestion = '{question}'\ndifficulty = 1\nsql = '''{sql}'''\n"
        for question, sql in ways.items()
    )
    script.with_suffix(".toml").write_text("\n".join(entries))
    command = [sys.executable, "-m", "finetune.practice", str(script)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert found.returncode == 1
    said = found.stdout
    assert "ZZTH.Thing: no description" in said and "ZZTH: joins to nothing" in said
    assert "mine-002: company-filter" in said and "mine-003: Thing stands without its table" in said
    assert "mine-004: a derived table" in said and "mine-001" not in said
    assert "1 tables, 4 statements, 4 questions" in found.stderr
