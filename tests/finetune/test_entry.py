"""The lexicon holds against the catalog, and a table without an entry can still be spoken of."""

from __future__ import annotations

from pathlib import Path

import pytest

from finetune.generating.entry import Entry, plain_entry, read_lexicon
from schema_index import Catalog, Column, DataError, Table


def test_every_reference_table_has_an_entry_with_phrases(catalog: Catalog, lexicon: dict[str, Entry]) -> None:
    assert set(lexicon) == {table.name for table in catalog}
    assert all(entry.entity and entry.columns for entry in lexicon.values())
    assert sum(len(entry.conditions) for entry in lexicon.values()) > 300


def test_a_column_that_does_not_exist_is_refused_with_its_place(catalog: Catalog, tmp_path: Path) -> None:
    (tmp_path / "ap.toml").write_text('[APTH]\nentity = ["invoices"]\nshow = ["GrossAmt"]\ncolumns = {}\n')
    with pytest.raises(DataError, match=r"ap\.toml: \[APTH\] names GrossAmt"):
        read_lexicon(catalog, tmp_path)


def test_a_condition_must_be_qualified_with_its_table(catalog: Catalog, tmp_path: Path) -> None:
    text = '[APTH]\nentity = ["invoices"]\nshow = []\ncolumns = {}\n[[APTH.conditions]]\n'
    (tmp_path / "ap.toml").write_text(text + "before = []\nafter = []\nsql = \"OpenYN = 'Y'\"\n")
    with pytest.raises(DataError, match="qualify with APTH"):
        read_lexicon(catalog, tmp_path)


def test_an_undescribed_table_gets_words_from_the_glossary() -> None:
    columns = (
        Column("APCo", "tinyint", "bCompany"),
        Column("Vendor", "int"),
        Column("PayAmt", "numeric(12,2)"),
        Column("PaidDate", "smalldatetime"),
        Column("Description", "varchar(30)"),
    )
    entry = plain_entry(Table("udAPX", "budAPX", columns=columns, key=("APCo", "Vendor")))
    assert entry.measures == ("PayAmt",)
    assert entry.dimensions == ("Vendor",)
    assert (entry.date, entry.label) == ("PaidDate", "Description")
    assert "APCo" not in entry.show
