"""Each trainer on a model of two layers: what is trained changes, what is frozen does not, the loss falls."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from finetune import dpo, kto, sft
from finetune.arguments import parsed
from finetune.training import run
from tests.finetune.tiny_training import ADAPTER, copy_of, given, history, save_tiny_base, write_data

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("trainers")
    write_data(folder)
    save_tiny_base(folder / "base")
    return folder


def train(
    data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, name: str, *arguments: str
) -> tuple[Any, dict[str, Any]]:
    """Train as `python -m finetune.NAME` does; the trainer, and its parameters from before."""
    import trl

    module = {"sft": sft, "dpo": dpo, "kto": kto}[name]
    file = {"sft": "sft", "dpo": "dpo_names", "kto": "kto"}[name]
    given(
        monkeypatch,
        *("--model_name_or_path", str(data / "base"), "--train_file", str(data / f"{file}.jsonl")),
        *("--output_dir", str(out), *arguments),
    )
    kind = getattr(module, f"{name.capitalize()}Arguments")
    config_class = getattr(trl, f"{name.upper()}Config")
    options, config, base = parsed(module.__doc__ or "", kind, config_class, trl.ModelConfig)
    trainer, digest = module.build(options, config, base)
    before = copy_of(list(trainer.model.named_parameters()))
    run(trainer, options, {"data": digest})
    return trainer, before


def check_moved(trainer: Any, before: dict[str, Any]) -> None:
    """Every parameter that is trained moved, no other did, and there are some of those where PEFT is used."""
    after = dict(trainer.model.named_parameters())
    trained = {name for name in before if name in after and after[name].requires_grad}
    assert trained
    for name in before.keys() & after.keys():
        assert (name in trained) != before[name].equal(after[name]), name


def test_full_fine_tuning(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer, before = train(data, tmp_path, monkeypatch, "sft", "--learning_rate", "1e-2", "--max_steps", "6")
    check_moved(trainer, before)
    loss = history(trainer, "loss")
    assert loss[-1] < loss[0] - 2
    assert {"model.safetensors", "tokenizer.json", "chat_template.jinja"} <= {
        path.name for path in tmp_path.iterdir()
    }


@pytest.mark.parametrize("dora", ["False", "True"], ids=["lora", "dora"])
def test_adapters(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dora: str) -> None:
    trainer, before = train(
        *(data, tmp_path, monkeypatch, "sft", *ADAPTER, "--use_dora", dora),
        *("--learning_rate", "3e-2", "--max_steps", "8", "--gradient_checkpointing", "True"),
    )
    check_moved(trainer, before)
    magnitudes = [name for name in before if "magnitude" in name]
    assert len(magnitudes) == (12 if dora == "True" else 0)
    loss = history(trainer, "loss")
    assert loss[-1] < loss[0] - 2
    assert (tmp_path / "adapter_model.safetensors").stat().st_size < 100_000


def test_an_adapter_over_a_base_in_four_bits(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("bitsandbytes", exc_type=ImportError)
    trainer, before = train(
        *(data, tmp_path, monkeypatch, "sft", *ADAPTER, "--load_in_4bit", "True"),
        *("--learning_rate", "3e-2", "--max_steps", "5"),
    )
    check_moved(trainer, before)
    assert history(trainer, "loss")[-1] < history(trainer, "loss")[0] - 1


def test_dpo_prefers_the_chosen_side(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trainer, before = train(
        *(data, tmp_path, monkeypatch, "dpo", "--learning_rate", "3e-3", "--max_steps", "5"),
        *("--precompute_ref_log_probs", "True"),
    )
    check_moved(trainer, before)
    assert history(trainer, "loss")[0] == pytest.approx(0.6931, abs=1e-3)  # the reference is the model itself
    assert history(trainer, "loss")[-1] < 0.2
    assert history(trainer, "rewards/margins")[-1] > 2
    assert trainer.ref_model is None


def test_dpo_goes_on_training_an_adapter_against_what_it_was(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = tmp_path / "sft"
    train(data, first, monkeypatch, "sft", *ADAPTER, "--learning_rate", "3e-2", "--max_steps", "3")
    trainer, before = train(
        *(data, tmp_path / "dpo", monkeypatch, "dpo", "--model_name_or_path", str(first)),
        *("--learning_rate", "1e-2", "--max_steps", "4"),
    )
    check_moved(trainer, before)
    assert history(trainer, "loss")[0] == pytest.approx(
        0.6931, abs=1e-3
    )  # the reference is the adapter itself
    assert history(trainer, "loss")[-1] < 0.6
    assert sorted(path.name for path in (tmp_path / "dpo").iterdir() if path.is_dir()) == []


def test_dpo_without_a_reference(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from finetune.reference_free import ReferenceFreeDPOTrainer

    trainer, before = train(
        *(data, tmp_path, monkeypatch, "dpo", "--learning_rate", "3e-3", "--max_steps", "4"),
        *("--reference_free", "True", "--loss_type", "sigmoid_norm", "--beta", "2"),
    )
    assert isinstance(trainer, ReferenceFreeDPOTrainer)
    check_moved(trainer, before)
    assert set(trainer.train_dataset["ref_chosen_logps"]) == {0.0}
    assert history(trainer, "loss")[-1] < history(trainer, "loss")[0] - 0.1


def test_kto_raises_the_desirable_and_lowers_the_rest(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer, before = train(
        *(data, tmp_path, monkeypatch, "kto", "--learning_rate", "3e-3", "--max_steps", "5"),
        *("--precompute_ref_log_probs", "True", "--stage", "names"),
    )
    check_moved(trainer, before)
    assert len(trainer.train_dataset) == 48  # 24 of the 48 undesirable ones, and half of the desirable ones
    assert history(trainer, "loss")[-1] < history(trainer, "loss")[0] - 0.1
