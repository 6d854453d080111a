"""Curated refusals, acceptances, corrections and follow-ups as training records, each in serving's prompt.

A refusal offers what a person would, as far as serving shows it. A correction becomes the assistant's own
request to repair where serving would ask for one, and the plain question where serving mends the SQL itself
or sees no fault. A follow-up becomes two records: its first question, and what is said next with the turn
before it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import chain

from finetune.curated_acceptances import read_acceptances
from finetune.curated_corrections import read_corrections
from finetune.curated_examples import Writable
from finetune.curated_follow_ups import read_follow_ups
from finetune.curated_plans import CuratedEntry, Plan, plans_of
from finetune.curated_refusals import read_refusals
from finetune.example import Example
from finetune.gate import record_faults
from finetune.generate import Report
from finetune.judge import Reality
from finetune.serving_prompt import ServingPrompt
from finetune.split import split_of
from retriever import RetrievedSchema, SchemaRetriever
from schema_index import QuestionError


def read_entries() -> Iterator[CuratedEntry]:
    """Every refusal, acceptance, correction and follow-up that ships."""
    return chain(read_refusals(), read_acceptances(), read_corrections(), read_follow_ups())


def curated_records(
    entries: Iterable[CuratedEntry],
    retriever: SchemaRetriever,
    report: Report,
    *,
    context_length: int,
    count_tokens: Callable[[str], int],
    held_out: Collection[str] = (),
    without: Collection[str] = (),
    writable: Writable | None = None,
) -> Iterator[Example]:
    """Records in the order of the entries; `report` counts those kept and, by reason, those dropped.

    The split is `heldout` for an entry over a table of `held_out` and for one intent in
    `finetune.split.HELD_OUT_SHARE`; tables of `held_out` are shown to no other. Entries whose id is in
    `without` are left out, and with `writable` the answers that it does not let through.
    """
    catalog = retriever.catalog
    plans: list[Plan] = []
    for entry in entries:
        if entry.id in without:
            continue
        found = list(plans_of(entry, catalog))
        plans += found
        if not found:
            report.dropped["does not hold over this catalog"] += 1
    serving = {
        "heldout": ServingPrompt(retriever, context_length=context_length, count_tokens=count_tokens),
        "train": ServingPrompt(
            retriever, context_length=context_length, count_tokens=count_tokens, hidden=held_out
        ),
    }
    schemas = serving["heldout"].schemas([(plan.question, plan.turns) for plan in plans])
    reality = Reality(catalog)
    for plan, schema in zip(plans, schemas, strict=True):
        split = split_of(plan.intent, plan.about, held_out)
        made = _record(plan, serving[split].visible(schema), serving[split], split, reality, writable)
        if isinstance(made, str):
            report.dropped[made] += 1
            continue
        report.kept[f"{split}: {made.category}"] += 1
        yield made


def _record(
    plan: Plan,
    schema: RetrievedSchema,
    serving: ServingPrompt,
    split: str,
    reality: Reality,
    writable: Writable | None,
) -> Example | str:
    """The record, or why there is none."""
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
    if writable and not writable(prompt.context, answer):
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
    return faults[0].rule if faults else example
