"""Whether a question reads like a second turn, by a linear classifier over its embedding.

The word lists of `follow_up` know how second turns begin and what they point at; they miss what people say
in other words (`liabilities instead`, `names rather than numbers`). The classifier (logistic regression, made
by `finetune.going_on` from the second turns and the questions written by hand) hears these by their meaning.
Its embedding is the bundled one, whichever model an index was made with.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schema_index import Encoder, SentenceEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("going_on.json")
LEAST = 0.93
"""From this probability on a question goes on from the one before. Cross-validated (`python -m
finetune.going_on`): 78.0% of the second turns have as much, and 0.2% of what stands by itself."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """The classifier over the vectors of the embedding model called `encoder`.

    `coefficients` have the shape (dimension,).
    """

    encoder: str
    coefficients: NDArray[np.float64]
    intercept: float

    def probability(self, vector: NDArray[np.float32]) -> float:
        """How likely a question with this embedding, shape (dimension,), goes on from the one before."""
        import numpy as np

        return float(1 / (1 + np.exp(-(self.coefficients @ vector + self.intercept))))


@lru_cache(maxsize=4096)
def reads_on(question: str) -> bool:
    """Whether a question is likelier a second turn than one that stands by itself."""
    vector = _encoder().encode([question])[0]
    return bundled_going_on().probability(vector) >= LEAST


@lru_cache(maxsize=1)
def bundled_going_on() -> GoingOn:
    """The classifier that comes with the package."""
    import numpy as np

    kept: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    if kept["encoder"] != _encoder().name:
        raise ValueError(f"{WEIGHTS.name} is of another version: run python -m finetune.going_on --write")
    return GoingOn(kept["encoder"], np.array(kept["coefficients"]), float(kept["intercept"]))


@lru_cache(maxsize=1)
def _encoder() -> Encoder:
    return SentenceEncoder()
