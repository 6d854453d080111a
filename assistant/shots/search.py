"""The answered questions nearest to a question: few-shot prompting by similarity of embeddings.

What a small model cannot know, such as which columns make an agreement one "in force today", the answer to a
question like it tells. Chosen by the nearest embedding (Liu et al. 2022, arXiv 2101.06804), over the tables
retrieved only; the files are made by `finetune.shots` from questions of training, none of an evaluation.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.rules import check
from retriever import Shot
from schema_index import Catalog, Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

SHOTS = Path(__file__).with_name("shots.jsonl")
VECTORS = Path(__file__).with_name("vectors.npy")
SCALE = 127
"""What a vector of length 1 is multiplied by to be kept as 8-bit integers."""
MOST = 3
LEAST = 0.4
"""Questions less alike than this (cosine) have little in common but the company."""
_LOOKED_AT = 400


@dataclass(frozen=True, slots=True)
class Shots:
    """Answered questions, each in one or more wordings, with the vectors of the embedding model `encoder`.

    `vectors` has the shape (len(shots), dimension), a row a wording.
    """

    encoder: str
    shots: tuple[Shot, ...]
    vectors: NDArray[np.float32]


class ShotSearch:
    """The answered questions that one catalog can answer; safe to share between threads once made."""

    def __init__(self, catalog: Catalog, encoder: Encoder, shots: Shots | None = None) -> None:
        """`encoder` embeds the questions; for another model than that of `shots` (by default those that
        ship) nothing is found."""
        import numpy as np

        shots = shots or bundled_shots()
        self._catalog, self._encoder = catalog, encoder
        held = shots.encoder == encoder.name
        places = [place for place, shot in enumerate(shots.shots) if held and _exists(shot, catalog)]
        self._shots = [shots.shots[place] for place in places]
        self._vectors = shots.vectors[np.asarray(places, dtype=np.intp)]
        self._keeps_rules: dict[str, bool] = {}

    def find(self, question: str, tables: Collection[str], without: str = "") -> tuple[Shot, ...]:
        """At most MOST answered questions over these tables, nearest first, each statement once.

        Their SQL keeps every rule over the catalog. The statement `without` is not shown: in training it is
        the answer.
        """
        import numpy as np

        if not self._shots:
            return ()
        likeness = self._vectors @ self._encoder.encode([question])[0]
        near = np.argsort(-likeness, kind="stable")[:_LOOKED_AT]
        found: dict[str, Shot] = {}
        for place in near[likeness[near] >= LEAST].tolist():
            shot = self._shots[place]
            if shot.sql == without or shot.sql in found or not set(shot.tables) <= set(tables):
                continue
            if self._sound(shot.sql):
                found[shot.sql] = shot
            if len(found) == MOST:
                break
        return tuple(found.values())

    def _sound(self, sql: str) -> bool:
        if sql not in self._keeps_rules:
            self._keeps_rules[sql] = not check(sql, self._catalog).violations
        return self._keeps_rules[sql]


def _exists(shot: Shot, catalog: Catalog) -> bool:
    tables = {name: catalog.find(name) for name in shot.tables}
    return all(table is not None and table.name == name for name, table in tables.items()) and all(
        (held := tables.get(table)) is not None and held.column(column) is not None
        for table, column in shot.columns
    )


@lru_cache(maxsize=1)
def bundled_shots() -> Shots:
    """Those that ship, in the order of the file."""
    import numpy as np

    lines = SHOTS.read_text(encoding="utf-8").splitlines()
    encoder = json.loads(lines[0])["encoder"]
    shots: list[Shot] = []
    for row in map(json.loads, lines[1:]):
        tables = tuple(row["tables"])
        columns = tuple((table, column) for table, names in row["columns"].items() for column in names)
        shots += (Shot(question, row["sql"], tables, columns) for question in row["questions"])
    vectors = np.load(VECTORS, allow_pickle=False).astype(np.float32) / SCALE
    return Shots(encoder, tuple(shots), vectors)
