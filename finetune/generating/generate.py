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
from assistant.grammar.refusal import MOST_NEAREST
from assistant.model import Message
from assistant.prompt import build_prompt, turn_text
from finetune.example import Example
from finetune.gate import faults
from finetune.generating.draft import Draft
from finetune.generating.entry import Entry, narrowed
from finetune.generating.intents import INTENTS
from finetune.generating.query import Query
from finetune.generating.refusals import describe, missing_column, missing_table, write_request
from finetune.generating.shuffle import shuffle
from finetune.generating.typed import as_typed
from finetune.generating.under_new_names import RENAMED, imagined, real_names, under_new_names
from finetune.generating.world import World
from finetune.split import KeptOut
from retriever import (
    Context,
    Mention,
    RetrievedSchema,
    SchemaRetriever,
    resolve_names,
    word_weights,
)
from schema_index import Catalog

# Shares relative to all query drafts; fewer of these are thrown away than of those.
SPECIALS = ((missing_table, 0.04), (missing_column, 0.03), (write_request, 0.025), (describe, 0.015))
MISS_SHARE = 0.25
IMAGINED = 0.25
"""The share of questions over renamed schemas whose neighbours are drawn, not retrieved."""
_BATCH = 64
# Tokens that the chat template puts around a message, and what a tokenizer may need beyond the sum of parts.
_TURN, _FRAME, _TRIES = 6, 16, 30
_TURN_SPECIALS = 0.6


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to generate.

    `shuffled` is the share of examples over renamed catalogs, `held_out` the tables that no example may
    need or show; `context_length` and `count_tokens` are those of the model that will be trained. With
    `turns`, further questions about the tables shown follow the first until the context is full.
    What `without` keeps out (questions, paraphrases and skeletons of SQL of evaluations) is not made.
    """

    count: int
    seed: int
    context_length: int
    count_tokens: Callable[[str], int]
    shuffled: float = 0.5
    held_out: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    split: str = "train"
    turns: bool = False
    without: KeptOut = field(default_factory=KeptOut)


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
            made_here = _shuffled_batch(catalog, lexicon, retriever, rng, recipe, report, batch)
        else:
            made_here = _retrieved_batch(catalog, lexicon, retriever, rng, recipe, report, batch)
        for example in made_here:
            yield replace(example, id=f"{recipe.split}-{recipe.seed}-{number:06d}")
            number += 1
            made += 1


def _allowed(catalog: Catalog, recipe: Recipe) -> tuple[str, ...]:
    return tuple(table.name for table in catalog if table.name not in recipe.held_out)


def _asked(
    world: World, recipe: Recipe, *, only: frozenset[str] | None = None, specials: float = 1.0
) -> Draft:
    """A draft as people type it, none of those to leave out."""
    while True:
        draft = _draft(world, recipe.only if only is None else only, specials)
        draft.question = as_typed(draft.question, world.rng)
        if draft.question not in recipe.without:
            return draft


def _draft(world: World, only: frozenset[str], specials: float = 1.0) -> Draft:
    """One draft; with `only`, about one of these tables; `specials` scales the share of SPECIALS."""
    total = specials * sum(weight for _, weight in INTENTS)
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
    drafts = [_asked(world, recipe) for _ in range(batch)]
    schemas = retriever.retrieve_many([draft.question for draft in drafts])
    weights = word_weights(catalog)
    for draft, schema in zip(drafts, schemas, strict=True):
        visible = schema.without(recipe.held_out)
        example = _example(draft, visible, world, recipe, report, weights, "retrieved")
        if example:
            yield example


def _shuffled_batch(
    catalog: Catalog,
    lexicon: Mapping[str, Entry],
    retriever: SchemaRetriever,
    rng: random.Random,
    recipe: Recipe,
    report: Report,
    batch: int,
) -> Iterator[Example]:
    """Examples over a renamed catalog: what the retriever finds over the real names, under the new ones,
    in its order; for some, neighbours and strangers beside the needed tables."""
    held = {table.name for table in catalog} & recipe.held_out
    new = shuffle(catalog, lexicon, rng)
    only = frozenset(new.tables[name] for name in recipe.only if name in new.tables)
    allowed = tuple(new.tables[table.name] for table in catalog if table.name not in held)
    world = World(new.catalog, new.lexicon, allowed, rng)
    weights = word_weights(new.catalog)
    drafts = [_asked(world, recipe, only=only) for _ in range(batch)]
    schemas = retriever.retrieve_many([real_names(draft.question, new) for draft in drafts])
    for draft, schema in zip(drafts, schemas, strict=True):
        if rng.random() < IMAGINED:
            renamed = imagined(draft, new.catalog, allowed, rng)
        else:
            renamed = under_new_names(schema, new, draft.question, held)
        example = _example(draft, renamed, world, recipe, report, weights, "shuffled")
        if example:
            yield example


def _example(
    draft: Draft,
    schema: RetrievedSchema,
    world: World,
    recipe: Recipe,
    report: Report,
    weights: Callable[[str], float],
    how: str,
) -> Example | None:
    """The record, or None with the reason counted."""
    schema = replace(schema, question=draft.question)
    length = recipe.context_length
    if recipe.turns:
        length = world.rng.choice((length, length * 7 // 8, length * 3 // 4))
    prompt = build_prompt(schema, context_length=length, count_tokens=recipe.count_tokens, weights=weights)
    answered = _answer(
        draft, prompt.context, schema.mentions, world.catalog, recipe, report, how, alone=not recipe.turns
    )
    if answered is None:
        return None
    category, sql, answer = answered
    report.kept[category] += 1
    completion: list[Message] = [{"role": "assistant", "content": answer}]
    if recipe.turns:
        room = (
            recipe.context_length
            - _FRAME
            - sum(
                recipe.count_tokens(message["content"]) + _TURN for message in (*prompt.messages, *completion)
            )
        )
        completion += _more_turns(world, prompt.context, recipe, report, room, how)
    return Example(
        id="",
        category=category,
        module=RENAMED if how == "shuffled" else (draft.tables[0][:2] if draft.tables else ""),
        difficulty=draft.difficulty,
        source="generated",
        split=recipe.split,
        question=draft.question,
        tables=tuple(draft.tables),
        sql=sql,
        prompt=prompt.messages,
        completion=tuple(completion),
    )


def _answer(
    draft: Draft,
    context: Context,
    mentions: Sequence[Mention],
    catalog: Catalog,
    recipe: Recipe,
    report: Report,
    how: str,
    *,
    alone: bool,
) -> tuple[str, str, str] | None:
    """(category, SQL or "", answer text) for what the context shows, or None with the reason counted.

    Only a record that stands `alone` may say that the tables found do not hold what was asked.
    """
    shown = context.shown
    absent = [name for name in draft.tables if name not in shown]
    if absent:
        missed = draft.query is not None and absent == list(draft.tables) and alone
        if missed and _spare(draft.question) < MISS_SHARE:
            return "not-held", "", not_held_answer(tuple(shown)[:MOST_NEAREST])
        report.dropped[f"{how}: table not shown"] += 1
        return None
    if not _as_said(draft, mentions):
        report.dropped[f"{how}: names read in another way"] += 1
        return None
    if draft.query is None:
        return draft.category, "", draft.answer
    query = draft.finish(shown)
    if query is None:
        report.dropped[f"{how}: nothing to select"] += 1
        return None
    if how == "shuffled" and not _readable(query, catalog, context.described):
        report.dropped[f"{how}: not described"] += 1
        return None
    sql = query.text()
    found = faults(draft, sql, catalog, shown)
    if found:
        report.dropped[f"{how}: {found[0].split(':')[0] if ':' in found[0] else 'not shown'}"] += 1
        return None
    if recipe.without.has_form(sql):
        report.dropped[f"{how}: kept out"] += 1
        return None
    return draft.category, sql, sql_answer(sql, query.tables, query.inner)


def _as_said(draft: Draft, mentions: Sequence[Mention]) -> bool:
    """Whether the question as it is asked names what the draft thinks: a value may look like a name."""
    absent = {mention.text.rpartition(".")[2] for mention in mentions if not mention.exists}
    if draft.category in ("missing-table", "missing-column"):
        return bool(absent & set(draft.answer.partition(" Nearest")[0].removesuffix(".").split()))
    return not absent or draft.category == "read-only"


def _more_turns(
    world: World, context: Context, recipe: Recipe, report: Report, room: int, how: str
) -> list[Message]:
    """Further questions about the tables shown, each with its answer, while `room` tokens last."""
    shown = tuple(name for name in context.shown if name in set(world.allowed))
    if not shown:
        return []
    told = context.described if how == "shuffled" else context.shown
    spoken = {name: narrowed(world.lexicon[name], told.get(name, ())) for name in shown}
    narrow = World(world.catalog, spoken, shown, world.rng)
    turns: list[Message] = []
    for _ in range(_TRIES):
        draft = _asked(narrow, recipe, only=frozenset(), specials=_TURN_SPECIALS)
        said = resolve_names(draft.question, world.catalog)
        answered = _answer(draft, context, said, world.catalog, recipe, report, how, alone=False)
        if answered is None:
            continue
        asked = turn_text(draft.question, said)
        room -= recipe.count_tokens(asked) + recipe.count_tokens(answered[2]) + 2 * _TURN
        if room < 0:
            break
        report.kept[answered[0]] += 1
        turns.append({"role": "user", "content": asked})
        turns.append({"role": "assistant", "content": answered[2]})
    return turns


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
