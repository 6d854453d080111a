"""The one way to the database: a statement is read and checked again as it is sent.

`admit` is the gate: what it lets through keeps every rule, names only tables of the catalog and listed
functions, is limited to what its user may read, and is judged in the very text that is sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlglot import exp
from sqlglot.errors import SqlglotError

from assistant.cancel import Cancel
from assistant.cte_names import as_named
from assistant.database import Database, Rows, Value
from assistant.parameters import company_columns, parameter_names
from assistant.policy import Policy, restrict, unfiltered
from assistant.rules import check
from assistant.rules.parse import BUILDER_ERRORS, read
from assistant.rules.tables import table_of
from assistant.sent_text import same_statement, sent_text
from assistant.violation import RuleId
from schema_index import CancelledError, Catalog, ExecutionError, GateError

MAX_ROWS = 1000
SAFETY: frozenset[RuleId] = frozenset(
    {"parse", "read-only", "unknown-table", "unknown-column", "nolock", "company-filter", "dialect"}
)
"""The rules that a statement limited to a policy must still keep; the others judged what was asked."""
WITHHELD = (
    "the database did not run this statement; what it said is kept in the audit log, since it may quote "
    "data: compare values of one type, or ask in another way"
)


@dataclass(frozen=True, slots=True)
class Bound:
    """Parameters with their values, and the names of those that have none."""

    values: dict[str, Value]
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Admitted:
    """What the gate let through: the text to send, in T-SQL, and the values of its parameters."""

    sql: str
    values: Mapping[str, Value]


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
    defined = {cte.alias.lower() for cte in tree.find_all(exp.CTE)}
    nodes = tree.find_all(exp.Table, bfs=False)
    found = (table_of(node, catalog) for node in nodes if node.db or node.name.lower() not in defined)
    return tuple(dict.fromkeys(table.name for table in found if table is not None))


def admit(sql: str, catalog: Catalog, company: int | None, policy: Policy | None = None) -> Admitted:
    """The statement as it may be sent, limited to what `policy` opens.

    Raises GateError where it breaks a rule, where a parameter has no value, and where the policy does not
    open what it reads.
    """
    if read(sql).error:
        raise GateError("not run, because it breaks the rules parse: correct the SQL or ask differently")
    violations = check(sql, catalog).violations
    if violations:
        rules = ", ".join(dict.fromkeys(one.rule for one in violations))
        raise GateError(f"not run, because it breaks the rules {rules}: correct the SQL or ask differently")
    bound = bind(sql, catalog, company)
    if bound.missing:
        names = ", ".join(f"@{name}" for name in bound.missing)
        raise GateError(f"not run, because {names} has no value: name it in the question")
    text = sent_text(sql)
    if not same_statement(sql, text):
        raise GateError("not run: without its comments it is another statement: write it without comments")
    try:
        text = as_named(text, catalog, strict=policy is not None)
        if policy is not None:
            _check_company(bound, company, policy)
            text = restrict(text, catalog, policy)
        _judge(text, catalog, policy)
    except (SqlglotError, *BUILDER_ERRORS) as error:
        raise GateError("not run: a function in it cannot be judged: write it otherwise") from error
    return Admitted(text, bound.values)


def _check_company(bound: Bound, company: int | None, policy: Policy) -> None:
    if policy.companies is not None and bound.values and company not in policy.companies:
        open_ones = ", ".join(map(str, policy.companies))
        raise GateError(f"not run: company {company} is not open to {policy.user}, who may read {open_ones}")


def _judge(text: str, catalog: Catalog, policy: Policy | None) -> None:
    """Read the very text that is sent, as if nothing were known of it."""
    found = check(text, catalog)
    broken = dict.fromkeys(one.rule for one in found.violations if one.rule in SAFETY or policy is None)
    if found.tree is None or broken:
        raise GateError(
            f"not run: as it would be sent it breaks {', '.join(broken) or 'parse'}: ask otherwise"
        )
    reason = unfiltered(found.tree, catalog, policy) if policy is not None else ""
    if reason:
        raise GateError(f"not run: {reason}")


def execute(
    sql: str,
    catalog: Catalog,
    database: Database,
    company: int | None,
    *,
    max_rows: int = MAX_ROWS,
    policy: Policy | None = None,
    cancel: Cancel | None = None,
    before: Callable[[Admitted], None] | None = None,
) -> Rows:
    """Run one SELECT that the gate admits; `before` is told what is about to be sent.

    Raises GateError where it is not sent, CancelledError where it was stopped, and ExecutionError where the
    database refuses it; where a policy limits the rows, without what the database said, which may quote
    others: that is the error's cause.
    """
    admitted = admit(sql, catalog, company, policy)
    if cancel is not None and cancel.asked:
        raise CancelledError("stopped before it was run")
    if before is not None:
        before(admitted)
    try:
        return database.run(admitted.sql, admitted.values, max_rows=max_rows, cancel=cancel, catalog=catalog)
    except (CancelledError, GateError):
        raise
    except ExecutionError as error:
        if policy is None or (policy.companies is None and not policy.columns):
            raise
        raise ExecutionError(WITHHELD) from error
