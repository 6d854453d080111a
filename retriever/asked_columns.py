"""Which columns of the retrieved tables a question asks about, by its words and by their meaning.

As `retriever.links` judges columns by the words that they share with the question, and by how near in
meaning they are to what it says (`retriever.meanings`), against the other columns: a word means the column
that is nearest to it. The network knows no names, so it holds for tables that no model was trained on; it was
fitted to the questions written by hand, those over practice modules among them (`finetune.asked_columns`).
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from retriever.lexicon import lexicon_of
from retriever.link_features import FEATURES, Asked, link_features
from retriever.meanings import Said
from retriever.network import Network
from retriever.schema import RetrievedSchema
from schema_index import Catalog, Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

MEANT = (
    "best word", "best two words", "the whole question", "below the table's best word",
    "below the best whole", "words it says best of the table", "words it says best of all",
    "nearest to a best of the table", "nearest to a best of all", "rank by the whole question",
    "rank by the best word",
)  # fmt: skip
ASKED_FEATURES = (*FEATURES, *MEANT)
WEIGHTS = Path(__file__).with_name("asked_column_weights.json")
_NONE = 1e-6


@lru_cache(maxsize=1)
def bundled_asked_columns() -> Network:
    """The network that comes with the package."""
    return Network.read(WEIGHTS, ASKED_FEATURES, "finetune.asked_columns --write")


def asked_columns(
    question: str, schema: RetrievedSchema, catalog: Catalog, encoder: Encoder, model: Network | None = None
) -> dict[str, dict[str, float]]:
    """How likely SQL for the question is about each column of the schema's tables: probabilities by table and
    column. `encoder` is that of retrieval."""
    rows = asked_features(question, schema, catalog, encoder)
    if not len(rows):
        return {}
    shares = iter((model or bundled_asked_columns()).probabilities(rows).tolist())
    return {hit.table.name: {one.name: next(shares) for one in hit.table.columns} for hit in schema.tables}


def asked_features(question: str, schema: RetrievedSchema, catalog: Catalog, encoder: Encoder) -> Rows:
    """Shape (columns, len(ASKED_FEATURES)): the columns of the schema's tables in their order."""
    import numpy as np

    hits = [hit for hit in schema.tables if hit.table.columns]
    if not hits:
        return np.zeros((0, len(ASKED_FEATURES)), dtype=np.float32)
    said = Said(question, (hit.table for hit in hits), encoder)
    best = np.max([own.max(axis=0) for own in said.by_column], axis=0)
    meant = [
        _meant(own, whole, best) for own, whole in zip(said.by_column, said.by_column_whole, strict=True)
    ]
    worded = link_features(Asked(question, lexicon_of(catalog)), hits)
    return np.concatenate([worded, np.concatenate(meant)], axis=1).astype(np.float32)


def _meant(own: Rows, whole: Rows, best: Rows) -> Rows:
    """Shape (columns, len(MEANT)) of one table; `best` is how well any column says each word."""
    import numpy as np

    first, beside = own.max(axis=1), own.max(axis=0)
    return np.stack(
        (
            first, np.sort(own, axis=1)[:, -2:].mean(axis=1), whole, first - own.max(), whole - whole.max(),
            (own >= beside - _NONE).sum(axis=1), (own >= best - _NONE).sum(axis=1),
            (own - beside).max(axis=1), (own - best).max(axis=1),
            (whole > whole[:, None]).sum(axis=1), (first > first[:, None]).sum(axis=1),
        ),
        axis=1,
    )  # fmt: skip
