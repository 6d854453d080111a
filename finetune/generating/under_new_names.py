"""What is retrieved for a question over a renamed catalog: the real retriever's tables, under new names."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Iterable, Sequence

from finetune.generating.draft import Draft
from finetune.generating.shuffle import Renamed
from finetune.names_in_sql import rename_all
from retriever import RetrievedSchema, RetrievedTable, Shot, resolve_names
from schema_index import Catalog

RENAMED = "renamed"
"""The module of records over a renamed schema: their tables are in their own prompt only."""


def real_names(question: str, new: Renamed) -> str:
    """The question with renamed tables under their real names, as the real retriever must hear it."""
    old = {name: real for real, name in new.tables.items()}
    return re.sub(r"\w+", lambda word: old.get(word[0], word[0]), question)


def under_new_names(
    schema: RetrievedSchema, new: Renamed, question: str, held: Collection[str]
) -> RetrievedSchema:
    """What was retrieved over the real names, without the tables of `held`, under the new names."""
    hits = []
    for hit in schema.without(held).tables:
        table = new.catalog.find(new.tables[hit.table.name])
        if table is not None:
            columns = tuple(new.columns[hit.table.name][name] for name in hit.columns)
            hits.append(RetrievedTable(table, hit.score, hit.reasons, columns))
    joins = tuple(new.catalog.joins_between(hit.table.name for hit in hits))
    return RetrievedSchema(question, tuple(hits), joins, resolve_names(question, new.catalog))


def renamed_shots(shots: Iterable[Shot], new: Renamed) -> tuple[Shot, ...]:
    """The answered questions with their SQL under the new names."""
    return tuple(
        Shot(
            shot.question,
            rename_all(shot.sql, new.tables, new.columns),
            tuple(new.tables[name] for name in shot.tables),
            tuple((new.tables[table], new.columns[table][column]) for table, column in shot.columns),
        )
        for shot in shots
    )


def imagined(draft: Draft, catalog: Catalog, allowed: Sequence[str], rng: random.Random) -> RetrievedSchema:
    """A retrieval as it might have come out: the needed tables among joined and unrelated ones."""
    needed = list(dict.fromkeys(draft.tables))
    if needed and rng.random() < 0.02:
        needed.pop(rng.randrange(len(needed)))
    near = [
        name
        for table in draft.tables
        for join in catalog.joins_of(table)
        for name in (join.table, join.other)
        if name in allowed and name not in needed
    ]
    others = rng.sample(near, min(len(near), rng.randint(0, 3)))
    others += rng.sample(list(allowed), rng.randint(1, 4))
    others = [name for name in dict.fromkeys(others) if name not in draft.tables]
    ranked = needed + others
    if rng.random() < 0.6:
        head, tail = ranked[: len(needed) + 2], ranked[len(needed) + 2 :]
        rng.shuffle(head)
        ranked = head + tail
    tables = [table for name in ranked[:8] if (table := catalog.find(name))]
    joins = catalog.joins_between(table.name for table in tables)
    return RetrievedSchema.given(draft.question, tables, joins, resolve_names(draft.question, catalog))
