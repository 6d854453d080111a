"""What the trainers are tested on: a model of two layers, 48 records and their preferences, two cases."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from finetune.example import Example, write_examples
from tests.conftest import tiny_tokenizer

COMMON = (
    *("--use_cpu", "True", "--bf16", "False", "--report_to", "none", "--gradient_checkpointing", "False"),
    *("--logging_steps", "1", "--save_strategy", "no", "--disable_tqdm", "True", "--dtype", "float32"),
    *("--per_device_train_batch_size", "8", "--lr_scheduler_type", "constant"),
)
ADAPTER = (
    *("--use_peft", "True", "--lora_r", "4", "--lora_alpha", "8"),
    *("--lora_target_modules", "q_proj", "k_proj", "v_proj", "o_proj", "up_proj", "down_proj"),
)
CASES = (
    {
        "id": "count",
        "category": "count",
        "question": "number of accounts receivable transactions company 1",
        "sql": "SELECT COUNT(*) AS [Count]\nFROM ARTH WITH (NOLOCK)\nWHERE ARTH.ARCo = 1",
    },
    {"id": "none", "category": "missing-table", "question": "what is in APHeaderX", "refuse": True},
)
"""One evaluation case that SQL answers, one that must be refused."""


def save_tiny_base(folder: Path, *, chat_template: bool = True, width: int = 32) -> Path:
    """A Qwen3 of two layers with random weights (seed 0), 256 tokens of context."""
    import torch
    from transformers import Qwen3Config, Qwen3ForCausalLM

    tokenizer = tiny_tokenizer()
    if not chat_template:
        tokenizer.chat_template = None
    config = Qwen3Config(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=2 * width,
        num_hidden_layers=2,
        num_attention_heads=2,
        num_key_value_heads=2,
        head_dim=16,
        max_position_embeddings=256,
        initializer_range=0.2,  # so that adapters of a few steps can move the logits
        tie_word_embeddings=True,
        bos_token_id=None,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        Qwen3ForCausalLM(config).save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


def example(number: int) -> Example:
    """A short record; its length goes with its number."""
    name = f"AB{chr(65 + number % 26)}{chr(65 + number // 26)}"
    columns = ", ".join(f"C{place}" for place in range(1 + number % 7))
    return Example(
        id=f"r-{number}",
        category="list",
        module="AB",
        difficulty=1,
        source="generated",
        split="train",
        question=f"rows of {name}",
        tables=(name,),
        sql=f"SELECT {columns}\nFROM {name} WITH (NOLOCK)",
        prompt=(
            {"role": "system", "content": "You write T-SQL."},
            {"role": "user", "content": f"rows of {name} ({columns})"},
        ),
        completion=({"role": "assistant", "content": f"SELECT {columns}\nFROM {name} WITH (NOLOCK)"},),
    )


def write_data(folder: Path) -> None:
    """sft.jsonl, dpo_names.jsonl and kto.jsonl of the same 48 records."""
    records = [example(number) for number in range(48)]
    write_examples(folder / "sft.jsonl", records)
    pairs, labelled = [], []
    for number, record in enumerate(records):
        contrast = "false-missing-table" if number % 2 else "company-filter"
        wrong = [{"role": "assistant", "content": f"There is no table {record.tables[0]}."}]
        row = {"id": record.id, "question": record.question, "prompt": asdict(record)["prompt"]}
        pairs.append({**row, "contrast": contrast, "chosen": list(record.completion), "rejected": wrong})
        labelled.append({**row, "contrast": "", "completion": list(record.completion), "label": True})
        labelled.append({**row, "contrast": contrast, "completion": wrong, "label": False})
    for name, rows in (("dpo_names", pairs), ("kto", labelled)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")


def given(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> None:
    """Make the process's command line these arguments, after the ones that all trainers take."""
    monkeypatch.setattr(sys, "argv", ["finetune", *COMMON, *arguments])


def history(trainer: Any, name: str) -> list[float]:
    """The values of one name in a trainer's log."""
    return [row[name] for row in trainer.state.log_history if name in row]


def losses(out: Path) -> list[tuple[int, float]]:
    """Step and loss of every line in the log that a run left."""
    log = json.loads((out / "trainer_state.json").read_text(encoding="utf-8"))["log_history"]
    return [(row["step"], row["loss"]) for row in log if "loss" in row]


def copy_of(parameters: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """The values of parameters as they are now."""
    return {name: value.detach().clone() for name, value in parameters}
