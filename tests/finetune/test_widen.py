"""A widened model gives the same answers, and learns with all of its neurons."""

from __future__ import annotations

from pathlib import Path

import pytest

from finetune.widen import widen
from schema_index import ModelError

WIDTH = 400


def test_a_wider_model_is_the_same_function(tiny_model_path: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    narrow = AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype=torch.float32)
    count = widen(tiny_model_path, tmp_path / "wide", WIDTH, context_length=2048)
    wide = AutoModelForCausalLM.from_pretrained(tmp_path / "wide", dtype=torch.float32)
    assert count == sum(weight.numel() for weight in wide.parameters()) > narrow.num_parameters()
    assert wide.config.intermediate_size == WIDTH and wide.config.max_position_embeddings == 2048
    assert AutoTokenizer.from_pretrained(tmp_path / "wide").model_max_length == 2048
    ids = torch.arange(3, 40).unsqueeze(0)
    with torch.no_grad():
        assert torch.allclose(wide(ids).logits, narrow(ids).logits, atol=1e-4)


def test_the_new_neurons_learn(tiny_model_path: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    widen(tiny_model_path, tmp_path / "wide", WIDTH)
    wide = AutoModelForCausalLM.from_pretrained(tmp_path / "wide", dtype=torch.float32)
    ids = torch.arange(3, 40).unsqueeze(0)
    wide(ids, labels=ids).loss.backward()
    old = AutoModelForCausalLM.from_pretrained(tiny_model_path).config.intermediate_size
    for layer in wide.model.layers:
        assert layer.mlp.down_proj.weight[:, old:].abs().max() == 0
        assert layer.mlp.down_proj.weight.grad[:, old:].abs().max() > 0


def test_the_seed_draws_the_neurons(tiny_model_path: Path, tmp_path: Path) -> None:
    made = []
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        widen(tiny_model_path, tmp_path / name, WIDTH, seed=seed)
        made.append((tmp_path / name / "model.safetensors").read_bytes())
    assert made[0] == made[1] != made[2]


def test_what_cannot_be_widened_is_refused(tiny_model_path: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model in"):
        widen(tmp_path, tmp_path / "out", WIDTH)
    with pytest.raises(ModelError, match="holds the model: name another folder"):
        widen(tiny_model_path, tiny_model_path, WIDTH)
    with pytest.raises(ModelError, match=r"--intermediate 8: .* give more"):
        widen(tiny_model_path, tmp_path / "out", 8)
    assert not (tmp_path / "out").exists()
