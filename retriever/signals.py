"""What speaks for each table of a catalog in the light of one question: a number a table and signal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retriever.column_search import ColumnSearch
from retriever.examples import Example, ExampleSearch, load_examples
from retriever.lexical import LexicalSearch
from retriever.lexicon import Lexicon
from retriever.relations import Relations, group_needs
from retriever.roles import roles_of
from retriever.synonyms import TermHit, find_phrase, find_terms
from retriever.word_field import WordField

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]

RANK_CONSTANT = 10
"""Of reciprocal rank, constant / (constant + rank): Cormack et al. 2009 use 60 for runs of 1000
documents; with some hundred tables of which three matter, the top ranks must differ more."""
WORD_CERTAINTY = 0.5
"""How sure a term of one word is."""
PHRASE_BONUS = 0.15
"""More for each further word: `committed cost` is surer than `cost`."""
PLACE_COST = 0.25
"""Less for each further table of a term's list."""
COVERED = 0.4
"""Share left to a term inside a longer one: the `job` of `job cost` says less than a `job` alone."""
ASKED = 3.0
"""How many times what it loses a batch table gains where the question asks for what is not posted, and
parameters where it asks for settings."""
_ASKED_BATCH = frozenset({"batch", "unpost"})
_ASKED_PARAMETERS = frozenset({"paramet", "set", "setup", "default", "option", "configur"})
_ASKED_WORKING = frozenset({"audit", "import", "temporari", "archiv", "log", "purg", "histori", "changed"})
_FROM_NEIGHBOURS = ("header_of", "master_of", "detail_of", "between", "companion", "module_share", "group")


@dataclass
class Evidence:
    """The signals of one question: `rows` maps each signal to one number a table, in catalog order."""

    rows: dict[str, Row] = field(default_factory=dict)
    terms: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Business terms said, by the table they mean."""
    columns: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Columns that those terms stand for, by table."""
    strength: Sequence[float] = ()
    """How near each table's own score comes to the best one's, 1 for the best; in catalog order."""


