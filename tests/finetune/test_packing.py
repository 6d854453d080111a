"""Packed records train as single ones do: none sees another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from finetune import sft
from finetune.arguments import parsed
from finetune.packing import check_isolation
from schema_index import TrainingError
from tests.finetune.tiny_training import given, save_tiny_base, write_data

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packing")
    write_data(folder)
    save_tiny_base(folder / "base")
    return folder


def trainer_of(data: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Any:
    from trl import ModelConfig, SFTConfig

    given(
        monkeypatch,
        *("--model_name_or_path", str(data / "base"), "--train_file", str(data / "sft.jsonl")),
        *("--output_dir", str(data / "out"), *arguments),
    )
    return sft.build(*parsed(sft.__doc__ or "", sft.SftArguments, SFTConfig, ModelConfig))[0]


def summed_loss(trainer: Any) -> tuple[float, int]:
    """The loss over every labelled token, and their number."""
    total, count = 0.0, 0
    trainer.model.eval()
    for batch in trainer.get_train_dataloader():
        labelled = int((batch["labels"] != -100).sum())
        total += float(trainer.compute_loss(trainer.model, dict(batch))) * labelled
        count += labelled
    return total, count


@pytest.mark.parametrize("attention", ["sdpa", "eager"])
def test_packed_and_single_records_have_the_same_loss(
    data: Path, monkeypatch: pytest.MonkeyPatch, attention: str
) -> None:
    single = trainer_of(data, monkeypatch)
    packed = trainer_of(
        *(data, monkeypatch, "--packing", "True", "--max_length", "200", "--attn_implementation", attention),
    )
    assert max(len(lengths) for lengths in packed.train_dataset["seq_lengths"]) > 1
    assert len(packed.train_dataset) < len(single.train_dataset) == 48
    (loss, tokens), (packed_loss, packed_tokens) = summed_loss(single), summed_loss(packed)
    assert tokens == packed_tokens
    assert packed_loss == pytest.approx(loss, rel=1e-5)


def test_packs_are_as_long_as_the_longest_record_unless_told(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    single, packed = trainer_of(data, monkeypatch), trainer_of(data, monkeypatch, "--packing", "True")
    longest = max(len(ids) for ids in single.train_dataset["input_ids"])
    assert max(len(ids) for ids in packed.train_dataset["input_ids"]) == longest
    assert sum(map(len, packed.train_dataset["input_ids"])) == sum(
        map(len, single.train_dataset["input_ids"])
    )


def test_a_strategy_that_joins_records_is_refused(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(TrainingError, match="--packing_strategy wrapped lets records run into each other"):
        trainer_of(data, monkeypatch, "--packing", "True", "--packing_strategy", "wrapped")


def test_a_model_that_sees_across_packed_records_is_found_out(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer = trainer_of(data, monkeypatch)
    whole = trainer.model.forward
    check_isolation(trainer.model, trainer.train_dataset)

    def forward(position_ids: Any, **more: Any) -> Any:
        return whole(**more)  # heeds no position, as a model of older code does

    monkeypatch.setattr(trainer.model, "forward", forward)
    with pytest.raises(TrainingError, match="with sdpa attention sees across packed records"):
        check_isolation(trainer.model, trainer.train_dataset)
