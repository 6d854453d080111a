"""The bundled model on ONNX Runtime: loads in a tenth of a second, without torch."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from schema_index.embedding.bundled_model import GRAPH, load_tokenizer, plain, read_config
from schema_index.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class OnnxModel:
    """A folder that `finetune.embedding.export` wrote; safe to share between threads.

    Each text runs by itself, on one core: its vector does not depend on what else is encoded, and a
    question is too short for a second core to help. Many texts run on all cores, or on as many as
    OMP_NUM_THREADS says.
    """

    def __init__(self, folder: Path) -> None:
        import onnxruntime

        config = read_config(folder)
        self.dimension = int(config["hidden_size"])
        self.max_tokens = int(config["max_tokens"])
        self._tokenizer = load_tokenizer(folder)
        self._tokenizer.enable_truncation(self.max_tokens)
        self._counter = load_tokenizer(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # ONNX Runtime's own exceptions share no base but this
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
            raise ModelError(
                f"ONNX Runtime {onnxruntime.__version__} cannot load the embedding model in {folder} "
                f"({reason}): run pip install --upgrade onnxruntime, or install the package again"
            ) from error

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One unit row a text: shape (len(texts), dimension)."""
        import numpy as np

        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        workers = min(len(texts), _cores())
        if workers == 1:
            return np.concatenate([self._run(text) for text in texts])
        with ThreadPoolExecutor(workers) as pool:
            return np.concatenate(list(pool.map(self._run, texts)))

    def count_tokens(self, texts: list[str]) -> list[int]:
        """Tokens of each text, special ones included, none cut off."""
        return [len(self._counter.encode(plain(text)).ids) for text in texts]

    def _run(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        tokens = self._tokenizer.encode(plain(text)).ids
        vector: NDArray[np.float32] = self._session.run(None, {"input_ids": np.array([tokens])})[0]
        return vector


def _cores() -> int:
    """How many cores this process may use."""
    asked = os.environ.get("OMP_NUM_THREADS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    affinity = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(affinity(0)) if affinity else os.cpu_count() or 1
