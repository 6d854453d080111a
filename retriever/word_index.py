"""Which tables of a catalog a word speaks for, by the table's name, title, description and columns."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING

from retriever.lexicon import Lexicon
from retriever.text import STOP_WORDS, name_stems, stems
from schema_index.glossary import GLOSSARY_FILE, TABLES_FILE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]

Places = Mapping[str, "NDArray[np.int64]"]
"""Stem to the rows, in catalog order, of the tables that hold it."""


CODE_LENGTH = 4
"""Letters of a table's code: the module and two more."""
_HEAD = 8
"""How many words of a description count as its beginning."""


class WordIndex:
    """Words and the tables that hold them; get it from `word_index`. Rows are in catalog order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.names = [table.name for table in lexicon.catalog]
        self.lower = [name.lower() for name in self.names]
        self.row_of = {name: row for row, name in enumerate(self.names)}
        self._lexicon = lexicon
        self._beginnings = {name[:size] for name in self.names for size in range(3, len(name))}

    def begins(self, letters: str) -> bool:
        """Whether a table's name begins with these letters (three or more) and goes on."""
        return letters in self._beginnings

    def same_ending(self, letters: str) -> str:
        """The one table of another module whose four letters end alike: JCJM for `prjm`; or ""."""
        return self._endings.get(letters[2:], "") if len(letters) == CODE_LENGTH else ""

    @cached_property
    def _endings(self) -> dict[str, str]:
        codes = [name for name in self.names if len(name) == CODE_LENGTH and name.isupper()]
        common = Counter(code[2:] for code in codes)
        return {code[2:].lower(): code for code in codes if common[code[2:]] == 1}

    def knows(self, word: str) -> bool:
        """Whether a table's name or description, a business term or Vista's glossary has this stem."""
        return word in self._known

    @cached_property
    def vocabulary(self) -> tuple[str, ...]:
        """The stems of names, titles and business terms: what a mistyped word may have been."""
        return tuple(sorted(piece for piece in self._lexicon.vocabulary if len(piece) > 3))

    @cached_property
    def _known(self) -> frozenset[str]:
        return self._lexicon.vocabulary.union(self.descriptions, self.name_words, _glossary_stems())

    def weight(self, word: str) -> float:
        """How much a stem tells: log(1 + tables / (1 + tables with it in name or title))."""
        return log(1 + len(self.names) / (1 + self._common[word]))

    @cached_property
    def _common(self) -> Counter[str]:
        lexicon = self._lexicon
        both = (set(lexicon.titles[name]) | set(lexicon.name_words[name]) for name in self.names)
        return Counter(piece for pieces in both for piece in pieces)

    @cached_property
    def titles(self) -> Places:
        """Stem to the rows of the tables whose title holds it."""
        return _places(self._lexicon.titles[name] for name in self.names)

    @cached_property
    def name_words(self) -> Places:
        """Stem to the rows of the tables whose name stands for it."""
        return _places(self._lexicon.name_words[name] for name in self.names)

    @cached_property
    def descriptions(self) -> Places:
        """Stem to the rows of the tables whose description holds it."""
        return _places(self._lexicon.descriptions[name] for name in self.names)

    @cached_property
    def heads(self) -> Places:
        """Stem to the rows of the tables whose description holds it among the first words."""
        return _places(self._lexicon.descriptions[name][:_HEAD] for name in self.names)

    @cached_property
    def columns(self) -> Places:
        """Stem to the rows of the tables that have a column with it in its name."""
        names = self._lexicon.spellings
        stems_of = {name: [piece for piece in name_stems(name) if piece not in STOP_WORDS] for name in names}
        return _places(
            [piece for column in table.columns for piece in stems_of[column.name]]
            for table in self._lexicon.catalog
        )

    @cached_property
    def title_sums(self) -> Row:
        """Per table the weight of all words of its title, never 0."""
        return self._sums(self._lexicon.titles[name] for name in self.names)

    @cached_property
    def name_sums(self) -> Row:
        """Per table the weight of all words of its name, never 0."""
        return self._sums(self._lexicon.name_words[name] for name in self.names)

    def _sums(self, phrases: Iterable[Sequence[str]]) -> Row:
        import numpy as np

        sums = [sum(self.weight(piece) for piece in set(phrase)) or 1.0 for phrase in phrases]
        return np.asarray(sums, dtype=np.float32)

    @cached_property
    def standing(self) -> Row:
        """Per table what counts when nothing tells: below 0 for batches and parameters, more for masters."""
        import numpy as np

        parents = self._lexicon.parents
        most = log(2 + max(parents.values(), default=0))
        rank = self._lexicon.rank
        values = [0.15 * rank[name] + 0.03 * log(1 + parents[name]) / most for name in self.names]
        return np.asarray(values, dtype=np.float32)

    @cached_property
    def by_name(self) -> NDArray[np.int64]:
        """The place of each table in the order of names."""
        import numpy as np

        return np.argsort(np.argsort(np.asarray(self.names, dtype=str)))

    @cached_property
    def modules(self) -> Mapping[str, Row]:
        """Module to a row of 1 for its tables and 0 for the others."""
        import numpy as np

        own = [table.module for table in self._lexicon.catalog]
        return {
            module: np.asarray([other == module for other in own], dtype=np.float32) for module in set(own)
        }


@lru_cache(maxsize=4)
def word_index(lexicon: Lexicon) -> WordIndex:
    """The index of this very lexicon; the last few are kept."""
    return WordIndex(lexicon)


@lru_cache(maxsize=1)
def _glossary_stems() -> frozenset[str]:
    """Stems of what Vista's modules and tables are called, of those too that a catalog lacks."""
    spoken: list[str] = []
    for file, lists in ((GLOSSARY_FILE, ("modules",)), (TABLES_FILE, ("tables", "endings"))):
        loaded = tomllib.loads(file.read_text(encoding="utf-8"))
        spoken += [text for name in lists for text in loaded[name].values()]
    return frozenset(piece for text in spoken for piece in stems(text))


def _places(phrases: Iterable[Sequence[str]]) -> Places:
    import numpy as np

    found: dict[str, dict[int, None]] = {}
    for row, phrase in enumerate(phrases):
        for piece in phrase:
            found.setdefault(piece, {})[row] = None
    return {piece: np.asarray(list(rows), dtype=np.int64) for piece, rows in found.items()}
