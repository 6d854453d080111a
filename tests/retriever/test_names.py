"""What a question names, looked up in the reference schema."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from retriever import Mention, resolve_names
from retriever.names import MOST
from schema_index import Catalog, Column, Table

FOLDER = Path(__file__).parent
CASES = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))["case"]
ORDINARY = (FOLDER / "ordinary_questions.txt").read_text(encoding="utf-8").splitlines()
Names = Callable[[str], list[Mention]]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["question"])
def test_every_name_is_found_and_nothing_else(case: dict[str, Any], names: Names) -> None:
    found = {mention.text: mention for mention in names(case["question"])}
    exist = {text: _place(mention) for text, mention in found.items() if mention.exists}
    assert exist == case.get("yes", {})
    missing = {text: mention.nearest for text, mention in found.items() if not mention.exists}
    assert missing.keys() == case.get("no", {}).keys()
    for text, offered in case.get("no", {}).items():
        assert set(offered) <= set(missing[text]), missing


@pytest.mark.parametrize("question", ORDINARY)
def test_ordinary_english_names_nothing(question: str, names: Names) -> None:
    assert names(question) == []


def test_whatever_is_offered_exists(names: Names, catalog: Catalog) -> None:
    for case in CASES:
        for mention in names(case["question"]):
            assert mention.exists or mention.nearest, mention
            for place in mention.nearest:
                table, _, column = place.partition(".")
                assert (found := catalog.find(table)) is not None
                assert bool(column) == (mention.kind == "column")
                assert not column or found.column(column) is not None


def test_a_missing_column_carries_the_table_it_was_asked_of(names: Names) -> None:
    (mention,) = names("what is APTH.GrossAmt?")
    assert (mention.kind, mention.exists, mention.table, mention.column) == ("column", False, "APTH", "")


def test_every_table_and_base_of_the_catalog_is_found(catalog: Catalog) -> None:
    for table in catalog:
        assert [m.table for m in resolve_names(f"what is in {table.name}", catalog)] == [table.name]
        assert [m.table for m in resolve_names(f"rows of dbo.{table.base}", catalog)] == [table.name]


def test_a_table_whose_name_is_an_english_word_needs_its_own_spelling() -> None:
    catalog = Catalog((Table("SLIT", "bSLIT"), Table("Notes", "Notes"), Table("APVM", "bAPVM")))
    assert resolve_names("pipes with a slit, see the notes, Notes first", catalog)[0].table == "Notes"
    assert len(resolve_names("pipes with a slit, see the notes", catalog)) == 0
    assert [m.table for m in resolve_names("SLIT rows", catalog)] == ["SLIT"]


def test_names_follow_the_catalog_given() -> None:
    table = Table("udPermit", "udPermit", columns=(Column("PermitNo", "int"),))
    catalog = Catalog((table,))
    (mention,) = resolve_names("PermitNo on udPermit", catalog)[:1]
    assert (mention.table, mention.column, mention.exists) == ("udPermit", "PermitNo", True)
    assert not resolve_names("what is in APTH", catalog)[0].exists


def test_at_most_so_many_names_are_looked_up(names: Names) -> None:
    question = " ".join(f"JCJob_{number} invoice_{number}_amt" for number in range(150))
    kinds = [mention.kind for mention in names(question)]
    assert (kinds.count("table"), kinds.count("column")) == (MOST, MOST)


def _place(mention: Mention) -> str:
    return f"{mention.table}.{mention.column}" if mention.kind == "column" else mention.table
