"""The one way to the database: a statement is read and checked again as it is sent."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from assistant.database import Database, Rows, Value
from assistant.parameters import company_columns, parameter_names
from assistant.rules import check
from schema_index import Catalog, ExecutionError

MAX_ROWS = 1000


@dataclass(frozen=True, slots=True)
class Bound:
    """Parameters with their values, and the names of those that have none."""

    values: dict[str, Value]
    missing: tuple[str, ...] = ()


def bind(sql: str, catalog: Catalog, company: int | None) -> Bound:
    """Fill the parameters that are named after a company column with `company`, where it is known."""
    tree = check(sql, catalog).tree
    names = parameter_names(tree) if tree is not None else ()
    filled = company_columns(catalog) if company is not None else frozenset()
    values: dict[str, Value] = {name: company for name in names if name.lower() in filled}
    return Bound(values, tuple(name for name in names if name not in values))


def tables_of(sql: str, catalog: Catalog) -> tuple[str, ...]:
    """The catalog's names of the tables that a statement reads, in the order of the text."""
    tree = check(sql, catalog).tree
    if tree is None:
        return ()
    found = (catalog.find(node.name) for node in tree.find_all(exp.Table, bfs=False))
    return tuple(dict.fromkeys(table.name for table in found if table is not None))


def execute(
    sql: str, catalog: Catalog, database: Database, company: int | None, *, max_rows: int = MAX_ROWS
) -> Rows:
    """Run one SELECT that keeps every rule.

    Raises ExecutionError where it breaks a rule, where a parameter has no value, and where the database
    refuses it.
    """
    violations = check(sql, catalog).violations
    if violations:
        rules = ", ".join(dict.fromkeys(one.rule for one in violations))
        raise ExecutionError(
            f"not run, because it breaks the rules {rules}: correct the SQL or ask differently"
        )
    bound = bind(sql, catalog, company)
    if bound.missing:
        names = ", ".join(f"@{name}" for name in bound.missing)
        raise ExecutionError(f"not run, because {names} has no value: name it in the question")
    return database.run(sql, bound.values, max_rows=max_rows)
