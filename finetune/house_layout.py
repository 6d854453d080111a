"""The house layout of a statement: a line for each clause and join of the outermost SELECT and of CTEs."""

from __future__ import annotations

import sqlglot
from sqlglot.tokenizer_core import TokenType

_CLAUSES = frozenset({"FROM", "WHERE", "GROUP", "GROUP BY", "HAVING", "ORDER", "ORDER BY", "UNION", "EXCEPT"})
_QUOTED = (TokenType.IDENTIFIER, TokenType.STRING)
_JOINS = frozenset({"JOIN", "LEFT", "RIGHT", "FULL", "INNER", "CROSS", "OUTER"})


def house_layout(sql: str) -> str:
    """The statement with a line break before each clause and join outside parentheses; else as it was.

    The SELECT of a CTE stands on lines of its own between `WITH x AS (` and `)`.
    """
    tokens = sqlglot.tokenize(sql, read="tsql")
    words = ["" if token.token_type in _QUOTED else token.text.upper() for token in tokens]
    breaks: list[int] = []
    depth, base = 0, 0
    for place, word in enumerate(words):
        before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
        depth += (word == "(") - (word == ")")
        if word == "(" and depth == 1 and words[0] == "WITH" and before == "AS":
            base = 1
            breaks.append(tokens[place + 1].start)
        elif word == ")" and depth == 0 and base == 1:
            base = 0
            breaks += [tokens[place].start, *([tokens[place + 1].start] if after not in ("", ",") else [])]
        starts_join = word in _JOINS and before not in _JOINS and after != "("
        if depth == base and (word in _CLAUSES or starts_join):
            breaks.append(tokens[place].start)
    pieces = [sql[start:end].strip() for start, end in zip([0, *breaks], [*breaks, len(sql)], strict=True)]
    return "\n".join(piece for piece in pieces if piece)
