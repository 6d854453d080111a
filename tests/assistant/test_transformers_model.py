"""The in-process model: what it loads, what it refuses, and that its loop is the library's."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

from assistant.model import Message
from assistant.transformers_model import TransformersModel
from schema_index.errors import MissingPackageError, ModelError
from tests.conftest import save_tiny_model

ASK: list[Message] = [{"role": "user", "content": "open jobs with their contract amount"}]


def prompt_ids(path: Path) -> Any:
    tokenizer = AutoTokenizer.from_pretrained(path)
    return tokenizer.apply_chat_template(ASK, add_generation_prompt=True, return_tensors="pt")["input_ids"]


def prompt_ids_length(model: TransformersModel) -> int:
    text = f"<|im_start|>user\n{ASK[0]['content']}<|im_end|>\n<|im_start|>assistant\n"
    return model.count_tokens(text)


def refusal(path: Path | str) -> str:
    """What loading `path` raises, one line."""
    with pytest.raises(ModelError) as caught:
        TransformersModel(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def copy_of(path: Path, to: Path) -> Path:
    shutil.copytree(path, to)
    return to


def edit_json(path: Path, **changes: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text()) | changes))


def test_greedy_answer_is_what_generate_gives(tiny_model: TransformersModel, tiny_model_path: Path) -> None:
    reference = AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype=torch.float32)
    ids = prompt_ids(tiny_model_path)
    written = reference.generate(ids, do_sample=False, max_new_tokens=50)[0, ids.shape[1] :]
    expected = AutoTokenizer.from_pretrained(tiny_model_path).decode(written, skip_special_tokens=True)
    assert "".join(tiny_model.generate(ASK, max_tokens=50)) == expected


def test_same_weights_same_name_and_context(tiny_model: TransformersModel) -> None:
    assert tiny_model.name == "tiny-qwen3"
    assert tiny_model.context_length == 1024


def test_ends_at_each_end_token_of_the_generation_config(
    tiny_model: TransformersModel, tiny_model_path: Path, tmp_path: Path
) -> None:
    pieces = list(tiny_model.generate(ASK, max_tokens=40))
    ids = prompt_ids(tiny_model_path)
    reference = AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype=torch.float32)
    written = reference.generate(ids, do_sample=False, max_new_tokens=40)[0, ids.shape[1] :].tolist()
    end = written[-1]
    folder = copy_of(tiny_model_path, tmp_path / "two-ends")
    edit_json(folder / "generation_config.json", eos_token_id=[2, end])
    answer = "".join(TransformersModel(folder).generate(ASK, max_tokens=40))
    before = written[: written.index(end)]
    assert answer == AutoTokenizer.from_pretrained(tiny_model_path).decode(before, skip_special_tokens=True)
    assert len(answer) < len("".join(pieces))


def test_the_answer_must_fit_beside_the_prompt(tiny_model: TransformersModel) -> None:
    room = tiny_model.context_length - prompt_ids_length(tiny_model)
    assert next(tiny_model.generate(ASK, max_tokens=room))
    with pytest.raises(ModelError, match=f"with {room + 1} for the answer more than the 1024 of tiny-qwen3"):
        list(tiny_model.generate(ASK, max_tokens=room + 1))


def test_closing_stops_the_work(tiny_model: TransformersModel) -> None:
    steps: list[int] = []
    hook = tiny_model._model.register_forward_hook(lambda *_: steps.append(1))
    try:
        answer = tiny_model.generate(ASK, max_tokens=200)
        next(answer)
        answer.close()  # type: ignore[attr-defined]
        done = len(steps)
        list(tiny_model.generate(ASK, max_tokens=3))
    finally:
        hook.remove()
    assert done < 20
    assert len(steps) == done + 3


def test_the_first_piece_needs_one_step(tiny_model: TransformersModel) -> None:
    steps: list[int] = []
    hook = tiny_model._model.register_forward_hook(lambda *_: steps.append(1))
    try:
        next(tiny_model.generate(ASK, grammar='root ::= "a" [a-z]+'))
    finally:
        hook.remove()
    assert len(steps) == 1


def test_the_caller_is_not_put_into_inference_mode(tiny_model: TransformersModel) -> None:
    for _ in tiny_model.generate(ASK, max_tokens=4):
        assert not torch.is_inference_mode_enabled()
        assert torch.is_grad_enabled()


def test_an_error_while_it_writes_reaches_the_caller(
    tiny_model: TransformersModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_memory(*_: Any, **__: Any) -> None:
        raise torch.OutOfMemoryError("out of memory")

    monkeypatch.setattr(tiny_model._model, "forward", no_memory)
    with pytest.raises(ModelError, match="no memory left on the cpu for tiny-qwen3"):
        list(tiny_model.generate(ASK))
    monkeypatch.undo()
    assert list(tiny_model.generate(ASK, max_tokens=4))


def test_the_shorter_limit_of_model_and_tokenizer_counts(tiny_model_path: Path, tmp_path: Path) -> None:
    folder = copy_of(tiny_model_path, tmp_path / "short")
    edit_json(folder / "tokenizer_config.json", model_max_length=96)
    assert TransformersModel(folder).context_length == 96


def test_no_such_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere").startswith(f"no model folder at {tmp_path / 'nowhere'}: ")
    assert "no model folder at nowhere: " in refusal("nowhere")


def test_a_relative_path_whose_parent_is_here_is_no_hub_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("runs").mkdir()
    assert "no model folder at runs/sft: " in refusal("runs/sft")


def test_a_hub_name_that_the_hub_does_not_give() -> None:
    message = refusal("Qwen/no-such-model-here")
    assert "no model folder at Qwen/no-such-model-here, and the hub gave no such model" in message


def test_a_hub_name_that_was_downloaded_before_needs_no_hub(
    tiny_model: TransformersModel, tiny_model_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit = "0" * 40
    folder = tmp_path / "models--vista--tiny"
    copy_of(tiny_model_path, folder / "snapshots" / commit)
    (folder / "refs").mkdir()
    (folder / "refs" / "main").write_text(commit)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    model = TransformersModel("vista/tiny")
    assert model.name == "vista/tiny"
    assert "".join(model.generate(ASK, max_tokens=9)) == "".join(tiny_model.generate(ASK, max_tokens=9))


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    assert "neither config.json nor adapter_config.json" in refusal(tmp_path)


def test_damaged_weights(tiny_model_path: Path, tmp_path: Path) -> None:
    folder = copy_of(tiny_model_path, tmp_path / "damaged")
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    assert f"the model at {folder} cannot be loaded" in refusal(folder)


def test_weights_that_are_missing_are_not_made_up(tiny_model_path: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = copy_of(tiny_model_path, tmp_path / "partial")
    weights = load_file(folder / "model.safetensors")
    del weights["model.layers.1.mlp.up_proj.weight"]
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    message = refusal(folder)
    assert "is incomplete: 1 weights are missing, model.layers.1.mlp.up_proj.weight among them" in message


def test_a_model_without_chat_template(tiny_model_path: Path, tmp_path: Path) -> None:
    folder = copy_of(tiny_model_path, tmp_path / "base")
    (folder / "chat_template.jinja").unlink()
    assert "has no chat template: take its instruct or fine-tuned form" in refusal(folder)


def test_a_chat_template_that_refuses_a_system_message(tiny_model_path: Path, tmp_path: Path) -> None:
    folder = copy_of(tiny_model_path, tmp_path / "no-system")
    (folder / "chat_template.jinja").write_text("{{ raise_exception('System role not supported') }}")
    with pytest.raises(ModelError, match="System role not supported"):
        list(TransformersModel(folder).generate(ASK))


@pytest.fixture(scope="session")
def adapter_path(tiny_model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A LoRA adapter with random, not zero, weights over the tiny model."""
    from peft import LoraConfig, get_peft_model

    folder = tmp_path_factory.mktemp("adapters") / "lora"
    base = AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype=torch.float32)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        config = LoraConfig(r=4, target_modules=["q_proj", "v_proj"], init_lora_weights=False)
        get_peft_model(base, config).save_pretrained(folder)
    return folder


