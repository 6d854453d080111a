"""Vista's abbreviations in words, from glossary.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

GLOSSARY_FILE = Path(__file__).with_name("glossary.toml")


def words(name: str) -> list[str]:
    """A column or table name as words: `OrigCost` gives original, cost.

    The name is cut at capitals, digits and anything that is no letter; each part that the
    glossary knows is replaced; the others are kept, in lower case where they are no module.
    """
    known = _glossary()["words"]
    found: list[str] = []
    for part in split_name(name):
        upper = part if part in _glossary()["modules"] else part.lower()
        found.extend((known.get(part) or known.get(part.lower(), upper)).split())
    return found


def module_of(name: str) -> str:
    """The Vista module of a table name (`bAPTH`, `APTH` and `vAPTH` give AP), or ""."""
    bare = name[1:] if name[:1] in {"b", "v"} and name[1:2].isupper() else name
    return bare[:2] if bare[:2] in _glossary()["modules"] else ""


def module_words(module: str) -> str:
    """What a module's letters stand for, or "" where they stand for nothing known."""
    return _glossary()["modules"].get(module, "")


def split_name(name: str) -> list[str]:
    """Cut a name into its parts: `GLDetlDesc` gives GL, Detl, Desc; `ud_Job2` gives ud, Job, 2."""
    if not name:
        return []
    parts = [name[0]]
    for index, (left, right) in enumerate(pairwise(name)):
        following = name[index + 2 : index + 3]
        if _cuts(left, right, following):
            parts.append(right)
        else:
            parts[-1] += right
    return [part for part in parts if part.isalnum()]


def _cuts(left: str, right: str, following: str) -> bool:
    """Whether a part ends between two letters of a name."""
    if not (left.isalnum() and right.isalnum()):
        return left.isalnum() != right.isalnum()
    if left.isdigit() != right.isdigit():
        return True
    # In GLDetl the D starts a word; the plural s of IDs starts none.
    starts_word = right.isupper() and following.islower()
    return right.isupper() and (left.islower() or starts_word)


@lru_cache(maxsize=1)
def _glossary() -> dict[str, dict[str, str]]:
    with GLOSSARY_FILE.open("rb") as file:
        loaded: dict[str, dict[str, str]] = tomllib.load(file)
    return loaded
