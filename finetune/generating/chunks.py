"""The records of a recipe in chunks, made by several processes at once.

Each chunk has a seed of its own, so that the same recipe gives the same records however many processes make
them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from finetune.example import Example
from finetune.generating.entry import read_lexicon
from finetune.generating.generate import Recipe, Report, generate
from retriever import SchemaRetriever

if TYPE_CHECKING:
    from transformers import PreTrainedTokenizerBase

CHUNK = 500
"""Records of a chunk: part of what the seed means, as another size gives other records."""
_SEEDS = 10_000
_CACHED_COUNTS = 500_000


@dataclass(frozen=True, slots=True)
class Source:
    """What a process loads to make records: an index folder (None: the reference schema) and a tokenizer's
    folder or name (None: tokens are taken for four letters long)."""

    index: Path | None = None
    tokenizer: str | None = None


def generate_chunks(recipe: Recipe, source: Source, report: Report, jobs: int) -> Iterator[Example]:
    """Yield `recipe.count` examples in the order of the chunks, with `jobs` processes; `report` as in
    `generate`.

    The recipe's `count_tokens` is not used: tokens are counted as `source` says.
    """
    parts = [
        replace(
            recipe,
            count=min(CHUNK, recipe.count - start),
            seed=recipe.seed * _SEEDS + number,
            count_tokens=rough_count,
        )
        for number, start in enumerate(range(0, recipe.count, CHUNK))
    ]
    for examples, counted in _made(parts, source, jobs):
        report.kept.update(counted.kept)
        report.dropped.update(counted.dropped)
        yield from examples


def _made(parts: Sequence[Recipe], source: Source, jobs: int) -> Iterator[tuple[list[Example], Report]]:
    """The chunks in their order; no pool where one process is enough."""
    workers = min(jobs, len(parts))
    if workers < 2:
        _load(source)
        yield from map(_chunk, parts)
        return
    pool = ProcessPoolExecutor(workers, get_context("spawn"), initializer=_start, initargs=(source,))
    try:
        yield from pool.map(_chunk, parts)
    finally:
        pool.shutdown(cancel_futures=True)


def rough_count(text: str) -> int:
    """Tokens before there is a tokenizer: four letters each."""
    return -(-len(text) // 4)


def token_counter(tokenizer: PreTrainedTokenizerBase) -> Callable[[str], int]:
    """Token counts by this tokenizer, cached: the same lines recur in thousands of prompts."""

    @lru_cache(maxsize=_CACHED_COUNTS)
    def count(text: str) -> int:
        return len(tokenizer(text, add_special_tokens=False)["input_ids"])

    return count


_loaded: dict[Source, tuple[SchemaRetriever, Callable[[str], int]]] = {}


def _start(source: Source) -> None:
    os.environ["OMP_NUM_THREADS"] = "1"  # as many processes as cores already
    _load(source)


def _load(source: Source) -> None:
    """Load what `source` names, once a process; only the newest is kept."""
    if source in _loaded:
        return
    count: Callable[[str], int] = rough_count
    if source.tokenizer is not None:
        from transformers import AutoTokenizer

        count = token_counter(AutoTokenizer.from_pretrained(source.tokenizer))
    _loaded.clear()
    _loaded[source] = SchemaRetriever.from_folder(source.index), count


def _chunk(recipe: Recipe) -> tuple[list[Example], Report]:
    ((retriever, count),) = _loaded.values()
    report = Report()
    catalog = retriever.catalog
    recipe = replace(recipe, count_tokens=count)
    return list(generate(catalog, read_lexicon(catalog), retriever, recipe, report)), report
