"""Generated training examples: drafted questions over a catalog, retrieved context, gated answers.

Half of them may be over catalogs whose every name was shuffled. The same seed gives the same bytes.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import sqlglot
from sqlglot import exp

from assistant.answer_text import not_held_answer, sql_answer
from assistant.model import Message
from assistant.prompt import build_prompt
from finetune.draft import Draft
from finetune.entry import Entry
from finetune.example import Example
from finetune.gate import faults
from finetune.intents import INTENTS
from finetune.query import Query
from finetune.refusals import describe, missing_column, missing_table, write_request
from finetune.shuffle import shuffle
from finetune.world import World
from retriever import RetrievedSchema, RetrievedTable, SchemaRetriever, resolve_names, word_weights
from schema_index import Catalog

# Shares relative to all query drafts; fewer of these are thrown away than of those.
SPECIALS = ((missing_table, 0.05), (missing_column, 0.03), (write_request, 0.025), (describe, 0.06))
MISS_SHARE = 0.25
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to generate.

    `shuffled` is the share of examples over renamed catalogs, `held_out` the tables that no example may
    need or show; `context_length` and `count_tokens` are those of the model that will be trained.
    """

    count: int
    seed: int
    context_length: int
    count_tokens: Callable[[str], int]
    shuffled: float = 0.5
    held_out: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    split: str = "train"


@dataclass
class Report:
    """What happened to the drafts: kept by category, thrown away by reason."""

    kept: Counter[str] = field(default_factory=Counter)
    dropped: Counter[str] = field(default_factory=Counter)


def generate(
    catalog: Catalog, lexicon: Mapping[str, Entry], retriever: SchemaRetriever, recipe: Recipe, report: Report
) -> Iterator[Example]:
    """Yield `recipe.count` examples; `report` counts what was kept and what was dropped and why.

    `recipe.only` limits the questions to those that need at least one of these tables (for the figures on
    held-out tables); otherwise tables of `recipe.held_out` are neither needed nor shown.
    """
    rng = random.Random(recipe.seed)
    made, number = 0, 0
    while made < recipe.count:
        batch = min(_BATCH, recipe.count - made)
        if rng.random() < recipe.shuffled:
            made_here = _shuffled_batch(catalog, lexicon, rng, recipe, report, batch)
        else:
            made_here = _retrieved_batch(catalog, lexicon, retriever, rng, recipe, report, batch)
        for example in made_here:
            yield replace(example, id=f"{recipe.split}-{recipe.seed}-{number:06d}")
            number += 1
            made += 1


def _allowed(catalog: Catalog, recipe: Recipe) -> tuple[str, ...]:
    return tuple(table.name for table in catalog if table.name not in recipe.held_out)


def _draft(world: World, only: frozenset[str]) -> Draft:
    """One draft; with `only`, about one of these tables."""
    total = sum(weight for _, weight in INTENTS)
    makers = [*INTENTS, *((maker, share * total) for maker, share in SPECIALS)]
    while True:
        maker = world.rng.choices([m for m, _ in makers], [w for _, w in makers])[0]
        draft = maker(world)
        if draft and (not only or only & set(draft.tables)):
            return draft


def _retrieved_batch(
    catalog: Catalog,
    lexicon: Mapping[str, Entry],
    retriever: SchemaRetriever,
    rng: random.Random,
    recipe: Recipe,
    report: Report,
    batch: int,
) -> Iterator[Example]:
    """Examples over the real names, with what the real retriever finds for each question."""
    world = World(catalog, lexicon, _allowed(catalog, recipe), rng)
    drafts = [_vary(_draft(world, recipe.only), rng) for _ in range(batch)]
    schemas = retriever.retrieve_many([draft.question for draft in drafts])
    weights = word_weights(catalog)
    for draft, schema in zip(drafts, schemas, strict=True):
        kept = tuple(hit for hit in schema.tables if hit.table.name not in recipe.held_out)
        names = {hit.table.name for hit in kept}
        joins = tuple(join for join in schema.joins if {join.table, join.other} <= names)
        narrowed = replace(schema, tables=kept, joins=joins)
        example = _example(draft, narrowed, catalog, recipe, report, weights, "retrieved")
        if example:
            yield example


