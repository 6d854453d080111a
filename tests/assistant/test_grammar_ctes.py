"""Statements that begin with WITH, which the grammar takes in stages."""

from __future__ import annotations

import random
import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
import xgrammar
from transformers import AutoTokenizer

from assistant.answer_text import FENCE
from assistant.grammar import StagedGrammar
from assistant.grammar.ctes import MOST_CTES, stage_of, written_ctes
from assistant.load_model import BUNDLED_MODEL
from assistant.rules import check
from assistant.transformers_model import TransformersModel
from finetune.canonical import canonical
from schema_index import load_reference
from tests.assistant.test_grammar import matcher, retrieved

CASES: dict[str, list[dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("grammar_ctes.toml").read_text(encoding="utf-8")
)
TABLES = ("APTH", "APTL", "APVM", "ARCM")


@lru_cache(maxsize=1)
def grammar() -> StagedGrammar:
    return StagedGrammar(retrieved(load_reference(), TABLES))


def answer_of(case: dict[str, str]) -> str:
    return f"{case['plan']}\n{FENCE}sql\n{case['body'].strip()}\n{FENCE}"


def takes(answer: str) -> bool:
    return all(matcher(rules)(piece) for rules, piece in grammar().pieces(answer))


def cases(kind: str) -> list[object]:
    return [pytest.param(case, id=case["note"]) for case in CASES[kind]]


@pytest.mark.parametrize("case", cases("accept"))
def test_takes(case: dict[str, str]) -> None:
    assert takes(answer_of(case))


@pytest.mark.parametrize("case", cases("reject"))
def test_rejects(case: dict[str, str]) -> None:
    assert not takes(answer_of(case))


@pytest.mark.parametrize("case", cases("accept"))
def test_what_it_takes_breaks_no_rule(case: dict[str, str]) -> None:
    assert not check(case["body"].strip(), load_reference()).violations


@pytest.mark.parametrize("case", cases("accept"))
def test_what_it_takes_is_in_canonical_form(case: dict[str, str]) -> None:
    body = case["body"].strip()
    assert canonical(" ".join(body.split()), load_reference()) == body


def test_only_so_many_ctes() -> None:
    def chained(count: int) -> str:
        body = "SELECT APTH.Vendor\nFROM APTH WITH (NOLOCK)\nWHERE APTH.APCo = 1"
        parts = [f"[C1] AS (\n{body}\n)"]
        parts += [f"[C{n}] AS (\nSELECT C{n - 1}.Vendor\nFROM C{n - 1}\n)" for n in range(2, count + 1)]
        last = f"SELECT C{count}.Vendor\nFROM C{count}"
        return f"Uses APTH.\n{FENCE}sql\nWITH {', '.join(parts)}\n{last}\n{FENCE}"

    assert takes(chained(MOST_CTES))
    assert not takes(chained(MOST_CTES + 1))


def test_stages_are_told_by_what_stands_at_the_end() -> None:
    assert stage_of("```sql\nWITH [A] AS (\n") == "cte"
    assert stage_of("```sql\nWITH [A] AS (\nSELECT 1\n), [B] AS (\n") == "cte"
    assert stage_of("```sql\nWITH [A] AS (\nSELECT 1\n)\n") == "main"
    assert stage_of("```sql\nWITH [A] AS (\nSELECT APTH.Vendor\nFROM APTH WITH (NOLOCK)\n") is None
    assert stage_of("") is None


def test_the_types_of_what_a_cte_gives() -> None:
    catalog = load_reference()
    tables = {name: table for name in TABLES if (table := catalog.find(name))}
    text = (
        "WITH [A] AS (\nSELECT APTH.APRef, MAX(APTH.InvDate) AS [Day], COUNT(*) AS [Rows], "
        "SUM(APTH.InvTotal) AS [Total], APTH.APRef + 'x' AS [Both], CAST(APTH.Vendor AS varchar(10)) AS [V], "
        "CASE WHEN APTH.InvTotal > 0 THEN 'a' ELSE 'b' END AS [Sign]\nFROM APTH WITH (NOLOCK)\n), [B] AS (\n"
        "SELECT A.Day, RANK() OVER (ORDER BY A.Total) AS [Place]\nFROM A\n)\n"
    )
    found = written_ctes(text, tables)
    types = {column.name: column.type.partition("(")[0].lower() for column in found["A"].table.columns}
    assert types == {
        "APRef": "varchar",
        "Day": "smalldatetime",
        "Rows": "int",
        "Total": "numeric",
        "Both": "varchar",
        "V": "varchar",
        "Sign": "varchar",
    }
    assert [column.type for column in found["B"].table.columns] == ["smalldatetime", "int"]


def test_a_model_in_process_goes_from_stage_to_stage() -> None:
    """Each token of an accepted answer is let through, and its end only where it ends."""
    model = TransformersModel(BUNDLED_MODEL)
    tokenizer, said = model._tokenizer, []
    mask = model._mask(grammar(), said)
    answer = answer_of(CASES["accept"][1])
    width = model._model.config.vocab_size
    written = torch.zeros((1, 1), dtype=torch.long)
    for line in answer.splitlines(keepends=True):
        for token in tokenizer(line, add_special_tokens=False)["input_ids"]:
            allowed = mask(written, torch.zeros((1, width)))
            assert allowed[0, token] == 0, (line, tokenizer.decode([token]))
            assert allowed[0, tokenizer.eos_token_id] < 0
            said.append(tokenizer.decode([token]))
            written = torch.tensor([[token]])
    assert mask(written, torch.zeros((1, width)))[0, tokenizer.eos_token_id] == 0


def random_walk(rules: str, tokenizer: Any, rng: random.Random) -> str:
    """A text of the grammar, each token drawn evenly from those that it lets through."""
    width = len(tokenizer)
    vocabulary = xgrammar.TokenizerInfo.from_huggingface(tokenizer, vocab_size=width)
    walk = xgrammar.GrammarMatcher(xgrammar.GrammarCompiler(vocabulary, max_threads=1).compile_grammar(rules))
    mask = xgrammar.allocate_token_bitmask(1, width)
    tokens: list[int] = []
    while not walk.is_completed():
        walk.fill_next_token_bitmask(mask)
        bits = mask[0].numpy().view(np.uint8)
        tokens.append(rng.choice(np.flatnonzero(np.unpackbits(bits, bitorder="little")[:width]).tolist()))
        assert walk.accept_token(tokens[-1])
    return str(tokenizer.decode(tokens))


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_drawn_names_only_what_is_there(seed: int) -> None:
    """It breaks no rule but of companies, grouping and DISTINCT, which no context-free grammar holds."""
    rng, tokenizer = random.Random(seed), AutoTokenizer.from_pretrained(BUNDLED_MODEL)
    text = f"Uses APTH, APVM.\n{FENCE}sql\nWITH [First] AS (\n"
    while (rules := grammar().rest(text)) is not None:
        text += random_walk(rules, tokenizer, rng)
    sql = text.partition(f"{FENCE}sql\n")[2].removesuffix(f"\n{FENCE}")
    assert text.endswith(FENCE) and sql.startswith("WITH [First]")
    broken = {found.rule for found in check(sql, load_reference()).violations}
    assert broken <= {"company-filter", "dialect"}, sql
