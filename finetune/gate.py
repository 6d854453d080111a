"""The data gate: a record enters only if what it teaches holds against the schema in its own prompt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlglot
from sqlglot import exp

from assistant.rules import check
from finetune.draft import Draft
from schema_index import Catalog


def faults(draft: Draft, sql: str, catalog: Catalog, shown: Mapping[str, Sequence[str]]) -> list[str]:
    """Why a drafted SELECT may not be taught; empty where it may.

    It must pass every rule against the catalog, and name only tables and columns that its prompt shows.
    """
    found = [f"{violation.rule}: {violation.message}" for violation in check(sql, catalog).violations]
    if found:
        return found
    tree = sqlglot.parse_one(sql, read="tsql")
    for table in tree.find_all(exp.Table):
        if table.name not in shown:
            found.append(f"table {table.name} is not shown")
    for column in tree.find_all(exp.Column):
        if column.table and column.name not in shown.get(column.table, ()):
            found.append(f"column {column.table}.{column.name} is not shown")
    return found
