"""The numbers that an answer may name, and the grammar that lets it name no others."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from sqlglot.tokenizer_core import TokenType

from assistant.answer_text import sql_answer
from assistant.grammar import StagedGrammar, numbers_for
from assistant.rules.locate import tokenize
from finetune.curated import read_curated
from schema_index import load_reference
from tests.assistant.test_grammar import retrieved, staged_matcher

SQL = "SELECT TOP {top} APTH.APRef\nFROM APTH WITH (NOLOCK)\nWHERE APTH.APCo = 1 AND {condition}"


def decimals(*numbers: str) -> set[Decimal]:
    return {Decimal(number) for number in numbers}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("over $50,000", ["50000", "49999", "50001"]),
        ("more than fifty thousand", ["50000"]),
        ("between 1.5m and 2 million", ["1500000", "2000000"]),
        ("25k or more", ["25000"]),
        ("5 to 15 thousand", ["5000", "15000"]),
        ("within 12% of budget", ["0.12", "1.12", "0.88"]),
        ("october '26", ["2026", "2027"]),
        ("vendor 325", ["325"]),
        ("2.75 rate", ["2.75"]),
    ],
)
def test_numbers_are_heard_in_figures_and_in_words(text: str, said: list[str]) -> None:
    assert decimals(*said) <= numbers_for([text], [])
    assert not decimals(*said) <= numbers_for(["open jobs"], [])


def test_numbers_of_several_texts_and_codes_of_columns() -> None:
    table = load_reference().find("JCJM")
    assert table is not None
    codes = {Decimal(code) for column in table.columns for code, _ in column.codes if code.isdecimal()}
    found = numbers_for(["over 777", "under 888"], [table])
    assert codes and codes | decimals("777", "888") <= found
    assert all(number >= 0 for number in found)


@pytest.mark.parametrize(
    ("top", "condition", "taken"),
    [
        ("10", "APTH.InvTotal > 50000", True),
        ("10", "APTH.InvTotal > 50000.00", True),
        ("10", "APTH.InvTotal BETWEEN -50000 AND 0.5", True),
        ("10", "APTH.Vendor IN (325, 50000)", True),
        ("10", "APTH.InvTotal > 500000000", False),
        ("10", "APTH.Vendor = 202414", False),
        ("10", "APTH.InvTotal > 0.57", False),
        ("4711", "APTH.InvTotal > 0", False),
        ("10", "APTH.Mth >= '2026-01-01' AND APTH.Mth < '2027-01-01'", True),
        ("10", "APTH.Mth >= '2019-01-01'", False),
        ("10", "YEAR(APTH.Mth) = 2026", True),
        ("10", "YEAR(APTH.Mth) = 2019", False),
    ],
)
def test_a_grammar_takes_these_numbers_and_no_others(top: str, condition: str, taken: bool) -> None:
    schema = retrieved(load_reference(), ["APTH"])
    numbers = numbers_for(["top 10 invoices of 2026 over 50,000, vendor 325"], [])
    takes = staged_matcher(StagedGrammar(schema, numbers=numbers))
    answer = sql_answer(SQL.format(top=top, condition=condition), ("APTH",))
    assert takes(answer) == taken
    assert staged_matcher(StagedGrammar(schema))(answer)


def test_any_year_stands_in_a_date_where_none_was_said() -> None:
    takes = staged_matcher(
        StagedGrammar(retrieved(load_reference(), ["APTH"]), numbers=numbers_for(["late ones"], []))
    )
    assert takes(sql_answer(SQL.format(top=5, condition="APTH.DueDate < '2026-11-01'"), ("APTH",)))


def test_what_people_wrote_names_no_other_numbers() -> None:
    drawn = random.Random(5).sample(list(read_curated()), 400)
    others = [
        one.question
        for one in drawn
        for token in tokenize(one.sql)
        if token.token_type is TokenType.NUMBER and Decimal(token.text) not in numbers_for([one.question], [])
    ]
    assert len(others) <= 2, others
