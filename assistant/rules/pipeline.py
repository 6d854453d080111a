"""Checks one text against every rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.errors import SqlglotError

from assistant.rules.allowed import not_allowed
from assistant.rules.company_filter import company_filter
from assistant.rules.complete_join import complete_join
from assistant.rules.dialect import dialect, dialect_of_unparsed
from assistant.rules.finding import Finding, finding
from assistant.rules.lexical import odd_characters
from assistant.rules.limits import MOST_TABLES
from assistant.rules.name_case import name_case
from assistant.rules.names import unknown_column, unknown_table
from assistant.rules.nolock import nolock
from assistant.rules.parse import BUILDER_ERRORS, Reading, parse, read
from assistant.rules.read_only import read_only
from assistant.rules.statement import Statement, statement
from assistant.rules.view_name import view_name
from assistant.violation import Violation
from schema_index import Catalog

TEXT_RULES: tuple[Callable[[Reading], Iterator[Finding]], ...] = (
    parse,
    odd_characters,
    read_only,
    dialect_of_unparsed,
)
"""Rules that judge what was read, even where it was not read in full."""

RULES: tuple[Callable[[Statement], Iterator[Finding]], ...] = (
    unknown_table,
    unknown_column,
    view_name,
    nolock,
    company_filter,
    complete_join,
    dialect,
    name_case,
)
"""Rules that judge one SELECT with its names resolved."""


@dataclass(frozen=True)
class CheckResult:
    """`violations` in the order of the text; `tree` is the statement where one SELECT was read."""

    ok: bool
    violations: tuple[Violation, ...]
    tree: exp.Expr | None = None


def check(sql: str, catalog: Catalog) -> CheckResult:
    """Check one statement against every rule; never raises on bad SQL."""
    found, tree = findings(sql, catalog)
    violations = tuple(one.violation for one in found)
    return CheckResult(not violations, violations, tree)


def findings(sql: str, catalog: Catalog, company: int | None = None) -> tuple[list[Finding], exp.Expr | None]:
    """All findings in the order of the text, with their edits, and the tree of a single SELECT."""
    reading = read(sql)
    try:
        found = [one for rule in TEXT_RULES for one in rule(reading)]
    except (SqlglotError, *BUILDER_ERRORS) as error:
        return [_unreadable(sql, error)], None
    tree = reading.tree
    if tree is None or not isinstance(tree, exp.Query):
        return _ordered(found), None
    count = sum(1 for _ in tree.find_all(exp.Table))
    if count > MOST_TABLES:
        message = f"The statement names {count} tables, more than {MOST_TABLES}"
        return [*_ordered(found), finding(sql, "parse", 0, message, "ask for less at once")], None
    try:
        resolved = statement(sql, reading.tokens, tree, catalog, company)
        found += [one for rule in RULES for one in rule(resolved)]
        # Last, and only where nothing else is wrong: a word of another dialect can be mended, this cannot.
        found += not_allowed(resolved) if not found else ()
    except RecursionError:
        message = "The statement is nested too deeply to be checked"
        return [finding(sql, "parse", 0, message, "write it with fewer levels")], None
    except (SqlglotError, *BUILDER_ERRORS) as error:
        return [_unreadable(sql, error)], None
    return _ordered(found), tree


def _unreadable(sql: str, error: Exception) -> Finding:
    """A function whose arguments were read and cannot be written: DATEDIFF(day, SELECT APTH.InvDate)."""
    message = f"A function has arguments that cannot be read: {error}"
    return finding(sql, "parse", 0, message, "write one T-SQL SELECT")


def _ordered(found: list[Finding]) -> list[Finding]:
    unique = {one.violation: one for one in reversed(found)}
    order = {one.violation: index for index, one in enumerate(found)}
    return sorted(
        unique.values(), key=lambda one: (one.violation.line, one.violation.column, order[one.violation])
    )
