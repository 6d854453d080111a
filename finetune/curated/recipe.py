"""How what was written by hand becomes training records."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from retriever import Context

Writable = Callable[[Context, str], bool]
"""Whether the grammar of a prompt's context lets an answer through."""


@dataclass(frozen=True)
class CuratedRecipe:
    """How what was written by hand becomes records.

    `context_length` and `count_tokens` are those of the model to train; `finetune.split.split_of` tells what
    is held out (without `by_form` by the tables alone), and records of training show no table of `held_out`;
    ids in `without` are left out. Each
    question of training gets `copies` over renamed schemas, with other values, drawn from `seed`, with the
    module RENAMED. With `turns`, further questions about the tables shown follow each of training, until the
    record has `record_length` tokens (`context_length` where that is None). With `links`, prompts say which
    columns the question's words may mean; `shots` is the share of questions whose prompts show other answered
    questions like the one asked; with `writable`, only answers that it lets through become records; with
    `described`, only those about columns that the prompt describes.
    """

    context_length: int
    count_tokens: Callable[[str], int]
    held_out: Collection[str] = ()
    without: Collection[str] = ()
    copies: int = 0
    turns: bool = False
    record_length: int | None = None
    links: bool = False
    shots: float = 0.0
    seed: int = 0
    writable: Writable | None = None
    described: bool = False
    by_form: bool = True
