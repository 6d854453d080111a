"""Any model of sentence-transformers: a folder, or a name on the hub."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from schema_index.embedding.torch_model import BATCH_SIZE
from schema_index.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class SentenceTransformersModel:
    """`source` is a folder or a hub name; `shown` is what errors call it. Raises ModelError."""

    def __init__(self, source: str, shown: str, *, local: bool = False) -> None:
        if find_spec("sentence_transformers") is None:
            raise ModelError("sentence-transformers is not installed: run pip install sentence-transformers")
        import torch
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging as transformers_logging

        transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        device = "cuda" if torch.cuda.is_available() else "cpu"
        try:
            self._model = SentenceTransformer(source, device=device, local_files_only=local)
        except (OSError, ValueError, KeyError, RuntimeError) as error:
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
            raise ModelError(
                f"the embedding model {shown!r} cannot be loaded ({reason}): give a "
                "sentence-transformers folder or name, or leave it out for the bundled one"
            ) from error
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.max_tokens = int(self._model.max_seq_length or 0)

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One unit row a text: shape (len(texts), dimension)."""
        import numpy as np

        vectors = self._model.encode(
            texts,
            batch_size=BATCH_SIZE,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text, special ones included."""
        return [len(ids) for ids in self._model.tokenizer(texts)["input_ids"]]
