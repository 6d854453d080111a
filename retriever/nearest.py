"""The existing names nearest to one that does not exist: by meaning first, by spelling second."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import JaroWinkler

from retriever.lexicon import Lexicon
from retriever.synonyms import TermHit, find_terms
from retriever.text import name_stems, stems, words
from schema_index import Table, glossary

LIMIT = 3
MISSPELT = 0.85
"""From this share of equal letters on, a name is the other one mistyped (`Vendr`)."""
WORTH_READING = 0.3
"""Below this a column's description is not read: it cannot lift the column among the best."""
LIKELY = 0.7
"""Below this a column resembles the name by chance: only the best is offered then."""
KEY_COLUMN_COST = 0.2
"""A missing name is seldom a number that the rows are found by: `VendorName` is not `Vendor`."""
_FILLER = frozenset({"master", "tabl", "header", "data", "list", "record", "file", "detail", "all", "info"})
"""Stems that say what kind of table, not of what: they count for less."""


def nearest_tables(name: str, lexicon: Lexicon, limit: int = LIMIT) -> tuple[str, ...]:
    """Existing tables most like a name or a phrase, best first.

    The best of three likenesses in 0..1: the letters, the words of the title, the business terms.
    A module prefix (`APHeader`) outweighs them all: it says where to look. Ties go to the table that
    more others join to.
    """
    bare = name.replace("[", "").replace("]", "").rsplit(".", 1)[-1]
    module, rest = _module_and_rest(bare, lexicon)
    said = _stems_of(rest)
    hits = find_terms(said, lexicon.terms)
    scores = {}
    for table in lexicon.catalog:
        letters = _spelling(bare, table.name) * (1.0 if _is_code(bare, said, lexicon) else 0.5)
        score = max(letters, _by_title(said, table, lexicon), _by_terms(hits, table.name, said))
        score += 0.05 * _overlap(said, lexicon.descriptions[table.name]) + 0.15 * lexicon.rank[table.name]
        scores[table.name] = score + (1.0 if module and table.module == module else 0.0)
    order = sorted(scores, key=lambda table: (-scores[table], -lexicon.parents[table], table))
    return tuple(table for table in order[:limit] if scores[table] >= 0.6 * scores[order[0]])


def nearest_columns(name: str, table: Table | None, lexicon: Lexicon, limit: int = LIMIT) -> tuple[str, ...]:
    """Existing columns most like `name` as `TABLE.Column`, best first.

    With a table: its own columns of that meaning and those of its lines, then tables of its module
    joined to it. Without: columns of any table.
    """
    said = _stems_of(name)
    meant = _meant(said, table, lexicon)
    near = _near(table, lexicon) if table else {other.name: 0.0 for other in lexicon.catalog}
    likeness: dict[str, float] = {}
    scores: dict[str, float] = {}
    for other in lexicon.catalog:
        for column in other.columns:
            place = f"{other.name}.{column.name}"
            if other.name not in near and place not in meant:
                continue
            if column.name not in likeness:
                likeness[column.name] = _likeness(name, said, column.name)
            score = max(likeness[column.name], meant.get(place, 0.0)) + 0.1 * lexicon.rank[other.name]
            if score > WORTH_READING:
                score += 0.1 * _overlap(said, stems(column.description))
            if column.name in other.key and likeness[column.name] < MISSPELT:
                score -= KEY_COLUMN_COST
            scores[place] = score + near.get(other.name, 0.0)
    best = sorted(scores, key=lambda place: (-scores[place], place))[:limit]
    likely = [place for place in best if scores[place] >= max(LIKELY, 0.6 * scores[best[0]])]
    return tuple(likely or best[:1])


