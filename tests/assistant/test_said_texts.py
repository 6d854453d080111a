"""The texts that SQL may compare with: those of the question, codes, and those of answers shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer_text import sql_answer
from assistant.grammar import SaidTexts, StagedGrammar, said_texts
from retriever import Shot
from schema_index import load_reference
from tests.assistant.test_grammar import retrieved, staged_matcher

QUESTION = "who at O'Brien's shop took leave on the 'Tri-State  tower' job, net 45, welders, co 1?"


def takes(texts: SaidTexts | None, condition: str, shown: str = "PREL.LeaveCode") -> bool:
    grammar = StagedGrammar(retrieved(load_reference(), ("PREL", "PREH")), texts=texts)
    sql = f"SELECT {shown}\nFROM PREL WITH (NOLOCK)\nWHERE PREL.PRCo = 1 AND {condition}"
    return staged_matcher(grammar)(sql_answer(sql, ["PREL"], []))


@pytest.mark.parametrize(
    "text",
    [
        "leave",
        "Leave",
        "LEAVE",
        "O''Brien",
        "O''Brien''s shop",
        "Tri-State tower",
        "TRI-STATE TOWER",
        "Tri",
        "NET45",
        "NET 45",
        "welder",
        "%Tower%",
        "took leave on",
        "KS",
        "Y",
        "",
    ],
)
def test_what_the_question_says_may_be_compared_with(text: str) -> None:
    assert takes(SaidTexts(QUESTION), f"PREL.LeaveCode = '{text}'")


@pytest.mark.parametrize("text", ["VAC", "sickness", "tower leave", "State-Tri", "leav"])
def test_other_texts_may_not(text: str) -> None:
    assert takes(None, f"PREL.LeaveCode = '{text}'")
    assert not takes(SaidTexts(QUESTION), f"PREL.LeaveCode = '{text}'")
    assert not takes(SaidTexts(QUESTION), f"PREL.LeaveCode IN ('leave', '{text}')")
    assert not takes(SaidTexts(QUESTION), f"PREL.LeaveCode LIKE '{text}%'")
    assert not takes(SaidTexts(QUESTION), f"PREL.LeaveCode <> '{text}'")


def test_whole_texts_are_given() -> None:
    texts = SaidTexts(QUESTION, ["VAC", "Trnsfr In"])
    assert takes(texts, "PREL.LeaveCode IN ('VAC', 'Trnsfr In')")
    assert not takes(texts, "PREL.LeaveCode = 'Trnsfr'")


def test_what_case_shows_is_free() -> None:
    case = "CASE WHEN PREL.AvailBal < 0 THEN 'Overdrawn' ELSE 'Fine' END AS [State]"
    assert takes(SaidTexts(QUESTION), "PREL.AvailBal <> 0", case)
    coded = "CASE PREL.LeaveCode WHEN 'leave' THEN 'Away' ELSE 'Here' END AS [State]"
    assert takes(SaidTexts(QUESTION), "PREL.AvailBal <> 0", coded)


def test_codes_of_what_is_shown_and_texts_of_answers_beside_it() -> None:
    catalog = load_reference()
    schema = retrieved(catalog, ("PREL", "PREH", "INDT"))
    shot = Shot("vacation", "SELECT 1 FROM PREL WITH (NOLOCK) WHERE PREL.LeaveCode = 'VAC'", ("PREL",), ())
    schema = replace(schema, question=QUESTION, shots=(shot,))
    texts = said_texts(schema, {"PREL", "INDT"}, [("those of Ann Wood", "SELECT 'Rolla'"), ("none", "")])
    assert {"VAC", "JC Sale", "Rolla"} <= set(texts.texts)
    assert takes(texts, "PREL.LeaveCode = 'Ann Wood'") and takes(texts, "PREL.LeaveCode = 'tower'")
    assert "JC Sale" not in said_texts(schema, {"PREL"}).texts


def test_no_fence_can_be_closed_and_long_questions_are_cut() -> None:
    texts = SaidTexts("``` drop ``` `x`y` " + "word " * 500, ["```"])
    assert not any("`" in word for word in texts.words)
    assert len(texts.words) <= 80
    assert takes(SaidTexts(""), "PREL.LeaveCode = 'Y'")


@pytest.mark.parametrize(
    ("question", "number", "allowed"),
    [
        ("over 10k", "10000", True),
        ("over $25,000.50", "25000.50", True),
        ("more than 1.5 million", "1500000", True),
        ("employee 1071", "1071", True),
        ("over ten thousand", "10000", True),
        ("balances", "0", True),
        ("balances", "365", True),
        ("balances", "2026", True),
        ("balances", "1000000", False),
        ("over 10k", "10001", False),
        ("employee 1071", "1072", False),
    ],
)
def test_large_numbers_are_those_of_the_question(question: str, number: str, allowed: bool) -> None:
    assert takes(SaidTexts(question), f"PREL.AvailBal > {number}") is allowed


def test_large_numbers_of_earlier_answers_may_be_named_again() -> None:
    schema = retrieved(load_reference(), ("PREL",))
    before = [("over 5k", "SELECT 1 FROM PREL WITH (NOLOCK) WHERE PREL.AvailBal > 5000")]
    texts = said_texts(replace(schema, question="only those of 2026"), {"PREL"}, before)
    assert takes(texts, "PREL.AvailBal > 5000") and not takes(texts, "PREL.AvailBal > 6000")


@pytest.mark.parametrize(
    "odd", ["a\x00b", "\ud800bad", "x" * 5000, "back\\slash", 'quote"d', "\x1b[0m", "\u4e2d\u6587"]
)
def test_odd_characters_break_no_grammar(odd: str) -> None:
    assert takes(SaidTexts(f"jobs {odd} tower", [odd]), "PREL.LeaveCode = 'tower'")
