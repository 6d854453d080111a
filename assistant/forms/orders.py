"""Whether a question begins like an order to change data: by its first verb."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

WORDS_FILE = Path(__file__).with_name("orders.toml")
_WORD = re.compile(r"[\w'-]+")
_KEYWORD = r"(?:ALTER|DELETE|DROP|EXEC|GRANT|INSERT|MERGE|REVOKE|TRUNCATE|UPDATE)(?!\w)"
_WRITES = re.compile(
    rf"^\W*{_KEYWORD}|(?<!\w)(?:[Tt]he|[Aa]n?|[Mm]e|[Tt]his|[Tt]hat)\s+{_KEYWORD}"
    r"(?=\s*(?:$|[.,;:!?]|(?:statement|script|query|sql|command|for|that|to|which|with|so)(?!\w)))"
)
_CLAUSE = re.compile(r"[,;:.!]\s+|\s+-+\s+|\s+(?:and|so|then)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Orders:
    """The words of orders, see orders.toml."""

    polite: frozenset[str]
    changes: frozenset[str]
    may_change: frozenset[str]
    things: frozenset[str]
    no_order: frozenset[str]
    objects: frozenset[str]
    wanted: frozenset[str]
    rows: frozenset[str]

    def verb(self, question: str) -> str:
        """The word that a question begins with after polite ones, in lower case; "" where no order."""
        said = _WORD.findall(question.lower())
        while said and said[0] in self.polite:
            said.pop(0)
        named = len(said) > 1 and (said[1] in self.things or " ".join(said[:2]) in self.no_order)
        return "" if named else "".join(said[:1])

    def of_rows(self, question: str) -> bool:
        """Whether the question begins with what is said of rows that are shown: `drop the voided ones`."""
        return self.verb(question) in self.rows

    def statement(self, question: str) -> bool:
        """Whether a statement that writes is asked for by its keyword: `write me the INSERT for …`.

        In capitals, at the beginning or as what is wanted; GRANT SUPPLY is a vendor.
        """
        return _WRITES.search(question) is not None and question != question.upper()

    def later(self, question: str) -> bool:
        """Whether a later part of the question begins like an order: `the crane is back, mark it so`."""
        verbs = self.changes | self.may_change
        for part in _CLAUSE.split(question.lower())[1:]:
            said = _WORD.findall(part)
            if len(said) > 1 and said[0] in verbs and said[1] in self.objects:
                return True
        return False

    def wants(self, question: str) -> bool:
        """Whether the question tells how something should be."""
        said = f" {' '.join(_WORD.findall(question.lower()))} "
        return any(f" {words} " in said for words in self.wanted)


@lru_cache(maxsize=1)
def orders() -> Orders:
    """The words of orders.toml, read once."""
    kept = tomllib.loads(WORDS_FILE.read_text(encoding="utf-8"))
    return Orders(**{name: frozenset(words) for name, words in kept.items()})
