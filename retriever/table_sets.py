"""Which of the retrieved tables a question needs together.

Retrieval ranks tables one by one; a statement reads a set of them. A small feed-forward network judges sets
by what the question says of their columns (`retriever.links`), by the words of the question that they cover,
as they stand (stems) and in meaning (`retriever.meanings`), alone and together, and by their ranks. It knows
no names, so it holds for tables that no model was trained on. It was fitted to the questions written by hand,
those over practice modules among them (`finetune.table_sets`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from retriever.lexicon import lexicon_of
from retriever.link_features import DESCRIBED, FEATURES, Asked, column_stems, link_features
from retriever.links import bundled_links
from retriever.meanings import Said
from retriever.network import Network
from retriever.schema import RetrievedSchema, RetrievedTable
from retriever.text import STOP_WORDS, name_stems, stems
from schema_index import Catalog, Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TABLE_FEATURES = (
    "rank", "score", "score below the best", "best link", "second link", "third link", "links", "best said",
    "best four said", "business terms", "words of the description", "words of the name", "columns", "key",
)  # fmt: skip
OF_EACH = 9
"""So many of TABLE_FEATURES count for the least and the most of a set, too."""
SET_FEATURES = (
    *(f"{name}, in all" for name in TABLE_FEATURES),
    *(f"{name}, least" for name in TABLE_FEATURES[:OF_EACH]),
    *(f"{name}, most" for name in TABLE_FEATURES[:OF_EACH]),
    "tables", "one", "two", "more", "joined", "linked", "share of what is linked", "linked by each, least",
    "linked by any", "covered", "share of what can be covered", "share of the words", "can be covered",
    "covered by each, least", "words", "words covered",
    "meant", "share of what can be meant", "meant, mean of the words", "meant worse than by others, most",
    "words meant best", "words meant nearly best", "meant by each, least", "meant by each, least share",
    "described, in all", "described, least", "described, most", "described, below the best",
    "nearest column, mean", "nearest columns, least", "nearest columns, most",
)  # fmt: skip
WEIGHTS = Path(__file__).with_name("table_set_weights.json")
_LINKED = 0.05
_CODED = 0.5
_SAID = {"name words": 1.0, "description words": DESCRIBED, "meanings of codes": _CODED, "business term": 6.0}
"""What the question says of a column, by the features of links."""
_NONE = 1e-6
_NEARLY = 0.05


@lru_cache(maxsize=1)
def bundled_table_sets() -> Network:
    """The network that comes with the package."""
    return Network.read(WEIGHTS, SET_FEATURES, "finetune.table_sets --write")


class TableSets:
    """Judges sets of the tables retrieved for one question."""

    def __init__(self, question: str, schema: RetrievedSchema, catalog: Catalog, encoder: Encoder) -> None:
        """`question` may hold the one that it goes on from; `encoder` is that of retrieval."""
        import numpy as np

        asked = Asked(question, lexicon_of(catalog))
        said = sorted(asked.said - STOP_WORDS)
        self._place = {hit.table.name: place for place, hit in enumerate(schema.tables)}
        self._worth = np.asarray([asked.weight(word) for word in said], dtype=np.float64)
        rows = link_features(asked, schema.tables)
        shares = bundled_links().probabilities(rows)
        tables, covers = [], []
        self._links: list[dict[str, float]] = []
        start = 0
        for rank, hit in enumerate(schema.tables):
            end = start + len(hit.table.columns)
            cover, described, named = _cover(hit, said, self._worth)
            own = shares[start:end]
            self._links.append(
                {
                    column.name: float(share)
                    for column, share in zip(hit.table.columns, own, strict=True)
                    if share > _LINKED
                }
            )
            likely, told = _best(own, 3), _best(_said(rows[start:end]), 4)
            tables.append(
                [
                    rank, hit.score, hit.score - schema.tables[0].score, *likely, float(own.sum()), told[0],
                    sum(told), len(hit.columns), described, named, len(hit.table.columns), len(hit.table.key),
                ]
            )  # fmt: skip
            covers.append(cover)
            start = end
        self._tables = np.asarray(tables, dtype=np.float64).reshape(-1, len(TABLE_FEATURES))
        self._covers = np.asarray(covers, dtype=np.float64).reshape(len(tables), len(said))
        self._meant = Said(question, (hit.table for hit in schema.tables), encoder)

    def logits(
        self, sets: Sequence[Collection[str]], joined: Sequence[bool], model: Network | None = None
    ) -> NDArray[np.float32]:
        """How likely each set of table names is what the question needs, as logits that compare with each
        other, shape (sets,); `joined`: whether its tables can stand in one FROM clause."""
        return (model or bundled_table_sets()).logits(self.features(sets, joined))

    def features(self, sets: Sequence[Collection[str]], joined: Sequence[bool]) -> NDArray[np.float32]:
        """Shape (sets, len(SET_FEATURES))."""
        import numpy as np

        everywhere = range(len(self._links))
        linkable, coverable = self._linked(everywhere), self._covered(everywhere)
        rows = []
        for names, plain in zip(sets, joined, strict=True):
            places = sorted(self._place[name] for name in names)
            table = self._tables[places]
            linked, covered = self._linked(places), self._covered(places)
            alone = [[other for other in places if other != place] for place in places]
            covering = (self._covers[places] > 0).any(axis=0).sum() if len(self._worth) else 0
            rows.append(
                [
                    *table.sum(axis=0), *table[:, :OF_EACH].min(axis=0), *table[:, :OF_EACH].max(axis=0),
                    len(places), len(places) == 1, len(places) == 2, len(places) > 2, plain,
                    linked, linked / (linkable + _NONE), min(linked - self._linked(rest) for rest in alone),
                    linkable, covered, covered / (coverable + _NONE),
                    covered / (self._worth.sum() + _NONE), coverable,
                    min(covered - self._covered(rest) for rest in alone), len(self._worth), covering,
                    *self._meaning(places, alone),
                ]
            )  # fmt: skip
        return np.asarray(rows, dtype=np.float32).reshape(-1, len(SET_FEATURES))

    def _meaning(self, places: Sequence[int], alone: Iterable[Sequence[int]]) -> list[float]:
        """How well the tables say in meaning what the question says; `alone` are the others beside each."""
        words, tables, columns = self._meant.words, self._meant.tables, self._meant.columns
        best, own = words.max(axis=0), words[places].max(axis=0)
        added = min(own.sum() - (words[rest].max(axis=0).sum() if rest else 0.0) for rest in alone)
        return [
            own.sum(), own.sum() / (best.sum() + _NONE), own.mean(), (best - own).max(),
            (own >= best - _NONE).mean(), (own >= best - _NEARLY).mean(), added, added / len(best),
            tables[places].sum(), tables[places].min(), tables[places].max(),
            tables[places].max() - tables.max(),
            columns[places, 0].mean(), columns[places, 1].min(), columns[places, 1].max(),
        ]  # fmt: skip

    def _linked(self, places: Collection[int]) -> float:
        """The links of tables, a name that several have counted once."""
        best: dict[str, float] = {}
        for place in places:
            for name, share in self._links[place].items():
                best[name] = max(best.get(name, 0.0), share)
        return sum(best.values())

    def _covered(self, places: Collection[int]) -> float:
        """The weight of the question's words that any of the tables says."""
        if not places or not len(self._worth):
            return 0.0
        return float(self._covers[list(places)].max(axis=0) @ self._worth)


