"""The pipeline that carries one T-SQL SELECT over to DuckDB.

DuckDB is to be opened with the settings in `SETTINGS`, which make it divide, order and compare as SQL
Server does by default: whole numbers divide to whole numbers, NULL sorts first, text compares in any
case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlglot import ErrorLevel, exp
from sqlglot.errors import SqlglotError

from assistant.tsql import clauses, dates, numbers, text
from assistant.tsql.kinds import Context, Transform, refuse
from assistant.tsql.resolve import annotate, expand_stars
from schema_index import Catalog

if TYPE_CHECKING:
    import duckdb

SETTINGS: Mapping[str, str] = {
    "integer_division": "true",
    "default_collation": "NOCASE",
    "default_null_order": "NULLS_FIRST_ON_ASC_LAST_ON_DESC",
}
"""What DuckDB must be set to before it runs what `carry_over` returns."""
UNNAMED = "(No column name)"
"""The heading of an output column without a name, as SQL Server's own tools show it."""

HANDLERS: dict[type[exp.Expr], Transform] = {
    **clauses.HANDLERS,
    **dates.HANDLERS,
    **text.HANDLERS,
    **numbers.HANDLERS,
}
NAMED: dict[str, Transform] = {**dates.NAMED, **text.NAMED, **numbers.NAMED}
SAME_IN_BOTH = frozenset(
    {"RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST", "NTILE", "PI", "RADIANS", "DEGREES"}
)
"""Functions without a class in sqlglot that DuckDB has under the same name and meaning."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The statement for DuckDB; `headings` are the output names as written, None where there is a *."""

    sql: str
    headings: tuple[str, ...] | None
    parameters: tuple[str, ...]


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Set a DuckDB connection, and every cursor of it, to compare, divide and order as SQL Server does."""
    for name, value in SETTINGS.items():
        connection.execute(f"SET GLOBAL {name} = '{value}'")


def parameters(sql: str) -> list[str]:
    """Names of the `@name` parameters in the statement, in order of appearance, each once, without @.

    Raises ExecutionError where the statement is not one SELECT.
    """
    return _parameters(clauses.single_select(sql))


def _parameters(tree: exp.Query) -> list[str]:
    found: dict[str, str] = {}
    for node in tree.find_all(exp.Parameter, bfs=False):
        if not isinstance(node.this, exp.Parameter) and not isinstance(node.parent, exp.Parameter):
            found.setdefault(node.name.lower(), node.name)
    return list(found.values())


def carry_over(sql: str, catalog: Catalog, today: date) -> Carried:
    """The T-SQL SELECT as DuckDB runs it, with GETDATE() as `today`.

    Raises ExecutionError, in one line that names the construct, where it is not one SELECT, names a
    table that the catalog does not have, or uses what cannot be carried over.
    """
    tree = clauses.single_select(sql)
    clauses.refuse_what_has_no_equal(tree)
    names = tuple(_parameters(tree))
    try:
        clauses.aliases_by_equals(tree)
        headings = _headings(tree)
        clauses.name_tables(tree, catalog)
        expand_stars(tree, catalog)
        annotate(tree, catalog)
        _transform(tree, Context(today))
        tree = clauses.carry_clauses(tree)
        written = tree.sql(dialect="duckdb", unsupported_level=ErrorLevel.IGNORE)
    except (SqlglotError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        # A shape of tree that no transform foresaw: the user gets a message, the log the cause.
        raise refuse("A construct of this statement", "write it in another way") from error
    return Carried(written, headings, names)


def _headings(tree: exp.Query) -> tuple[str, ...] | None:
    items = tree.selects
    if any(item.is_star for item in items):
        return None
    return tuple(item.output_name or UNNAMED for item in items)


def _transform(tree: exp.Query, context: Context) -> None:
    """Apply the handlers bottom up, so that each sees its arguments carried over already."""
    for node in reversed(list(tree.dfs())):
        handler = HANDLERS.get(type(node))
        if (
            handler is None
            and isinstance(node, exp.Anonymous)
            and not isinstance(node.parent, exp.Table | exp.Lateral)
        ):
            handler = _named(node)
        if handler is None or node.parent is None:
            continue
        parent_type = node.type
        fresh = handler(node, context)
        if fresh is not node:
            fresh.type = fresh.type or parent_type
            node.replace(fresh)


def _named(node: exp.Anonymous) -> Transform | None:
    name = node.name.upper()
    if name in SAME_IN_BOTH:
        return None
    if name not in NAMED:
        raise refuse(f"{name}()")
    return NAMED[name]
