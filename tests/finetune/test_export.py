"""An exported folder loads, weighs half, and keeps its card."""

from __future__ import annotations

from pathlib import Path

import pytest

from finetune.export import export
from schema_index import ModelError


def test_export_halves_the_weights_and_keeps_the_card(tiny_model_path: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    out = tmp_path / "nano"
    out.mkdir()
    (out / "README.md").write_text("card")
    (out / "old.safetensors").write_text("gone")
    written = export(tiny_model_path, out, "bfloat16")
    assert (out / "README.md").read_text() == "card"
    assert not (out / "old.safetensors").exists()
    model = AutoModelForCausalLM.from_pretrained(out)
    assert model.dtype == torch.bfloat16
    before = sum(path.stat().st_size for path in tiny_model_path.glob("*.safetensors"))
    after = sum(size for name, size in written.items() if name.endswith(".safetensors"))
    assert after < 0.6 * before


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model in"):
        export(tmp_path, tmp_path / "out")
