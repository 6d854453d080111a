"""Questions and tables of other trades, in several manners of naming, from a vocabulary in TOML.

They keep the tuned model from reading every schema as if it were Vista's. No trade of them is one of the
benchmark's warehouse.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from schema_index import Column, Table

VOCABULARY = Path(__file__).with_suffix(".toml")
_LONG = 5
"""Letters; longer words are shortened where names are abbreviated."""


def other_tables(style: int, rng: random.Random) -> Iterator[tuple[Table, list[str]]]:
    """Each entity as a table named in one of STYLES, with questions about it."""
    data = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    name = STYLES[style % len(STYLES)]
    for entity in data["entity"]:
        words = [*entity["marks"], *entity["facts"]]
        rng.shuffle(words)
        columns = tuple(
            Column(name(word), "decimal(12,2)" if word in entity["facts"] else "varchar(30)")
            for word in words
        )
        key = Column(name(f"{entity['name']} id"), "int", nullable=False)
        table = Table(
            name(entity["name"]), name(entity["name"]), "table", "", "", (key, *columns), (key.name,)
        )
        yield table, _questions(entity, data["templates"], rng)


def _questions(entity: dict[str, Any], templates: dict[str, list[str]], rng: random.Random) -> list[str]:
    """Every way of saying the entity, each in two templates."""
    made = []
    for say in entity["say"]:
        for template in rng.sample([*templates["list"], *templates["total"]], 2):
            facts = rng.sample(entity["facts"], len(entity["facts"]))
            made.append(
                template.format(say=say, fact=facts[0], other=facts[-1], mark=rng.choice(entity["marks"]))
            )
    return made


def _snake(words: str) -> str:
    return words.replace(" ", "_")


def _camel(words: str) -> str:
    return "".join(word.capitalize() for word in words.split())


def _short(words: str) -> str:
    """Upper case, longer words without the vowels after their first letter: `SHLF_MARK`."""
    return "_".join(_consonants(word) if len(word) > _LONG else word for word in words.split()).upper()


def _consonants(word: str) -> str:
    return word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")


STYLES: tuple[Callable[[str], str], ...] = (_snake, _camel, _short)
