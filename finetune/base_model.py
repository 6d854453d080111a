"""Loads what a trainer starts from: a model folder, an adapter folder to go on from, or a hub name."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from schema_index import MissingPackageError, ModelError

DEFAULT_BASE = "Qwen/Qwen2.5-Coder-1.5B-Instruct"
PLAIN_TEMPLATE = Path(__file__).parent / "recipes" / "plain_chat.jinja"


def load_base(base: Any, config: Any) -> tuple[Any, Any]:
    """Model and tokenizer of TRL's ModelConfig `base`, with the chat template that `config` may name.

    A folder with an adapter gives its base under that adapter, ready to be trained further. A padding token
    is set where there is none. Raises ModelError or MissingPackageError, in one line.
    """
    path = _named(base)
    adapter = Path(path) / "adapter_config.json"
    if adapter.is_file() and base.use_peft:
        raise ModelError(
            f"{path} is an adapter, and --use_peft would put another on top: leave --use_peft out to train "
            "this one further, or fold it into its base with python -m finetune.merge"
        )
    tokenizer, model = _loaded(path, base, config)
    if template := getattr(config, "chat_template_path", None):  # SFT alone takes one
        model, tokenizer = _with_template(model, tokenizer, template)
    if not tokenizer.chat_template:
        raise ModelError(
            f"{path} has no chat template: choose an instruct or coder-chat base, or give "
            f"--chat_template_path FILE.jinja ({_relative(PLAIN_TEMPLATE)} needs no special tokens)"
        )
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return model, tokenizer


def context_length(model: Any, tokenizer: Any, asked: int | None = None) -> int:
    """The most tokens of a record: the least of `asked`, the model's positions, the tokenizer's limit."""
    positions = getattr(model.config.get_text_config(), "max_position_embeddings", None)
    limits = (asked, positions, tokenizer.model_max_length)
    return min((int(limit) for limit in limits if limit and limit < 10**9), default=8192)


def check_model(folder: Path) -> None:
    """Raises ModelError where a folder holds no model of its own."""
    if not (folder / "config.json").exists():
        raise ModelError(f"no model in {folder}: name one that finetune.sft, merge or export wrote")


def _named(base: Any) -> str:
    import torch

    if base.model_name_or_path:
        return str(base.model_name_or_path)
    if torch.cuda.is_available():
        base.model_name_or_path = DEFAULT_BASE
        return DEFAULT_BASE
    raise ModelError(
        "no base model: give --model_name_or_path FOLDER_OR_HUB_NAME (on a GPU the default is "
        f"{DEFAULT_BASE}; without one train vista-nano, finetune/recipes/nano_sft.yaml)"
    )


def _loaded(path: str, base: Any, config: Any) -> tuple[Any, Any]:
    from safetensors import SafetensorError
    from transformers import AutoTokenizer
    from trl import get_quantization_config

    if (base.load_in_4bit or base.load_in_8bit) and not _installed("bitsandbytes"):
        raise MissingPackageError("bitsandbytes", "--load_in_4bit or --load_in_8bit", "qlora")
    more: dict[str, Any] = {
        "dtype": base.dtype or "float32",
        "attn_implementation": base.attn_implementation,
        "trust_remote_code": config.trust_remote_code,
        "quantization_config": get_quantization_config(base),
        **(config.model_init_kwargs or {}),
    }
    if not Path(path).is_dir():
        more["revision"] = base.model_revision
    try:
        tokenizer = AutoTokenizer.from_pretrained(path, trust_remote_code=config.trust_remote_code)
        return tokenizer, _weights(path, more)
    except (OSError, ValueError, KeyError, ImportError, SafetensorError) as error:
        first = " ".join(str(error).split())[:240]
        raise ModelError(f"cannot load the base {path!r}: {first}") from error


def _weights(path: str, more: dict[str, Any]) -> Any:
    from transformers import AutoModelForCausalLM

    adapter = Path(path) / "adapter_config.json"
    if not adapter.is_file():
        return AutoModelForCausalLM.from_pretrained(path, **more)
    from peft import PeftModel

    under = _weights(adapter_base(Path(path)), more)
    if isinstance(under, PeftModel):
        under = under.merge_and_unload()
    return PeftModel.from_pretrained(under, path, is_trainable=True)


def adapter_base(folder: Path) -> str:
    """The base that an adapter names, a hub name or a path (from here, or from the adapter's folder).

    Raises ModelError where it names none.
    """
    path = folder / "adapter_config.json"
    try:
        base = str(json.loads(path.read_text(encoding="utf-8"))["base_model_name_or_path"])
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(f"{path} names no base_model_name_or_path: add the path of its base") from error
    beside = folder / base
    return str(beside) if not Path(base).is_dir() and beside.is_dir() else base


def _with_template(model: Any, tokenizer: Any, path: str) -> tuple[Any, Any]:
    """The chat template of a Jinja file, or that of another tokenizer with the tokens it needs."""
    if path.endswith((".jinja", ".j2")):
        try:
            tokenizer.chat_template = Path(path).read_text(encoding="utf-8")
        except OSError as error:
            raise ModelError(f"cannot read --chat_template_path {path}: {error.strerror}") from error
        return model, tokenizer
    from trl import clone_chat_template

    model, tokenizer, _ = clone_chat_template(model, tokenizer, path)
    return model, tokenizer


def _installed(package: str) -> bool:
    from importlib.util import find_spec

    return find_spec(package) is not None


def _relative(path: Path) -> str:
    return "/".join(path.parts[-3:])
