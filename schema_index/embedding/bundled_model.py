"""The embedding model that comes with the package: where its files lie, its name, its tokenizer."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index.errors import ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

BUNDLED_FOLDER = Path(__file__).parent / "minilm"
"""GRAPH, words.safetensors and layers.safetensors (see finetune/embedding), tokenizer, config."""
GRAPH = "graph.onnx"


@lru_cache(maxsize=4)
def read_config(folder: Path = BUNDLED_FOLDER) -> dict[str, Any]:
    """The model's name, `max_tokens` and BERT's configuration; raises ModelError."""
    try:
        config: dict[str, Any] = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"the embedding model in {folder} cannot be read: install the package again, "
            "or make it with python -m finetune.embedding.export"
        ) from error
    return config


def bundled_name() -> str:
    """What indexes made with the bundled model call it; other weights have another name."""
    return str(read_config()["name"])


def load_tokenizer(folder: Path) -> Tokenizer:
    """The tokenizer of a model folder; it cuts texts off at the model's limit and pads nothing."""
    from tokenizers import Tokenizer

    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    except Exception as error:  # tokenizers raises Exception itself
        raise ModelError(f"{folder / 'tokenizer.json'} is no tokenizer: install the package again") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def plain(text: str) -> str:
    """The text without lone surrogates, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
