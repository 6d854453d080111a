"""The tokenizer writes any text back, and a name with the same tokens wherever it stands."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from finetune.tokenizer import train_tokenizer

TEXTS = [
    "CREATE TABLE APTH ( -- header\nAPCo tinyint,\nInvTotal numeric, -- Invoice total\nPRIMARY KEY (APCo));",
    "Uses APTH.\n```sql\nSELECT APTH.InvTotal\nFROM APTH WITH (NOLOCK)\nWHERE APTH.APCo = 1\n```",
    "APTL to APTH ON APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth",
] * 20


@pytest.fixture(scope="module")
def tokenizer() -> Any:
    return train_tokenizer(TEXTS, vocab_size=420, context_length=512)


@pytest.mark.parametrize(
    "text",
    [
        *TEXTS[:3],
        "QXZW.[Receiver#] = N'Ünïcode “quotes” 日本'",
        "a  b\n\n\tc   d",
        "SELECT DISTINCT TOP 10 x",
        "WHERE a IS NOT NULL AND b IN (1, 2) OR NOT EXISTS (SELECT 1)",
    ],
)
def test_text_comes_back_byte_for_byte(tokenizer: Any, text: str) -> None:
    assert tokenizer.decode(tokenizer(text)["input_ids"]) == text


def test_an_unseen_name_has_the_same_tokens_everywhere(tokenizer: Any) -> None:
    name = tokenizer("QXZWPlanAmt")["input_ids"]
    for text in (
        "CREATE TABLE QXZWPlanAmt (",
        "FROM QXZWPlanAmt WITH",
        "(QXZWPlanAmt, ",
        "\nQXZWPlanAmt tinyint",
    ):
        ids = tokenizer(text)["input_ids"]
        assert any(ids[i : i + len(name)] == name for i in range(len(ids))), text


def test_clauses_become_single_tokens(tokenizer: Any) -> None:
    tokens = [tokenizer.decode([token]) for token in tokenizer(TEXTS[1])["input_ids"]]
    assert " WITH (NOLOCK)" in tokens
    assert "\nFROM " in tokens
    assert ("AP", "TH") in set(pairwise(tokens))


def test_the_chat_template_continues_its_own_prompt(tokenizer: Any) -> None:
    messages = [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]
    prompt = tokenizer.apply_chat_template(messages[:1], add_generation_prompt=True, tokenize=False)
    assert tokenizer.apply_chat_template(messages, tokenize=False) == prompt + "a<|im_end|>\n"
    assert tokenizer.eos_token == "<|im_end|>"
