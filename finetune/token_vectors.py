"""Token embeddings that mean something before training: the sentence model's embedding of each token's text.

A model trained from scratch on schemas alone knows no English: that `supplier` is near `vendor` has to come
in from the side. A token that is a word, or part of a name that the glossary reads as words (`Amt` is
amount), starts at the embedding of those words; beside it stands a part of its own, so that `Vendor` and
` vendor` can be told apart. Codes, digits and marks have only a part of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from schema_index.glossary import module_words, words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from schema_index import Encoder

OWN = 0.5
"""Length of a word's own part; its meaning has sqrt(1 - OWN²) of the row's length 1."""
_SHORTEST = 3


def meaning(token: str) -> str:
    """The words that the text of a token stands for, or "" for marks, digits, codes and pieces of words."""
    bare = token.strip()
    if not (bare.isascii() and bare.isalpha()):
        return ""
    if bare.isupper():
        return module_words(bare) if len(bare) > 1 else ""
    if bare[0].isupper():
        return " ".join(words(bare))
    return bare if len(bare) >= _SHORTEST and token[0] == " " else ""


def token_vectors(tokenizer: Any, encoder: Encoder, seed: int) -> NDArray[np.float32]:
    """One row of length 1 a token: shape (len(tokenizer), encoder.dimension).

    Meanings are centred on their mean, since embeddings of short texts share a large common part.
    """
    meant = [meaning(tokenizer.decode([number])) for number in range(len(tokenizer))]
    known = sorted({text for text in meant if text})
    found = encoder.encode(known)
    found = _unit(found - found.mean(axis=0))
    place = {text: number for number, text in enumerate(known)}
    own = _unit(np.random.default_rng(seed).standard_normal((len(meant), encoder.dimension)))
    rows = np.array(
        [
            np.sqrt(1 - OWN**2) * found[place[text]] + OWN * part if text else part
            for text, part in zip(meant, own, strict=True)
        ]
    )
    return _unit(rows).astype(np.float32)


def _unit(rows: NDArray[Any]) -> NDArray[Any]:
    unit: NDArray[Any] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit
