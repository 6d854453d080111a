"""dialect: T-SQL as SQL Server 2022 takes it, and nothing of other dialects.

sqlglot reads much that SQL Server refuses, so this rule looks at the tokens (words and signs of
other dialects) and at the tree (shapes that T-SQL does not have). A text that cannot be read as
T-SQL but can be as another dialect gets `parse` and `dialect`, and is fixed by transpiling.
"""

from __future__ import annotations

from collections.abc import Iterator

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import TokenType

from assistant.rules.column_counts import wrong_counts
from assistant.rules.conditions import misplaced_conditions
from assistant.rules.dialect_shapes import foreign_nodes, refused_shapes
from assistant.rules.dialect_words import foreign_words
from assistant.rules.finding import Edit, Finding, finding
from assistant.rules.grouping import misplaced_aggregates
from assistant.rules.order_by import misplaced_order
from assistant.rules.parse import BUILDER_ERRORS, Reading, read
from assistant.rules.render import render
from assistant.rules.statement import Statement
from schema_index import quote

OTHERS = ("mysql", "postgres", "snowflake", "duckdb")
_BEGINS = (TokenType.SELECT, TokenType.WITH, TokenType.FROM, TokenType.L_PAREN)
"""What a SELECT of some dialect begins with."""


def dialect(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each word, sign or shape that T-SQL does not have."""
    foreign = [*foreign_words(statement), *foreign_nodes(statement)]
    refused = [*refused_shapes(statement), *misplaced_order(statement)]
    if not foreign and not refused:
        # Only of what is T-SQL otherwise: `GROUP BY 1` groups by what its fix will name.
        refused = [*misplaced_aggregates(statement), *wrong_counts(statement)]
    misplaced = list(misplaced_conditions(statement))
    edits: tuple[Edit, ...] = ()
    # What no small edit mends, sqlglot may: it writes many constructs of other dialects as T-SQL. It would
    # also write `WHERE OpenYN` as `OpenYN <> 0`, which is another question where the column holds Y and N.
    if foreign and not misplaced and not any(one.edits for one in (*foreign, *refused)):
        text = render(statement.tree, statement.text)
        edits = (Edit(0, len(statement.text), text),) if text and text != statement.text else ()
    yield from (Finding(one.violation, one.edits or edits) for one in foreign)
    yield from refused
    yield from misplaced


def dialect_of_unparsed(reading: Reading) -> Iterator[Finding]:
    """Yield a finding where a text that is no T-SQL is one SELECT of another dialect."""
    if not reading.error or reading.oversized or (not reading.tokens and "`" not in reading.text):
        return
    if reading.tokens and reading.tokens[0].token_type not in _BEGINS:
        return
    for name in OTHERS:
        tree = select_of(reading.text, name)
        text = render(tree, reading.text) if tree is not None else ""
        if tree is not None and text and read(text).tree is not None:
            edits = [Edit(0, len(reading.text), text)]
            message = f"This is not T-SQL but can be read as {name}"
            yield finding(reading.text, "dialect", reading.offset, message, "write it as T-SQL", edits)
            return


def select_of(text: str, name: str) -> exp.Query | None:
    """The one query that a text is in the dialect `name`, as sqlglot calls it; None where it is none."""
    try:
        trees = [tree for tree in sqlglot.parse(text, dialect=name) if tree is not None]
    except (SqlglotError, *BUILDER_ERRORS):
        return None
    if len(trees) != 1 or not isinstance(trees[0], exp.Query) or trees[0].find(exp.Command):
        return None
    for identifier in trees[0].find_all(exp.Identifier):
        plain = quote(identifier.name) == identifier.name if identifier.name else False
        identifier.set("quoted", bool(identifier.args.get("quoted")) and not plain)
    return trees[0]
