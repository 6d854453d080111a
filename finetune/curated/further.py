"""Further questions over the tables that a record shows, after its own: one prompt teaches several answers.

A prompt has some 900 tokens and an answer 90. Only what the tables and columns shown can answer follows, and
no statement answers twice in a record, nor after it was shown.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

import sqlglot
from sqlglot import exp

from assistant.model import Message
from assistant.prompt import turn_text
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.record import Record, is_described
from finetune.example import Example
from finetune.gating.judge import Asked, judge
from finetune.gating.shown_schema import read_turn, shown_schema
from retriever import Context
from retriever.context import shown_links, shown_shots
from schema_index import Catalog

MOST_TRIES = 48
"""How many questions are tried for a record, of those whose tables and columns it shows."""
_TURN, _FRAME = 6, 16
"""Tokens that a chat template puts around a message, and around all."""


def with_further_turns(
    records: Sequence[Record], recipe: CuratedRecipe, rng: random.Random, catalog: Catalog
) -> Iterator[Example]:
    """The records in their order, each with what else may be asked over its tables while the context lasts.

    All are over `catalog`. With `recipe.described`, what follows too is only about described columns.
    """
    others = [_Other(record) for record in records if record.example.sql]
    for record in records:
        rng.shuffle(others)
        turns = _turns(record, others, recipe, catalog)
        yield replace(record.example, completion=(*record.example.completion, *turns))


class _Other:
    """A question that may follow, with its answer; `columns` are those that the answer names."""

    def __init__(self, record: Record) -> None:
        self.example, self.schema = record.example, record.context.schema
        [message] = self.example.completion
        self.answer = message["content"]
        tree = sqlglot.parse_one(self.example.sql, read="tsql")
        named = {(column.table, column.name) for column in tree.find_all(exp.Column)}
        self.columns = {(table, name) for table, name in named if table in self.example.tables}

    def fits(self, context: Context) -> bool:
        """Whether every table and column of the answer is shown."""
        shown = context.shown
        return set(self.example.tables) <= set(shown) and all(
            name in shown[table] for table, name in self.columns
        )


def _turns(
    record: Record, others: Sequence[_Other], recipe: CuratedRecipe, catalog: Catalog
) -> list[Message]:
    """Further questions and their answers, as many as fit."""
    context, shown = record.context, shown_schema(record.example.prompt)
    messages = (*record.example.prompt, *record.example.completion)
    room = (recipe.record_length or recipe.context_length) - _FRAME
    room -= sum(recipe.count_tokens(message["content"]) + _TURN for message in messages)
    said = {record.example.sql, *(shot.sql for shot in context.schema.shots)}
    turns: list[Message] = []
    for other in [other for other in others if other.fits(context)][:MOST_TRIES]:
        if other.example.sql in said:
            continue
        links = shown_links(other.schema.links, context.shown)
        shots = [shot for shot in shown_shots(other.schema.shots, context.shown) if shot.sql not in said]
        asked = turn_text(other.example.question, other.schema.mentions, links, shots)
        cost = recipe.count_tokens(asked) + recipe.count_tokens(other.answer) + 2 * _TURN
        if cost > room:
            break
        if recipe.described and not is_described(other.example.sql, context, catalog):
            continue
        if judge(other.answer, Asked(read_turn(asked), shown)):
            continue
        if recipe.writable is not None and not recipe.writable(context, other.answer):
            continue
        room -= cost
        said |= {other.example.sql, *(shot.sql for shot in shots)}
        turns += [{"role": "user", "content": asked}, {"role": "assistant", "content": other.answer}]
    return turns
