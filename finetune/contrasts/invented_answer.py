"""Invented answer: SQL where the right answer is a refusal, over the missing name or over what is near."""

from __future__ import annotations

import random
from collections.abc import Iterator

from assistant.answer_text import DescribeText, describe_answer, parse_answer, sql_answer
from finetune.contrasts.subject import Rejected, Subject
from finetune.gating.refusal_form import Refusal, read_refusal
from finetune.generating.query import Query, column
from schema_index import Table, quote

_LISTED = 4


def invented_answer(subject: Subject, rng: random.Random) -> Rejected | None:
    """An answer to a question that must be refused; the contrast is the kind of refusal."""
    refusal = read_refusal(subject.text)
    tables = list(subject.asked.shown.catalog)
    if isinstance(parse_answer(subject.text), DescribeText) or refusal.kind == "other" or not tables:
        return None
    texts = list(_texts(refusal, subject, tables, rng))
    rng.shuffle(texts)
    for text in texts:
        reasons = subject.reasons(text)
        if reasons:
            return Rejected(refusal.kind, text, str(reasons[0]))
    return None


def _texts(refusal: Refusal, subject: Subject, tables: list[Table], rng: random.Random) -> Iterator[str]:
    near = _near(refusal, tables)
    if refusal.kind == "missing-table":
        yield _select(near, rng, name=refusal.name)
        yield _select(near, rng)
        yield describe_answer([refusal.name])
    elif refusal.kind == "missing-column":
        owner = subject.asked.shown.catalog.find(refusal.table) if refusal.table else near
        yield _select(owner or near, rng, extra=refusal.name)
        if refusal.table:
            yield describe_answer([f"{refusal.table}.{refusal.name}"])
    elif refusal.kind == "read-only":
        yield _select(near, rng)
        yield _change(near, subject.example.question)
    else:
        yield _select(near, rng)


def _near(refusal: Refusal, tables: list[Table]) -> Table:
    """The first shown table that the refusal offers, else the first shown."""
    offered = [name.partition(".")[0] for name in refusal.nearest]
    return next((table for table in tables if table.name in offered), tables[0])


def _select(table: Table, rng: random.Random, *, name: str = "", extra: str = "") -> str:
    """A plain SELECT in the house form over a table, under another name or with another column."""
    free = [one.name for one in table.columns if one.name != table.company_column]
    chosen = set(rng.sample(free, min(_LISTED, len(free))))
    listed = [one for one in free if one in chosen] + ([extra] if extra else [])
    root = name or table.name
    query = Query(root, items=[column(root, one) for one in listed] or ["COUNT(*) AS [Count]"])
    if table.company_column:
        query.where.append(f"{column(root, table.company_column)} = @{table.company_column}")
    return sql_answer(query.text(), [root])


def _change(table: Table, question: str) -> str:
    """The statement that would do what must not be done."""
    company, where = table.company_column, ""
    if company:
        where = f"\nWHERE {column(table.name, company)} = @{company}"
    free = [one.name for one in table.columns if one.name not in table.key]
    deletes = {"delete", "remove", "purge", "drop", "clear"} & set(question.lower().split())
    if deletes or not free:
        return sql_answer(f"DELETE FROM {quote(table.name)}{where}", [table.name])
    return sql_answer(f"UPDATE {quote(table.name)}\nSET {quote(free[0])} = NULL{where}", [table.name])
