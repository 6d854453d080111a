"""What vLLM can serve as an adapter, and what must be folded into its base first."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from assistant.serving import read_adapter
from assistant.serving.adapter import merged_is_fresh
from schema_index import ModelError

LORA = {"peft_type": "LORA", "r": 12, "bias": "none", "base_model_name_or_path": "owner/base"}


def adapter_folder(folder: Path, **changed: Any) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "adapter_config.json").write_text(json.dumps(LORA | changed), encoding="utf-8")
    (folder / "adapter_model.safetensors").write_bytes(b"")
    return folder


def test_a_lora_adapter_is_served_as_it_is(tmp_path: Path) -> None:
    adapter = read_adapter(adapter_folder(tmp_path / "lora"))
    assert (adapter.base, adapter.rank, adapter.most_rank, adapter.must_merge) == ("owner/base", 12, 16, "")
    assert read_adapter(adapter.folder, "another/base").base == "another/base"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"use_dora": True}, "it is a DoRA"),
        ({"modules_to_save": ["lm_head"]}, "it trains whole modules"),
        ({"trainable_token_indices": [5]}, "it trains single tokens"),
        ({"bias": "all"}, "it trains biases"),
        ({"r": 8, "rank_pattern": {"q_proj": 1024}}, "its rank is above 512"),
        ({"use_dora": True, "bias": "all"}, "it is a DoRA, it trains biases"),
    ],
)
def test_what_must_be_merged_and_why(tmp_path: Path, changed: dict[str, Any], reason: str) -> None:
    assert read_adapter(adapter_folder(tmp_path / "adapter", **changed)).must_merge == reason


def test_an_adapter_over_an_adapter_must_be_merged(tmp_path: Path) -> None:
    below = adapter_folder(tmp_path / "sft")
    above = read_adapter(adapter_folder(tmp_path / "dpo", base_model_name_or_path=str(below)))
    assert above.must_merge == "its base is an adapter too"


@pytest.mark.parametrize("ranks", [{"r": None}, {"r": "many"}, {"rank_pattern": [1]}])
def test_another_kind_of_adapter_is_refused(tmp_path: Path, ranks: dict[str, Any]) -> None:
    with pytest.raises(ModelError, match="is not that of a LoRA adapter"):
        read_adapter(adapter_folder(tmp_path / "adapter", **ranks))


def test_a_folder_without_an_adapter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no adapter in"):
        read_adapter(tmp_path)


def test_a_merged_folder_is_used_again_until_the_adapter_is_trained_anew(tmp_path: Path) -> None:
    adapter, out = read_adapter(adapter_folder(tmp_path / "lora")), tmp_path / "merged"
    assert not merged_is_fresh(adapter, out)
    out.mkdir()
    (out / "config.json").write_text("{}", encoding="utf-8")
    assert merged_is_fresh(adapter, out)
    later = (out / "config.json").stat().st_mtime + 10
    os.utime(adapter.folder / "adapter_model.safetensors", (later, later))
    assert not merged_is_fresh(adapter, out)
