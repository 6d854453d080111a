"""Curated questions as training records, and the same over renamed schemas.

A copy has the same words, the same tables in the same order, and no name that could be known.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.answer_text import sql_answer
from assistant.rules import check
from finetune.auditing.skeleton import skeleton
from finetune.canonical import canonical
from finetune.curated.plan import Plan
from finetune.curated.question import Curated
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.record import Made, record_of, retrieved_records
from finetune.example import Example
from finetune.generating.generate import Report
from finetune.generating.shuffle import shuffle
from finetune.generating.under_new_names import RENAMED, real_names, under_new_names
from finetune.names_in_sql import rename_all
from finetune.plan_tables import plan_tables
from finetune.serving_prompt import ServingPrompt
from retriever import RetrievedSchema, SchemaRetriever
from schema_index import Catalog

_SAME_NAMES = 40
"""How many questions share one renaming."""


def curated_examples(
    questions: Iterable[Curated], retriever: SchemaRetriever, report: Report, recipe: CuratedRecipe
) -> Iterator[Example]:
    """Records in the order of the questions, then their renamed copies; `report` counts those kept and,
    by reason, those dropped."""
    catalog = retriever.catalog
    asked: dict[str, Curated] = {}
    for one in questions:
        if one.id in recipe.without:
            continue
        if check(one.sql, catalog).violations:
            report.dropped["breaks a rule over this catalog"] += 1
            continue
        asked[one.id] = replace(one, sql=canonical(one.sql, catalog))
    plans = [_plan(one, catalog) for one in asked.values()]
    learnt = []
    for plan, schema, made in retrieved_records(plans, retriever, recipe):
        example = _counted(made, report)
        if example:
            yield example
            if example.split == "train":
                learnt.append((asked[plan.id], schema))
    unbound = replace(recipe, writable=None)
    for copy in range(recipe.copies):
        for made in _renamed_copies(learnt, catalog, unbound, copy + 1):
            example = _counted(made, report)
            if example:
                yield replace(example, module=RENAMED)


def _counted(made: Made, report: Report) -> Example | None:
    if isinstance(made, str):
        report.dropped[made] += 1
        return None
    report.kept[made.split] += 1
    return made


def _plan(one: Curated, catalog: Catalog) -> Plan:
    outer, inner = plan_tables(one.sql, catalog)
    return Plan(
        id=one.id,
        category=f"curated-{one.difficulty}",
        question=one.question,
        intent=skeleton(one.sql),
        answer=lambda _: sql_answer(one.sql, outer, inner),
        tables=(*outer, *inner),
        about=(*outer, *inner),
        sql=one.sql,
        difficulty=one.difficulty,
    )


def _renamed_copies(
    asked: Sequence[tuple[Curated, RetrievedSchema]], catalog: Catalog, recipe: CuratedRecipe, copy: int
) -> Iterator[Made]:
    """What came of each question that became a record under the real names, under new ones."""
    rng = random.Random(f"{recipe.seed}-{copy}")
    held = set(recipe.held_out)
    order = list(asked)
    rng.shuffle(order)
    for start in range(0, len(order), _SAME_NAMES):
        new = shuffle(catalog, {}, rng)
        serving = ServingPrompt(new.catalog, recipe.context_length, recipe.count_tokens)
        for one, schema in order[start : start + _SAME_NAMES]:
            if real_names(one.question, new) != one.question:
                continue
            sql = rename_all(one.sql, new.tables, new.columns)
            plan = _plan(replace(one, id=f"{one.id}-renamed-{copy}", sql=sql), new.catalog)
            yield record_of(plan, under_new_names(schema, new, one.question, held), serving, recipe)
