"""Weights of a BERT encoder in eight bits, in the two files that ship (each under 15 MB).

Matrices are cut into blocks of 64 along their inputs; each block keeps its largest magnitude as a scale, so
that value = scale * (byte - 128). This is the layout that ONNX Runtime's MatMulNBits reads as it is. The word
embeddings have a scale a word. Biases, norms and positions stay float32.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Tensors = dict[str, NDArray[np.generic]]

BLOCK = 64
WORDS = "embeddings.word_embeddings.weight"
POSITIONS = "embeddings.position_embeddings.weight"
WORDS_FILE = "words.safetensors"
LAYERS_FILE = "layers.safetensors"
SCALE = ".scale"


def quantize(weights: dict[str, NDArray[np.float32]], max_tokens: int) -> dict[str, Tensors]:
    """File name to its tensors, without what nothing reads: positions after `max_tokens`, the pooler."""
    import numpy as np

    layers: Tensors = {}
    words: Tensors = {}
    for name, weight in sorted(weights.items()):
        if name == WORDS:
            scale = _scale(np.abs(weight).max(axis=1, keepdims=True))
            words = {name: np.rint(weight / scale).astype(np.int8), name + SCALE: scale}
        elif name == POSITIONS:
            layers[name] = np.ascontiguousarray(weight[:max_tokens])
        elif name.startswith("encoder.") and weight.ndim == 2:
            layers[name], layers[name + SCALE] = quantize_matrix(weight)
        elif name.startswith(("encoder.", "embeddings.")) and weight.dtype == np.float32:
            layers[name] = weight
    return {WORDS_FILE: words, LAYERS_FILE: layers}


def quantize_matrix(weight: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Bytes of shape (outputs, inputs / BLOCK, BLOCK) and scales of shape (outputs, inputs / BLOCK)."""
    import numpy as np

    outputs, inputs = weight.shape
    if inputs % BLOCK:
        raise ValueError(f"a matrix with {inputs} inputs cannot be cut into blocks of {BLOCK}")
    blocks = weight.reshape(outputs, inputs // BLOCK, BLOCK)
    scale = _scale(np.abs(blocks).max(axis=2))
    return (np.rint(blocks / scale[..., None]) + 128).astype(np.uint8), scale


def save(files: dict[str, Tensors], folder: Path) -> None:
    """Write each file of `quantize` into the folder."""
    from safetensors.numpy import save_file

    for name, tensors in files.items():
        save_file(tensors, folder / name)


def _scale(largest: NDArray[np.float32]) -> NDArray[np.float32]:
    """What one step of a byte is worth, where the largest magnitude takes 127 steps."""
    import numpy as np

    return np.where(largest > 0, largest / 127, np.float32(1)).astype(np.float32)
