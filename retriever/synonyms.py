"""Business terms and the tables they mean, from synonyms.toml."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from retriever.text import stems
from schema_index import Catalog

SYNONYMS_FILE = Path(__file__).with_name("synonyms.toml")

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One business term: how it is said (phrases of stems, as written beside them) and what it means.

    `find` holds (table, column) in the catalog's spelling, most telling first; column is "" where
    the table alone is meant. A term with `near` counts only beside one of those phrases.
    """

    say: tuple[tuple[str, Phrase], ...]
    find: tuple[tuple[str, str], ...]
    near: tuple[Phrase, ...] = ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables of `find`, each once, in order."""
        return tuple(dict.fromkeys(table for table, _ in self.find))


@dataclass(frozen=True, slots=True)
class TermHit:
    """A term found in a question: the saying, the stems it covers (start, end), how well it fits.

    `fit` is 1 for the words side by side in order, less for another order or a word between.
    """

    term: Term
    said: str
    start: int
    end: int
    fit: float


@lru_cache(maxsize=1)
def _file() -> dict[str, Any]:
    return tomllib.loads(SYNONYMS_FILE.read_text(encoding="utf-8"))


def load_terms(catalog: Catalog) -> tuple[Term, ...]:
    """The terms that mean something in this catalog, names spelled as it spells them."""
    terms = []
    for row in _file()["term"]:
        find = tuple(_existing(row["find"], catalog))
        if find:
            say = tuple((text, tuple(stems(text))) for text in row["say"])
            near = tuple(tuple(stems(text)) for text in row.get("near", ()))
            terms.append(Term(tuple(pair for pair in say if pair[1]), find, near))
    return tuple(terms)


def load_modules() -> dict[str, tuple[Phrase, ...]]:
    """Vista's module prefixes and the phrases (stems) that point at each."""
    return {module: tuple(tuple(stems(text)) for text in say) for module, say in _file()["modules"].items()}


def find_terms(
    question: Sequence[str], terms: Sequence[Term], places: Mapping[str, Sequence[int]] | None = None
) -> list[TermHit]:
    """Terms said in a question, given as stems without stop words; the best saying of each term.

    `places` says in which of the `terms` a stem occurs, so that not all have to be looked at.
    """
    if places is not None:
        likely = {place for piece in set(question) for place in places.get(piece, ())}
        terms = [terms[place] for place in sorted(likely)]
    hits = []
    pieces = set(question)
    for term in terms:
        said = [(text, phrase) for text, phrase in term.say if pieces.issuperset(phrase)]
        hit_by = _sayings(question, term, said)
        found = [hit for hit in hit_by if not term.near or _beside(question, term, hit)]
        if found:
            hits.append(max(found, key=lambda hit: (hit.end - hit.start, hit.fit)))
    return hits


def find_phrase(question: Sequence[str], phrase: Phrase) -> tuple[int, int, float] | None:
    """Where a phrase stands in the stems: (start, end, fit), or None.

    In order and unbroken fits 1; all words within a window one wider, in any order, fits 0.7.
    """
    size = len(phrase)
    if not all(piece in question for piece in phrase):
        return None
    for start in range(len(question) - size + 1):
        if question[start] == phrase[0] and tuple(question[start : start + size]) == phrase:
            return start, start + size, 1.0
    if size > 1:
        wanted = Counter(phrase)
        for width in (size, size + 1):
            for start in range(len(question) - width + 1):
                window = question[start : start + width]
                if question[start] in wanted and all(window.count(piece) >= n for piece, n in wanted.items()):
                    return start, start + width, 0.7
    return None


def _sayings(question: Sequence[str], term: Term, say: Sequence[tuple[str, Phrase]]) -> Iterator[TermHit]:
    for said, phrase in say:
        place = find_phrase(question, phrase)
        if place:
            yield TermHit(term, said, *place)


def _beside(question: Sequence[str], term: Term, hit: TermHit) -> bool:
    """Whether a `near` phrase stands outside the words that the saying itself covers."""
    around = [*question[: hit.start], "", *question[hit.end :]]
    return any(find_phrase(around, phrase) for phrase in term.near)


def _existing(names: Sequence[str], catalog: Catalog) -> Iterator[tuple[str, str]]:
    for name in names:
        table_name, _, column_name = name.partition(".")
        table = catalog.find(table_name)
        if table is not None:
            column = table.column(column_name) if column_name else None
            yield table.name, column.name if column else ""
