"""How many columns a query gives where SQL Server takes a certain number of them."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from assistant.rules.finding import Finding
from assistant.rules.scopes import Query
from assistant.rules.statement import Statement


def wrong_counts(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for a UNION of unequal branches, and for a subquery of several columns as one value."""
    for query in {id(query): query for query in statement.resolution.queries.values()}.values():
        counts = _counts(query)
        if len(set(counts)) > 1:
            place = next(place for place, count in enumerate(counts) if count != counts[0])
            message = f"One branch of the set operation gives {counts[0]} columns, another {counts[place]}"
            fix = "give as many columns in each"
            yield statement.finding("dialect", query.branches[place].select, message, fix)
    for scope in statement.resolution.scopes:
        for query in scope.subqueries:
            counts = _counts(query)
            free = isinstance(query.node.parent, exp.Exists) or _is_document(query)
            if counts and counts[0] > 1 and not free:
                message = f"A subquery that stands for a value gives {counts[0]} columns"
                yield statement.finding("dialect", query.node, message, "give one column, or write EXISTS")


def _counts(query: Query) -> list[int]:
    """The number of columns of each branch that is known."""
    outputs = [branch.outputs() for branch in query.branches]
    return [len(given) for given in outputs if given is not None] if None not in outputs else []


def _is_document(query: Query) -> bool:
    """Whether FOR XML or FOR JSON makes one value of the rows."""
    return any(branch.select.args.get("for_") for branch in query.branches)
