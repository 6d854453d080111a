"""How much each table is what a made-up name or a phrase means: by its words, its module, its letters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from retriever.coined import MISTYPED, Coined
from retriever.kin import AKIN, kin_of
from retriever.lexicon import Lexicon
from retriever.synonyms import find_terms
from retriever.word_index import Places, WordIndex, word_index

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]

IN_MODULE = 0.35
"""A table of the module that the name begins with is likelier by this much than one that fits as well: less
than what a fitting table of another module has ahead (`ARVendor` is APVM)."""
SAME_BEGINNING = 0.3
"""More for tables that begin with the name's own letters (`APT` of `APTLines`)."""
SAME_TABLE = 0.5
"""More for the table whose whole name it begins with (`APTH` of `APTHDetail`); 1 more if no word follows."""
LATER_TABLE = 0.06
"""Less for each further table of a business term."""
DESCRIBED, COLUMNED = 0.6, 0.45
"""What a word in the description or in a column's name is worth beside one in the title, 1."""
BY_CHANCE = 0.1
"""What letters are worth that are less alike than a mistyped word, in a name longer than a code."""
TERMED = 1.3
"""What a business term is worth beside a title, 1, where no module is said (`Invoice`)."""
KIND = 0.5
"""What a word that only says what kind of table counts beside one that says of what."""
_KINDS = frozenset({
    "master", "tabl", "header", "detail", "line", "item", "data", "list", "record", "file", "transact",
    "entri", "histori", "log", "all", "info", "summari", "row", "main", "total", "report", "view",
})  # fmt: skip
_LONGEST_CODE = 5


def meaning_scores(coined: Coined, lexicon: Lexicon) -> Row:
    """Per table in catalog order: how well its words are those of the name, module and letters aside.

    The best of three shares in 0..1, weighed by how rare each word is: of the title or the name's own words
    (and back), of the business terms said, of the description and columns; and a little for the rest. Words
    that only say what kind of table (`history`) speak for tables of the module that the name begins with.
    """
    import numpy as np

    index = word_index(lexicon)
    if not coined.pieces:
        return np.zeros(len(index.names), dtype=np.float32)
    weights = {piece: index.weight(piece) * (KIND if piece in _KINDS else 1.0) for piece in coined.pieces}
    total = sum(weights.values())
    title = _said(weights, index.titles, index)
    name = _said(weights, index.name_words, index)
    titled = np.maximum(
        title * (0.7 / total + 0.3 / index.title_sums), name * (0.7 / total + 0.3 / index.name_sums)
    )
    described = _said(weights, index.descriptions, index) / total
    columned = _said(weights, index.columns, index) / total
    termed = _termed(coined, weights, index, lexicon) * (1.0 if coined.module else TERMED)
    best = np.maximum.reduce([titled, termed, DESCRIBED * described, COLUMNED * columned])
    found = best + 0.06 * titled + 0.05 * described + 0.05 * _said(weights, index.heads, index) / total
    if coined.module in index.modules:
        subject = sum(weight for piece, weight in weights.items() if piece not in _KINDS) / total
        found = found * np.maximum(index.modules[coined.module], min(1.0, 2 * subject))
    return np.asarray(found, dtype=np.float32)


def letter_scores(coined: Coined, lexicon: Lexicon) -> Row:
    """Per table in catalog order: how alike the letters are, 0 to 1.

    The mean of the edit distance with swaps (optimal string alignment) and of Jaro-Winkler, which counts a
    shared beginning: Vista's codes begin with the module. A name longer than a code is like another by its
    letters only where it is nearly the same; what is alike below that is chance.
    """
    import numpy as np

    index = word_index(lexicon)
    left = [coined.letters]
    edits = process.cdist(left, index.lower, scorer=OSA.normalized_similarity, dtype=np.float32)[0]
    jaro = process.cdist(left, index.lower, scorer=JaroWinkler.similarity, dtype=np.float32)[0]
    alike = (edits + jaro) / 2
    if len(coined.letters) > _LONGEST_CODE:
        alike = np.where(alike >= MISTYPED, alike, BY_CHANCE * alike)
    return np.asarray(alike, dtype=np.float32)


def place_scores(coined: Coined, lexicon: Lexicon) -> Row:
    """Per table in catalog order: more where the name says to look: its module, the table it begins with."""
    import numpy as np

    index = word_index(lexicon)
    found = np.zeros(len(index.names), dtype=np.float32)
    if coined.module in index.modules:
        found += IN_MODULE * index.modules[coined.module]
    if len(coined.code) > 2 and coined.pieces:
        begins = [name.startswith(coined.code[:3]) for name in index.names]
        found += SAME_BEGINNING * np.asarray(begins, dtype=np.float32)
    if coined.code in index.row_of:
        found[index.row_of[coined.code]] += SAME_TABLE if coined.pieces else 1.0 + SAME_TABLE
    return found


def _said(weights: Mapping[str, float], places: Places, index: WordIndex) -> Row:
    """Per table the weight of the words it holds, less where it holds one that means much the same."""
    import numpy as np

    found = np.zeros(len(index.names), dtype=np.float32)
    for piece, weight in weights.items():
        one = np.zeros(len(index.names), dtype=np.float32)
        for akin in kin_of(piece) - {piece}:
            if akin in places:
                one[places[akin]] = AKIN * weight
        if piece in places:
            one[places[piece]] = weight
        found += one
    return found


def _termed(coined: Coined, weights: dict[str, float], index: WordIndex, lexicon: Lexicon) -> Row:
    """How much of the name the business terms of each table cover; the module may be part of a term."""
    import numpy as np

    found = np.zeros(len(index.names), dtype=np.float32)
    total = sum(weights.values())
    for said, opening in _sayings(coined, lexicon):
        for hit in find_terms(said, lexicon.terms, lexicon.term_places):
            covered = sum(weights.get(piece, 1.0) for piece in said[max(hit.start, opening) : hit.end])
            share = min(1.0, covered / total) * hit.fit
            for place, table in enumerate(hit.term.tables):
                row = index.row_of[table]
                found[row] = max(found[row], share * (1 - LATER_TABLE * place))
    return found


def _sayings(coined: Coined, lexicon: Lexicon) -> Iterator[tuple[list[str], int]]:
    """The words of a name as terms may say them, and how many of them only say the module."""
    for opening in ((), *lexicon.modules.get(coined.module, ())):
        lines = (*coined.pieces[:-1], *({"line"} & kin_of(coined.pieces[-1])))  # invoice detail: invoice line
        for own in dict.fromkeys((coined.pieces, coined.spoken, lines)):
            yield [*opening, *own], len(opening)
