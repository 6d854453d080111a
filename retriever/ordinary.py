"""Lists of ordinary words, from ordinary.toml: what a question says that is no schema name."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

ORDINARY_FILE = Path(__file__).with_name("ordinary.toml")


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    lists = tomllib.loads(ORDINARY_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in lists.items()}


def ordinary_words(name: str) -> frozenset[str]:
    """The words of one list, in lower case."""
    return _lists()[name]
