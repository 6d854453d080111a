"""Wrong aggregation: another function over the same column, under the same heading."""

from __future__ import annotations

import random

import sqlglot
from sqlglot.tokenizer_core import Token

from finetune.contrasts.subject import Rejected, Subject

_OTHERS = {
    "SUM": ("AVG", "MAX", "MIN", "COUNT"),
    "AVG": ("SUM", "MAX", "MIN"),
    "MAX": ("MIN", "SUM", "AVG"),
    "MIN": ("MAX", "SUM", "AVG"),
}


def wrong_aggregation(subject: Subject, rng: random.Random) -> Rejected | None:
    """The right SELECT with one aggregate function changed wherever it stands; the rows tell."""
    sql = subject.example.sql
    calls = _calls(sql)
    functions = sorted({name for name, _ in calls})
    if not functions or subject.rows is None:
        return None
    wrong = rng.choice(functions)
    others = list(_OTHERS[wrong])
    rng.shuffle(others)
    for other in others:
        changed = _swap(sql, calls, wrong, other)
        text = subject.with_sql(changed)
        if not subject.reasons(text) and (evidence := subject.rows_differ(changed)):
            return Rejected("wrong-aggregation", text, f"{wrong} became {other}; {evidence}")
    return None


def _calls(sql: str) -> list[tuple[str, Token]]:
    """The aggregate functions called, with their tokens."""
    tokens = sqlglot.tokenize(sql, read="tsql")
    return [
        (token.text.upper(), token)
        for place, token in enumerate(tokens[:-1])
        if token.text.upper() in _OTHERS and tokens[place + 1].text == "("
    ]


def _swap(sql: str, calls: list[tuple[str, Token]], wrong: str, other: str) -> str:
    out, last = [], 0
    for name, token in calls:
        if name == wrong:
            out += [sql[last : token.start], other]
            last = token.end + 1
    return "".join(out) + sql[last:]
