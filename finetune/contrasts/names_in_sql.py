"""Where a statement names a table's column (`TABLE.Column`), and how to name another instead."""

from __future__ import annotations

from collections.abc import Iterator

import sqlglot

from schema_index import quote

Place = tuple[str, str, int, int]
"""Table as written, column, where the table starts, where the column ends."""


def named_columns(sql: str) -> Iterator[Place]:
    """Every `TABLE.Column` in the order of the text; brackets belong to the place."""
    tokens = sqlglot.tokenize(sql, read="tsql")
    for place in range(len(tokens) - 2):
        table, dot, column = tokens[place : place + 3]
        if dot.text == "." and column.text != "*":
            yield table.text, column.text, table.start, column.end + 1


def rename(sql: str, names: dict[tuple[str, str], tuple[str, str]]) -> str:
    """The statement with columns renamed: (table, column) to (table, column)."""
    out, last = [], 0
    for table, column, start, end in named_columns(sql):
        if (table, column) in names:
            new_table, new_column = names[table, column]
            out += [sql[last:start], f"{quote(new_table)}.{quote(new_column)}"]
            last = end
    return "".join(out) + sql[last:]
