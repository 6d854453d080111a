"""Curated refusals, acceptances, corrections and follow-ups as training records, each in serving's prompt.

A refusal offers what a person would, as far as serving shows it. A correction becomes the assistant's own
request to repair where serving would ask for one, and the plain question where serving mends the SQL itself
or sees no fault. A follow-up becomes two records: its first question, and what is said next with the turn
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from finetune.curated.acceptances import read_acceptances
from finetune.curated.corrections import read_corrections
from finetune.curated.follow_ups import read_follow_ups
from finetune.curated.plan import Plan
from finetune.curated.plans import CuratedEntry, plans_of
from finetune.curated.recipe import CuratedRecipe
from finetune.curated.record import retrieved_records
from finetune.curated.refusals import read_refusals
from finetune.example import Example
from finetune.generating.recipe import Report
from retriever import SchemaRetriever


def read_entries() -> Iterator[CuratedEntry]:
    """Every refusal, acceptance, correction and follow-up that ships."""
    return chain(read_refusals(), read_acceptances(), read_corrections(), read_follow_ups())


def curated_records(
    entries: Iterable[CuratedEntry], retriever: SchemaRetriever, report: Report, recipe: CuratedRecipe
) -> Iterator[Example]:
    """Records in the order of the entries; `report` counts those kept and, by reason, those dropped.

    A first turn that several follow-ups go on from is one record.
    """
    plans: dict[tuple[object, ...], Plan] = {}
    for entry in entries:
        if entry.id in recipe.without:
            continue
        found = list(plans_of(entry, retriever.catalog))
        for plan in found:
            plans.setdefault((plan.question, plan.turns, plan.sql), plan)
        if not found:
            report.dropped["does not hold over this catalog"] += 1
    for _, _, made in retrieved_records(list(plans.values()), retriever, recipe):
        if isinstance(made, str):
            report.dropped[made] += 1
            continue
        report.kept[f"{made.example.split}: {made.example.category}"] += 1
        yield made.example
