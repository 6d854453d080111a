"""A question as people type it: capitals, a question mark, a please, a shortened word, or nothing of it."""

from __future__ import annotations

import random
import tomllib
from functools import lru_cache
from pathlib import Path

SHORTENED = 0.12
"""The share of questions in which one or two words are shortened."""


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, list[str]]:
    path = Path(__file__).with_name("abbreviations.toml")
    return {word: list(forms) for word, forms in tomllib.loads(path.read_text(encoding="utf-8")).items()}


def as_typed(question: str, rng: random.Random) -> str:
    """The question in one of the ways people write it; single spaces, the words in their order."""
    words = question.split()
    if rng.random() < SHORTENED:
        words = _shortened(words, rng)
    text = " ".join(words)
    if rng.random() < 0.35:
        text = text[0].upper() + text[1:]
    chance = rng.random()
    if chance < 0.12:
        text += "?"
    elif chance < 0.16:
        text += " please"
    elif chance < 0.19:
        text = "please " + text
    elif chance < 0.25:
        text += "."
    return text


def _shortened(words: list[str], rng: random.Random) -> list[str]:
    places = [place for place, word in enumerate(words) if word in _short_forms()]
    chosen = rng.sample(places, min(len(places), rng.choice((1, 1, 2))))
    return [rng.choice(_short_forms()[w]) if place in chosen else w for place, w in enumerate(words)]
