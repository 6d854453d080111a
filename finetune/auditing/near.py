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
from numpy.typing import NDArray
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
    found = [twin for same, _ in _groups(texts, texts) for twin in _compare_within(same, cutoff)]
    return sorted(found, key=lambda twin: twin.index)


def matches(texts: Sequence[str], others: Sequence[str], cutoff: float = 0.9) -> list[Twin]:
    """For each text that has one, the nearest of `others` at or above the cutoff."""
    found = [twin for left, right in _groups(texts, others) for twin in _compare(left, right, cutoff)]
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


def _compare(left: Indexed, right: Indexed, cutoff: float) -> Iterator[Twin]:
    left, right = _by_length(left), _by_length(right)
    lengths = [len(text) for _, text in right]
    for start in range(0, len(left), _CHUNK):
        chunk = left[start : start + _CHUNK]
        low = bisect_left(lengths, int(len(chunk[0][1]) / _spread(cutoff)))
        high = bisect_right(lengths, int(len(chunk[-1][1]) * _spread(cutoff)) + 1)
        if low >= high:
            continue
        scores = _scores(chunk, right[low:high], cutoff)
        best = scores.argmax(axis=1)
        for row, (number, _) in enumerate(chunk):
            score = float(scores[row, best[row]])
            if score >= 100 * cutoff:
                yield Twin(number, right[low + int(best[row])][0], score / 100)


def _compare_within(texts: Indexed, cutoff: float) -> Iterator[Twin]:
    """As `_compare` of the texts with themselves, each pair once."""
    texts = _by_length(texts)
    lengths = [len(text) for _, text in texts]
    best, other = np.zeros(len(texts), np.float32), np.zeros(len(texts), np.int64)
    for start in range(0, len(texts), _CHUNK):
        chunk = texts[start : start + _CHUNK]
        high = bisect_right(lengths, int(len(chunk[-1][1]) * _spread(cutoff)) + 1)
        scores = np.triu(_scores(chunk, texts[start:high], cutoff), 1)
        earlier, later = np.arange(start, start + len(chunk)), np.arange(start, high)
        for places, axis in ((later, 0), (earlier, 1)):
            nearest, found = start + scores.argmax(axis=axis), scores.max(axis=axis)
            better = found > best[places]
            best[places[better]], other[places[better]] = found[better], nearest[better]
    for place in np.flatnonzero(best >= 100 * cutoff):
        yield Twin(texts[place][0], texts[other[place]][0], float(best[place]) / 100)


def _by_length(texts: Indexed) -> Indexed:
    return sorted(texts, key=lambda one: (len(one[1]), one[0]))


def _spread(cutoff: float) -> float:
    """How many times as long the longer of two texts may be."""
    return (2 - cutoff) / cutoff


def _scores(left: Indexed, right: Indexed, cutoff: float) -> NDArray[np.float32]:
    """Similarities in percent, shape (left, right), 0 below the cutoff."""
    scores: NDArray[np.float32] = process.cdist(
        [text for _, text in left],
        [text for _, text in right],
        scorer=fuzz.ratio,
        score_cutoff=100 * cutoff,
        dtype=np.float32,
        workers=1,
    )
    return scores
