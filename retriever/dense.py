"""Tables by nearness in meaning, for many questions in one pass of the embedding model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from schema_index import Encoder, TableIndex

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def dense_scores(index: TableIndex, questions: Sequence[str], encoder: Encoder) -> NDArray[np.float32]:
    """Cosine of every question with every table, shape (questions, tables), catalog order."""
    import numpy as np

    count = len(index.catalog)
    found = np.zeros((len(questions), count), dtype=np.float32)
    if not count or not len(questions):
        return found
    scores, rows = index.faiss_index.search(encoder.encode(list(questions)), count)
    found[np.arange(len(found))[:, None], rows] = scores
    return found
