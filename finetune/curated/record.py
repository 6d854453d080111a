"""What was written by hand as a training record: the prompt that serving would build, the answer, the gate.

What retrieval does not find, or the context cannot show, is not taught, nor is what the gate finds false.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finetune.curated.plan import Plan
from finetune.curated.recipe import CuratedRecipe
from finetune.example import Example
from finetune.gate import record_faults
from finetune.gating.judge import Reality
from finetune.serving_prompt import ServingPrompt, serving_schemas, shots_over
from finetune.split import split_of
from finetune.spoken_columns import spoken_columns
from retriever import Context, RetrievedSchema, SchemaRetriever
from schema_index import Catalog, QuestionError


@dataclass(frozen=True, slots=True)
class Record:
    """A record of training or evaluation and the context that its prompt shows."""

    example: Example
    context: Context


Made = Record | str
"""A record, or in a few words why there is none."""


def retrieved_records(
    plans: Sequence[Plan], retriever: SchemaRetriever, recipe: CuratedRecipe
) -> Iterator[tuple[Plan, RetrievedSchema, Made]]:
    """Each plan with what the retriever finds for it and what came of it.

    The split is `heldout` for a plan over a table of `recipe.held_out` and for one intent in
    `finetune.split.HELD_OUT_SHARE`; the tables held out are shown to no other.
    """
    catalog = retriever.catalog
    serving = {
        "heldout": ServingPrompt(catalog, recipe.context_length, recipe.count_tokens),
        "train": ServingPrompt(catalog, recipe.context_length, recipe.count_tokens, recipe.held_out),
    }
    reality = Reality(catalog)
    schemas = serving_schemas(
        retriever,
        [(plan.question, plan.turns) for plan in plans],
        links=recipe.links,
        shots=shots_over(retriever) if recipe.shots else None,
        with_shots=[
            random.Random(f"{recipe.seed}-{plan.id}-shots").random() < recipe.shots for plan in plans
        ],
        answers=[plan.sql for plan in plans],
    )
    for plan, schema in zip(plans, schemas, strict=True):
        split = split_of(plan.intent if recipe.by_form else "", plan.about, recipe.held_out)
        visible = serving[split].visible(schema)
        yield plan, schema, record_of(plan, visible, serving[split], recipe, reality, split=split)


def record_of(
    plan: Plan,
    schema: RetrievedSchema,
    serving: ServingPrompt,
    recipe: CuratedRecipe,
    reality: Reality | None = None,
    *,
    split: str = "train",
) -> Made:
    """The record of a plan for which `schema` was retrieved; `reality` as in `record_faults`.

    Over a renamed catalog (that of `serving`, with `recipe.described`) only where the prompt says what the
    columns mean that the statement is about.
    """
    asked, category = (plan.question, plan.turns), plan.category
    answer = plan.answer(schema)
    if not serving.leaves_room(answer):
        return "answer too long for the context"
    try:
        prompt = serving.repair(asked, schema, plan.wrong) if plan.wrong else None
        category = "repair" if prompt is not None else category
        prompt = prompt or serving.prompt(asked, schema)
    except QuestionError:
        return "question too long for the context"
    if plan.sql and not set(plan.tables) <= set(prompt.context.shown):
        found = {hit.table.name for hit in schema.tables}
        return "table not shown" if set(plan.tables) <= found else "table not retrieved"
    if recipe.described and not is_described(plan.sql, prompt.context, serving.catalog):
        return "not described"
    if recipe.writable and not recipe.writable(prompt.context, answer):
        return "not in the grammar"
    example = Example(
        id=plan.id,
        category=category,
        module=next((name[:2] for name in plan.about), ""),
        difficulty=plan.difficulty,
        source="curated",
        split=split,
        question=plan.question,
        tables=plan.tables,
        sql=plan.sql,
        prompt=prompt.messages,
        completion=({"role": "assistant", "content": answer},),
    )
    faults = record_faults(example, reality)
    return faults[0].rule if faults else Record(example, prompt.context)


def is_described(sql: str, context: Context, catalog: Catalog) -> bool:
    """Whether the context says, by a comment, what each column means that a statement is about."""
    return all(column in context.described.get(table, ()) for table, column in spoken_columns(sql, catalog))
