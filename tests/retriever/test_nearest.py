"""What is offered for a name that does not exist: by meaning, wherever it lies, in any catalog."""

from __future__ import annotations

import pytest

from retriever import resolve_names
from retriever.coined import altered_table, take_apart
from retriever.lexicon import lexicon_of
from retriever.nearest import nearest_columns, nearest_tables
from schema_index import Catalog, Column, Table
from schema_index.glossary import own_table_words

MASTERS = {
    "Vendor": "APVM", "Customer": "ARCM", "Employee": "PREH",
    "Job": "JCJM", "Equipment": "EMEM", "Contract": "JCCM",
}  # fmt: skip
MODULES = ("AP", "AR", "CM", "EM", "GL", "HQ", "IN", "JB", "JC", "PM", "PO", "PR", "SL", "SM")
SHARE_FOUND = 0.97
"""Of all tables, the share offered for their module and the words of their name; measured 131 of 131."""


@pytest.mark.parametrize("noun", MASTERS)
def test_a_master_is_offered_whatever_module_is_written_before_it(noun: str, catalog: Catalog) -> None:
    for module in MODULES:
        for name in (f"{module}{noun}", f"{module}{noun}s", f"{module}_{noun}"):
            if catalog.find(name.replace("_", "").removesuffix("s")) is None:  # SMCustomer is a table
                offered = nearest_tables(name, lexicon_of(catalog))
                assert MASTERS[noun] in offered, (name, offered)
                assert module in {table[:2] for table in offered}, (name, offered)


def test_every_code_altered_is_missing_and_leads_back_to_its_table(catalog: Catalog) -> None:
    lexicon = lexicon_of(catalog)
    codes = [table.name for table in catalog if len(table.name) == 4]
    assert len(codes) > 100
    for code in codes:
        for name in (f"{code}s", f"{code[:2]}_{code[2:]}", f"{code}{code[-1]}", f"{code}2", f"b{code}s"):
            assert altered_table(name, lexicon) == code
            (mention,) = resolve_names(f"rows of {name} for company 1", catalog)
            assert (mention.kind, mention.exists, mention.nearest[0]) == ("table", False, code), name
        assert altered_table(code, lexicon) == altered_table(f"b{code}", lexicon) == ""


def test_a_table_is_offered_for_its_module_and_the_words_of_its_name(catalog: Catalog) -> None:
    lexicon = lexicon_of(catalog)
    found = total = 0
    for table in catalog:
        name = table.module + "".join(word.capitalize() for word in own_table_words(table.name))
        if catalog.find(name) is None and name != table.module:
            total += 1
            found += table.name in nearest_tables(name, lexicon)
    assert total > 100
    assert found >= SHARE_FOUND * total


def test_a_name_is_taken_apart_into_module_table_and_words(catalog: Catalog) -> None:
    lexicon = lexicon_of(catalog)
    coined = take_apart("dbo.tblAPInvoiceHeader", lexicon)
    assert (coined.module, coined.code, coined.pieces) == ("AP", "", ("invoic", "header"))
    coined = take_apart("APTHDetail", lexicon)
    assert (coined.module, coined.code, coined.pieces) == ("AP", "APTH", ("detail",))
    assert take_apart("Vendr_Mastr", lexicon).pieces == ("vendor", "master")
    assert take_apart("TimeCards", lexicon).pieces == take_apart("Timecards", lexicon).pieces


def test_a_misspelt_name_leads_to_the_right_one(catalog: Catalog) -> None:
    lexicon = lexicon_of(catalog)
    assert nearest_tables("APHT", lexicon)[0] == "APTH"
    assert nearest_tables("SMWorkOrdr", lexicon)[0] == "SMWorkOrder"
    assert nearest_columns("InvTotl", catalog.find("APTH"), lexicon)[0] == "APTH.InvTotal"


def test_a_catalog_without_vistas_codes_is_searched_by_its_own_words() -> None:
    columns = (Column("Id", "int"), Column("Amount", "decimal(12,2)"))
    tables = ("dim_customer", "fact_payment", "WorkOrder", "Vendor")
    catalog = Catalog(tuple(Table(name, name, columns=columns) for name in tables))
    lexicon = lexicon_of(catalog)
    assert nearest_tables("CustomerMaster", lexicon)[0] == "dim_customer"
    assert nearest_tables("payment_history", lexicon)[0] == "fact_payment"
    assert resolve_names("which vendors have workorders", catalog) == ()
    (mention,) = resolve_names("rows of WorkOrders by month", catalog)
    assert (mention.exists, mention.nearest[0]) == (False, "WorkOrder")


def test_nothing_is_offered_of_an_empty_catalog() -> None:
    lexicon = lexicon_of(Catalog(()))
    assert nearest_tables("APInvoice", lexicon) == ()
    assert nearest_columns("Amount", None, lexicon) == ()
