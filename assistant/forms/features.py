"""What a question looks like to the classifier of answer forms: its embedding and what is named in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from assistant.forms.orders import orders
from assistant.forms.pasted_sql import pasted_sql
from retriever import Mention

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEATURES = (
    "tables named", "columns named", "an absent name", "under 6 words", "over 14 words", "SQL in it",
    "question mark", "begins with what, which, where or who", "under 8 words with a table named",
    "begins with a verb that changes data", "begins with a verb that may change data",
    "a later part begins like an order", "tells how something should be",
)  # fmt: skip
"""What follows the embedding, in this order."""
SCALE = 4.0
"""The embedding has length 1; the others count from 0 to 2."""
_ASKING = ("what", "which", "where", "who")
_MOST = 2


def features(question: str, vector: NDArray[np.float32], mentions: Sequence[Mention]) -> NDArray[np.float64]:
    """One row: the question's unit vector times SCALE, then FEATURES; shape (dimension + len(FEATURES),)."""
    import numpy as np

    words = question.split()
    verb = orders().verb(question)
    tables = sum(mention.exists and not mention.column for mention in mentions)
    columns = sum(mention.exists and bool(mention.column) for mention in mentions)
    looks = [
        min(tables, _MOST),
        min(columns, _MOST),
        any(not mention.exists for mention in mentions),
        len(words) < 6,
        len(words) > 14,
        bool(pasted_sql(question)),
        "?" in question,
        bool(words) and words[0].lower() in _ASKING,
        tables > 0 and len(words) < 8,
        _MOST * (verb in orders().changes),
        _MOST * (verb in orders().may_change),
        _MOST * orders().later(question),
        orders().wants(question),
    ]
    return np.concatenate([SCALE * vector.astype(np.float64), np.array(looks, dtype=np.float64)])
