"""Checks practice modules: their tables, and each question's SQL by the rules, the grammar and a database.

    python -m finetune.practice finetune/practice/data/tool_crib.sql

Without a script, every module that ships. Exit status 1 on any fault.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import sqlglot
from sqlglot import exp

from assistant.answer_text import sql_answer
from assistant.execute import execute
from assistant.load_model import BUNDLED_MODEL
from assistant.rules import check
from finetune.canonical import canonical
from finetune.curated import Curated
from finetune.plan_tables import plan_tables
from finetune.practice.database import empty_database
from finetune.practice.domain import own_tables, practice_catalog, read_domains
from finetune.training import run_main
from finetune.writable import writable
from retriever import RetrievedSchema, render_context
from schema_index import Catalog, ExecutionError, Table


def table_faults(table: Table, catalog: Catalog) -> Iterator[str]:
    """What a practice table lacks: a key, descriptions, a join to another table."""
    if not table.key:
        yield f"{table.name}: no PRIMARY KEY"
    if not table.description:
        yield f"{table.name}: no description"
    for column in table.columns:
        if not column.description:
            yield f"{table.name}.{column.name}: no description"
    if not list(catalog.joins_of(table.name)):
        yield f"{table.name}: joins to nothing; give it a FOREIGN KEY, or a key that another table holds"


def sql_faults(one: Curated, catalog: Catalog) -> Iterator[str]:
    """What the rules find, and what nano's grammar cannot write."""
    found = [f"{fault.rule}: {fault.message}" for fault in check(one.sql, catalog).violations]
    if found:
        yield from found
        return
    tree = sqlglot.parse_one(one.sql, read="tsql")
    if tree.find(exp.SetOperation):
        yield "a set operation, which nano's grammar lacks: write it without"
    if any(isinstance(query.parent, exp.From | exp.Join) for query in tree.find_all(exp.Subquery)):
        yield "a derived table, which nano's grammar lacks: write a CTE"
    if any(join.side == "FULL" for join in tree.find_all(exp.Join)):
        yield "FULL JOIN, which nano's grammar lacks"
    for column in tree.find_all(exp.Column):
        if not column.table and column.name.upper() not in ("MONTH", "DAY", "YEAR", "WEEK", "QUARTER"):
            yield f"{column.name} stands without its table"


def grammar_of(catalog: Catalog) -> Callable[[str], bool]:
    """Whether nano's grammar over the tables of a statement writes it."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(str(BUNDLED_MODEL))
    accepts = writable(tokenizer)

    def count(text: str) -> int:
        return len(tokenizer(text).input_ids)

    def writes(sql: str) -> bool:
        outer, inner = plan_tables(sql, catalog)
        tables = [table for name in (*outer, *inner) if (table := catalog.find(name))]
        joins = catalog.joins_between(table.name for table in tables)
        schema = RetrievedSchema.given("", tables, joins, ())
        context = render_context(schema, budget=100_000, count_tokens=count)
        return accepts(context, sql_answer(canonical(sql, catalog), outer, inner))

    return writes


def main() -> None:
    """Check the modules and print what does not hold."""
    parser = argparse.ArgumentParser(prog="python -m finetune.practice", description=__doc__.splitlines()[0])
    parser.add_argument("scripts", type=Path, nargs="*", help="scripts of tables (default: all that ship)")
    options = parser.parse_args()
    domains = list(read_domains(options.scripts))
    catalog = practice_catalog([domain.script for domain in domains])
    database = empty_database(catalog)
    bad = total = 0
    tables = own_tables(catalog)
    for table in tables:
        for fault in table_faults(table, catalog):
            bad += 1
            print(fault)
    accepts = grammar_of(catalog)
    asked: dict[str, str] = {}
    tried: dict[str, list[str]] = {}
    for domain in domains:
        for one in domain.questions:
            total += 1
            if one.sql not in tried:
                tried[one.sql] = list(sql_faults(one, catalog))
                try:
                    execute(one.sql, catalog, database, one.company)
                except ExecutionError as error:
                    tried[one.sql].append(f"does not run: {error}")
                if not tried[one.sql] and not accepts(one.sql):
                    tried[one.sql].append("nano's grammar cannot write it")
            faults = list(tried[one.sql])
            if (twin := asked.setdefault(one.question.lower(), one.id)) != one.id:
                faults.append(f"the same question as {twin}")
            bad += bool(faults)
            for fault in faults:
                print(f"{one.id}: {fault}")
    print(
        f"{len(tables)} tables, {len(tried)} statements, {total} questions, {bad} with faults",
        file=sys.stderr,
    )
    raise SystemExit(1 if bad else 0)


if __name__ == "__main__":
    run_main(main)
