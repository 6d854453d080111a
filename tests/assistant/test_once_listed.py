"""No column stands twice in a list, whatever a model prefers."""

from __future__ import annotations

from typing import Any

import pytest
import torch
from xgrammar import GrammarMatcher

from assistant.grammar import compile_for
from assistant.load_model import BUNDLED_MODEL
from assistant.once_listed import OnceListed

GRAMMAR = """root ::= "SELECT " list "\\nFROM T"
list ::= item (", " item){0,5}
item ::= column (" AS [" [A-Za-z]+ "]")?
column ::= "T.SL" | "T.SLItem" | "T.Job" | "SUM(T.Job)"
"""


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    from transformers import AutoTokenizer

    return AutoTokenizer.from_pretrained(BUNDLED_MODEL)


@pytest.fixture(scope="module")
def once(tokenizer: Any) -> OnceListed:
    return OnceListed(tokenizer, len(tokenizer))


def write(once: OnceListed, tokenizer: Any, wanted: str, written: str = "") -> str:
    """What a model writes that wants to repeat `wanted` for ever, after `written`, for a few tokens."""
    matcher = GrammarMatcher(compile_for(tokenizer, len(tokenizer)).compiled(GRAMMAR))
    text = written
    assert not written or matcher.accept_string(written)
    from xgrammar import allocate_token_bitmask, apply_token_bitmask_inplace

    bits = allocate_token_bitmask(1, len(tokenizer))
    for _ in range(40):
        if matcher.is_terminated() or "\n" in text:
            return text
        scores = torch.zeros(1, len(tokenizer))
        for token in tokenizer(wanted, add_special_tokens=False).input_ids:
            scores[0, token] = 5.0
        matcher.fill_next_token_bitmask(bits)
        apply_token_bitmask_inplace(scores, bits)
        token = int(once.barred(text, scores, matcher).argmax())
        assert matcher.accept_token(token)
        text += str(tokenizer.decode([token]))
    return text


def columns(text: str) -> list[str]:
    return [
        item.strip().partition(" AS ")[0] for item in text.removeprefix("SELECT ").split("\n")[0].split(",")
    ]


def test_a_column_is_not_repeated(once: OnceListed, tokenizer: Any) -> None:
    found = columns(write(once, tokenizer, ", T.Job", "SELECT T.Job, "))
    assert found[0] == "T.Job"
    assert "T.Job" not in found[1:]


def test_a_longer_name_may_follow_a_shorter_one(once: OnceListed, tokenizer: Any) -> None:
    found = columns(write(once, tokenizer, "T.SLItem", "SELECT T.SL, "))
    assert found[1] == "T.SLItem"


def test_what_is_begun_like_a_listed_column_goes_on(once: OnceListed, tokenizer: Any) -> None:
    found = columns(write(once, tokenizer, ", T.SL", "SELECT T.SL, T.SL"))
    assert found[1] == "T.SLItem"


def test_nothing_is_barred_outside_lists_or_where_nothing_else_is_left(
    once: OnceListed, tokenizer: Any
) -> None:
    scores = torch.zeros(1, len(tokenizer))
    compiled = compile_for(tokenizer, len(tokenizer)).compiled(GRAMMAR)
    for text in ("", "Uses T.\n", "SELECT T.Job", "SELECT T.Job\nWHERE T.Job = 1 AND T.Job"):
        assert once.barred(text, scores, GrammarMatcher(compiled)) is scores
    (only,) = tokenizer("Job", add_special_tokens=False).input_ids
    left = torch.full((1, len(tokenizer)), float("-inf"))
    left[0, only] = 0.0
    matcher = GrammarMatcher(compiled)
    assert matcher.accept_string("SELECT T.Job, T.")
    assert once.barred("SELECT T.Job, T.", left, matcher) is left


def test_headings_are_no_part_of_a_column_and_expressions_may_repeat(
    once: OnceListed, tokenizer: Any
) -> None:
    found = columns(write(once, tokenizer, ", T.Job", "SELECT T.Job AS [Job], "))
    assert "T.Job" not in found[1:]
    twice = columns(write(once, tokenizer, "Job)", "SELECT SUM(T.Job), SUM(T."))
    assert twice[:2] == ["SUM(T.Job)", "SUM(T.Job)"]
