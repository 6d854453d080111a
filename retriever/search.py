"""One ranking of the tables out of all evidence: meaning, words, business terms, modules, names.

Every weight of the ranking is in this file. They were set by hand on the questions of
tests/retriever/questions.jsonl marked `tuned`, one weight at a time over a handful of values.
Halving or doubling any one of them moves recall@8 by three questions of 82 at most, so they say
what matters more, not how much to three digits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retriever.lexicon import Lexicon
from retriever.schema import Mention
from retriever.synonyms import TermHit, find_phrase, find_terms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

RANK_CONSTANT = 10
"""Of reciprocal rank fusion, weight / (constant + rank): Cormack et al. 2009 use 60 for runs of 1000
documents; with some hundred tables of which three matter, the top ranks must differ more."""
DENSE_WEIGHT = 4.0
LEXICAL_WEIGHT = 6.0
TERM_WEIGHT = 1.5
"""What business terms add at most, where a first rank adds 0.36 (dense) and 0.55 (lexical)."""
WORD_CERTAINTY = 0.5
"""How sure a term of one word is."""
PHRASE_BONUS = 0.15
"""More for each further word: `committed cost` is surer than `cost`."""
PLACE_COST = 0.25
"""Less for each further table of a term's list."""
COVERED = 0.4
"""Share left to a term inside a longer one: the `job` of `job cost` says less than a `job` alone."""
MODULE_BONUS = 0.06
"""What a module's word (`AP`, `payroll`) adds to its tables."""
PRIOR_WEIGHT = 0.5
"""What batches in work and company parameters lose, unless the question asks for them."""
NEIGHBOUR_BONUS = 0.3
"""What a table gains that joins the best one; a half and a third of it beside the second and third."""
CENTRES = 3
NAMED = 5.0
"""What the last named table gains, the one before it twice that: more than all else together, so
named tables come first and in the order they are named."""
NEAREST = 1.0
"""What a table gains that is offered in place of a name that does not exist."""
_ASKED_BATCH = frozenset({"batch", "unpost"})
_ASKED_PARAMETERS = frozenset({"paramet", "set", "setup", "default", "option", "configur"})


@dataclass
class Scored:
    """A table's score in the making, and why."""

    score: float = 0.0
    reasons: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)
    """Columns that terms in the question stand for."""
    sure: bool = False
    """Whether the question names the table or says a term that stands for it first of all."""