def _meant(said: list[str], table: Table | None, lexicon: Lexicon) -> dict[str, float]:
    """Columns that business terms mean: `Name` beside JCJM is read as `job name` too."""
    title = [piece for piece in lexicon.titles[table.name] if piece not in _FILLER] if table else []
    found: dict[str, float] = {}
    for context in (said, [*title, *said]):
        for hit in find_terms(context, lexicon.terms):
            if hit.end > len(context) - len(said):
                for place, (other, column) in enumerate(hit.term.find):
                    score = hit.fit * (0.9 - 0.05 * place) * (1.0 if hit.end - hit.start > 1 else 0.8)
                    found[f"{other}.{column}"] = max(found.get(f"{other}.{column}", 0.0), score)
    return found


def _near(table: Table, lexicon: Lexicon) -> dict[str, float]:
    """Where to look for a column: the table itself, its lines, then what it joins in its module."""
    found = {table.name: 0.3}
    for join in lexicon.catalog.joins_of(table.name):
        other = lexicon.catalog.find(join.other if join.table == table.name else join.table)
        if other is not None and other.module == table.module:
            lines = other.key[: len(table.key)] == table.key and len(other.key) == len(table.key) + 1
            found.setdefault(other.name, 0.25 if lines else 0.15)
    return found


def _spelling(name: str, table: str) -> float:
    """Likeness of the letters, 0 to 1; a shared beginning counts, as Vista's codes begin with the module."""
    left = "".join(letter for letter in name if letter.isalnum()).lower()
    right = table.lower()
    return (fuzz.ratio(left, right) / 100 + JaroWinkler.similarity(left, right)) / 2


def _is_code(name: str, said: list[str], lexicon: Lexicon) -> bool:
    """Whether the name is letters rather than words: then its spelling is all there is to go by."""
    return not any(piece in lexicon.vocabulary for piece in said) or len(name.replace("_", "")) <= 5


def _likeness(name: str, said: list[str], column: str) -> float:
    """How alike two column names are, 0 to 1: the same name, the same words, or near in spelling."""
    if name.lower() == column.lower():
        return 1.0
    own = name_stems(column)
    shared = len(set(said) & set(own))
    by_words = 2 * shared / (len(set(said)) + len(set(own))) if said and own else 0.0
    by_letters = fuzz.ratio(name.lower(), column.lower()) / 100
    return max(0.9 * by_words, by_letters if by_letters >= MISSPELT else 0.6 * by_letters)


def _overlap(said: Sequence[str], other: Sequence[str]) -> float:
    return len(set(said) & set(other)) / len(set(said)) if said else 0.0


def _by_title(said: list[str], table: Table, lexicon: Lexicon) -> float:
    """The share of the words that the table's title holds, and of the title that the words hold."""
    title = set(lexicon.titles[table.name])
    wanted = set(said)
    if not wanted or not title:
        return 0.0
    weigh = {piece: 0.4 if piece in _FILLER else 1.0 for piece in wanted | title}
    shared = sum(weigh[piece] for piece in wanted & title)
    return 0.95 * (0.7 * shared / sum(weigh[p] for p in wanted) + 0.3 * shared / sum(weigh[p] for p in title))


def _by_terms(hits: list[TermHit], table: str, said: list[str]) -> float:
    """How much of the telling words a business term of this table covers; its first table most."""
    telling = max(sum(piece not in _FILLER for piece in said), 1)
    best = 0.0
    for hit in hits:
        if table in hit.term.tables:
            covered = sum(piece not in _FILLER for piece in said[hit.start : hit.end])
            place = hit.term.tables.index(table)
            best = max(best, min(1.0, covered / telling) * hit.fit * (1 - 0.06 * place))
    return best


def _module_and_rest(name: str, lexicon: Lexicon) -> tuple[str, str]:
    """A module prefix that stands apart (`APHeader`, `AP_TH`, `ap_invoice`), and what follows."""
    parts = glossary.split_name(name)
    if len(parts) > 1 and parts[0].upper() in lexicon.modules:
        return parts[0].upper(), "".join(part.capitalize() for part in parts[1:])
    return "", name


def _stems_of(name: str) -> list[str]:
    """Stems of a phrase, or of the words an identifier stands for."""
    return stems(name) if " " in name.strip() else [piece for piece in name_stems(name) if words(piece)]
