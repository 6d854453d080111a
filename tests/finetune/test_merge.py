"""A merged adapter gives the logits of the base with the adapter over it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from finetune.merge import merge
from schema_index import ModelError
from tests.conftest import CHATML

pytestmark = pytest.mark.filterwarnings("ignore")


def save_adapter(base: Path, folder: Path, *, dora: bool = False, rank: int = 8, seed: int = 1) -> Path:
    """An adapter with random weights over `base`, with the base's tokenizer beside it."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoTokenizer

    targets = ["q_proj", "k_proj", "v_proj", "o_proj", "up_proj", "down_proj"]
    config = LoraConfig(
        r=rank, lora_alpha=2 * rank, target_modules=targets, use_dora=dora, task_type="CAUSAL_LM"
    )
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        model: Any = get_peft_model(load(base), config)
        for name, value in model.named_parameters():
            if "lora_B" in name:
                torch.nn.init.normal_(value.data, std=0.2)
            if "magnitude" in name:
                value.data.mul_(1 + 0.3 * torch.rand_like(value))
    model.save_pretrained(folder)
    AutoTokenizer.from_pretrained(base).save_pretrained(folder)
    return folder


def load(folder: Path) -> Any:
    """The model at a folder, or the base with the adapter at it, in float32."""
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    config = folder / "adapter_config.json"
    if not config.is_file():
        return AutoModelForCausalLM.from_pretrained(folder, dtype="float32").eval()
    base = Path(json.loads(config.read_text())["base_model_name_or_path"])
    under = load(base)
    under = under.merge_and_unload() if isinstance(under, PeftModel) else under
    return PeftModel.from_pretrained(under, str(folder)).eval()


def logits(folder: Path) -> Any:
    import torch

    ids = torch.arange(3, 83).reshape(2, 40)
    with torch.no_grad():
        return load(folder)(input_ids=ids).logits


@pytest.mark.parametrize("dora", [False, True], ids=["lora", "dora"])
def test_merged_logits_are_those_of_the_adapter(tiny_model_path: Path, tmp_path: Path, dora: bool) -> None:
    adapter = save_adapter(tiny_model_path, tmp_path / "adapter", dora=dora)
    written = merge(adapter, tmp_path / "merged", max_shard_size="100KB")
    shards = [name for name in written if name.endswith(".safetensors")]
    assert len(shards) > 1 and "model.safetensors.index.json" in written
    expected = logits(adapter)
    assert (expected - logits(tiny_model_path)).abs().max() > 1
    assert logits(tmp_path / "merged").allclose(expected, atol=1e-3, rtol=1e-4)
    assert (tmp_path / "merged" / "chat_template.jinja").read_text() == CHATML
    assert not (tmp_path / "merged.part").exists()


def test_an_adapter_over_an_adapter_is_folded_in_order(tiny_model_path: Path, tmp_path: Path) -> None:
    first = save_adapter(tiny_model_path, tmp_path / "first", dora=True)
    merged = tmp_path / "merged-first"
    merge(first, merged)
    second = save_adapter(merged, tmp_path / "second", seed=2)
    config = second / "adapter_config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"base_model_name_or_path": str(first)}))
    merge(second, tmp_path / "both", dtype="float32")
    assert logits(tmp_path / "both").allclose(logits(second), atol=1e-3, rtol=1e-4)


def test_weights_keep_the_precision_of_the_base_unless_told(tiny_model_path: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    base = tmp_path / "half"
    AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype="bfloat16").save_pretrained(base)
    adapter = save_adapter(tiny_model_path, tmp_path / "adapter")
    for dtype, expected in (("base", torch.bfloat16), ("float32", torch.float32)):
        merge(adapter, tmp_path / dtype, str(base), dtype)
        assert AutoModelForCausalLM.from_pretrained(tmp_path / dtype).dtype == expected
    assert (tmp_path / "base" / "tokenizer.json").is_file()


def test_what_cannot_be_merged_is_named(tiny_model_path: Path, tmp_path: Path) -> None:
    adapter = save_adapter(tiny_model_path, tmp_path / "adapter")
    with pytest.raises(ModelError, match=r"no adapter in .*: name a folder that training with --use_peft"):
        merge(tiny_model_path, tmp_path / "out")
    with pytest.raises(ModelError, match="holds the adapter or its base: name another folder"):
        merge(adapter, tiny_model_path)
    with pytest.raises(ModelError, match="cannot be folded into"):
        merge(adapter, tmp_path / "out", str(tmp_path / "nothing"))
    assert not (tmp_path / "out").exists()
