"""The network that reads a question beside the lines of a table, on ONNX Runtime.

A BERT (all-MiniLM-L6-v2, tuned by `finetune.asked_parts`) reads the question and all lines of a passage
together, so that each column is seen beside the words of the question and beside the other columns, as in
SQLova (Hwang et al. 2019, arXiv 1902.01069). Its word embeddings are those of the bundled embedding model,
which tuning left as they were.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from retriever.asked_parts.lines import Line
from retriever.asked_parts.roles import ROLES
from schema_index import ModelError
from schema_index.embedding.bundled_model import BUNDLED_FOLDER, load_tokenizer, plain

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

FOLDER = Path(__file__).with_name("network")
"""GRAPH, layers.safetensors, config.json and a card, as `finetune.asked_parts.export` writes them."""
GRAPH = "graph.onnx"
LONGEST_QUESTION, LONGEST_LINE, LONGEST = 90, 24, 510
"""Tokens of the question, of a line, and of all that is read at a time."""
_WORDS = "embeddings.word_embeddings.weight"


class Encoded:
    """A question and the lines of a passage as tokens; shared by training and reading."""

    def __init__(self, question: Sequence[int], lines: Sequence[Sequence[int]], first: int, end: int) -> None:
        """`question` and `lines` are tokens without special ones; `first` and `end` are those."""
        self.tokens = [first, *question[:LONGEST_QUESTION], end]
        self.kinds = [0] * len(self.tokens)
        self.spans: list[tuple[int, int] | None] = []
        """Where the tokens of each line stand; None where there was no room left."""
        for line in lines:
            kept = line[:LONGEST_LINE]
            start = len(self.tokens)
            if start + len(kept) + 1 > LONGEST:
                self.spans.append(None)
                continue
            self.spans.append((start, start + len(kept)))
            self.tokens += [*kept, end]
            self.kinds += [1] * (len(kept) + 1)

    def pool(self) -> Rows:
        """Shape (lines, tokens): the mean over each line's tokens."""
        import numpy as np

        found = np.zeros((len(self.spans), len(self.tokens)), dtype=np.float32)
        for row, span in zip(found, self.spans, strict=True):
            if span is not None:
                row[slice(*span)] = 1.0 / max(1, span[1] - span[0])
        return found


class PartReader:
    """The network of a folder; threads may share it. Raises ModelError."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import onnxruntime
        from safetensors.numpy import load_file

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            kept = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            if tuple(kept["roles"]) != ROLES:
                raise ValueError(f"its roles are {', '.join(kept['roles'])}")
            self._session = onnxruntime.InferenceSession(
                str(folder / GRAPH), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # ONNX Runtime's own exceptions share no base but this
            reason = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
            raise ModelError(
                f"the network in {folder} cannot be read ({reason}): install the package again, or write it "
                "with python -m finetune.asked_parts.export"
            ) from error
        words = load_file(BUNDLED_FOLDER / "words.safetensors")
        self._words: NDArray[np.int8] = words[_WORDS]
        self._scales: Rows = words[f"{_WORDS}.scale"]
        self._tokenizer = load_tokenizer(BUNDLED_FOLDER)
        self._special = [self._tokenizer.token_to_id(special) or 0 for special in ("[CLS]", "[SEP]")]

    def logits(self, question: str, lines: Sequence[Line]) -> list[Rows | None]:
        """For each line of a passage its logits by role, shape (len(ROLES),); None for lines that there was
        no room for."""
        import numpy as np

        texts = [question, *(line.text for line in lines)]
        asked, *tokens = (self._tokenizer.encode(plain(text), add_special_tokens=False).ids for text in texts)
        encoded = Encoded(asked, tokens, *self._special)
        words = self._words[encoded.tokens].astype(np.float32) * self._scales[encoded.tokens]
        given = {
            "words": words[None],
            "kinds": np.asarray([encoded.kinds], dtype=np.int64),
            "pool": encoded.pool()[None],
        }
        found: Rows = self._session.run(None, given)[0][0]
        return [row if span else None for row, span in zip(found, encoded.spans, strict=True)]


@lru_cache(maxsize=1)
def bundled_reader() -> PartReader:
    """The network that comes with the package."""
    return PartReader()
