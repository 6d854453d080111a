"""The existing names nearest to one that does not exist: by meaning first, by spelling second."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from retriever.coined import take_apart
from retriever.column_likeness import (
    MISSPELT,
    ColumnWords,
    column_words,
    described_stems,
    fits_type,
    likeness,
    meant_by_terms,
    named_elsewhere,
    other_key,
    said_stems,
)
from retriever.kin import kin_of
from retriever.lexicon import Lexicon
from retriever.table_likeness import letter_scores, meaning_scores, place_scores
from retriever.word_index import word_index
from schema_index import Catalog, Table

LIMIT = 3
TABLE_FLOOR = 0.5
"""A table is offered from this share of the best one's score on."""
ELSEWHERE = 0.8
"""From this on the words alone say which table is meant, whatever module the name begins with."""
WORTH_READING = 0.3
"""Below this a column's description is not read: it cannot lift the column among the best."""
LIKELY = 0.6
"""Below this a column resembles the name by chance: only the best is offered then."""
KEY_COLUMN_COST = 0.2
"""A missing name is seldom a number that the rows are found by: `VendorName` is not `Vendor`."""
NAMED = 1.4
"""How sure it is that `VendorName` means the name of a master, or a foreign company column the own group."""
OWN, LINES, JOINED = 0.3, 0.25, 0.15
"""More for columns of the table that was asked, of its lines, of what it joins in its module."""
ELSEWHERE_COST = 0.15
"""Less for columns of another module than the table that was asked, unless they are joined."""
_CANDIDATES = 40
"""How many column names of like spelling are looked at where no table is said."""


def nearest_tables(name: str, lexicon: Lexicon, limit: int = LIMIT) -> tuple[str, ...]:
    """Existing tables most like a name or a phrase, best first.

    What a table scores: its words or its letters, whichever are more like, and more where the name says to
    look (its module, the table it begins with). Always among those offered are the best table of another
    module where the words plainly mean it (`APCustomer` is ARCM) and the best of the module that is named.
    """
    import numpy as np

    coined = take_apart(name, lexicon)
    index = word_index(lexicon)
    if not index.names:
        return ()
    meaning = meaning_scores(coined, lexicon)
    scores = np.maximum(meaning, letter_scores(coined, lexicon)) + place_scores(coined, lexicon)
    scores = scores + index.standing
    order = np.lexsort((index.by_name, -scores))[:limit].tolist()
    best = [row for row in order if scores[row] >= TABLE_FLOOR * scores[order[0]]] or order[:1]
    meant = int(np.argmax(meaning + index.standing))
    if meaning[meant] < ELSEWHERE:
        meant = index.row_of.get(index.same_ending(coined.letters), best[0])
    if meant not in best:
        best[limit - 1 :] = [meant]
    own = index.modules.get(coined.module)
    if own is not None and limit > 1 and not any(own[row] for row in best):
        best[limit - 1 :] = [int(np.argmax(scores - 9 * (1 - own)))]
    return tuple(index.names[row] for row in best)


def nearest_columns(name: str, table: Table | None, lexicon: Lexicon, limit: int = LIMIT) -> tuple[str, ...]:
    """Existing columns most like `name` as `TABLE.Column`, best first.

    With a table: its own columns of that meaning and those of its lines, then tables of its module
    joined to it, then the master whose name is asked for. Without: columns of any table.
    """
    said = said_stems(name)
    terms = meant_by_terms(said, table, lexicon)
    scores = {place: score for place, score in terms.items() if not place.endswith(".")}
    near = _near(table, lexicon) if table else {}
    words = column_words(lexicon)
    for owner in {**dict.fromkeys(owner_of(place, lexicon.catalog) for place in scores), **near}:
        _score_columns(owner, name, said, scores, words, lexicon)
    if table is None:
        _score_anywhere(name, said, scores, words, lexicon)
    else:
        for place in [*named_elsewhere(said, table, lexicon), *other_key(name, table, lexicon)]:
            scores[place] = max(scores.get(place, 0.0), NAMED)
    for place in scores:
        owner = owner_of(place, lexicon.catalog)
        scores[place] += near.get(owner, _afar(owner, table, lexicon)) + 0.1 * lexicon.rank[owner]
    best = sorted(scores, key=lambda place: (-scores[place], place))[:limit]
    likely = [place for place in best if scores[place] >= max(LIKELY, 0.6 * scores[best[0]])]
    return tuple(likely or best[:1])


def owner_of(place: str, catalog: Catalog) -> str:
    """The table's name that a place begins with: `APTH` of `APTH.InvTotal`, `rpt.X` of `rpt.X.Job`."""
    first, _, rest = place.partition(".")
    whole = f"{first}.{rest.partition('.')[0]}"
    return whole if first.lower() in catalog.schemas and catalog.get(whole) is not None else first


def _score_columns(
    owner: str,
    name: str,
    said: tuple[str, ...],
    scores: dict[str, float],
    words: ColumnWords,
    lexicon: Lexicon,
) -> None:
    """Adds the columns of one table to the scores, those that a term means at their best."""
    table = lexicon.catalog.find(owner)
    for column in table.columns if table else ():
        place = f"{owner}.{column.name}"
        alike = likeness(name, said, column.name, words.stems[column.name])
        score = max(alike, scores.get(place, 0.0))
        if score > WORTH_READING:
            described = described_stems(column.description)
            score += 0.1 * sum(piece in described for piece in said) / max(len(said), 1)
            score += fits_type(said, column)
        if table is not None and column.name in table.key and alike < MISSPELT:
            score -= KEY_COLUMN_COST
        scores[place] = score


def _score_anywhere(
    name: str, said: tuple[str, ...], scores: dict[str, float], words: ColumnWords, lexicon: Lexicon
) -> None:
    """Adds columns of any table: those that share a word with the name, and those spelled alike."""
    known = list(words.stems)
    spelled = process.extract(name, known, scorer=fuzz.ratio, limit=_CANDIDATES, processor=str.lower)
    shared = (other for piece in said for akin in kin_of(piece) for other in words.holders.get(akin, ()))
    likely = _likely(dict.fromkeys([*(hit[0] for hit in spelled), *shared]), name, said, words)
    for column in likely:
        for owner, spelling in lexicon.columns[column.lower()]:
            table = lexicon.catalog.find(owner)
            score = likeness(name, said, spelling, words.stems[spelling])
            if table is not None and spelling in table.key and score < MISSPELT:
                score -= KEY_COLUMN_COST
            place = f"{owner}.{spelling}"
            scores[place] = max(scores.get(place, 0.0), score)


def _likely(names: Iterable[str], name: str, said: tuple[str, ...], words: ColumnWords) -> list[str]:
    """The few names most like this one."""
    scores = {other: likeness(name, said, other, words.stems[other]) for other in names}
    return sorted(scores, key=lambda other: (-scores[other], other))[: 2 * LIMIT]


def _afar(owner: str, table: Table | None, lexicon: Lexicon) -> float:
    other = lexicon.catalog.find(owner)
    return -ELSEWHERE_COST if table and other and other.module != table.module else 0.0


def _near(table: Table, lexicon: Lexicon) -> dict[str, float]:
    """Where to look for a column: the table itself, its lines, then what it joins in its module."""
    found = {table.name: OWN}
    for join in lexicon.catalog.joins_of(table.name):
        other = lexicon.catalog.find(join.other if join.table == table.name else join.table)
        if other is not None and other.module == table.module:
            lines = other.key[: len(table.key)] == table.key and len(other.key) == len(table.key) + 1
            found.setdefault(other.name, LINES if lines else JOINED)
    return found
