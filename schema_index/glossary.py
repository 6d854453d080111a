"""Vista's abbreviations in words, from glossary.toml and table_words.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

GLOSSARY_FILE = Path(__file__).with_name("glossary.toml")
TABLES_FILE = Path(__file__).with_name("table_words.toml")
PREFIXES = ("bud", "vud", "brv", "vrv", "b", "v")
"""What stands before the module in names of stored tables and of Vista's reporting views."""
CUSTOM = "ud"
"""What the names of a customer's own tables and columns start with."""


def words(name: str) -> list[str]:
    """A column or table name as words: `OrigCost` gives original, cost.

    The name is cut at capitals, digits and anything that is no letter; each part that the
    glossary knows is replaced; the others are kept, in lower case where they are no module.
    """
    return list(_words(name))


@lru_cache(maxsize=50_000)
def _words(name: str) -> tuple[str, ...]:
    """See `words`; the columns of many tables share their names."""
    if name.startswith(CUSTOM) and name[2:3].islower() and len(name) > 4:
        return (*_words(CUSTOM), *_words(name[2:]))  # udcrew: customers seldom write capitals
    known = _glossary()["words"]
    found: list[str] = []
    for part in split_name(name):
        upper = part if part in _glossary()["modules"] else part.lower()
        found.extend((known.get(part) or known.get(part.lower(), upper)).split())
    return tuple(found)


def abbreviations(word: str) -> tuple[str, ...]:
    """The parts of names that stand for this one word, in lower case: `amount` gives amt."""
    return _abbreviations().get(word, ())


def table_words(name: str) -> list[str]:
    """A table name as words: `APTH` gives accounts, payable, transaction, header.

    Names that are only letters are looked up; the others are cut at their capitals. A customer's
    own (`udJobNote`) says user-defined. Letters that stand for nothing known are left out.
    """
    return [*module_words(module_of(name)).split(), *own_table_words(name)]


def own_table_words(name: str) -> list[str]:
    """The words of a table name without those of its module: `JCCD` gives cost, detail."""
    bare = _bare(name)
    module = module_of(name)
    letters = _tables()["tables"].get(bare.upper()) if bare.isupper() else None
    if letters is None and module and bare.isupper() and len(bare) == 4:
        letters = _tables()["endings"].get(bare[2:], "")
    if letters is None and bare[:4] in _tables()["tables"] and bare[4:5].isupper() and bare[5:6].islower():
        letters = f"{_tables()['tables'][bare[:4]]} {' '.join(words(bare[4:]))}"  # PREHName
    if letters is not None:
        return letters.split()
    rest = bare[2:] if module else bare
    return words(rest) if not (rest.isupper() and len(rest) <= 2) else []


def module_of(name: str) -> str:
    """The Vista module of a table name (`bAPTH`, `APTH` and `brvAPAging` give AP), or ""."""
    bare = _bare(name)
    if bare.startswith(CUSTOM) and len(bare) > 4:
        return CUSTOM.upper()
    return bare[:2] if bare[:2] in _glossary()["modules"] else ""


def _bare(name: str) -> str:
    """The name without its schema and the prefix of a stored table or reporting view."""
    name = name.rsplit(".", 1)[-1]
    for prefix in PREFIXES:
        rest = name[len(prefix) :]
        if name.startswith(prefix) and rest[:1].isupper():
            return CUSTOM + rest if prefix.endswith(CUSTOM) else rest
    return name


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
def _abbreviations() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for part, word in _glossary()["words"].items():
        if part.islower():
            found[word] = (*found.get(word, ()), part)
    return found


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    with TABLES_FILE.open("rb") as file:
        loaded: dict[str, dict[str, str]] = tomllib.load(file)
    return loaded


@lru_cache(maxsize=1)
def _glossary() -> dict[str, dict[str, str]]:
    with GLOSSARY_FILE.open("rb") as file:
        loaded: dict[str, dict[str, str]] = tomllib.load(file)
    return loaded
