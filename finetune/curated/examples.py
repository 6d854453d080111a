"""Curated questions as training records, and the same over renamed schemas.

A copy has the same words, the same tables in the same order, and no name that could be known.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer_text import sql_answer
from assistant.rules import check
from finetune.auditing.skeleton import skeleton
from finetune.canonical import canonical
from finetune.curated.further import with_further_turns
from finetune.curated.other_values import names_in, with_other_values
from finetune.curated.plan import Plan
from finetune.curated.question import Curated
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.record import Made, Record, record_of, retrieved_records
from finetune.example import Example
from finetune.generating.linking import renamed_links
from finetune.generating.recipe import Report
from finetune.generating.shuffle import shuffle
from finetune.generating.under_new_names import RENAMED, real_names, renamed_shots, under_new_names
from finetune.names_in_sql import rename_all
from finetune.plan_tables import plan_tables
from finetune.serving_prompt import ServingPrompt
from retriever import RetrievedSchema, SchemaRetriever
from schema_index import Catalog

PlanTables = tuple[tuple[str, ...], tuple[str, ...]]
_SAME_NAMES = 40
"""How many questions share one renaming."""


@dataclass(frozen=True, slots=True)
class Learnt:
    """A question that became a record of training: its SQL in canonical form, the tables of its plan line
    (outer ones, inner ones), its intent, and what was retrieved."""

    question: Curated
    tables: PlanTables
    intent: str
    schema: RetrievedSchema


def curated_examples(
    questions: Iterable[Curated],
    retriever: SchemaRetriever,
    report: Report,
    recipe: CuratedRecipe,
    learnt: list[Learnt] | None = None,
) -> Iterator[Example]:
    """Records in the order of the questions; `report` counts those kept and, by reason, those dropped.

    What may be copied under other names is added to `learnt`.
    """
    catalog = retriever.catalog
    asked: dict[str, Curated] = {}
    for one in questions:
        if one.id in recipe.without:
            continue
        if check(one.sql, catalog).violations:
            report.dropped["breaks a rule over this catalog"] += 1
            continue
        asked[one.id] = replace(one, sql=canonical(one.sql, catalog))
    named = {one.id: plan_tables(one.sql, catalog) for one in asked.values()}
    plans = [_plan(one, named[one.id], skeleton(one.sql)) for one in asked.values()]
    training: list[Record] = []
    for plan, schema, made in retrieved_records(plans, retriever, recipe):
        record = _counted(made, report)
        if not record:
            continue
        if record.example.split == "train":
            training.append(record)
            if learnt is not None:
                learnt.append(Learnt(asked[plan.id], named[plan.id], plan.intent, schema))
        if record.example.split != "train" or not recipe.turns:
            yield record.example
    if recipe.turns:
        ids = "".join(one.example.id for one in training)
        yield from with_further_turns(training, recipe, random.Random(f"{recipe.seed}-{ids}"), catalog)


@dataclass(frozen=True, slots=True)
class Renaming:
    """Questions that share one renamed schema; `copy`, from 1, ends their ids, `seed` draws the names and the
    values, those that are names from `values`."""

    copy: int
    seed: str
    learnt: tuple[Learnt, ...]
    values: tuple[str, ...] = ()


def renamings(learnt: Sequence[Learnt], recipe: CuratedRecipe, catalog: Catalog) -> Iterator[Renaming]:
    """Every question `recipe.copies` times, each time in another order, _SAME_NAMES to a renaming.

    With `recipe.turns` those of a module stand together, so that they can follow each other.
    """
    values = names_in((one.question.sql for one in learnt), catalog)
    for copy in range(1, recipe.copies + 1):
        order = list(learnt)
        random.Random(f"{recipe.seed}-{copy}").shuffle(order)
        if recipe.turns:
            order.sort(key=lambda one: one.tables[0][0][:2])
        for start in range(0, len(order), _SAME_NAMES):
            group = tuple(order[start : start + _SAME_NAMES])
            yield Renaming(copy, f"{recipe.seed}-{copy}-{start}", group, values)


def _counted(made: Made, report: Report) -> Record | None:
    if isinstance(made, str):
        report.dropped[made] += 1
        return None
    report.kept[made.example.split] += 1
    return made


def _plan(one: Curated, named: PlanTables, intent: str) -> Plan:
    outer, inner = named
    return Plan(
        id=one.id,
        category=f"curated-{one.difficulty}",
        question=one.question,
        intent=intent,
        answer=lambda _: sql_answer(one.sql, outer, inner),
        tables=(*outer, *inner),
        about=(*outer, *inner),
        sql=one.sql,
        difficulty=one.difficulty,
    )


def renamed_examples(
    renaming: Renaming, catalog: Catalog, report: Report, recipe: CuratedRecipe
) -> Iterator[Example]:
    """The questions of a renaming under its names, with other values, those whose words name no table;
    `report` as in `curated_examples`. The grammar that let the originals through is not asked again."""
    rng = random.Random(renaming.seed)
    new = shuffle(catalog, {}, random.Random(renaming.seed))
    held = set(recipe.held_out)
    unbound = replace(recipe, writable=None, described=True)
    serving = ServingPrompt(new.catalog, recipe.context_length, recipe.count_tokens)
    records: list[Record] = []
    for learnt in renaming.learnt:
        one, links = learnt.question, learnt.schema.without(held).links
        if real_names(one.question, new) != one.question:
            continue
        said = (link.words for link in links)
        question, sql = with_other_values(one.question, one.sql, renaming.values, rng, fixed=said)
        sql = rename_all(sql, new.tables, new.columns)
        outer, inner = (tuple(new.tables[name] for name in names) for names in learnt.tables)
        one = replace(one, id=f"{one.id}-renamed-{renaming.copy}", question=question, sql=sql)
        schema = replace(
            under_new_names(learnt.schema, new, question, held),
            links=renamed_links(links, new),
            shots=renamed_shots(learnt.schema.without(held).shots, new),
        )
        made = record_of(_plan(one, (outer, inner), learnt.intent), schema, serving, unbound)
        if record := _counted(made, report):
            records.append(replace(record, example=replace(record.example, module=RENAMED)))
    if recipe.turns:
        yield from with_further_turns(records, unbound, rng, new.catalog)
    else:
        yield from (record.example for record in records)
