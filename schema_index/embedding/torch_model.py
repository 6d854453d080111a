"""The bundled model on torch, where ONNX Runtime is not installed: slower, the same weights."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from schema_index.embedding.bundled_model import load_tokenizer, plain, read_config
from schema_index.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

BATCH_SIZE = 8
"""Texts of like length in small batches: little padding, and they stay in a core's cache."""
_ZERO = 128
"""The byte that stands for 0 in a quantized matrix."""


class TorchModel:
    """The weights of `OnnxModel`, taken back to float32; cosines differ by less than 0.02."""

    def __init__(self, folder: Path) -> None:
        import torch
        from transformers import BertConfig, BertModel

        config = read_config(folder)
        self.dimension = int(config["hidden_size"])
        self.max_tokens = int(config["max_tokens"])
        self._tokenizer = load_tokenizer(folder)
        self._tokenizer.enable_truncation(self.max_tokens)
        self._tokenizer.enable_padding()
        self._counter = load_tokenizer(folder)
        sizes = {**config, "max_position_embeddings": self.max_tokens}
        self._model = BertModel(BertConfig(**sizes), add_pooling_layer=False)  # type: ignore[no-untyped-call]
        self._model.load_state_dict(dequantize(folder))
        self._model.eval()  # type: ignore[no-untyped-call]
        self._torch = torch

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One unit row a text: shape (len(texts), dimension)."""
        import numpy as np

        rows = [self._run(texts[start : start + BATCH_SIZE]) for start in range(0, len(texts), BATCH_SIZE)]
        return np.concatenate(rows) if rows else np.zeros((0, self.dimension), dtype=np.float32)

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text, special ones included, none cut off."""
        return [len(self._counter.encode(plain(text)).ids) for text in texts]

    def _run(self, texts: list[str]) -> NDArray[np.float32]:
        torch = self._torch
        encoded = self._tokenizer.encode_batch([plain(text) for text in texts])
        tokens = torch.tensor([row.ids for row in encoded])
        mask = torch.tensor([row.attention_mask for row in encoded])
        with torch.inference_mode():
            states = self._model(input_ids=tokens, attention_mask=mask).last_hidden_state.float()
            weights = mask.unsqueeze(-1)
            pooled = (states * weights).sum(dim=1) / weights.sum(dim=1)
            unit: NDArray[np.float32] = torch.nn.functional.normalize(pooled, dim=1).numpy()
        return unit


def dequantize(folder: Path) -> dict[str, torch.Tensor]:
    """BERT's weights in float32 out of the two quantized files; raises ModelError."""
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        stored = load_file(folder / "words.safetensors") | load_file(folder / "layers.safetensors")
    except (OSError, SafetensorError) as error:
        raise ModelError(
            f"the weights of the embedding model in {folder} cannot be read: install the package again"
        ) from error
    found = {}
    for name, tensor in stored.items():
        if name.endswith(".scale"):
            continue
        scale = stored.get(f"{name}.scale")
        if scale is None:
            found[name] = tensor
        elif tensor.ndim == 2:
            found[name] = tensor.float() * scale
        else:
            found[name] = ((tensor.float() - _ZERO) * scale.unsqueeze(-1)).flatten(1)
    return found
