"""Wrong table of the right module: a table in the prompt that has the same columns and other rows."""

from __future__ import annotations

import random
from itertools import pairwise

import sqlglot
from sqlglot.tokenizer_core import Token

from assistant.answer_text import sql_answer
from finetune.contrasts.subject import Rejected, Subject
from finetune.names_in_sql import named_columns, rename_columns
from schema_index import Table, quote


def wrong_table(subject: Subject, rng: random.Random) -> Rejected | None:
    """The right SELECT over one table, read from another of its module; no rule is broken, the rows tell."""
    sql = subject.example.sql
    named = {(table, column) for table, column, _, _ in named_columns(sql)}
    right = {table for table, _ in named}
    if len(right) != 1 or subject.rows is None:
        return None
    table = subject.catalog.find(right.pop())
    if table is None or sum(token.text == table.name for token in _from(sql)) != 1:
        return None
    others = [other for other in subject.asked.shown.catalog if _fits(table, other, named)]
    rng.shuffle(others)
    for other in others:
        changed = _read_from(sql, table, other, named)
        text = sql_answer(changed, [other.name])
        if not subject.reasons(text) and (evidence := subject.rows_differ(changed)):
            return Rejected("wrong-table", text, f"{table.name} became {other.name}; {evidence}")
    return None


def _fits(table: Table, other: Table, named: set[tuple[str, str]]) -> bool:
    """Whether another table of the module has every column named, its own company for the company."""
    if other.name == table.name or other.module[:2] != table.module[:2]:
        return False
    return all(other.column(_same(table, other, column)) is not None for _, column in named)


def _same(table: Table, other: Table, column: str) -> str:
    return other.company_column or column if column == table.company_column else column


def _from(sql: str) -> list[Token]:
    """The tokens after FROM or JOIN."""
    tokens = sqlglot.tokenize(sql, read="tsql")
    return [after for token, after in pairwise(tokens) if token.text.upper() in ("FROM", "JOIN")]


def _read_from(sql: str, table: Table, other: Table, named: set[tuple[str, str]]) -> str:
    names = {(old, column): (other.name, _same(table, other, column)) for old, column in named}
    changed = rename_columns(sql, names)
    token = next(one for one in _from(changed) if one.text == table.name)
    return f"{changed[: token.start]}{quote(other.name)}{changed[token.end + 1 :]}"
