"""The records of a recipe in chunks, each with a seed of its own: the same for any number of processes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from finetune.example import Example
from finetune.generating.entry import read_lexicon
from finetune.generating.generate import generate
from finetune.generating.recipe import Recipe, Report
from finetune.workers import Loaded, Source, Workers, rough_count

CHUNK = 500
"""Records of a chunk: part of what the seed means, as another size gives other records."""
_SEEDS = 10_000


def generate_chunks(recipe: Recipe, source: Source, report: Report, workers: Workers) -> Iterator[Example]:
    """Yield `recipe.count` examples in the order of the chunks; `report` as in `generate`.

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
    for examples, counted in workers.each(_chunk, parts, source):
        report.add(counted)
        yield from examples


def _chunk(recipe: Recipe, loaded: Loaded) -> tuple[list[Example], Report]:
    report = Report()
    catalog = loaded.retriever.catalog
    recipe = replace(recipe, count_tokens=loaded.count_tokens)
    return list(generate(catalog, read_lexicon(catalog), loaded.retriever, recipe, report)), report
