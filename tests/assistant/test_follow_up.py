"""Which questions go on from the one before."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from assistant import Turn
from assistant.follow_up import is_follow_up, relevant_turns

TURNS = tomllib.loads((Path(__file__).parent / "turns.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("question", TURNS["follow_ups"])
def test_what_needs_the_turn_before_is_a_follow_up(question: str) -> None:
    assert is_follow_up(question)
    assert is_follow_up(question.capitalize() + "?")


@pytest.mark.parametrize("question", TURNS["alone"])
def test_what_names_its_own_subject_stands_by_itself(question: str) -> None:
    assert not is_follow_up(question)


@pytest.mark.parametrize(
    ("alone", "going_on"),
    [
        ("jobs of that customer group and who runs them", "who runs them"),
        ("list invoices by the date they were paid", "by the date they were paid"),
        ("vendors and their phone numbers", "their phone numbers"),
        ("open POs sorted by vendor", "sorted by vendor"),
        ("retainage on APTD, and what of it is held", "what of it is held"),
    ],
)
def test_a_subject_of_its_own_makes_the_difference(alone: str, going_on: str) -> None:
    assert (is_follow_up(alone), is_follow_up(going_on)) == (False, True)


def test_a_question_that_stands_by_itself_gets_no_earlier_turn() -> None:
    turns = (Turn("open jobs in company 1", "SELECT 1"),)
    assert relevant_turns("and in company 2?", turns) == turns
    assert relevant_turns("total AP by vendor for 2026", turns) == ()
    assert relevant_turns("and in company 2?", ()) == ()


def test_a_chain_of_turns_reaches_back_to_one_that_stands_by_itself() -> None:
    turns = tuple(
        Turn(question, "SELECT 1")
        for question in ("unpaid invoices in company 2", "open jobs by manager", "only the closed ones")
    )
    assert relevant_turns("and by department?", turns) == turns[1:]
