"""How much a column is what a made-up column name means: by its words, what they are kin to, its letters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from retriever.kin import AKIN, kin_of
from retriever.lexicon import Lexicon
from retriever.synonyms import find_terms
from retriever.text import STOP_WORDS, name_stems, stems
from schema_index import Column, Table

MISSPELT = 0.85
"""From this share of equal letters on, a name is the other one mistyped (`Vendr`)."""
DATED = 0.1
"""More for a date where a date is asked for."""
SPELLED = 0.5
"""What likeness of the letters counts below that, beside 1 for the same words."""
KIND = 0.5
"""What a word that only says what kind of column counts beside one that says of what."""
_KINDS = frozenset({"code", "number", "type", "identifi", "amount", "date", "name", "descript", "flag"})
_DATES = frozenset({"date", "day", "month", "year"})
_NAMES = frozenset({"name", "descript", "titl"})
_UNTOLD = STOP_WORDS | {"yes"}
"""Words of a column's name that say nothing: `YN` is spelled out as yes or no."""
_FILLER = frozenset({"master", "tabl", "header", "data", "list", "record", "file", "detail", "all", "info"})


class ColumnWords:
    """The words of a catalog's columns; get it from `column_words`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.stems = {name: _own_stems(name) for name in lexicon.spellings}

    @cached_property
    def holders(self) -> dict[str, tuple[str, ...]]:
        """Stem to the column names that hold it."""
        found: dict[str, list[str]] = {}
        for name, own in self.stems.items():
            for piece in own:
                found.setdefault(piece, []).append(name)
        return {piece: tuple(names) for piece, names in found.items()}


@lru_cache(maxsize=20_000)
def described_stems(description: str) -> frozenset[str]:
    """The stems of a column's description."""
    return frozenset(stems(description))


@lru_cache(maxsize=4)
def column_words(lexicon: Lexicon) -> ColumnWords:
    """The words of this very lexicon's columns; the last few are kept."""
    return ColumnWords(lexicon)


def said_stems(name: str) -> tuple[str, ...]:
    """The stems of a column's name or of a phrase, each once, without stop words."""
    return tuple(dict.fromkeys(stems(name))) if " " in name.strip() else _own_stems(name)


def likeness(name: str, said: tuple[str, ...], column: str, own: tuple[str, ...]) -> float:
    """How alike two column names are, 0 to 1: the same name, the same or akin words, or near in spelling."""
    if name.lower() == column.lower():
        return 1.0
    by_letters = fuzz.ratio(name.lower(), column.lower()) / 100
    by_words = 0.0
    if said and own:
        shared = sum(
            _weight(piece) * (1.0 if piece in own else AKIN if kin_of(piece) & set(own) else 0.0)
            for piece in said
        )
        by_words = 0.65 * shared / sum(map(_weight, said)) + 0.35 * min(1.0, shared / sum(map(_weight, own)))
    return max(0.9 * by_words, by_letters if by_letters >= MISSPELT else SPELLED * by_letters)


def _weight(piece: str) -> float:
    """What a word tells: one that only says what kind of column (`Code`) counts half."""
    return KIND if piece in _KINDS else 1.0


def fits_type(said: tuple[str, ...], column: Column) -> float:
    """DATED where the name asks for a date and the column is one, else 0."""
    return DATED if said and said[-1] in _DATES and "date" in column.type else 0.0


def meant_by_terms(said: tuple[str, ...], table: Table | None, lexicon: Lexicon) -> dict[str, float]:
    """Columns (`TABLE.Column`) that business terms mean: `Name` beside JCJM is read as `job name` too."""
    title = [piece for piece in lexicon.titles[table.name] if piece not in _FILLER] if table else []
    found: dict[str, float] = {}
    for context in ([*said], [*title, *said]):
        for hit in find_terms(context, lexicon.terms, lexicon.term_places):
            if hit.end > len(context) - len(said):
                for place, (other, column) in enumerate(hit.term.find):
                    score = hit.fit * (0.9 - 0.05 * place) * (1.0 if hit.end - hit.start > 1 else 0.8)
                    found[f"{other}.{column}"] = max(found.get(f"{other}.{column}", 0.0), score)
    return found


def named_elsewhere(said: tuple[str, ...], table: Table, lexicon: Lexicon) -> Iterator[str]:
    """`VendorName`, `PhaseDesc`: the name or description of the master that a column points at.

    A master is a table joined as the parent whose key ends in a column of those words, or the table itself.
    """
    subject = [piece for piece in said if piece not in _NAMES]
    if len(subject) == len(said):
        return
    if not subject and table.key:
        subject = list(_own_stems(table.key[-1]))
    parents = [join.other for join in lexicon.catalog.joins_of(table.name) if join.table == table.name]
    for owner in dict.fromkeys([table.name, *parents]):
        master = lexicon.catalog.find(owner)
        if master is None or not master.key:
            continue
        known = {*_own_stems(master.key[-1]), *lexicon.titles[master.name], *lexicon.name_words[master.name]}
        if subject and set(subject) <= known:
            column = master.column("Name") or master.column("Description")
            if column is not None:
                yield f"{master.name}.{column.name}"


def other_key(name: str, table: Table, lexicon: Lexicon) -> Iterator[str]:
    """The column that the table's key begins with, where `name` is what the keys of other tables begin with.

    Vista's masters have a group in the place of a company: APVM, asked for an APCo, is keyed by VendorGroup.
    """
    places = lexicon.columns.get(name.lower(), ())
    for owner, column in places:
        other = lexicon.catalog.find(owner)
        if table.key and other is not None and other.company_column == column:
            yield f"{table.name}.{table.key[0]}"
            return


def _own_stems(name: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(piece for piece in name_stems(name) if piece.isalnum() and piece not in _UNTOLD)
    )
