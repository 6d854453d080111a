"""Scores of one answer against one case: kind, rows, text, rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import sqlglot
from sqlglot import exp

from assistant import Answer, Database, Rows, Value
from assistant.tsql import parameters
from finetune.case import Case
from schema_index import ExecutionError

ROW_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Score:
    """What held for one case; None where the question does not arise.

    `rows`: the same rows as the gold SQL's (order of rows and columns free, execution accuracy);
    `exact`: the same SQL text; `parts`: the same tables, filters and grouping; `rules`: no violation.
    `empty` says that the gold SQL returned nothing, so that equal rows mean little.
    """

    kind: bool
    rows: bool | None = None
    exact: bool | None = None
    parts: bool | None = None
    rules: bool | None = None
    empty: bool = False


def score(case: Case, answer: Answer, database: Database, fill: Value = 1) -> Score:
    """Score an answer; `fill` is the company that company parameters are bound to on both sides."""
    kind = answer.kind == case.kind
    if case.kind != "sql":
        return Score(kind)
    if not answer.sql:
        return Score(kind, rows=False, exact=False, parts=False, rules=None)
    rules = not answer.violations
    gold = _run(case.sql, database, fill)
    mine = _run(answer.sql, database, fill) if rules else None
    return Score(
        kind,
        rows=mine is not None and gold is not None and same_rows(gold, mine),
        exact=answer.sql.split() == case.sql.split(),
        parts=components(answer.sql) == components(case.sql),
        rules=rules,
        empty=gold is not None and not gold.rows,
    )


def same_rows(left: Rows, right: Rows) -> bool:
    """Whether two results hold the same rows as bags, whatever the order of rows and columns."""
    if len(left.columns) != len(right.columns) or len(left.rows) != len(right.rows):
        return False
    return Counter(map(_bag, left.rows)) == Counter(map(_bag, right.rows))


def components(sql: str) -> Mapping[str, frozenset[str]] | None:
    """Tables, WHERE and HAVING predicates, grouping, ordering and TOP of a statement, as sets of text."""
    try:
        tree = sqlglot.parse_one(sql, read="tsql")
    except sqlglot.errors.SqlglotError:
        return None
    parts = {
        "tables": [table.name for table in tree.find_all(exp.Table)],
        "where": [p.sql("tsql") for where in tree.find_all(exp.Where) for p in where.this.flatten()],
        "group": [g.sql("tsql") for group in tree.find_all(exp.Group) for g in group.expressions],
        "having": [p.sql("tsql") for having in tree.find_all(exp.Having) for p in having.this.flatten()],
        "order": [o.sql("tsql") for order in tree.find_all(exp.Order) for o in order.expressions],
        "aggregates": [a.sql("tsql") for a in tree.find_all(exp.AggFunc)],
        "limit": [limit.sql("tsql") for limit in tree.find_all(exp.Limit)],
    }
    return {name: frozenset(values) for name, values in parts.items()}


def _run(sql: str, database: Database, fill: Value) -> Rows | None:
    try:
        return database.run(sql, dict.fromkeys(parameters(sql), fill), max_rows=ROW_LIMIT)
    except ExecutionError:
        return None


def _bag(row: tuple[Value, ...]) -> tuple[str, ...]:
    return tuple(sorted(map(_normal, row)))


def _normal(value: Value) -> str:
    """Text of a value: numbers to six significant digits, dates without midnight, padding off."""
    if value is None:
        return "∅"
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, (int, float, Decimal)):
        return f"{float(value):.6g}"
    if isinstance(value, (date, datetime)):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value).rstrip()
