"""Words that names use for much the same thing, from kin.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

from retriever.text import stem

KIN_FILE = Path(__file__).with_name("kin.toml")
AKIN = 0.6
"""What a word counts that means much the same, beside 1 for the same word."""


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    groups = tomllib.loads(KIN_FILE.read_text(encoding="utf-8"))["groups"]
    found: dict[str, frozenset[str]] = {}
    for group in groups:
        pieces = frozenset(stem(word) for word in group)
        for piece in pieces:
            found[piece] = found.get(piece, frozenset()) | pieces
    return found


def kin_of(piece: str) -> frozenset[str]:
    """The stems that mean much the same as one, itself included."""
    return _kin().get(piece, frozenset((piece,)))
