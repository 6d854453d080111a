"""An exported folder loads, weighs half, and keeps its card."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.load_model import BUNDLED_MODEL, KNOWN_TABLES, known_tables
from finetune.build_data import held_out_tables
from finetune.export import export
from schema_index import Catalog, ModelError


def test_export_halves_the_weights_and_keeps_the_card(tiny_model_path: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM

    out = tmp_path / "nano"
    out.mkdir()
    (out / "README.md").write_text("card")
    (out / KNOWN_TABLES).write_text("[]")
    (out / "old.safetensors").write_text("gone")
    written = export(tiny_model_path, out=out)
    assert (out / "README.md").read_text() == "card" and (out / KNOWN_TABLES).read_text() == "[]"
    assert not (out / "old.safetensors").exists()
    model = AutoModelForCausalLM.from_pretrained(out)
    assert model.dtype == torch.bfloat16
    before = sum(path.stat().st_size for path in tiny_model_path.glob("*.safetensors"))
    after = sum(size for name, size in written.items() if name.endswith(".safetensors"))
    assert after < 0.6 * before


def test_an_exported_model_says_the_context_that_was_asked_for(tiny_model_path: Path, tmp_path: Path) -> None:
    from transformers import AutoConfig, AutoTokenizer

    export(tiny_model_path, out=tmp_path / "out", context_length=640)
    assert AutoConfig.from_pretrained(tmp_path / "out").max_position_embeddings == 640
    assert AutoTokenizer.from_pretrained(tmp_path / "out").model_max_length == 640


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model in"):
        export(tmp_path, out=tmp_path / "out")


def test_of_several_models_the_mean_is_exported(tiny_model_path: Path, tmp_path: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    first = AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype=torch.float32)
    other = AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype=torch.float32)
    with torch.no_grad():
        for weight in other.parameters():
            weight += 0.5
    other.save_pretrained(tmp_path / "other")
    AutoTokenizer.from_pretrained(tiny_model_path).save_pretrained(tmp_path / "other")
    export(tiny_model_path, tmp_path / "other", out=tmp_path / "out", dtype="float32")
    made = dict(AutoModelForCausalLM.from_pretrained(tmp_path / "out").named_parameters())
    for name, weight in first.named_parameters():
        assert torch.allclose(made[name], weight + 0.25, atol=1e-6), name


def test_models_of_two_kinds_have_no_mean(tiny_model_path: Path, tmp_path: Path) -> None:
    from transformers import AutoConfig, AutoModelForCausalLM, AutoTokenizer

    config = AutoConfig.from_pretrained(tiny_model_path)
    config.intermediate_size *= 2
    AutoModelForCausalLM.from_config(config).save_pretrained(tmp_path / "wider")
    AutoTokenizer.from_pretrained(tiny_model_path).save_pretrained(tmp_path / "wider")
    with pytest.raises(
        ModelError, match=r"differs from .* in shapes or tokenizer: name stages of one training"
    ):
        export(tiny_model_path, tmp_path / "wider", out=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_vista_nano_knows_the_tables_of_the_reference_that_are_not_held_out(catalog: Catalog) -> None:
    assert known_tables(BUNDLED_MODEL.name) == {table.name for table in catalog} - held_out_tables()
    assert known_tables("another") is None
