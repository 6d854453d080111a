"""Whether what is said beside a statement asks for another one, or for words about it."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from assistant.forms.orders import orders

WORDS_FILE = Path(__file__).with_name("changes.toml")
_WORD = re.compile(r"[\w'-]+")


def wants_another(said: str) -> bool:
    """Whether the words beside a statement ask to change what it asks for (`add the vendor name`), or to
    explain it; what is wrong with it, and what the house conventions are about, is to be mended."""
    lists, words = _lists(), _WORD.findall(said.lower())
    text = f" {' '.join(words)} "
    if any(f" {phrase} " in text for phrase in lists["phrases"]):
        return True
    if lists["house"].intersection(words):
        return False
    while words and words[0] in orders().polite and words[0] not in lists["verbs"]:
        words.pop(0)
    return bool(words) and words[0] in lists["verbs"]


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    kept = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in kept.items()}
