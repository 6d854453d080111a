"""What the rules make of the SQL that a question brings along.

Where a fault of it can be mended by the rules, nothing else about it is changed: its writer knows best which
columns and conditions were meant. A model that writes it anew, from a question and a statement, loses them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from assistant.forms.pasted_sql import is_bare, pasted_sql, start_of_preamble
from assistant.given_sql.wanted import wants_another
from assistant.rules import check, fix
from assistant.rules.finding import Edit, apply_edits
from assistant.rules.parse import read
from assistant.violation import RuleId, Violation
from schema_index import Catalog

_WRITES = re.compile(
    r"(?<!\w)(?:insert|update|delete|merge|truncate|drop|alter|create|exec|execute|grant|revoke)(?!\w)",
    re.IGNORECASE,
)
_CONSTANTS = (exp.Literal, exp.National, exp.Neg)
_UNKNOWN: frozenset[RuleId] = frozenset({"unknown-table", "unknown-column"})


@dataclass(frozen=True, slots=True)
class Given:
    """`text` is the SQL as it came, `sql` what the rules made of it, `faults` what was wrong with it, and
    `unknown` whether names are left in it that the catalog does not have."""

    text: str
    sql: str
    faults: tuple[Violation, ...]
    unknown: bool


def given_sql(question: str, catalog: Catalog, company: int | None) -> Given | None:
    """The SQL of a question, mended; `company` as in `assistant.rules.fix`.

    None where the question brings none, where nothing is wrong with it by the rules, or more than rules and
    a better name can mend; where another statement is wanted, or something is to be written; where a variable
    is declared whose value is no constant; and where SQL alone names what does not exist, which is to be
    refused.
    """
    text = pasted_sql(question)
    if not text:
        return None
    before = question.partition(text)[0]
    preamble = before[start_of_preamble(before) :]
    said = words_beside(question)
    if _WRITES.search(said) or _WRITES.search(preamble) or wants_another(said):
        return None
    faults = check(preamble + text, catalog).violations
    if not faults:
        return None
    alone = _without_into(_with_constants(text, preamble))
    if _variables(alone) & _variables(preamble):
        return None
    mended = fix(alone, catalog, company=company)
    left = {one.rule for one in mended.remaining}
    if not left <= _UNKNOWN or (left and is_bare(question)):
        return None
    return Given(text, mended.sql, faults, unknown=bool(left))


def words_beside(question: str) -> str:
    """A question without the SQL that it brings along and what is declared for it."""
    if not (text := pasted_sql(question)):
        return question
    before, _, after = question.partition(text)
    return f"{before[: start_of_preamble(before)]} {after}"


def _with_constants(sql: str, preamble: str) -> str:
    """The statement with the constants of a DECLARE before it in place of the variables."""
    values = dict(_declared(preamble))
    tokens = read(sql).tokens
    edits = [
        Edit(at.start, name.end + 1, values[name.text.lower()])
        for at, name in pairwise(tokens)
        if at.token_type is TokenType.PARAMETER and name.text.lower() in values
    ]
    return apply_edits(sql, edits)


def _variables(text: str) -> set[str]:
    """Names of variables, in lower case and without @."""
    tokens = read(text).tokens
    return {name.text.lower() for at, name in pairwise(tokens) if at.token_type is TokenType.PARAMETER}


def _declared(text: str) -> Iterator[tuple[str, str]]:
    """Names, in lower case and without @, and the constants of DECLARE and SET statements."""
    for tree in read(text).trees:
        for item in tree.find_all(exp.DeclareItem):
            value = item.args.get("default")
            if isinstance(value, _CONSTANTS):
                for name in item.this if isinstance(item.this, list) else [item.this]:
                    yield name.name.lower(), value.sql("tsql")
        for pair in (item.this for item in tree.find_all(exp.SetItem)):
            if isinstance(pair, exp.EQ) and isinstance(pair.expression, _CONSTANTS):
                yield pair.this.name.lower(), pair.expression.sql("tsql")


def _without_into(sql: str) -> str:
    """The SELECT without the INTO that would keep its rows in a table."""
    tree = read(sql).tree
    if tree is None or tree.args.get("into") is None:
        return sql
    tokens = read(sql).tokens
    start = next((place for place, token in enumerate(tokens) if token.token_type is TokenType.INTO), None)
    end = _next_from(tokens, start) if start is not None else None
    if start is None or end is None:
        return sql
    return apply_edits(sql, [Edit(tokens[start].start, tokens[end].start, "")])


def _next_from(tokens: list[Token], start: int) -> int | None:
    found = (place for place in range(start, len(tokens)) if tokens[place].token_type is TokenType.FROM)
    return next(found, None)