def _cover(
    hit: RetrievedTable, said: Sequence[str], worth: NDArray[np.float64]
) -> tuple[list[float], float, float]:
    """How well a table says each word, and the weight of those in its description, and in its name."""
    named = frozenset(name_stems(hit.table.name))
    described = frozenset(stems(hit.table.description)) - STOP_WORDS
    columns = [column_stems(column) for column in hit.table.columns]
    ways = (
        (named.union(*(one.name for one in columns)), 1.0),
        (described.union(*(one.description for one in columns)), DESCRIBED),
        (frozenset[str]().union(*(one.codes for one in columns)), _CODED),
    )
    cover = [next((share for words, share in ways if word in words), 0.0) for word in said]

    def weight(words: Collection[str]) -> float:
        return sum(float(one) for word, one in zip(said, worth, strict=True) if word in words)

    return cover, weight(described), weight(named)


def _said(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """What the question says of each column, kin left out."""
    import numpy as np

    weights = np.zeros(rows.shape[1], dtype=np.float32)
    for name, weight in _SAID.items():
        weights[FEATURES.index(name)] = weight
    return np.asarray(rows @ weights, dtype=np.float32)


def _best(values: NDArray[np.float32], count: int) -> list[float]:
    """The largest values, best first, filled up with zeros."""
    found = sorted(map(float, values), reverse=True)[:count]
    return found + [0.0] * (count - len(found))
