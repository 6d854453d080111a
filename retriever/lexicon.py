"""What one catalog's tables and columns are called: the words that name lookup and search compare."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from retriever.roles import is_batch, is_parameters
from retriever.synonyms import Phrase, Term, load_modules, load_terms
from retriever.text import STOP_WORDS, name_stems, stems
from schema_index import Catalog, Table
from schema_index.glossary import own_table_words

_TITLE_END = re.compile(r"[:.;,(]")
_KEPT = 4
_recent: list[Lexicon] = []


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Words of one catalog, worked out once; get it from `lexicon_of`."""

    catalog: Catalog

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Business terms that mean something in this catalog."""
        return load_terms(self.catalog)

    @cached_property
    def modules(self) -> dict[str, tuple[Phrase, ...]]:
        """Module prefixes and the phrases that point at them (also those the catalog lacks)."""
        return load_modules()

    @cached_property
    def titles(self) -> dict[str, Phrase]:
        """Per table the stems of its description up to the first stop: `Vendor master`."""
        heads = {table.name: _TITLE_END.split(table.description, maxsplit=1)[0] for table in self.catalog}
        return {name: tuple(stems(head)) for name, head in heads.items()}

    @cached_property
    def name_words(self) -> dict[str, Phrase]:
        """Per table the stems of the words that its name stands for, the module's aside."""
        spoken = {table.name: " ".join(own_table_words(table.name)) for table in self.catalog}
        return {name: tuple(dict.fromkeys(stems(text))) for name, text in spoken.items()}

    @cached_property
    def term_places(self) -> dict[str, tuple[int, ...]]:
        """Stem to the terms (by place in `terms`) that one of whose sayings holds it."""
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for place, term in enumerate(self.terms):
            for _, phrase in term.say:
                for piece in phrase:
                    found[piece][place] = None
        return {piece: tuple(places) for piece, places in found.items()}

    @cached_property
    def descriptions(self) -> dict[str, Phrase]:
        """Per table the stems of its whole description."""
        return {table.name: tuple(stems(table.description)) for table in self.catalog}

    @cached_property
    def columns(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """Lower-case column name to every (table, column) of that name, in catalog order."""
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for table in self.catalog:
            for column in table.columns:
                found[column.name.lower()].append((table.name, column.name))
        return {name: tuple(places) for name, places in found.items()}

    def begins_a_name(self, letters: str) -> bool:
        """Whether a table's name begins with these letters and goes on."""
        return any(table.name.startswith(letters) and table.name != letters for table in self.catalog)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Column names as the catalog spells them."""
        return frozenset(column for places in self.columns.values() for _, column in places)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Stems that identifiers are made of here: names, titles and the sayings of terms."""
        found = {piece for name in self.spellings for piece in name_stems(name)}
        found |= {piece for title in self.titles.values() for piece in title}
        found |= {piece for term in self.terms for _, phrase in term.say for piece in phrase}
        return frozenset(piece for piece in found if piece not in STOP_WORDS and len(piece) > 1)

    @cached_property
    def rank(self) -> dict[str, float]:
        """How likely a table is meant when nothing tells: 0 for posted data and masters, less for others."""
        return {table.name: prior(table) for table in self.catalog}

    @cached_property
    def parents(self) -> Counter[str]:
        """How many tables join to each table as their parent."""
        return Counter(other for other in self._links)

    @cached_property
    def _links(self) -> list[str]:
        pairs = {(join.table, join.other) for join in self.catalog.joins if join.table != join.other}
        return [other for _, other in pairs]


def lexicon_of(catalog: Catalog) -> Lexicon:
    """The lexicon of this very catalog; the last few are kept."""
    for known in _recent:
        if known.catalog is catalog:
            return known
    made = Lexicon(catalog)
    _recent.insert(0, made)
    del _recent[_KEPT:]
    return made


def prior(table: Table) -> float:
    """0 for masters and posted data; -1 for batches in work and company parameters, by their keys."""
    if is_batch(table) or is_parameters(table):
        return -1.0
    return 0.0
