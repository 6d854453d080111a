"""Records written by hand, in the prompt that serving builds from the reference catalog."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer_text import (
    describe_answer,
    missing_column_answer,
    missing_table_answer,
    not_held_answer,
    read_only_answer,
    sql_answer,
)
from assistant.prompt import build_prompt
from finetune.example import Example
from finetune.workers import rough_count
from retriever import RetrievedSchema, resolve_names
from schema_index import Catalog

INVOICES = (
    "SELECT APTH.Vendor, APTH.APRef, APTH.InvTotal\nFROM APTH WITH (NOLOCK)\n"
    "WHERE APTH.APCo = 1 AND APTH.InvTotal > 500"
)
LINES = (
    "SELECT APTL.APLine, APTL.GrossAmt, APTH.APRef\nFROM APTL WITH (NOLOCK)\n"
    "JOIN APTH WITH (NOLOCK) ON APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth "
    "AND APTL.APTrans = APTH.APTrans\n"
    "WHERE APTL.APCo = 2"
)
TOTAL = "SELECT SUM(APTH.InvTotal) AS [Total InvTotal]\nFROM APTH WITH (NOLOCK)\nWHERE APTH.APCo = 1"
PERIODS = "SELECT COUNT(*) AS [Count]\nFROM PRPC WITH (NOLOCK)\nWHERE PRPC.PRCo = 1"


def record(
    catalog: Catalog,
    question: str,
    shown: Sequence[str],
    answer: str,
    *,
    sql: str = "",
    category: str = "list",
    needed: Sequence[str] = (),
    name: str = "r-1",
    split: str = "train",
) -> Example:
    """A record whose prompt shows the named tables of the catalog."""
    tables = [table for name in shown if (table := catalog.find(name))]
    joins = catalog.joins_between(table.name for table in tables)
    schema = RetrievedSchema.given(question, tables, joins, resolve_names(question, catalog))
    prompt = build_prompt(schema, context_length=4096, count_tokens=rough_count)
    return Example(
        id=name,
        category=category,
        module=shown[0][:2],
        difficulty=1,
        source="generated",
        split=split,
        question=question,
        tables=tuple(needed),
        sql=sql,
        prompt=prompt.messages,
        completion=({"role": "assistant", "content": answer},),
    )


def query(catalog: Catalog, question: str, sql: str, shown: Sequence[str], name: str = "q-1") -> Example:
    """A record answered by SQL over the first tables shown that it names."""
    used = [table for table in shown if f" {table} WITH" in sql]
    order = sorted(used, key=lambda table: sql.index(f" {table} WITH"))
    return record(catalog, question, shown, sql_answer(sql, order), sql=sql, needed=order, name=name)


def samples(catalog: Catalog) -> list[Example]:
    """One true record of every kind."""
    return [
        query(catalog, "AP invoices over 500 in company 1", INVOICES, ["APTH", "APTL", "APVM"], "sql-list"),
        query(catalog, "invoice lines of company 2 with reference", LINES, ["APTL", "APTH"], "sql-join"),
        query(catalog, "total invoiced in company 1", TOTAL, ["APTH", "APTL"], "sql-total"),
        record(
            catalog,
            "what is in APHeader",
            ["APTH", "APTL"],
            missing_table_answer("APHeader", _nearest(catalog, "what is in APHeader")),
            category="missing-table",
            name="no-table",
        ),
        record(
            catalog,
            "show APTH.GrossAmt",
            ["APTH", "APTL"],
            missing_column_answer("GrossAmt", "APTH", _nearest(catalog, "show APTH.GrossAmt")),
            category="missing-column",
            needed=["APTH"],
            name="no-column",
        ),
        record(
            catalog,
            "delete the AP invoices of last year",
            ["APTH", "APTL"],
            read_only_answer(),
            category="read-only",
            name="no-change",
        ),
        record(
            catalog,
            "pay period controls of company 1",
            ["APTH", "APTL"],
            not_held_answer(()),
            category="not-held",
            needed=["PRPC"],
            name="not-held",
        ),
        record(
            catalog,
            "what is in APTL",
            ["APTL", "APTH"],
            describe_answer(["APTL"]),
            category="describe",
            needed=["APTL"],
            name="describe",
        ),
    ]


def _nearest(catalog: Catalog, question: str) -> tuple[str, ...]:
    return next(one.nearest for one in resolve_names(question, catalog) if not one.exists)
