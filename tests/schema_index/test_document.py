from __future__ import annotations

from schema_index import Catalog, Column, SentenceEncoder, Table, document, load_reference
from schema_index.document import MAX_CHARACTERS


def test_the_most_telling_comes_first(small_catalog: Catalog) -> None:
    assert document(small_catalog.tables[1]) == (
        "APTH: Posted vendor invoices with their total. accounts payable. one row per AP company. "
        "AP company, vendor group, vendor, pay method. check, EFT"
    )


def test_a_table_without_description_has_the_words_of_its_name() -> None:
    table = Table("SMWorkOrderScope", "vSMWorkOrderScope", module="SM", columns=(Column("Scope", "int"),))
    assert document(table).startswith("SMWorkOrderScope: work order scope. service management")


def test_a_table_whose_name_is_letters_has_the_words_these_stand_for() -> None:
    table = Table(
        "JCCD", "bJCCD", module="JC", columns=(Column("PayFullDate", "date"),), key=("PayFullDate",)
    )
    assert document(table) == "JCCD: cost detail. job cost. one row per pay full date. pay full date"


def test_a_wide_table_is_cut_between_words() -> None:
    columns = tuple(Column(f"udColumn{number}", "int") for number in range(500))
    text = document(Table("APTH", "bAPTH", columns=columns))
    assert len(text) <= MAX_CHARACTERS
    assert text.endswith(tuple("0123456789,n")) and not text.endswith("colum")


def test_the_model_reads_every_document_to_its_end(encoder: SentenceEncoder) -> None:
    texts = [document(table) for table in load_reference()]
    assert max(encoder.count_tokens(texts)) <= encoder.max_tokens
