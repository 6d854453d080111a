"""Tables that a phrase describes: `the vendor table` is APVM, `the invoice table` is three."""

from __future__ import annotations

from collections.abc import Sequence

from retriever.lexicon import Lexicon
from retriever.nearest import nearest_tables
from retriever.text import stems

_KIND = frozenset({"master", "header", "post"})
"""Title words that a speaker leaves out: the vendor table is the vendor master."""


def described_tables(phrase: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The tables that a phrase plainly describes: none, one, or several where it is ambiguous.

    A table is described when the phrase is its title (`job cost detail`), its title without master
    or header, its module and title, or a saying of a business term; a term stands for its first
    table where a single master or document answers to it, for all its tables where each is of
    another module (`invoice`: payables, receivables and billing).
    """
    said = tuple(stems(phrase))
    if not said:
        return ()
    titled = [name for name, title in lexicon.titles.items() if said == title]
    if titled:
        return tuple(titled)
    for name, title in lexicon.titles.items():
        module = lexicon.catalog.find(name)
        prefixes = lexicon.modules.get(module.module, ()) if module else ()
        bare = _without_kind(title)
        if _without_kind(said) == bare or any((*prefix, *bare) == _without_kind(said) for prefix in prefixes):
            titled.append(name)
    return tuple(titled) if len(titled) == 1 else tuple(_by_term(said, lexicon)) or tuple(titled)


def is_schema_phrase(phrase: str, lexicon: Lexicon) -> bool:
    """Whether every word of the phrase is one that this schema uses."""
    said = stems(phrase)
    known = {piece for say in lexicon.modules.values() for words in say for piece in words}
    return bool(said) and all(piece in lexicon.vocabulary or piece in known for piece in said)


def nearest_described(phrase: str, lexicon: Lexicon) -> tuple[str, ...]:
    """What to offer where a phrase describes no table, or several."""
    described = described_tables(phrase, lexicon)
    return described[:3] if len(described) > 1 else nearest_tables(phrase, lexicon)


def _without_kind(phrase: Sequence[str]) -> tuple[str, ...]:
    return tuple(piece for piece in phrase if piece not in _KIND) or tuple(phrase)


def _by_term(said: tuple[str, ...], lexicon: Lexicon) -> list[str]:
    found: dict[str, None] = {}
    for term in lexicon.terms:
        if term.near or not any(phrase == said for _, phrase in term.say):
            continue
        tables = term.tables
        modules = {table.module for table in lexicon.catalog if table.name in tables}
        for name in tables if len(modules) == len(tables) else tables[:1]:
            found[name] = None
    return list(found)
