"""GRPO on a model of two layers with random weights: after a few steps, what is rewarded is written more."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer_text import SqlText, parse_answer, read_only_answer, sql_answer
from assistant.fit_prompt import fit_prompt
from assistant.grammar import compile_for
from assistant.prompt import answer_tokens
from assistant.rules import check
from finetune import grpo
from finetune.arguments import parsed
from finetune.example import Example, write_examples
from finetune.rewarding.grpo_prompts import load_prompts
from finetune.training import run
from retriever import RetrievedSchema, RetrievedTable, resolve_names
from schema_index import Catalog, DataError, TrainingError
from tests.conftest import save_tiny_model, tiny_tokenizer
from tests.finetune.records import INVOICES, record, samples
from tests.finetune.tiny_training import COMMON, copy_of, history

pytestmark = pytest.mark.filterwarnings("ignore")
LIMIT = 768


def short(catalog: Catalog, question: str, name: str, answer: str, category: str, sql: str = "") -> Example:
    """A record over APTH alone whose prompt fits into LIMIT tokens of the tiny tokenizer."""
    tokenizer = tiny_tokenizer()
    table = catalog.find("APTH")
    assert table is not None
    schema = RetrievedSchema(question, (RetrievedTable(table, 1.0),), (), resolve_names(question, catalog))
    prompt = fit_prompt(
        *(question, schema, (), LIMIT, answer_tokens(LIMIT)),
        *(lambda text: len(tokenizer(text)["input_ids"]), lambda word: 1.0),
    )
    found = record(catalog, question, ["APTH"], answer, sql=sql, category=category, name=name)
    return replace(found, prompt=prompt.messages)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, catalog: Catalog) -> Path:
    out = tmp_path_factory.mktemp("grpo")
    save_tiny_model(out / "base")
    questions = ("delete the AP invoices of last year", "set all AP invoices to paid")
    refusals = [
        short(catalog, question, f"no-{place}", read_only_answer(), "read-only")
        for place, question in enumerate(questions)
    ]
    write_examples(out / "records.jsonl", refusals)
    return out


@pytest.fixture
def built(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[Any, Any]]:
    """The trainer as `python -m finetune.grpo` builds it, and its arguments."""
    import trl

    def build(*more: str) -> tuple[Any, Any]:
        words = ("--model_name_or_path", str(folder / "base"), "--train_file", str(folder / "records.jsonl"))
        own = ("--output_dir", str(tmp_path), "--variants", "False", "--max_length", str(LIMIT))
        monkeypatch.setattr(sys, "argv", ["x", *COMMON, *words, *own, "--num_generations", "4", *more])
        arguments, config, base = parsed("x", grpo.GrpoArguments, trl.GRPOConfig, trl.ModelConfig)
        return grpo.build(arguments, config, base)[0], arguments

    return build


def test_what_is_rewarded_is_written_more_often(built: Callable[..., tuple[Any, Any]]) -> None:
    trainer, arguments = built("--learning_rate", "1e-2", "--max_steps", "8", "--seed", "3")
    before = copy_of(list(trainer.model.named_parameters()))
    run(trainer, arguments, {})
    rewards = history(trainer, "rewards/refusal/mean")
    assert rewards[0] < 0.6
    assert sum(rewards[-2:]) / 2 > rewards[0] + 0.3
    after = dict(trainer.model.named_parameters())
    assert all(not before[name].equal(after[name]) for name in before)
    page = (Path(trainer.args.output_dir) / "report.html").read_text(encoding="utf-8")
    assert "Reward by kind" in page and "rewards/refusal/mean" in page
    assert "rewards/rows/mean" not in page  # nothing asked for rows


def test_answers_are_sampled_within_the_grammar_of_their_prompt(
    built: Callable[..., tuple[Any, Any]], catalog: Catalog
) -> None:
    trainer, _ = built()
    prompts = [row["prompt"] for row in trainer.train_dataset] * 4
    _, ids, _, completions, *_ = trainer._generate(prompts)
    kinds = set()
    for text, tokens in zip((one[0]["content"] for one in completions), ids, strict=True):
        if len(tokens) == trainer.max_completion_length:
            continue  # cut at the limit
        answer = parse_answer(text)
        kinds.add(type(answer))
        if isinstance(answer, SqlText):
            broken = {one.rule for one in check(answer.sql, catalog).violations}
            assert not broken & {"parse", "read-only", "unknown-table", "unknown-column", "nolock"}
        else:
            assert text.startswith(("I only read data", "describe APTH", "The tables found"))
    assert len(kinds) > 1
    assert "generate" not in vars(trainer.accelerator.unwrap_model(trainer.model))


def test_without_the_grammar_the_trainer_is_trls_own(built: Callable[..., tuple[Any, Any]]) -> None:
    import trl

    trainer, _ = built("--grammar", "False")
    assert type(trainer) is trl.GRPOTrainer
    assert trainer.max_completion_length == answer_tokens(LIMIT)
    assert trainer.reward_weights.tolist() == pytest.approx([0.1, 0.2, 1.0, 1.0, 1.0])


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--use_transformers_continuous_batching", "True"), "take no grammar"),
        (("--eval_strategy", "steps", "--eval_steps", "5"), "has no evaluation file"),
        (("--reward_weights", "1", "2"), "--reward_weights takes 5 numbers"),
    ],
)
def test_what_does_not_go_together_is_told(
    built: Callable[..., tuple[Any, Any]], more: tuple[str, ...], said: str
) -> None:
    with pytest.raises(TrainingError, match=said):
        built(*more)


def test_the_grammar_of_a_prompt_accepts_the_gold_answer(catalog: Catalog) -> None:
    from xgrammar import GrammarMatcher

    from finetune.rewarding.grammar_trainer import prompt_grammar

    tokenizer = tiny_tokenizer()
    grammars = compile_for(tokenizer, len(tokenizer))
    for example in samples(catalog):
        matcher = GrammarMatcher(grammars.compiled(prompt_grammar(example.prompt, catalog)))
        assert matcher.accept_string(example.completion[0]["content"]), example.id
        assert matcher.accept_token(tokenizer.eos_token_id), example.id


def test_records_that_nothing_can_verify_are_left_out_and_counted(catalog: Catalog, tmp_path: Path) -> None:
    good = short(catalog, "AP invoices over 500", "a", sql_answer(INVOICES, ["APTH"]), "list", INVOICES)
    free = replace(good, id="b", sql="", completion=({"role": "assistant", "content": "I cannot tell."},))
    path = tmp_path / "records.jsonl"
    tokenizer = tiny_tokenizer()
    write_examples(path, [good, free])
    data, tasks, said = load_prompts(str(path), tokenizer, LIMIT, 192, catalog)
    assert said == "1 prompts (1 sql); 1 records left out, which nothing can verify"
    assert data[0]["task"] == 0 and tasks[0].case.id == "a"
    with pytest.raises(DataError, match=r"1 of 1 records .* longer than --max_length 400"):
        load_prompts(str(path), tokenizer, 400, 192, catalog)
    write_examples(path, [free])
    with pytest.raises(DataError, match=r"none of the 1 records .* can be verified"):
        load_prompts(str(path), tokenizer, LIMIT, 192, catalog)
