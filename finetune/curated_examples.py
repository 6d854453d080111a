"""Curated questions as training records: the prompt that serving would build, the answer, the gate.

What retrieval does not find, or the context cannot show, is not taught: such a question is dropped and the
reason counted, as is every fault that the gate finds. Besides the record over the real names there may be
copies over renamed schemas: the same words, the same tables in the same order, no name that could be known.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import sqlglot
from sqlglot import exp

from assistant.answer_text import sql_answer
from assistant.prompt import build_prompt
from assistant.rules import check
from finetune.auditing.skeleton import skeleton
from finetune.canonical import canonical
from finetune.curated import Curated
from finetune.example import Example
from finetune.gate import record_faults
from finetune.generate import Report
from finetune.renamed_sql import renamed_sql
from finetune.shuffle import shuffle
from finetune.split import split_of
from finetune.under_new_names import RENAMED, real_names, under_new_names
from retriever import Context, RetrievedSchema, SchemaRetriever, word_weights
from schema_index import Catalog

_SAME_NAMES = 40
"""How many questions share one renaming."""

Writable = Callable[[Context, str], bool]
"""Whether the grammar of a prompt's context lets an answer through."""


@dataclass(frozen=True)
class CuratedPlan:
    """How curated questions become records.

    `context_length` and `count_tokens` are those of the model to train; `finetune.split.split_of` tells what
    is held out, and records of training show no table of `held_out`; ids in `without` are left out. Each
    record of training gets `copies` over renamed schemas, drawn from `seed`, with the module RENAMED. With
    `writable`, only answers that it lets through become records.
    """

    context_length: int
    count_tokens: Callable[[str], int]
    held_out: Collection[str] = ()
    without: Collection[str] = ()
    copies: int = 0
    seed: int = 0
    writable: Writable | None = None


def curated_examples(
    questions: Iterable[Curated], retriever: SchemaRetriever, report: Report, plan: CuratedPlan
) -> Iterator[Example]:
    """Records in the order of the questions, then their renamed copies; `report` counts those kept and,
    by reason, those dropped."""
    catalog = retriever.catalog
    wanted = []
    for one in questions:
        if one.id in plan.without:
            continue
        if check(one.sql, catalog).violations:
            report.dropped["breaks a rule over this catalog"] += 1
            continue
        wanted.append(replace(one, sql=canonical(one.sql, catalog)))
    schemas = list(retriever.retrieve_many([one.question for one in wanted]))
    weights = word_weights(catalog)
    learnt = []
    for one, schema in zip(wanted, schemas, strict=True):
        example = _record(one, schema, catalog, weights, plan, report)
        if example:
            yield example
            if example.split == "train":
                learnt.append((one, schema))
    unbound = replace(plan, writable=None)
    for copy in range(plan.copies):
        yield from _renamed_copies(learnt, catalog, unbound, report, copy + 1)


def _renamed_copies(
    asked: Sequence[tuple[Curated, RetrievedSchema]],
    catalog: Catalog,
    plan: CuratedPlan,
    report: Report,
    copy: int,
) -> Iterator[Example]:
    """One renamed record for each question that became a record under the real names."""
    rng = random.Random(f"{plan.seed}-{copy}")
    held = set(plan.held_out)
    order = list(asked)
    rng.shuffle(order)
    for start in range(0, len(order), _SAME_NAMES):
        new = shuffle(catalog, {}, rng)
        weights = word_weights(new.catalog)
        for one, schema in order[start : start + _SAME_NAMES]:
            if real_names(one.question, new) != one.question:
                continue
            other = replace(one, id=f"{one.id}-renamed-{copy}", sql=renamed_sql(one.sql, new))
            under = under_new_names(schema, new, one.question, held)
            example = _record(other, under, new.catalog, weights, plan, report, renamed=True)
            if example:
                yield example


def _record(
    one: Curated,
    schema: RetrievedSchema,
    catalog: Catalog,
    weights: Callable[[str], float],
    plan: CuratedPlan,
    report: Report,
    *,
    renamed: bool = False,
) -> Example | None:
    """The record of one question, or None with the reason counted."""
    outer, inner = plan_tables(one.sql, catalog)
    split = "train" if renamed else split_of(skeleton(one.sql), (*outer, *inner), plan.held_out)
    if split == "train" and not renamed:
        schema = schema.without(plan.held_out)
    prompt = build_prompt(
        schema, context_length=plan.context_length, count_tokens=plan.count_tokens, weights=weights
    )
    tables = (*outer, *inner)
    if not set(tables) <= set(prompt.context.shown):
        found = {hit.table.name for hit in schema.tables}
        report.dropped["table not shown" if set(tables) <= found else "table not retrieved"] += 1
        return None
    answer = sql_answer(one.sql, outer, inner)
    if plan.writable and not plan.writable(prompt.context, answer):
        report.dropped["not in the grammar"] += 1
        return None
    example = Example(
        id=one.id,
        category=f"curated-{one.difficulty}",
        module=RENAMED if renamed else tables[0][:2],
        difficulty=one.difficulty,
        source="curated",
        split=split,
        question=one.question,
        tables=tables,
        sql=one.sql,
        prompt=prompt.messages,
        completion=({"role": "assistant", "content": answer},),
    )
    faults = record_faults(example)
    if faults:
        report.dropped[faults[0].rule] += 1
        return None
    report.kept[example.split] += 1
    return example


def plan_tables(sql: str, catalog: Catalog) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Tables of the plan line: those of the outer FROM in order, then those of CTEs and subqueries.

    Where the outer FROM reads CTEs only, all tables count as outer: the plan must name one.
    """
    tree = sqlglot.parse_one(sql, read="tsql")
    top = tree.find(exp.Select)
    names: dict[str, bool] = {}
    for node in tree.find_all(exp.Table, bfs=False):
        table = catalog.find(node.name)
        if table is not None:
            names[table.name] = names.get(table.name, False) or node.parent_select is top
    outer = tuple(name for name, is_outer in names.items() if is_outer)
    inner = tuple(name for name, is_outer in names.items() if not is_outer)
    return (outer, inner) if outer else (inner, ())
