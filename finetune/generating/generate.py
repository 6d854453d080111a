"""Generated training examples: drafted questions over a catalog, retrieved context, gated answers.

Some may be over catalogs whose names, all or those of some tables, were shuffled, some over catalogs that
were made up. The same seed gives the same bytes.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from assistant.fit_prompt import fit_prompt
from assistant.model import Message
from assistant.prompt import answer_tokens, turn_text
from finetune.example import Example
from finetune.generating.answer_for import answer_for
from finetune.generating.coined import words_of
from finetune.generating.draft import Draft
from finetune.generating.entry import Entry, narrowed
from finetune.generating.intents import INTENTS
from finetune.generating.invented import INVENTED, clear_columns, invent
from finetune.generating.linking import Linking
from finetune.generating.recipe import Recipe, Report
from finetune.generating.refusals import describe, missing_column, missing_table, write_request
from finetune.generating.shuffle import shuffle
from finetune.generating.typed import as_typed
from finetune.generating.under_new_names import RENAMED, imagined, real_names, under_new_names
from finetune.generating.world import World
from retriever import (
    Context,
    Link,
    RetrievedSchema,
    SchemaRetriever,
    resolve_names,
    shown_links,
    word_weights,
)
from schema_index import Catalog, QuestionError

# Shares relative to all query drafts; fewer of these are thrown away than of those.
SPECIALS = ((missing_table, 0.04), (missing_column, 0.03), (write_request, 0.025), (describe, 0.015))
IMAGINED = 0.25
"""The share of questions over renamed schemas whose neighbours are drawn, not retrieved."""
_BATCH = 64
# Tokens that the chat template puts around a message, and what a tokenizer may need beyond the sum of parts.
_TURN, _FRAME, _TRIES = 6, 16, 24
_TURN_SPECIALS = 0.6
_SHARES, _SHARES_INVENTED = (1.0, 0.875, 0.75), (1.0, 0.75, 0.5, 0.4)
"""The shares of the context that the prompt of a record with further turns may fill."""
_MODULES = {"shuffled": RENAMED, "invented": INVENTED}


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
        chance = rng.random()
        if chance < recipe.shuffled:
            made_here = _shuffled_batch(catalog, lexicon, retriever, rng, recipe, report)
        elif chance < recipe.shuffled + recipe.invented:
            made_here = _invented_batch(catalog, rng, recipe, report)
        else:
            made_here = _retrieved_batch(catalog, lexicon, retriever, rng, recipe, report)
        for example in islice(made_here, recipe.count - made):
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
) -> Iterator[Example]:
    """Examples over the real names, with what the real retriever finds for each question."""
    world = World(catalog, lexicon, _allowed(catalog, recipe), rng)
    drafts = [_asked(world, recipe) for _ in range(_BATCH)]
    schemas = retriever.retrieve_many([draft.question for draft in drafts])
    weights = word_weights(catalog)
    link = Linking(retriever)
    for draft, schema in zip(drafts, schemas, strict=True):
        visible = schema.without(recipe.held_out)
        example = _example(draft, visible, world, recipe, report, weights, link, "retrieved")
        if example:
            yield example


def _shuffled_batch(
    catalog: Catalog,
    lexicon: Mapping[str, Entry],
    retriever: SchemaRetriever,
    rng: random.Random,
    recipe: Recipe,
    report: Report,
) -> Iterator[Example]:
    """Examples over a renamed catalog: what the retriever finds over the real names, under the new ones,
    in its order; for some, neighbours and strangers beside the needed tables."""
    held = {table.name for table in catalog} & recipe.held_out
    new = shuffle(catalog, lexicon, rng, partly=True)
    only = frozenset(new.tables[name] for name in recipe.only if name in new.tables)
    allowed = tuple(new.tables[table.name] for table in catalog if table.name not in held)
    world = World(new.catalog, new.lexicon, allowed, rng)
    weights = word_weights(new.catalog)
    drafts = [_asked(world, recipe, only=only) for _ in range(_BATCH)]
    schemas = retriever.retrieve_many([real_names(draft.question, new) for draft in drafts])
    link = Linking(retriever, new)
    for draft, schema in zip(drafts, schemas, strict=True):
        if rng.random() < IMAGINED:
            renamed = imagined(draft, new.catalog, allowed, rng)
        else:
            renamed = under_new_names(schema, new, draft.question, held)
        example = _example(draft, renamed, world, recipe, report, weights, link, "shuffled")
        if example:
            yield example


def _invented_batch(
    catalog: Catalog, rng: random.Random, recipe: Recipe, report: Report
) -> Iterator[Example]:
    """Examples over a catalog that is made up: the needed tables among joined and unrelated ones.

    Half of the catalogs are made of the words that the real one describes its columns by.
    """
    new = invent(rng, words_of(catalog) if rng.random() < 0.5 else ())
    names = tuple(table.name for table in new.catalog)
    world = World(new.catalog, new.lexicon, names, rng)
    weights = word_weights(new.catalog)
    for _ in range(_BATCH):
        draft = _asked(world, recipe, only=frozenset())
        schema = imagined(draft, new.catalog, names, rng)
        example = _example(draft, schema, world, recipe, report, weights, None, "invented")
        if example:
            yield example


def _example(
    draft: Draft,
    schema: RetrievedSchema,
    world: World,
    recipe: Recipe,
    report: Report,
    weights: Callable[[str], float],
    link: Linking | None,
    how: str,
) -> Example | None:
    """The record, or None with the reason counted."""
    links = link.link(draft.question, schema) if recipe.links and link is not None else ()
    schema = replace(schema, question=draft.question, links=links)
    length = recipe.context_length
    if recipe.turns:
        length = int(length * world.rng.choice(_SHARES_INVENTED if how == "invented" else _SHARES))
    try:
        prompt = fit_prompt(
            draft.question, schema, (), length, answer_tokens(length), recipe.count_tokens, weights
        )
    except QuestionError:
        report.dropped[f"{how}: question too long for the context"] += 1
        return None
    context = prompt.context
    if how == "invented":
        context = replace(context, described=_told(context, world))
    answered = answer_for(
        draft, context, schema.mentions, world.catalog, recipe, report, how, alone=not recipe.turns
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
        completion += _more_turns(world, context, recipe, report, room, link, how)
    return Example(
        id="",
        category=category,
        module=_MODULES.get(how) or (draft.tables[0][:2] if draft.tables else ""),
        difficulty=draft.difficulty,
        source="generated",
        split=recipe.split,
        question=draft.question,
        tables=tuple(draft.tables),
        sql=sql,
        prompt=prompt.messages,
        completion=tuple(completion),
    )


def _more_turns(
    world: World, context: Context, recipe: Recipe, report: Report, room: int, link: Linking | None, how: str
) -> list[Message]:
    """Further questions about the tables shown, each with its answer, while `room` tokens last."""
    shown = tuple(name for name in context.shown if name in set(world.allowed))
    if not shown:
        return []
    told = context.shown if how == "retrieved" else context.described
    spoken = {name: narrowed(world.lexicon[name], told.get(name, ())) for name in shown}
    narrow = World(world.catalog, spoken, shown, world.rng)
    turns: list[Message] = []
    drafts = (_asked(narrow, recipe, only=frozenset(), specials=_TURN_SPECIALS) for _ in range(_TRIES))
    for draft, links in _with_links(drafts, context.schema, link if recipe.links else None):
        said = resolve_names(draft.question, world.catalog)
        answered = answer_for(draft, context, said, world.catalog, recipe, report, how, alone=False)
        if answered is None:
            continue
        asked = turn_text(draft.question, said, shown_links(links, context.shown))
        room -= recipe.count_tokens(asked) + recipe.count_tokens(answered[2]) + 2 * _TURN
        if room < 0:
            break
        report.kept[answered[0]] += 1
        turns.append({"role": "user", "content": asked})
        turns.append({"role": "assistant", "content": answered[2]})
    return turns


def _with_links(
    drafts: Iterator[Draft], schema: RetrievedSchema, link: Linking | None
) -> Iterator[tuple[Draft, Sequence[Link]]]:
    """The drafts with their links, found for all at once; without `link` each is drawn when it is wanted."""
    if link is None:
        yield from ((draft, ()) for draft in drafts)
        return
    all_ = list(drafts)
    yield from zip(all_, link.link_others([draft.question for draft in all_], schema), strict=True)


def _told(context: Context, world: World) -> dict[str, frozenset[str]]:
    """The columns whose comment is shown, and those that are called by the words that mean them."""
    return {
        name: context.described.get(name, frozenset()) | clear_columns(world.catalog, world.lexicon, name)
        for name in context.shown
    }
