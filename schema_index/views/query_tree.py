"""Trees of queries and conditions, by sqlglot, or nothing where it cannot read them."""

from __future__ import annotations

import logging

from sqlglot import exp
from sqlglot.dialects.tsql import TSQL
from sqlglot.errors import ErrorLevel, SqlglotError

LONGEST_QUERY = 200_000
"""Characters; the longest views of a database are a tenth of that."""
DEEPEST = 60
"""Nested parentheses: sqlglot recurses into each, and its time can double with each."""


def parse_query(text: str) -> exp.Query | None:
    """The tree of one SELECT, WITH … SELECT or set operation in T-SQL, or None."""
    tree = _parse(text)
    return tree if isinstance(tree, exp.Query) else None


def parse_condition(text: str) -> exp.Expr | None:
    """The tree of a condition such as that of a CHECK constraint, or None."""
    query = parse_query(f"SELECT 1 WHERE {text}")
    where = query.args.get("where") if isinstance(query, exp.Select) else None
    found: exp.Expr | None = where.this if isinstance(where, exp.Where) else None
    return found


def parse_expression(text: str) -> exp.Expr | None:
    """The tree of an expression such as that of a computed column, or None."""
    query = parse_query(f"SELECT {text}")
    single = isinstance(query, exp.Select) and len(query.expressions) == 1
    found: exp.Expr | None = query.expressions[0] if single and query is not None else None
    return found


def _parse(text: str) -> exp.Expr | None:
    if len(text) > LONGEST_QUERY or _depth(text) > DEEPEST:
        return None
    dialect = TSQL()
    logger = logging.getLogger("sqlglot")
    level = logger.level
    logger.setLevel(logging.CRITICAL)  # it logs what it cannot read; the caller reports that with its place
    try:
        trees = dialect.parser(error_level=ErrorLevel.IMMEDIATE).parse(dialect.tokenize(text), text)
    except (SqlglotError, RecursionError, ValueError, LookupError, AttributeError, TypeError):
        # The last ones are sqlglot's own faults on torn text.
        return None
    finally:
        logger.setLevel(level)
    return trees[0] if len(trees) == 1 else None


def _depth(text: str) -> int:
    """The deepest nesting of parentheses and CASE, strings and comments included."""
    depth = deepest = 0
    for part in text.split("(")[1:]:
        depth += 1
        deepest = max(deepest, depth)
        depth = max(depth - part.count(")"), 0)
    return max(deepest, text.upper().count("CASE") // 8)
