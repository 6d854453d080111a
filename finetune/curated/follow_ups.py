"""Curated follow-ups: a question with its SQL, what is said next, and the SQL that answers that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.database import Database, Rows
from assistant.follow_up import is_follow_up
from assistant.rules import check
from finetune.curated.entries import read_entries
from finetune.curated.question import sql_faults
from schema_index import Catalog


@dataclass(frozen=True, slots=True)
class CuratedFollowUp:
    """Two turns of a chat; `note` says what the second changes, `company` binds company parameters."""

    id: str
    question: str
    sql: str
    follow_up: str
    follow_up_sql: str
    note: str
    company: int = 1


def read_follow_ups(path: Path | None = None) -> Iterator[CuratedFollowUp]:
    """Every pair of turns of a file (default: `data/follow_ups.toml`); see `read_entries`."""
    return read_entries("follow_up", CuratedFollowUp, path)


def follow_up_faults(one: CuratedFollowUp, catalog: Catalog, database: Database) -> list[str]:
    """What is wrong: SQL that fails or returns nothing, a second turn that changes nothing or stands alone.

    A turn that the assistant does not take for a follow-up would be asked without the first one.
    """
    found: list[str] = []
    results: list[Rows | None] = []
    for which, sql in (("first", one.sql), ("second", one.follow_up_sql)):
        faults, rows = sql_faults(sql, one.company, catalog, database)
        found += [f"the {which} SQL: {fault}" for fault in faults]
        results.append(rows)
    first, second = results
    if first and second and _is_same(first, second):
        orders = {_order(sql, catalog) for sql in (one.sql, one.follow_up_sql)}
        if len(orders) == 1:
            found.append("both turns return the same rows")
    if not is_follow_up(one.follow_up):
        found.append(f"the assistant takes {one.follow_up!r} for a question that stands by itself")
    return found


def _is_same(left: Rows, right: Rows) -> bool:
    """Whether two results are equal but for the order of their rows, which a database is free to choose."""
    return left.columns == right.columns and Counter(left.rows) == Counter(right.rows)


def _order(sql: str, catalog: Catalog) -> str:
    """The outer ORDER BY of a statement, or nothing."""
    tree = check(sql, catalog).tree
    order = tree.args.get("order") if tree is not None else None
    return order.sql(dialect="tsql") if order is not None else ""