class Signals:
    """All that is worked out once a catalog; `own` and `shared` make the signals of a question."""

    def __init__(self, lexicon: Lexicon, examples: Sequence[Example] | None = None) -> None:
        """`examples` are questions answered before; by default those that ship."""
        import numpy as np

        self.lexicon = lexicon
        self.catalog = lexicon.catalog
        self.names = [table.name for table in self.catalog]
        self.names_by_row = np.asarray(self.names, dtype=object)
        self.row_of = {name: row for row, name in enumerate(self.names)}
        self.by_name = np.argsort(np.argsort(np.asarray(self.names, dtype=str)))
        """The place of each table in the order of names, shape (tables,)."""
        self.lexical = LexicalSearch(lexicon)
        self.columns = ColumnSearch(self.catalog)
        self.examples = ExampleSearch(self.catalog, load_examples() if examples is None else examples)
        self.new = (self.examples.answers == 0).astype(np.float32)
        """1 for tables that no example speaks of, so that what else speaks for them can count for more."""
        self.titles = WordField(
            [dict.fromkeys(lexicon.titles[name] or lexicon.name_words[name], 1.0) for name in self.names]
        )
        self.name_words = WordField([dict.fromkeys(lexicon.name_words[name], 1.0) for name in self.names])
        parents = [lexicon.parents[name] for name in self.names]
        self.roles = roles_of(self.catalog, parents)
        self.relations = Relations(self.catalog)
        self.popularity = np.asarray(np.log1p(parents) / 3, dtype=np.float32)
        modules = sorted({table.module for table in self.catalog})
        self.module_of = np.asarray([modules.index(table.module) for table in self.catalog], dtype=np.intp)
        self.modules = modules
        self.group_keyed, self.group_holding, self.company_masters = group_needs(self.catalog)

    def own(self, question: Sequence[str], dense: Row) -> Evidence:
        """What each table shows by itself; `question` holds stems, `dense` a cosine a table."""
        import numpy as np

        found = Evidence()
        rows = found.rows
        spread = max(float(dense.std()), 1e-6) if len(dense) else 1.0
        rows["dense"] = np.clip((dense - dense.mean()) / spread, 0, 6) / 4 if len(dense) else dense
        rows["dense_rank"] = reciprocal_rank(dense)
        words = self.lexical.scores(question)
        rows["words"] = words / max(self.lexical.weight(question), 1.0)
        rows["words_rank"] = reciprocal_rank(words)
        rows["columns"] = self.columns.covered(question)
        rows["column"] = self.columns.best(question)
        rows["columns_rank"] = reciprocal_rank(rows["columns"])
        rows["title_whole"] = self.titles.share(self.titles.said(question))
        rows["name_whole"] = self.name_words.share(self.name_words.said(question))
        self._add_terms(found, find_terms(question, self.lexicon.terms, self.lexicon.term_places))
        rows["new_term"] = rows["term"] * self.new
        rows["new_words"] = rows["words_rank"] * self.new
        rows["example_words"] = self.examples.by_words(question)
        rows["examples"] = self.examples.by_neighbours(question)
        rows["module"] = self._said_modules(question)
        asked = set(question)
        roles = self.roles
        rows["batch"] = roles.batch * (-ASKED if asked & _ASKED_BATCH else 1.0)
        rows["parameters"] = roles.parameters * (-ASKED if asked & _ASKED_PARAMETERS else 1.0)
        rows["working"] = roles.working * (not asked & _ASKED_WORKING)
        rows["copy"] = roles.copy
        rows["popular"] = self.popularity
        return found

    def shared(self, question: Sequence[str], found: Evidence, score: Row) -> None:
        """Adds what each table gains from its neighbours; `score` is the fusion of its own signals."""
        import numpy as np

        if not len(score):
            found.rows |= dict.fromkeys(_FROM_NEIGHBOURS, score)
            return
        strength = np.exp(score - score.max()).astype(np.float32)
        found.strength = strength
        rows, links = found.rows, self.relations
        rows["header_of"] = links.headers_of(strength)
        rows["master_of"] = links.masters_of(strength)
        rows["detail_of"] = links.details_of(strength)
        rows["between"] = links.between(strength)
        rows["companion"] = self.examples.companions(question, strength)
        mass = np.bincount(self.module_of, weights=strength, minlength=len(self.modules))
        rows["module_share"] = (mass / mass.sum())[self.module_of].astype(np.float32)
        rows["group"] = np.zeros(len(score), dtype=np.float32)
        grouped = float((strength * self.group_keyed).max())
        rows["group"][self.company_masters] = max(0.0, grouped - float((strength * self.group_holding).max()))

    def _said_modules(self, question: Sequence[str]) -> Row:
        import numpy as np

        pieces = set(question)
        said = [
            any(
                pieces.issuperset(phrase) and (place := find_phrase(question, phrase)) and place[2] == 1.0
                for phrase in self.lexicon.modules.get(module, ())
            )
            for module in self.modules
        ]
        return np.asarray(said, dtype=np.float32)[self.module_of]

    def _add_terms(self, found: Evidence, hits: Sequence[TermHit]) -> None:
        """1 - the product of the doubts, as each term may be meant or not."""
        import numpy as np

        doubt = np.ones(len(self.names), dtype=np.float32)
        for hit in hits:
            sure, covered = certainty(hit, hits)
            for place, table in enumerate(hit.term.tables):
                share = sure * max(0.2, 1 - PLACE_COST * place)
                doubt[self.row_of[table]] *= 1 - min(0.95, share)
                if hit.said not in found.terms[table]:
                    found.terms[table].append(hit.said)
            for table, column in hit.term.find:
                if column and not covered and column not in found.columns[table]:
                    found.columns[table].append(column)
        found.rows["term"] = 1 - doubt


def certainty(hit: TermHit, hits: Sequence[TermHit]) -> tuple[float, bool]:
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


def reciprocal_rank(scores: Row) -> Row:
    """constant / (constant + rank - 1) for tables that score at all, 0 for the others."""
    import numpy as np

    found = np.zeros(len(scores), dtype=np.float32)
    scored = np.flatnonzero(scores > 0)
    order = scored[np.argsort(-scores[scored], kind="stable")]
    found[order] = RANK_CONSTANT / (RANK_CONSTANT + np.arange(len(order), dtype=np.float32))
    return found
