"""Words to call made-up tables and columns by, and how a column's name runs them together."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from string import ascii_uppercase

from finetune.common_words import common_words
from finetune.generating.phrasebook import say
from schema_index import Catalog, glossary
from schema_index.reserved import RESERVED

KNOWN_BEST, LAST_WORD, ALL_WORDS = 400, 9_000, 30_000
"""The words taken, by rank: the more frequent are mostly not names of things."""
LEAST_WORDS = 300

AMOUNTS = ("amount", "cost", "total", "price", "value", "balance", "charge", "fee", "payment", "budget")
QUANTITIES = ("units", "hours", "quantity", "days", "weight", "count", "length", "rate", "percent")
CODES = ("code", "type", "group", "class", "category", "region", "method", "area", "level")
TEXTS = ("name", "contact", "city", "note", "title", "address")
NUMBERS = ("number", "order", "ticket", "request", "sequence")
LINES = ("line", "item", "detail", "entry", "part")
MASTERS = ("code", "group", "class", "type", "")


@lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """What things are called: common words of four to eleven letters that no phrase of questions holds."""
    return _names(common_words(LAST_WORD)[KNOWN_BEST:])


@lru_cache(maxsize=4)
def words_of(catalog: Catalog) -> tuple[str, ...]:
    """The words of a catalog's descriptions, to call other things by: known, but not to be remembered."""
    known = set(common_words(ALL_WORDS))
    texts = [column.description for table in catalog for column in table.columns]
    texts += [table.description for table in catalog]
    found = dict.fromkeys(word for text in texts for word in re.findall(r"[a-z]+", text.lower()))
    return _names(word for word in found if word in known)


def _names(candidates: Iterable[str]) -> tuple[str, ...]:
    phrases = " ".join(str(text) for texts in say.lists.values() for text in texts).lower()
    taken = {*re.findall(r"[a-z]+", phrases), *AMOUNTS, *QUANTITIES, *CODES, *TEXTS, *NUMBERS, *LINES}
    taken |= {word.lower() for word in RESERVED} | {"date", "description", "company", "active", "status"}
    fitting = (word for word in candidates if 4 <= len(word) <= 11 and word[-1] != "s")
    return tuple(word for word in fitting if word not in taken)


def letters(rng: random.Random, count: int) -> str:
    """That many capital letters, as modules and tables are called by."""
    return "".join(rng.choice(ascii_uppercase) for _ in range(count))


def camel(said: Sequence[str]) -> str:
    """Words in one, as columns are named."""
    return "".join(word.capitalize() for word in said if word)


def shortened(word: str, rng: random.Random) -> str:
    """A word as a column's name shortens it: as Vista does, to its first letters, or without vowels."""
    known = glossary.abbreviations(word)
    if known:
        return rng.choice(known).capitalize()
    if len(word) <= 4:
        return word.capitalize()
    if rng.random() < 0.6:
        return word[: rng.choice((3, 4))].capitalize()
    return (word[0] + re.sub("[aeiou]", "", word[1:]))[:5].capitalize()