def rank_tables(
    question: Sequence[str],
    dense: NDArray[np.float32],
    lexical: NDArray[np.float32],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> dict[str, Scored]:
    """All tables with score and reasons, best first (ties by name).

    `question` holds stems; `dense` and `lexical` one score a table in catalog order; `mentions`
    the names in the question: tables of those that exist come first, then what is nearest to
    those that do not.
    """
    names = [table.name for table in lexicon.catalog]
    scored = {name: Scored() for name in names}
    _add_names(scored, mentions)
    _add_terms(scored, find_terms(question, lexicon.terms))
    _add_ranks(scored, names, dense, DENSE_WEIGHT, "near in meaning ({score:.2f})")
    _add_ranks(scored, names, lexical, LEXICAL_WEIGHT, "shares words ({score:.1f})")
    _add_modules(scored, question, lexicon)
    _add_prior(scored, question, lexicon)
    _add_neighbours(scored, lexicon)
    order = sorted(scored, key=lambda name: (-scored[name].score, name))
    return {name: scored[name] for name in order}


def named_tables(mentions: Sequence[Mention]) -> list[str]:
    """Tables that the question names, by themselves or by a column, in order, each once."""
    return list(dict.fromkeys(mention.table for mention in mentions if mention.table))


def _add_names(scored: dict[str, Scored], mentions: Sequence[Mention]) -> None:
    for position, name in enumerate(reversed(named_tables(mentions)), start=1):
        scored[name].score += NAMED * position
        scored[name].reasons.append("named in the question")
        scored[name].sure = True
    offered: dict[str, str] = {}
    for mention in mentions:
        for place in mention.nearest:
            offered.setdefault(place.partition(".")[0], mention.text)
    for position, (name, text) in enumerate(offered.items()):
        scored[name].score += NEAREST - 0.01 * position
        scored[name].reasons.append(f"nearest to {text!r}")


def _add_terms(scored: dict[str, Scored], hits: Sequence[TermHit]) -> None:
    """What the business terms add: 1 - the product of the doubts, as each may be meant or not."""
    doubts: dict[str, float] = defaultdict(lambda: 1.0)
    said: dict[str, list[str]] = defaultdict(list)
    for hit in hits:
        sure, covered = _certainty(hit, hits)
        for place, table in enumerate(hit.term.tables):
            doubts[table] *= 1 - min(0.95, sure * max(0.2, 1 - PLACE_COST * place))
            if hit.said not in said[table]:
                said[table].append(hit.said)
        for table, column in hit.term.find:
            if column and not covered and column not in scored[table].columns:
                scored[table].columns.append(column)
        scored[hit.term.tables[0]].sure |= not covered
    for table, doubt in doubts.items():
        scored[table].score += TERM_WEIGHT * (1 - doubt)
        scored[table].reasons.append("means " + ", ".join(f"'{text}'" for text in said[table]))


def _certainty(hit: TermHit, hits: Sequence[TermHit]) -> tuple[float, bool]:
    """How sure one term is (longer is surer), and whether a longer or more special one covers it."""
    length = hit.end - hit.start
    sure = hit.fit * (WORD_CERTAINTY + PHRASE_BONUS * (length - 1))
    if hit.term.near:
        sure += 0.1
    for other in hits:
        inside = other.start <= hit.start and hit.end <= other.end
        longer = other.end - other.start > length and other.fit >= hit.fit
        special = bool(other.term.near) and not hit.term.near and other.end - other.start >= length
        if other is not hit and inside and (longer or special):
            return sure * COVERED, True
    return sure, False


def _add_ranks(
    scored: dict[str, Scored], names: Sequence[str], scores: NDArray[np.float32], weight: float, reason: str
) -> None:
    """Reciprocal rank fusion: weight / (constant + rank), for tables that score at all."""
    order = sorted(range(len(names)), key=lambda row: (-float(scores[row]), names[row]))
    for rank, row in enumerate(order, start=1):
        score = float(scores[row])
        if score <= 0:
            break
        scored[names[row]].score += weight / (RANK_CONSTANT + rank)
        if rank <= RANK_CONSTANT:
            scored[names[row]].reasons.append(reason.format(score=score))


def _add_modules(scored: dict[str, Scored], question: Sequence[str], lexicon: Lexicon) -> None:
    said = {
        module
        for module, phrases in lexicon.modules.items()
        if any((place := find_phrase(question, phrase)) and place[2] == 1.0 for phrase in phrases)
    }
    for table in lexicon.catalog:
        if table.module in said:
            scored[table.name].score += MODULE_BONUS
            scored[table.name].reasons.append(f"module {table.module}")


def _add_neighbours(scored: dict[str, Scored], lexicon: Lexicon) -> None:
    """What joins to the best tables: their masters, headers and lines; settings and HQ lists aside."""
    best = sorted(scored, key=lambda name: (-scored[name].score, name))[:CENTRES]
    gains: dict[str, tuple[float, str]] = {}
    for rank, name in enumerate(best):
        for join in lexicon.catalog.joins_of(name):
            other = join.other if join.table == name else join.table
            table = lexicon.catalog.find(other)
            if other == name or table is None or table.module == "HQ" or lexicon.rank[other] < 0:
                continue
            gain = NEIGHBOUR_BONUS / (1 + rank)
            if gain > gains.get(other, (0.0, ""))[0]:
                gains[other] = (gain, name)
    for other, (gain, name) in gains.items():
        scored[other].score += gain
        if not scored[other].reasons:
            scored[other].reasons.append(f"joins {name}")


def _add_prior(scored: dict[str, Scored], question: Sequence[str], lexicon: Lexicon) -> None:
    asked = set(question) & (_ASKED_BATCH | _ASKED_PARAMETERS)
    for name, prior in lexicon.rank.items():
        if not asked:
            scored[name].score += PRIOR_WEIGHT * prior
