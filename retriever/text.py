"""Words of a question or a name, and their stems: the ground that search and name lookup share."""

from __future__ import annotations

import re
from functools import lru_cache

import Stemmer  # type: ignore[import-not-found]

from retriever.ordinary import ordinary_words
from schema_index import glossary

STOP_WORDS = ordinary_words("stop_words")
"""Words that carry no schema meaning; left out of phrases, so `paid to vendor` is `paid vendor`."""

_STEMMER = Stemmer.Stemmer("english")
_WORD = re.compile(r"[a-z0-9]+(?:&[a-z0-9]+)*")
_SLASHED = re.compile(r"\b([a-z])/([a-z])\b")
_DENIED = re.compile(r"(?:\bnot|\bnever|n['\u2019]t) +(?:(?:yet|been) +)*([a-z]+ed|paid)\b")
_KEPT_APART = {"receivable": "receivabl", "receivables": "receivabl"}
"""Words that the stemmer would merge with another one (`received`) that means something else here."""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of one lower-case word."""
    return _KEPT_APART.get(word) or str(_STEMMER.stemWord(word))


def words(text: str) -> list[str]:
    """The lower-case words of running text; `A/P` is one word, `ap`."""
    return _WORD.findall(_SLASHED.sub(r"\1\2", text.lower()))


def stems(text: str) -> list[str]:
    """Stems of the words of `text` in order, without stop words."""
    return [stem(word) for word in words(text) if word not in STOP_WORDS]


def question_stems(text: str) -> list[str]:
    """Stems of a question, and at their end what it denies: `not yet posted` adds `unpost`."""
    return stems(text) + [stem("un" + word) for word in _DENIED.findall(text.lower())]


def name_stems(name: str) -> list[str]:
    """Stems of the words that an identifier stands for: `GrossAmt` gives gross, amount."""
    return [stem(word.lower()) for part in glossary.words(name) for word in words(part)]
