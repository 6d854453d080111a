"""Make the answered questions that `assistant.shots` shows, from the curated questions of training.

    python -m finetune.shots --model assistant/vista_nano

Each statement stands once, in canonical form, with up to three wordings of its question; left out is what a
rule, the grammar or the split of training and evaluation (`finetune.split`) keeps out, and whatever is near a
case of the evaluation suite.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import sqlglot
from sqlglot import exp

from assistant.answer_text import sql_answer
from assistant.rules import check
from assistant.shots.search import SCALE, SHOTS, VECTORS
from finetune.auditing.skeleton import skeleton
from finetune.build_data import held_out_tables, kept_out
from finetune.canonical import canonical
from finetune.case import SUITE, read_cases
from finetune.curated import read_curated
from finetune.curated.question import Curated
from finetune.plan_tables import plan_tables
from finetune.split import KeptOut, split_of
from finetune.training import run_main
from finetune.workers import Source, load
from finetune.writable import writable
from retriever import Context, RetrievedSchema, render_context
from schema_index import Catalog, SentenceEncoder, load_reference

MOST_WORDINGS = 3
"""Wordings of a statement that are kept: each is a vector in the package."""
_ROOM = 100_000
"""Tokens, so that a context shows its tables whole."""


def shots(
    questions: Iterable[Curated],
    catalog: Catalog,
    held_out: Collection[str],
    unseen: KeptOut,
    accepts: Callable[[Context, str], bool],
    dropped: Counter[str],
) -> Iterator[dict[str, Any]]:
    """A row a statement: `questions`, `sql`, `tables`, `columns` by table; `dropped` counts by reason."""
    wordings: dict[str, list[str]] = defaultdict(list)
    for one in questions:
        if unseen.near(one.question) is not None:
            dropped["question of an evaluation"] += 1
            continue
        wordings[one.sql].append(one.question)
    rows: dict[str, dict[str, Any]] = {}
    for free, asked in wordings.items():
        if check(free, catalog).violations:
            dropped["breaks a rule"] += len(asked)
            continue
        sql = canonical(free, catalog)
        outer, inner = plan_tables(sql, catalog)
        tables = (*outer, *inner)
        if unseen.has_form(sql) or split_of(skeleton(sql), tables, held_out) != "train":
            dropped["held out"] += len(asked)
        elif not accepts(_whole(tables, catalog), sql_answer(sql, outer, inner)):
            dropped["not in the grammar"] += len(asked)
        elif sql in rows:
            rows[sql]["questions"] += asked
        else:
            rows[sql] = {"questions": asked, "sql": sql, "tables": tables, "columns": _columns(sql, tables)}
    for row in rows.values():
        yield {**row, "questions": row["questions"][:MOST_WORDINGS]}


def _whole(tables: Iterable[str], catalog: Catalog) -> Context:
    names = [table for name in tables if (table := catalog.find(name))]
    schema = RetrievedSchema.given("", names, catalog.joins_between(table.name for table in names))
    return render_context(schema, budget=_ROOM, count_tokens=len)


def _columns(sql: str, tables: Collection[str]) -> dict[str, list[str]]:
    """The columns of real tables that a statement in canonical form names."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for column in sqlglot.parse_one(sql, read="tsql").find_all(exp.Column):
        if column.table in tables:
            named[column.table][column.name] = None
    return {table: list(names) for table, names in named.items()}


def main() -> None:
    """Choose, embed, write."""
    import numpy as np

    parser = argparse.ArgumentParser(prog="python -m finetune.shots", description=__doc__.splitlines()[0])
    parser.add_argument("--model", required=True, help="a model whose tokenizer the grammar is tried with")
    options = parser.parse_args()
    unseen = KeptOut(dict.fromkeys(kept_out(()), "held_out.toml"))
    unseen.add_cases(read_cases(SUITE))
    tokenizer = load(Source(None, options.model)).tokenizer
    assert tokenizer is not None
    dropped: Counter[str] = Counter()
    rows = list(
        shots(read_curated(), load_reference(), held_out_tables(), unseen, writable(tokenizer), dropped)
    )
    encoder = SentenceEncoder()
    vectors = encoder.encode([question for row in rows for question in row["questions"]])
    np.save(VECTORS, np.round(SCALE * vectors).astype(np.int8), allow_pickle=False)
    head = {"encoder": encoder.name}
    lines = (json.dumps(row, ensure_ascii=False) for row in (head, *rows))
    SHOTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(json.dumps({"statements": len(rows), "questions": len(vectors), "dropped": dropped}))


if __name__ == "__main__":
    run_main(main)
