"""Curated questions as training records: the prompt that serving would build, the answer, the gate.

What retrieval does not find, or the context cannot show, is not taught: such a question is dropped and the
reason counted, as is every fault that the gate finds.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Collection, Iterable, Iterator

import sqlglot
from sqlglot import exp

from assistant.answer_text import sql_answer
from assistant.prompt import build_prompt
from assistant.rules import check
from finetune.curated import Curated
from finetune.example import Example
from finetune.gate import record_faults
from finetune.generate import Report
from retriever import SchemaRetriever, word_weights
from schema_index import Catalog

HELD_OUT_SHARE = 5
"""One question in this many is kept for evaluation, chosen by a checksum of its words."""


def curated_examples(
    questions: Iterable[Curated],
    retriever: SchemaRetriever,
    report: Report,
    *,
    context_length: int,
    count_tokens: Callable[[str], int],
    held_out: Collection[str] = (),
    without: Collection[str] = (),
) -> Iterator[Example]:
    """Records in the order of the questions; `report` counts those kept and, by reason, those dropped.

    A question over a table of `held_out`, and one in HELD_OUT_SHARE of the others, has the split
    `heldout`; ids in `without` are left out.
    """
    weights = word_weights(retriever.catalog)
    wanted = [one for one in questions if one.id not in without]
    schemas = retriever.retrieve_many([one.question for one in wanted])
    for one, schema in zip(wanted, schemas, strict=True):
        if check(one.sql, retriever.catalog).violations:
            report.dropped["breaks a rule over this catalog"] += 1
            continue
        outer, inner = plan_tables(one.sql, retriever.catalog)
        prompt = build_prompt(
            schema, context_length=context_length, count_tokens=count_tokens, weights=weights
        )
        tables = (*outer, *inner)
        if not set(tables) <= set(prompt.context.shown):
            found = {hit.table.name for hit in schema.tables}
            report.dropped["table not shown" if set(tables) <= found else "table not retrieved"] += 1
            continue
        held = bool(set(tables) & set(held_out)) or zlib.crc32(one.question.encode()) % HELD_OUT_SHARE == 0
        example = Example(
            id=one.id,
            category=f"curated-{one.difficulty}",
            module=tables[0][:2],
            difficulty=one.difficulty,
            source="curated",
            split="heldout" if held else "train",
            question=one.question,
            tables=tables,
            sql=one.sql,
            prompt=prompt.messages,
            completion=({"role": "assistant", "content": sql_answer(one.sql, outer, inner)},),
        )
        faults = record_faults(example)
        if faults:
            report.dropped[faults[0].rule] += 1
            continue
        report.kept[example.split] += 1
        yield example


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
