"""Names that might be tables and are none: one beside each real table, in the ways in which people err."""

from __future__ import annotations

import random
import string
import tomllib
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.rules.tables import find_table
from schema_index import Catalog, Table, split_name

WORDS = Path(__file__).with_name("questions.toml")
_MOST_TRIES = 200


@dataclass(frozen=True, slots=True)
class Fake:
    """A name that does not exist, the table it was made of, and how."""

    name: str
    table: str
    kind: str


@lru_cache(maxsize=1)
def words() -> dict[str, list[str]]:
    """The templates, heads and tails of questions.toml."""
    found: dict[str, list[str]] = tomllib.loads(WORDS.read_text(encoding="utf-8"))
    return found


def fake_tables(catalog: Catalog, seed: int) -> Iterator[Fake]:
    """One fake for each table, in catalog order; the kinds take turns, the same seed gives the same names."""
    rng = random.Random(f"fakes:{seed}")
    modules = sorted({table.module for table in catalog if table.module})
    used: set[str] = set()
    kinds = list(_KINDS)
    for place, table in enumerate(catalog):
        turned = kinds[place % len(kinds) :] + kinds[: place % len(kinds)]
        fake = _first(table, turned, catalog, modules, rng, used)
        used.add(fake.name.lower())
        yield fake


def _first(
    table: Table,
    kinds: Collection[str],
    catalog: Catalog,
    modules: list[str],
    rng: random.Random,
    used: set[str],
) -> Fake:
    for _ in range(_MOST_TRIES):
        for kind in kinds:
            name = _KINDS[kind](table, modules, rng)
            if name and find_table(name, catalog) is None and name.lower() not in used:
                return Fake(name, table.name, kind)
    raise AssertionError(f"no name beside {table.name} is free")


def _parts(table: Table) -> tuple[str, str]:
    """The module and what follows it: AP, TH."""
    module = table.module if table.name.startswith(table.module) else table.name[:2]
    return module, table.name[len(module) :]


def _underscore(table: Table, modules: list[str], rng: random.Random) -> str:
    return "_".join(part for part in _parts(table) if part)


def _letter(table: Table, modules: list[str], rng: random.Random) -> str:
    return table.name[:-1] + rng.choice(
        string.ascii_uppercase if table.name.isupper() else string.ascii_lowercase
    )


def _swap(table: Table, modules: list[str], rng: random.Random) -> str:
    place = rng.randrange(len(table.name) - 1)
    name = table.name
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _spelled(table: Table, modules: list[str], rng: random.Random) -> str:
    """`APTransactionHeader`: the module and the first words of the description."""
    head = table.description.split(":")[0].split(".")[0]
    said = [word for word in head.split() if word.isalpha() and word.upper() not in modules][:2]
    return _parts(table)[0] + "".join(word.capitalize() for word in said) if said else ""


def _plural(table: Table, modules: list[str], rng: random.Random) -> str:
    words_in = split_name(table.name)
    return table.name + ("s" if not table.name.endswith("s") or len(words_in) == 1 else "List")


def _module(table: Table, modules: list[str], rng: random.Random) -> str:
    module, rest = _parts(table)
    return rng.choice([one for one in modules if one != module] or [module]) + rest


def _tail(table: Table, modules: list[str], rng: random.Random) -> str:
    return table.name + rng.choice(words()["tails"])


def _head(table: Table, modules: list[str], rng: random.Random) -> str:
    return rng.choice(words()["heads"]) + table.name


_KINDS: dict[str, Callable[[Table, list[str], random.Random], str]] = {
    "underscore": _underscore,
    "one-letter": _letter,
    "swapped-letters": _swap,
    "spelled-out": _spelled,
    "plural": _plural,
    "other-module": _module,
    "tail": _tail,
    "head": _head,
}
