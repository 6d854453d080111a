"""Every shipped recipe is read by the very parser of its command, and nothing in it is left over."""

from __future__ import annotations

from pathlib import Path

import pytest

from finetune.pretrain import PretrainArguments
from finetune.sft import SftArguments

RECIPES = Path(__file__).parents[2] / "finetune" / "recipes"


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.yaml")), ids=lambda path: path.stem)
def test_recipe_is_read_whole(path: Path) -> None:
    from trl import ModelConfig, SFTConfig, TrlParser

    kinds = (
        (PretrainArguments, SFTConfig) if "pretrain" in path.stem else (SftArguments, SFTConfig, ModelConfig)
    )
    *parsed, rest = TrlParser(kinds).parse_args_and_config(
        ["--config", str(path), "--use_cpu", "True"], return_remaining_strings=True
    )
    assert rest == []
    assert parsed[0].train_file.startswith("runs/data/")
    assert parsed[1].per_device_train_batch_size in (12, 16)
