from __future__ import annotations

import pytest

from schema_index import load_reference, module_words, split_name, words
from schema_index.glossary import abbreviations, module_of, own_table_words, table_words


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("GLDetlDesc", ["GL", "Detl", "Desc"]),
        ("ud_Job2", ["ud", "Job", "2"]),
        ("Receiver#", ["Receiver"]),
        ("Open-YN", ["Open", "YN"]),
        ("1099Type", ["1099", "Type"]),
        ("", []),
        ("#", []),
    ],
)
def test_names_are_cut_at_capitals_digits_and_signs(name: str, parts: list[str]) -> None:
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("OrigCost", "original cost"),
        ("APTrans", "AP transaction"),
        ("JCCo", "job cost company"),
        ("PMSubcontractCO", "project management subcontract change order"),
        ("RetainagePCT", "retainage percent"),
        ("RecvdNotInvcdCost", "received not invoiced cost"),
        ("TotalCmtdCost", "total committed cost"),
        ("Vendor", "vendor"),
        ("PayFullDate", "pay full date"),
        ("udCrewSize", "user-defined crew size"),
        ("udcrew", "user-defined crew"),
        ("udSupt", "user-defined superintendent"),
        ("AuditParams", "audit parameters"),
        ("PrePaidProcYN", "pre paid processed yes or no"),
    ],
)
def test_abbreviations_become_words(name: str, said: str) -> None:
    assert " ".join(words(name)) == said


@pytest.mark.parametrize(
    ("name", "module"),
    [
        ("APTH", "AP"),
        ("bAPTH", "AP"),
        ("vSMWorkOrder", "SM"),
        ("SMWorkOrder", "SM"),
        ("budget", ""),
        ("XXAA", ""),
        ("brvJCCostDetail", "JC"),
        ("udJobNotes", "UD"),
        ("budJobNotes", "UD"),
        ("udcrew", "UD"),
    ],
)
def test_the_module_of_a_table(name: str, module: str) -> None:
    assert module_of(name) == module


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("APTH", "accounts payable transaction header"),
        ("bJCCD", "job cost cost detail"),
        ("EMCO", "equipment management company parameters"),
        ("vSMWorkOrderScope", "service management work order scope"),
        ("PMSubcontractCO", "project management subcontract change order"),
        ("PREHName", "payroll employee header name"),
        ("brvAPTotals", "accounts payable totals"),
        ("udJobNotes", "user-defined job notes"),
        ("APXY", "accounts payable"),
        ("Budget", "budget"),
    ],
)
def test_table_names_become_words(name: str, said: str) -> None:
    assert " ".join(table_words(name)) == said


def test_the_letters_of_every_table_of_the_reference_have_words() -> None:
    lettered = [table.name for table in load_reference() if table.name.isupper()]
    assert len(lettered) > 100
    assert [name for name in lettered if not own_table_words(name)] == []


def test_every_module_of_the_reference_has_words() -> None:
    assert all(module_words(table.module) for table in load_reference())


def test_a_word_has_the_abbreviations_that_stand_for_it_alone() -> None:
    assert "amt" in abbreviations("amount") and "qty" in abbreviations("quantity")
    assert abbreviations("harbor") == ()
    assert all(words(part) == ["month"] for part in abbreviations("month"))
