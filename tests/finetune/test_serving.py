"""vLLM serves a merged model, and a LoRA adapter directly, as they answer in this process."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model import Message
from assistant.server_model import ServerModel
from assistant.transformers_model import TransformersModel
from tests.assistant.conftest import vllm
from tests.finetune.test_merge import save_adapter

pytestmark = [pytest.mark.vllm, pytest.mark.filterwarnings("ignore")]
ASK: list[Message] = [{"role": "user", "content": "open jobs with their contract amount"}]


def answer(model: TransformersModel | ServerModel) -> str:
    return "".join(model.generate(ASK, max_tokens=24))


def test_a_dora_is_merged_and_served(tiny_model_path: Path, tmp_path: Path) -> None:
    adapter = save_adapter(tiny_model_path, tmp_path / "dora", dora=True)
    expected = answer(TransformersModel(adapter))
    assert expected != answer(TransformersModel(tiny_model_path))
    with vllm(tmp_path / "log", adapter=adapter) as url:
        model = ServerModel(url, timeout=60)
        assert (model.name, answer(model)) == ("dora", expected)
    assert (tmp_path / "dora-merged" / "config.json").is_file()


def test_a_lora_adapter_is_served_beside_its_base(tiny_model_path: Path, tmp_path: Path) -> None:
    adapter = save_adapter(tiny_model_path, tmp_path / "lora")
    with vllm(tmp_path / "log", adapter=adapter, name="vista") as url:
        model = ServerModel(url, timeout=60)
        assert (model.name, answer(model)) == ("vista", answer(TransformersModel(adapter)))
        assert model.context_length == TransformersModel(tiny_model_path).context_length
        assert answer(ServerModel(url, "vista-base", timeout=60)) == answer(
            TransformersModel(tiny_model_path)
        )
