"""A statement over a catalog under the names of its renamed copy, token by token."""

from __future__ import annotations

import sqlglot

from finetune.shuffle import Renamed
from schema_index import quote

_BEFORE_TABLES = frozenset({"FROM", "JOIN", ","})


def renamed_sql(sql: str, new: Renamed) -> str:
    """The statement with `TABLE.Column`, tables after FROM and JOIN, and `TABLE.Column = @Column` renamed.

    What is qualified by an alias or a CTE keeps its names: the gate judges what comes of it.
    """
    tokens = sqlglot.tokenize(sql, read="tsql")
    out, last, place = [], 0, 0
    while place < len(tokens):
        token = tokens[place]
        columns = new.columns.get(token.text)
        if columns is not None and place + 2 < len(tokens) and tokens[place + 1].text == ".":
            name = tokens[place + 2]
            column = columns.get(name.text, name.text)
            out += [sql[last : token.start], quote(new.tables[token.text]), ".", quote(column)]
            last = name.end + 1
            place += 2
            if [t.text for t in tokens[place + 1 : place + 4]] == ["=", "@", name.text]:
                parameter = tokens[place + 3]
                out += [sql[last : parameter.start], column]
                last = parameter.end + 1
                place += 3
        elif columns is not None and place and tokens[place - 1].text.upper() in _BEFORE_TABLES:
            out += [sql[last : token.start], quote(new.tables[token.text])]
            last = token.end + 1
        place += 1
    return "".join(out) + sql[last:]
