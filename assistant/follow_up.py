"""Whether a question goes on from the one before, or stands by itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.prompt import Turn

_CONTINUES = frozenset((
    "again", "also", "and", "but", "exclude", "include", "instead", "just", "now", "only", "or",
    "plus", "remove", "same", "sort", "then",
))  # fmt: skip
_POINTS_BACK = frozenset((
    "above", "again", "it", "ones", "previous", "same", "them", "these", "those", "they",
    "instead",
))  # fmt: skip
_STARTS_FRAGMENT = frozenset((
    "add", "as", "before", "by", "during", "except", "for", "from", "group", "in", "keep", "last",
    "leave", "limit", "next", "of", "on", "order", "per", "since", "until", "with", "without",
))  # fmt: skip
_ASKS_ABOUT = (("what", "about"), ("how", "about"))
_THAT = frozenset((before, "that") for before in ("about", "by", "for", "from", "in", "of", "with"))
_LONGEST_FRAGMENT = 4
"""Words: `in 2025`, `for company 2`, `order by amount`; a longer question names what it is about."""


def is_follow_up(question: str) -> bool:
    """Whether the question needs the one before to be understood.

    It does where it starts like a continuation (`and by vendor?`), points back (`those`, `the same`), or is
    a fragment of at most four words that starts with a preposition or an order (`for company 2`).
    """
    words = re.findall(r"[a-z0-9']+", question.lower())
    if not words:
        return False
    pairs = list(pairwise(words))
    if words[0] in _CONTINUES or (pairs and pairs[0] in _ASKS_ABOUT):
        return True
    if _POINTS_BACK & set(words) or _THAT & set(pairs):
        return True
    return len(words) <= _LONGEST_FRAGMENT and words[0] in _STARTS_FRAGMENT


def relevant_turns(question: str, turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """The earlier turns that a question goes on from: all, or none where it stands by itself.

    A question that stands by itself gets the same prompt in a long chat as in a new one.
    """
    return tuple(turns) if is_follow_up(question) else ()
