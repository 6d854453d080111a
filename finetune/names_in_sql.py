"""Where a statement names tables and columns (`TABLE.Column`), and the statement under other names.

Names are found by token and put into the text; what is between them stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import sqlglot

from schema_index import quote

Place = tuple[str, str, int, int]
"""Table as written, column, where the table starts, where the column ends."""
Change = tuple[int, int, str]
"""Where a piece of the text starts, where it ends, and what stands there instead."""
_BEFORE_TABLES = frozenset({"FROM", "JOIN", ","})


def named_columns(sql: str) -> Iterator[Place]:
    """Every `TABLE.Column` in the order of the text; brackets belong to the place."""
    tokens = sqlglot.tokenize(sql, read="tsql")
    for place in range(len(tokens) - 2):
        table, dot, column = tokens[place : place + 3]
        if dot.text == "." and column.text != "*":
            yield table.text, column.text, table.start, column.end + 1


def rename_columns(sql: str, names: Mapping[tuple[str, str], tuple[str, str]]) -> str:
    """The statement with columns renamed: (table, column) to (table, column)."""
    return _spliced(
        sql,
        (
            (start, end, ".".join(map(quote, names[table, column])))
            for table, column, start, end in named_columns(sql)
            if (table, column) in names
        ),
    )


def rename_all(sql: str, tables: Mapping[str, str], columns: Mapping[str, Mapping[str, str]]) -> str:
    """The statement with `TABLE.Column`, tables after FROM and JOIN, and `TABLE.Column = @Column` renamed.

    `columns` maps the columns of each table in `tables`. What is qualified by an alias or a CTE keeps its
    names: whether the statement holds over the renamed catalog is for the rules to say.
    """
    return _spliced(sql, _changes(sql, tables, columns))


def _changes(
    sql: str, tables: Mapping[str, str], columns: Mapping[str, Mapping[str, str]]
) -> Iterator[Change]:
    tokens = sqlglot.tokenize(sql, read="tsql")
    for place, token in enumerate(tokens):
        if token.text not in tables:
            continue
        table = quote(tables[token.text])
        after = tokens[place + 1 : place + 6]
        words = [one.text for one in after]
        if words[:1] == ["."] and len(words) > 1:
            column = columns[token.text].get(words[1], words[1])
            yield token.start, after[1].end + 1, f"{table}.{quote(column)}"
            if words[2:] == ["=", "@", words[1]]:
                yield after[4].start, after[4].end + 1, column
        elif place and tokens[place - 1].text.upper() in _BEFORE_TABLES:
            yield token.start, token.end + 1, table


def _spliced(sql: str, changes: Iterable[Change]) -> str:
    """The text with pieces replaced, which come in the order of the text."""
    out, last = [], 0
    for start, end, text in changes:
        out += [sql[last:start], text]
        last = end
    return "".join(out) + sql[last:]
