"""Invented column: a column that sounds right and that its table does not have."""

from __future__ import annotations

import random

from finetune.contrasts.subject import Rejected, Subject
from finetune.names_in_sql import named_columns, rename_columns

_TRIES = 6
_TAILS = ("Amt", "Amount", "No", "Code", "Name", "Desc", "Date", "ID", "Status", "Total")


def unknown_column(subject: Subject, rng: random.Random) -> Rejected | None:
    """The right SELECT with one column under a name that is not there; unknown-column alone is broken."""
    sql = subject.example.sql
    places = sorted({(table, column) for table, column, _, _ in named_columns(sql)})
    free = [place for place in places if _is_free(subject, *place)]
    for _ in range(_TRIES if free else 0):
        table, column = rng.choice(free)
        invented = _invent(subject, table, column, rng)
        text = subject.with_sql(rename_columns(sql, {(table, column): (table, invented)}))
        evidence = subject.breaks(text, "unknown-column")
        if evidence and invented in evidence:
            return Rejected("unknown-column", text, evidence)
    return None


def _is_free(subject: Subject, table: str, column: str) -> bool:
    """Whether the column is not of the key, so that nothing but the name changes."""
    found = subject.catalog.find(table)
    return found is not None and found.name == table and column not in found.key


def _invent(subject: Subject, table: str, column: str, rng: random.Random) -> str:
    """A column of another table in the prompt, or the column's own name with another ending."""
    others = [
        one.name
        for other in subject.asked.shown.catalog
        if other.name != table
        for one in other.columns
        if one.name not in other.key
    ]
    if others and rng.random() < 0.5:
        return rng.choice(others)
    head = column
    for tail in _TAILS:
        head = head.removesuffix(tail) or head
    return head + rng.choice(_TAILS)
