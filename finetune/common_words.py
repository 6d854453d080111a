"""The English words that a tokenizer should hold whole, because people may ask with any of them."""

from __future__ import annotations

import json
from pathlib import Path

from schema_index.embedding.bundled_model import BUNDLED_FOLDER

VOCABULARY = BUNDLED_FOLDER / "tokenizer.json"


def common_words(count: int, vocabulary: Path = VOCABULARY) -> list[str]:
    """The first `count` words of two letters or more in the embedding model's vocabulary.

    That vocabulary (BERT's uncased WordPiece, Devlin et al. 2019) stands in order of frequency.
    """
    pieces: dict[str, int] = json.loads(vocabulary.read_text(encoding="utf-8"))["model"]["vocab"]
    ordered = sorted(pieces, key=pieces.__getitem__)
    words = [piece for piece in ordered if len(piece) > 1 and piece.isascii() and piece.isalpha()]
    return words[:count]
