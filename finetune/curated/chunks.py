"""What was written by hand in parts: the same records however many processes make them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from finetune.curated.examples import Learnt, Renaming, curated_examples, renamed_examples, renamings
from finetune.curated.plans import CuratedEntry
from finetune.curated.question import Curated, wording_of
from finetune.curated.recipe import CuratedRecipe, Writable
from finetune.curated.records import curated_records
from finetune.example import Example
from finetune.generating.recipe import Report
from finetune.workers import Loaded, Source, Workers, load, rough_count
from finetune.writable import writable

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

CHUNK = 160
"""Questions or entries of a part: enough of them to embed in batches, and to follow each other."""

Item = TypeVar("Item")
Made = tuple[list[Example], Report]


@dataclass(frozen=True, slots=True)
class _Part(Generic[Item]):
    """Some items with how they become records."""

    items: Sequence[Item]
    recipe: CuratedRecipe
    within_grammar: bool

    def recipe_with(self, loaded: Loaded) -> CuratedRecipe:
        """The recipe with what a process has loaded."""
        lets = _writable(loaded.tokenizer) if self.within_grammar and loaded.tokenizer else None
        return replace(self.recipe, count_tokens=loaded.count_tokens, writable=lets)


def curated_chunks(
    questions: Sequence[Curated],
    entries: Sequence[CuratedEntry],
    recipe: CuratedRecipe,
    source: Source,
    report: Report,
    workers: Workers,
    *,
    within_grammar: bool = False,
) -> Iterator[Example]:
    """The records of the questions, their renamed copies, then those of the entries; `report` counts those
    kept and, by reason, those dropped.

    Tokens are counted as `source` says, and `within_grammar` tests with its tokenizer: the recipe's own
    `count_tokens` and `writable` are not used.
    """
    recipe = replace(recipe, count_tokens=rough_count, writable=None)

    def parts(items: Sequence[Item], size: int = CHUNK) -> list[_Part[Item]]:
        starts = range(0, len(items), size)
        return [_Part(items[start : start + size], recipe, within_grammar) for start in starts]

    asked = workers.each(_questions, parts(sorted(questions, key=_apart)), source)
    others = workers.each(_entries, parts(entries), source)  # begun before the copies can be
    learnt: list[Learnt] = []
    for examples, counted, found in asked:
        learnt += found
        report.add(counted)
        yield from examples
    copies = workers.each(
        _copies, parts(list(renamings(learnt, recipe, load(source).retriever.catalog)), 1), source
    )
    for examples, counted in chain(copies, others):
        report.add(counted)
        yield from examples


def _questions(part: _Part[Curated], loaded: Loaded) -> tuple[list[Example], Report, list[Learnt]]:
    report, learnt = Report(), list[Learnt]()
    made = curated_examples(part.items, loaded.retriever, report, part.recipe_with(loaded), learnt)
    return list(made), report, learnt


def _apart(one: Curated) -> tuple[str, int]:
    """The file of a question and which wording it is, so that others of a part have other answers."""
    return one.id.partition("-")[0], wording_of(one)


def _copies(part: _Part[Renaming], loaded: Loaded) -> Made:
    report, recipe, catalog = Report(), part.recipe_with(loaded), loaded.retriever.catalog
    made = (one for item in part.items for one in renamed_examples(item, catalog, report, recipe))
    return list(made), report


def _entries(part: _Part[CuratedEntry], loaded: Loaded) -> Made:
    report = Report()
    return list(curated_records(part.items, loaded.retriever, report, part.recipe_with(loaded))), report


@lru_cache(maxsize=1)
def _writable(tokenizer: PreTrainedTokenizerBase) -> Writable:
    return writable(tokenizer)
