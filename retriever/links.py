"""Schema linking: which columns a question speaks of, and in which of its words.

A model that was trained from scratch knows no English; this tells it that `gross` means APTL.GrossAmt. A
small feed-forward network judges each column of the retrieved tables by the words it shares with the question
(`retriever/link_features.py`); it was fitted to the questions written by hand (`finetune.column_links`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from retriever.column_prior import asks_for_time
from retriever.kin import kin_of
from retriever.lexicon import lexicon_of
from retriever.link_features import DESCRIBED, FEATURES, KIN, Asked, ColumnStems, column_stems, link_features
from retriever.network import Network
from retriever.schema import Link, RetrievedSchema
from retriever.text import STOP_WORDS, stem
from schema_index import Catalog, Column

WEIGHTS = Path(__file__).with_name("link_weights.json")
MOST, LEAST = 10, 0.12
"""How many columns are linked at most, and the probability under which none is."""
_LONGEST = 3
_WORD = re.compile(r"[A-Za-z0-9#&]+(?:['\u2019-][A-Za-z0-9]+)*")


@lru_cache(maxsize=1)
def bundled_links() -> Network:
    """The network that comes with the package."""
    return Network.read(WEIGHTS, FEATURES, "finetune.column_links --write")


def link_columns(
    question: str, schema: RetrievedSchema, catalog: Catalog, model: Network | None = None
) -> tuple[Link, ...]:
    """The columns of the schema's tables that a question probably speaks of, in the order it does so.

    At most MOST, likeliest first taken; those that no word of the question says stand last.
    """
    import numpy as np

    asked = Asked(question, lexicon_of(catalog))
    columns = [(hit.table, column) for hit in schema.tables for column in hit.table.columns]
    if not columns:
        return ()
    shares = (model or bundled_links()).probabilities(link_features(asked, schema.tables))
    spoken = _Spoken(question, asked)
    found = []
    for place in np.argsort(-shares, kind="stable")[:MOST]:
        table, column = columns[int(place)]
        share = float(shares[place])
        if share >= LEAST and column.name != table.company_column:
            start, said = spoken.of(table.name, column)
            found.append((start, -share, Link(said, table.name, column.name, share)))
    return tuple(link for *_, link in sorted(found, key=lambda row: row[:2]))


class _Spoken:
    """Finds the words of a question that speak of a column."""

    def __init__(self, question: str, asked: Asked) -> None:
        self._asked = asked
        self._question = question
        self._places = [match.span() for match in _WORD.finditer(question)]
        self._stems = [stem(question[start:end].lower()) for start, end in self._places]

    def of(self, table: str, column: Column) -> tuple[int, str]:
        """Where in the question, and in which words; (its length, "") where in none."""
        term = self._asked.term_for(table, column.name)
        wanted = set(self._asked.stems[term.start : term.end]) if term else set()
        known = column_stems(column)
        worth = [self._worth(piece, wanted, known) for piece in self._stems]
        if not any(worth):
            return self._dated(column)
        first = last = max(range(len(worth)), key=lambda place: worth[place])
        while first > 0 and last - first < _LONGEST - 1 and worth[first - 1] > 0 and self._touch(first - 1):
            first -= 1
        while last + 1 < len(worth) and last - first < _LONGEST - 1:
            if not worth[last + 1] or not self._touch(last):
                break
            last += 1
        return self._words(first, last)

    def _worth(self, piece: str, wanted: Collection[str], known: ColumnStems) -> float:
        weight = self._asked.weight(piece)
        if piece in STOP_WORDS:
            return 0.0
        if piece in wanted or piece in known.name:
            return weight
        if piece in known.description or piece in known.codes:
            return DESCRIBED * weight
        return KIN * weight if kin_of(piece) & known.name else 0.0

    def _touch(self, place: int) -> bool:
        """Whether nothing but space stands between a word and the next one."""
        return not self._question[self._places[place][1] : self._places[place + 1][0]].strip()

    def _words(self, first: int, last: int) -> tuple[int, str]:
        start, end = self._places[first][0], self._places[last][1]
        return start, self._question[start:end]

    def _dated(self, column: Column) -> tuple[int, str]:
        """The words of time in the question, for a date that no other word says."""
        if "date" not in column.type:
            return len(self._question), ""
        timely = [asks_for_time(self._question[start:end]) for start, end in self._places]
        runs = [
            (last - first, -first)
            for first in range(len(timely))
            for last in range(first, min(first + _LONGEST, len(timely)))
            if all(timely[first : last + 1])
        ]
        if not runs:
            return len(self._question), ""
        length, first = max(runs)
        return self._words(-first, length - first)