def test_an_adapter_is_merged_onto_its_base(
    adapter_path: Path, tiny_model: TransformersModel, tiny_model_path: Path
) -> None:
    from peft import PeftModel

    base = AutoModelForCausalLM.from_pretrained(tiny_model_path, dtype=torch.float32)
    adapted = PeftModel.from_pretrained(base, adapter_path).eval()
    ids = prompt_ids(tiny_model_path)
    model = TransformersModel(adapter_path)
    with torch.inference_mode():
        merged, expected = model._model(ids).logits, adapted(ids).logits
        plain = tiny_model._model(ids).logits
    torch.testing.assert_close(merged, expected, rtol=1e-4, atol=1e-4)
    assert not torch.allclose(merged, plain, atol=1e-2)
    assert model.name == "lora"
    assert "".join(model.generate(ASK, grammar='root ::= "ok"')) == "ok"


def test_an_adapter_beside_its_base_may_name_it_relatively(
    adapter_path: Path, tiny_model_path: Path, tmp_path: Path
) -> None:
    copy_of(tiny_model_path, tmp_path / "base")
    folder = copy_of(adapter_path, tmp_path / "adapter")
    edit_json(folder / "adapter_config.json", base_model_name_or_path="../base")
    assert list(TransformersModel(folder).generate(ASK, max_tokens=3))


def test_an_adapter_whose_base_is_gone(adapter_path: Path, tmp_path: Path) -> None:
    folder = copy_of(adapter_path, tmp_path / "orphan")
    edit_json(folder / "adapter_config.json", base_model_name_or_path=str(tmp_path / "gone"))
    assert f"no model folder at {tmp_path / 'gone'}, the base of the adapter at {folder}" in refusal(folder)


def test_an_adapter_of_another_base(adapter_path: Path, tiny_model_path: Path, tmp_path: Path) -> None:
    from safetensors.torch import load_file, save_file

    folder = copy_of(adapter_path, tmp_path / "misfit")
    stored = folder / "adapter_model.safetensors"
    save_file({name: weight.repeat(2, 2) for name, weight in load_file(stored).items()}, stored)
    assert f"the adapter at {folder} does not fit its base {tiny_model_path}" in refusal(folder)


def test_an_adapter_without_peft(adapter_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "peft", None)
    with pytest.raises(MissingPackageError, match=r"pip install 'vista-sql-assistant\[train\]'"):
        TransformersModel(adapter_path)


def test_other_weights_answer_otherwise(tiny_model: TransformersModel, tmp_path: Path) -> None:
    save_tiny_model(tmp_path / "other", seed=7)
    other = "".join(TransformersModel(tmp_path / "other").generate(ASK, max_tokens=30))
    assert other != "".join(tiny_model.generate(ASK, max_tokens=30))
