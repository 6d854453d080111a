"""Common table expressions: where an answer that has begun one stands, and what those written so far give.

    WITH [Ranked] AS (
    SELECT APTH.Vendor, ROW_NUMBER() OVER (…) AS [Place]
    FROM APTH WITH (NOLOCK)
    )
    SELECT Ranked.Vendor
    FROM Ranked

What a CTE gives is known when it is written, and no context-free grammar can carry that on. So each is a
stage of its own (build.py), and the stage after it has it as a table more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from schema_index import Column, Join, Table

MOST_CTES = 4
Stage = Literal["cte", "main"]
CLOSED = "\n)\n"
"""What ends the last CTE."""

_OPENED = re.compile(r"(?:WITH |\n\), )\[\w+\] AS \(\n\Z")
_WRITTEN = re.compile(r"(?:WITH |\n\), )\[(\w+)\] AS \(\n(.*?)(?=\n\)(?:, |\n))", re.DOTALL)
_COUNTED = (
    exp.Count, exp.Year, exp.Month, exp.Day, exp.DateDiff, exp.Length, exp.RowNumber, exp.Rank, exp.DenseRank,
)  # fmt: skip
_AS_ITS_ARGUMENT = (
    exp.Window, exp.Paren, exp.Min, exp.Max, exp.Neg, exp.Abs, exp.Round, exp.Coalesce,
)  # fmt: skip
_ADDED = (exp.Sum, exp.Avg, exp.Add, exp.Sub, exp.Mul, exp.Div)

Origin = tuple[str, str]


@dataclass(frozen=True)
class Cte:
    """A CTE as a table without a key, and for each column that is one of a table or its least or greatest,
    whose it is: `origins` maps names to (table, column)."""

    table: Table
    origins: Mapping[str, Origin]
    extremes: frozenset[str]
    """The columns that are a least or a greatest."""
    own: tuple[str, ...]
    """The columns that are no aggregate and no window."""

    @cached_property
    def grain(self) -> dict[Origin, str]:
        """Its own columns by what they are, without the extremes."""
        return {origin: name for name, origin in self.origins.items() if name not in self.extremes}


def stage_of(text: str) -> Stage | None:
    """What comes next where a statement begun with WITH stands: a CTE, or the SELECT after the last one.

    None within either.
    """
    if text.endswith(CLOSED):
        return "main"
    return "cte" if text.endswith(" AS (\n") and _OPENED.search(text) else None


def written_ctes(text: str, tables: Mapping[str, Table]) -> dict[str, Cte]:
    """The CTEs that are finished, by name; one that cannot be read, or has a table's name, is left out."""
    found: dict[str, Cte] = {}
    for name, body in _WRITTEN.findall(text):
        known = {**tables, **{one: cte.table for one, cte in found.items()}}
        try:
            select = sqlglot.parse_one(body, read="tsql")
        except SqlglotError:
            continue
        if isinstance(select, exp.Select) and name not in tables:
            found[name] = _cte(name, select, known)
    return found


def _cte(name: str, select: exp.Select, tables: Mapping[str, Table]) -> Cte:
    columns: dict[str, Column] = {}
    origins: dict[str, Origin] = {}
    extremes, own = set(), []
    for item in select.expressions:
        heading, inner = item.alias_or_name, item.unalias()
        if not heading or heading in columns:
            continue
        columns[heading] = Column(heading, _type(inner, tables))
        own += [] if inner.find(exp.AggFunc, exp.Window) else [heading]
        extreme = isinstance(inner, exp.Min | exp.Max)
        column = inner.this if extreme else inner
        if isinstance(column, exp.Column):
            origins[heading] = (column.table, column.name)
            extremes |= {heading} if extreme else set()
    return Cte(Table(name, name, columns=tuple(columns.values())), origins, frozenset(extremes), tuple(own))


def _type(node: exp.Expr, tables: Mapping[str, Table]) -> str:
    """The type of an expression, roughly; "" where it could be any."""
    if isinstance(node, exp.Column):
        table = tables.get(node.table)
        column = table.column(node.name) if table is not None else None
        return column.type if column is not None else ""
    if isinstance(
        node, exp.Window | exp.Paren | exp.Min | exp.Max | exp.Neg | exp.Abs | exp.Round | exp.Coalesce
    ):
        return _type(node.this, tables)
    if isinstance(node, exp.Literal):
        return "varchar" if node.is_string else "numeric"
    if isinstance(node, _COUNTED):
        return "int"
    if isinstance(node, _ADDED):
        return "varchar" if _is_text(node, tables) else "numeric"
    if isinstance(node, exp.Case):
        return next((_type(one.args["true"], tables) for one in node.args["ifs"]), "")
    return str(node.args["to"].sql("tsql")) if isinstance(node, exp.Cast) else ""


def _is_text(node: exp.Expr, tables: Mapping[str, Table]) -> bool:
    return isinstance(node, exp.Add) and "char" in _type(node.this, tables)


def joins_of(ctes: Mapping[str, Cte], tables: Mapping[str, Table], joins: Sequence[Join]) -> list[Join]:
    """The joins of CTEs to tables and to one another, over whole keys or whole grains.

    To a table by its natural key or a known join of the table that the columns come from; to that table
    itself, or to a CTE with columns of the same names, by all that they have in common.
    """
    found: list[Join] = []
    for name, cte in ctes.items():
        for table in tables.values():
            found += _to_table(name, cte, table, joins)
        for other, second in ctes.items():
            shared = tuple((one, one) for one in cte.own if one in second.own)
            if other > name and shared:
                found.append(Join(name, other, shared))
    return list(dict.fromkeys(found))


def _to_table(name: str, cte: Cte, table: Table, joins: Iterable[Join]) -> list[Join]:
    found = []
    given = {column.name.lower() for column in cte.table.columns}
    back = tuple((column, own) for (source, column), own in cte.grain.items() if source == table.name)
    if back:
        found.append(Join(table.name, name, back))
        least = tuple((cte.origins[own][1], own) for own in cte.extremes if cte.origins[own][0] == table.name)
        found += [Join(table.name, name, (*back, *least))] if least else []
    elif table.key and all(column.lower() in given for column in table.key):
        found.append(Join(name, table.name, tuple((column, column) for column in table.key)))
    for join in joins:
        if join.other == table.name and all((join.table, left) in cte.grain for left, _ in join.pairs):
            pairs = tuple((cte.grain[join.table, left], right) for left, right in join.pairs)
            found.append(Join(name, table.name, pairs))
        if join.table == table.name and all((join.other, right) in cte.grain for _, right in join.pairs):
            pairs = tuple((left, cte.grain[join.other, right]) for left, right in join.pairs)
            found.append(Join(table.name, name, pairs))
    return found
