"""Loads a model and its tokenizer from a folder, an adapter folder or the hub."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.errors import MissingPackageError, ModelError

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

_EXAMPLE = "Qwen/Qwen2.5-Coder-1.5B-Instruct"
_MAX_REASON = 200
_HUB_SECONDS = 10.0


def load_weights(path: str | Path) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """Load `path`: a model folder, a PEFT adapter folder (merged onto its base) or a hub name.

    bfloat16 on a GPU that has it (float16 on one that has not), float32 on the CPU; ready for inference on
    that device. No code from the model's repository is run.

    Raises ModelError where there is no model, it is damaged, or it cannot chat (no chat template), and
    MissingPackageError for an adapter without peft.
    """
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    _check_place(path)
    model, tokenizer = _load(str(path))
    if not tokenizer.chat_template:
        raise ModelError(
            f"the model at {path} has no chat template: take its instruct or fine-tuned form, or put "
            "a chat_template.jinja into its folder"
        )
    return model, tokenizer


def _may_be_on_the_hub(path: str) -> bool:
    """Whether `path` is no place here and has the form `owner/model`, where no folder `owner` is here."""
    named = re.fullmatch(r"[\w-][\w.-]*/[\w-][\w.-]*", path) is not None
    return named and not Path(path).exists() and not Path(path).parent.is_dir()


def _check_place(path: str | Path) -> None:
    folder = Path(path)
    if folder.is_dir():
        if not any((folder / name).is_file() for name in ("config.json", "adapter_config.json")):
            raise ModelError(
                f"no model in the folder {path}: it has neither config.json nor adapter_config.json; "
                "name the folder that training wrote, or one of its checkpoints"
            )
    elif not _may_be_on_the_hub(str(path)):
        raise ModelError(
            f"no model folder at {path}: give a folder that holds config.json, or a name on the hub "
            f"such as {_EXAMPLE}"
        )


def _hub_has(name: str) -> bool:
    """Whether the hub has `name`; False where it cannot be asked, and only what was downloaded counts.

    Asked once, because transformers asks a hub that it cannot reach for half a minute. Raises ModelError
    where the hub refuses the name.
    """
    import httpx2
    from huggingface_hub import model_info
    from huggingface_hub.errors import HfHubHTTPError

    try:
        model_info(name, timeout=_HUB_SECONDS)
    except HfHubHTTPError as error:
        if error.response.is_server_error:
            return False
        raise ModelError(
            f"no model folder at {name}, and the hub gives no such model: correct the name, or set HF_TOKEN "
            "where it is private or gated"
        ) from error
    except (httpx2.HTTPError, OSError):
        return False
    return True


def _load(path: str) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    from safetensors import SafetensorError
    from transformers import AutoModelForCausalLM, AutoTokenizer

    adapter = Path(path) / "adapter_config.json"
    if adapter.is_file():
        return _load_adapter(adapter)
    device, dtype = _placement()
    cached = not Path(path).is_dir() and not _hub_has(path)
    try:
        tokenizer = AutoTokenizer.from_pretrained(path, local_files_only=cached)
        loaded: Any = AutoModelForCausalLM.from_pretrained(
            path, dtype=dtype, output_loading_info=True, local_files_only=cached
        )
    except (OSError, ValueError, KeyError, RuntimeError, ImportError, SafetensorError) as error:
        raise ModelError(_load_failure(path, error)) from error
    model, report = loaded
    if missing := report["missing_keys"]:
        raise ModelError(
            f"the model at {path} is incomplete: {len(missing)} weights are missing, {min(missing)} among "
            "them; copy or train it again"
        )
    return model.to(device).eval(), tokenizer


def _load_adapter(config: Path) -> tuple[PreTrainedModel, PreTrainedTokenizerBase]:
    """An adapter merged onto its base, which may be an adapter folder too (DPO on top of SFT)."""
    folder = config.parent
    try:
        from peft import PeftModel
    except ImportError as error:
        raise MissingPackageError("peft", f"the adapter at {folder}", "train") from error
    from safetensors import SafetensorError
    from transformers import AutoTokenizer

    base = base_of(config)
    model, tokenizer = _load(base)
    try:
        if (folder / "tokenizer_config.json").is_file():
            tokenizer = AutoTokenizer.from_pretrained(folder)
        embeddings: Any = model.get_input_embeddings()
        if len(tokenizer) > embeddings.num_embeddings:
            model.resize_token_embeddings(len(tokenizer))
        merged: Any = PeftModel.from_pretrained(model, str(folder)).merge_and_unload()
    except (OSError, ValueError, KeyError, RuntimeError, TypeError, SafetensorError) as error:
        raise ModelError(
            f"the adapter at {folder} does not fit its base {base}: {_reason(error)}; merge it with the "
            "base that it was trained on"
        ) from error
    return merged.eval(), tokenizer


def base_of(config: Path) -> str:
    """The folder, or name on the hub, of the base that an adapter_config.json names; raises ModelError."""
    try:
        base = json.loads(config.read_text(encoding="utf-8"))["base_model_name_or_path"]
    except (ValueError, KeyError, TypeError) as error:
        raise ModelError(
            f"{config} names no base_model_name_or_path: add the path of the model that the adapter is for"
        ) from error
    place = Path(str(base))
    if not place.is_dir() and (config.parent / place).is_dir():
        place = config.parent / place
    if not place.is_dir() and not _may_be_on_the_hub(str(base)):
        raise ModelError(
            f"no model folder at {base}, the base of the adapter at {config.parent}: correct "
            f"base_model_name_or_path in {config}"
        )
    return str(place)


def _placement() -> tuple[str, Any]:
    import torch

    if not torch.cuda.is_available():
        return "cpu", torch.float32
    return "cuda", torch.bfloat16 if torch.cuda.is_bf16_supported() else torch.float16


def _load_failure(path: str, error: Exception) -> str:
    if Path(path).is_dir():
        return f"the model at {path} cannot be loaded: {_reason(error)}; copy or train it again"
    return (
        f"no model folder at {path}, and the hub gave no such model: {_reason(error)}; correct the name, or "
        "download the model and name its folder"
    )


def _reason(error: Exception) -> str:
    """The first sentence of what the library says."""
    text = " ".join(str(error).split()).split(". ")[0]
    return text[:_MAX_REASON].rstrip(".") or type(error).__name__
