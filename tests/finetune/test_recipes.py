"""Every shipped recipe is read by the very parser of its command, and nothing in it is left over."""

from __future__ import annotations

import sys
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import torch

from finetune.arguments import parsed
from finetune.dpo import DpoArguments
from finetune.grpo import GrpoArguments
from finetune.kto import KtoArguments
from finetune.nano import NanoArguments
from finetune.pretrain import PretrainArguments
from finetune.sft import SftArguments

RECIPES = Path(__file__).parents[2] / "finetune" / "recipes"
KINDS = {
    "pretrain": (PretrainArguments, "SFTConfig"),
    "grpo": (GrpoArguments, "GRPOConfig", "ModelConfig"),
    "dpo": (DpoArguments, "DPOConfig", "ModelConfig"),
    "kto": (KtoArguments, "KTOConfig", "ModelConfig"),
    "sft": (SftArguments, "SFTConfig", "ModelConfig"),
}


def read(path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    """The recipe as its command reads it."""
    import trl

    name = next((kind for kind in KINDS if kind in path.stem), "sft")
    arguments, *classes = KINDS[name]
    monkeypatch.setattr(sys, "argv", ["x", "--config", str(path)])
    return parsed("x", arguments, *(getattr(trl, one) for one in classes))


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.yaml")), ids=lambda path: path.stem)
def test_recipe_is_read_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, config, *_ = read(path, monkeypatch)
    assert arguments.train_file.startswith(("runs/data", "runs/preferences/"))
    assert config.output_dir.startswith("runs/")
    asked = getattr(config, "max_length", None) or getattr(arguments, "max_length", None)
    assert asked is None  # the length comes from the data and the model
    assert config.use_cpu is not torch.accelerator.is_available()


@pytest.mark.parametrize("name", KINDS)
def test_help_tells_what_our_own_arguments_do(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import trl

    arguments, *classes = KINDS[name]
    monkeypatch.setattr(sys, "argv", ["x", "--help"])
    with pytest.raises(SystemExit) as ended:
        parsed("What it does.\n\nMore.", arguments, *(getattr(trl, one) for one in classes))
    said = " ".join(capsys.readouterr().out.split())
    assert ended.value.code == 0 and "What it does." in said
    for field in fields(arguments):
        if field.name not in NanoArguments.__dataclass_fields__:
            assert field.metadata["help"] in said, field.name


def test_dora_is_the_best_adapter_known(monkeypatch: pytest.MonkeyPatch) -> None:
    from trl import get_peft_config

    _, config, base = read(RECIPES / "dora.yaml", monkeypatch)
    adapter = get_peft_config(base)
    assert (adapter.use_dora, adapter.r, adapter.lora_alpha, adapter.lora_dropout) == (True, 12, 24, 0.1)
    targets = {"q_proj", "k_proj", "v_proj", "o_proj", "up_proj", "down_proj"}
    assert adapter.target_modules == targets
    assert (config.learning_rate, config.lr_scheduler_type, config.num_train_epochs) == (5e-5, "cosine", 1.5)
    assert config.get_warmup_steps(1000) == 100
    assert config.per_device_train_batch_size * config.gradient_accumulation_steps == 90
    assert (config.save_steps, config.eval_steps, config.save_total_limit) == (250, 250, 4)
    assert config.load_best_model_at_end and config.metric_for_best_model == "eval_loss"
    assert config.greater_is_better is False


def test_lora_has_rank_64_and_is_chosen_by_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    arguments, config, base = read(RECIPES / "lora.yaml", monkeypatch)
    assert base.use_peft and base.lora_r == 64 and not base.use_dora
    assert config.packing and config.packing_strategy == "bfd"
    assert config.metric_for_best_model == "execution_accuracy" and config.greater_is_better is True
    assert arguments.stop_after and arguments.heldout_file


def test_qlora_loads_its_base_in_four_bits(monkeypatch: pytest.MonkeyPatch) -> None:
    from trl import get_quantization_config

    _, _, base = read(RECIPES / "qlora.yaml", monkeypatch)
    quantization = get_quantization_config(base)
    assert quantization.load_in_4bit and quantization.bnb_4bit_quant_type == "nf4" and base.use_peft


def test_full_fine_tuning_has_no_adapter(monkeypatch: pytest.MonkeyPatch) -> None:
    _, config, base = read(RECIPES / "full.yaml", monkeypatch)
    assert not base.use_peft and not base.load_in_4bit and config.bf16


@pytest.mark.parametrize("kind", ["dpo", "kto"])
def test_the_second_stage_starts_from_what_the_first_promoted(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names, _, _ = read(RECIPES / f"{kind}_names.yaml", monkeypatch)
    style, config, base = read(RECIPES / f"{kind}_style.yaml", monkeypatch)
    assert base.model_name_or_path == names.promoted == style.promoted
    assert style.suite and config.precompute_ref_log_probs


def test_grpo_starts_from_what_was_promoted_and_samples_as_serving_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    arguments, config, base = read(RECIPES / "grpo.yaml", monkeypatch)
    assert base.model_name_or_path == arguments.promoted and arguments.suite
    assert arguments.grammar and arguments.variants and not config.use_vllm
    assert (config.temperature, config.top_p, config.top_k) == (1.0, 1.0, 0)
    assert config.generation_batch_size % config.num_generations == 0
