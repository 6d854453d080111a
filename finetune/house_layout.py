"""The house layout of a statement: one line for each clause and each join of the outermost SELECT."""

from __future__ import annotations

import sqlglot

_CLAUSES = frozenset({"FROM", "WHERE", "GROUP", "GROUP BY", "HAVING", "ORDER", "ORDER BY", "UNION", "EXCEPT"})
_JOINS = frozenset({"JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "OUTER"})


def house_layout(sql: str) -> str:
    """The statement with a line break before each clause and join outside parentheses; else as it was."""
    tokens = sqlglot.tokenize(sql, read="tsql")
    breaks: list[int] = []
    depth = 0
    for place, token in enumerate(tokens):
        word, before = token.text.upper(), tokens[place - 1].text.upper() if place else ""
        depth += (word == "(") - (word == ")")
        called = place + 1 < len(tokens) and tokens[place + 1].text == "("
        starts_join = word in _JOINS and before not in _JOINS and not called
        if depth == 0 and (word in _CLAUSES or starts_join):
            breaks.append(token.start)
    pieces = [sql[start:end].strip() for start, end in zip([0, *breaks], [*breaks, len(sql)], strict=True)]
    return "\n".join(piece for piece in pieces if piece)
