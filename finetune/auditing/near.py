"""Texts that are nearly the same, found exactly and fast.

Similarity is the normalized indel ratio of rapidfuzz (1 for equal texts). Only texts whose lengths allow the
cutoff are compared: 2·min/(a + b) is the most that two lengths a and b can reach. Long texts are compared as
sequences of words, which costs no more than short ones by letter.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

LONG = 200
_CHUNK = 512
_FIRST_LETTER = 0x10000


@dataclass(frozen=True, slots=True)
class Twin:
    """Text `index` has its nearest other at `other`, with `similarity` from the cutoff to 1."""

    index: int
    other: int
    similarity: float


def twins(texts: Sequence[str], cutoff: float = 0.9) -> list[Twin]:
    """For each text that has one, the nearest other at or above the cutoff; equal texts are twins too."""
    return _nearest(texts, texts, cutoff, same=True)


def matches(texts: Sequence[str], others: Sequence[str], cutoff: float = 0.9) -> list[Twin]:
    """For each text that has one, the nearest of `others` at or above the cutoff."""
    return _nearest(texts, others, cutoff, same=False)


def _nearest(texts: Sequence[str], others: Sequence[str], cutoff: float, *, same: bool) -> list[Twin]:
    found: list[Twin] = []
    for left, right in _groups(texts, others):
        found += _compare(left, right, cutoff, same=same)
    return sorted(found, key=lambda twin: twin.index)


Indexed = list[tuple[int, str]]


def _groups(texts: Sequence[str], others: Sequence[str]) -> Iterator[tuple[Indexed, Indexed]]:
    """The short texts with the short ones by letter, the long ones with the long ones by word."""
    for is_long in (False, True):
        left = [(n, text) for n, text in enumerate(texts) if (len(text) > LONG) == is_long]
        right = [(n, text) for n, text in enumerate(others) if (len(text) > LONG) == is_long]
        if is_long:
            letters: dict[str, str] = {}
            left, right = _as_words(left, letters), _as_words(right, letters)
        yield left, right


def _as_words(texts: Indexed, letters: dict[str, str]) -> Indexed:
    """Each text with one letter for each word, the same for the same word."""
    return [
        (
            number,
            "".join(letters.setdefault(word, chr(_FIRST_LETTER + len(letters))) for word in text.split()),
        )
        for number, text in texts
    ]


def _compare(left: Indexed, right: Indexed, cutoff: float, *, same: bool) -> Iterator[Twin]:
    left, right = (sorted(side, key=lambda one: (len(one[1]), one[0])) for side in (left, right))
    lengths = [len(text) for _, text in right]
    names = np.array([number for number, _ in right])
    spread = (2 - cutoff) / cutoff
    for start in range(0, len(left), _CHUNK):
        chunk = left[start : start + _CHUNK]
        low = bisect_left(lengths, int(len(chunk[0][1]) / spread))
        high = bisect_right(lengths, int(len(chunk[-1][1]) * spread) + 1)
        if low >= high:
            continue
        scores = process.cdist(
            [text for _, text in chunk],
            [text for _, text in right[low:high]],
            scorer=fuzz.ratio,
            score_cutoff=100 * cutoff,
            dtype=np.float32,
            workers=1,
        )
        if same:
            for row, (number, _) in enumerate(chunk):
                scores[row, names[low:high] == number] = 0
        best = scores.argmax(axis=1)
        for row, (number, _) in enumerate(chunk):
            score = float(scores[row, best[row]])
            if score >= 100 * cutoff:
                yield Twin(number, int(names[low + best[row]]), score / 100)