def _shuffled_batch(
    catalog: Catalog,
    lexicon: Mapping[str, Entry],
    rng: random.Random,
    recipe: Recipe,
    report: Report,
    batch: int,
) -> Iterator[Example]:
    """Examples over a renamed catalog, with neighbours and strangers beside the needed tables."""
    held = {table.name for table in catalog} & recipe.held_out
    renamed, entries, names = shuffle(catalog, lexicon, rng)
    only = frozenset(names[name] for name in recipe.only if name in names)
    allowed = tuple(names[table.name] for table in catalog if table.name not in held)
    world = World(renamed, entries, allowed, rng)
    weights = word_weights(renamed)
    for _ in range(batch):
        draft = _vary(_draft(world, only), rng)
        schema = _imagined(draft, renamed, allowed, rng)
        example = _example(draft, schema, renamed, recipe, report, weights, "shuffled")
        if example:
            yield example


def _imagined(draft: Draft, catalog: Catalog, allowed: Sequence[str], rng: random.Random) -> RetrievedSchema:
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
    hits = tuple(RetrievedTable(table, 1.0 / (1 + rank)) for rank, table in enumerate(tables))
    joins = tuple(catalog.joins_between(table.name for table in tables))
    return RetrievedSchema(draft.question, hits, joins, resolve_names(draft.question, catalog))


def _example(
    draft: Draft,
    schema: RetrievedSchema,
    catalog: Catalog,
    recipe: Recipe,
    report: Report,
    weights: Callable[[str], float],
    how: str,
) -> Example | None:
    """The record, or None with the reason counted."""
    schema = replace(schema, question=draft.question)
    prompt = build_prompt(
        schema, context_length=recipe.context_length, count_tokens=recipe.count_tokens, weights=weights
    )
    shown = prompt.context.shown
    sql, category = "", draft.category
    absent = [name for name in draft.tables if name not in shown]
    if absent and draft.query is not None:
        if absent != list(draft.tables) or _spare(draft.question) >= MISS_SHARE:
            report.dropped[f"{how}: table not shown"] += 1
            return None
        category, answer = "not-held", not_held_answer(())
    elif draft.query is None:
        if absent:
            report.dropped[f"{how}: table not shown"] += 1
            return None
        answer = draft.answer
    else:
        query = draft.finish(shown)
        if query is None:
            report.dropped[f"{how}: nothing to select"] += 1
            return None
        if how == "shuffled" and not _readable(query, catalog, prompt.context.described):
            report.dropped[f"{how}: not described"] += 1
            return None
        sql = query.text()
        found = faults(draft, sql, catalog, shown)
        if found:
            report.dropped[f"{how}: {found[0].split(':')[0] if ':' in found[0] else 'not shown'}"] += 1
            return None
        answer = sql_answer(sql, query.tables, query.inner)
    report.kept[category] += 1
    completion: Message = {"role": "assistant", "content": answer}
    return Example(
        id="",
        category=category,
        module=(draft.tables[0][:2] if draft.tables else ""),
        difficulty=draft.difficulty,
        source="generated",
        split=recipe.split,
        question=draft.question,
        tables=tuple(draft.tables),
        sql=sql,
        prompt=prompt.messages,
        completion=(completion,),
    )


def _readable(query: Query, catalog: Catalog, described: Mapping[str, frozenset[str]]) -> bool:
    """Whether every column that the question asks for is described: a renamed one cannot be guessed."""
    asked = [*query.group, *query.having, *query.order, *query.where, *(i for i in query.items if "(" in i)]
    if not asked:
        return True
    tables = [table for name in (*query.tables, *query.inner) if (table := catalog.find(name))]
    free = {(table.name, table.company_column) for table in tables}
    for join in catalog.joins_between(table.name for table in tables):
        free |= {(join.table, left) for left, _ in join.pairs} | {
            (join.other, right) for _, right in join.pairs
        }
    tree = sqlglot.parse_one(f"SELECT {', '.join(asked)}", read="tsql")
    return all(
        (found.table, found.name) in free or found.name in described.get(found.table, ())
        for found in tree.find_all(exp.Column)
    )


def _spare(question: str) -> float:
    """A number in [0, 1) that depends on the question alone."""
    return random.Random(question).random()


def _vary(draft: Draft, rng: random.Random) -> Draft:
    """The question as people type it: capitals, a question mark, a please, or nothing of it."""
    text = " ".join(draft.question.split())
    if rng.random() < 0.35:
        text = text[0].upper() + text[1:]
    chance = rng.random()
    if chance < 0.12:
        text += "?"
    elif chance < 0.16:
        text += " please"
    elif chance < 0.19:
        text = "please " + text
    elif chance < 0.25:
        text += "."
    draft.question = text
    return draft
