"""company-filter: every table whose key starts with a company has that company fixed.

A company is fixed by a literal or a parameter, or by being equal to a column that is, through
joins, derived tables, CTEs and correlation; also from outside a derived table that could as well be
filtered within. A condition in the ON of an outer join filters the
optional side only. A company of a job that comes from an invoice line (`JCJM.JCCo = APTL.JCCo`)
is fixed only where `APTL.JCCo` is: fixing `APTL.APCo` says nothing about it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from assistant.rules.clauses import add_condition
from assistant.rules.facts import (
    Facts,
    Membership,
    Place,
    classes,
    facts_of,
    is_value,
    join_facts,
    output_places,
    strict_facts,
)
from assistant.rules.finding import Finding
from assistant.rules.scopes import JoinStep, Query, Resolution, Scope, Source
from assistant.rules.statement import Statement
from schema_index import quote

Step = tuple[frozenset[Place], Place]
"""When all of the first are fixed, so is the second."""


def company_filter(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each table reference whose company is not fixed."""
    fixed = fixed_places(statement.resolution)
    for source in statement.resolution.sources():
        if source.kind != "table" or source.table is None or source.table.company_column is None:
            continue
        company = source.table.company_column
        if (source, company.lower()) in fixed:
            continue
        column = f"{quote(source.name)}.{quote(company)}"
        value = f"@{company}" if statement.company is None else str(statement.company)
        condition = f"{column} = {value}"
        yield statement.finding(
            "company-filter",
            source.node,
            f"{source.table.name} is read for all companies: nothing fixes {column}",
            f"add {condition}",
            add_condition(statement, source, condition),
        )


def fixed_places(resolution: Resolution) -> set[Place]:
    """All columns that a literal or a parameter fixes, directly or through equalities."""
    fixed: set[Place] = set()
    steps: list[Step] = []
    for scope in resolution.scopes:
        facts = strict_facts(scope, resolution)
        fixed |= facts.listed
        steps += _equal_steps(facts, scope, resolution)
        for join in scope.joins:
            if join.side:
                _outer_join(join, scope, resolution, fixed, steps)
        for source in scope.sources:
            steps += _source_steps(source, resolution)
            steps += _inward_steps(source, resolution)
    return _closure(fixed, steps)


def _closure(fixed: set[Place], steps: list[Step]) -> set[Place]:
    changed = True
    while changed:
        size = len(fixed)
        fixed |= {place for needed, place in steps if needed <= fixed}
        changed = len(fixed) > size
    return fixed


def _equal_steps(facts: Facts, scope: Scope, resolution: Resolution) -> Iterator[Step]:
    """Equalities of rows that are kept; what is correlated flows inwards only."""
    outer = set(scope.around()) - {scope}
    for equality in facts.equal:
        for source, target in ((equality.left, equality.right), (equality.right, equality.left)):
            if target[0].scope not in outer:
                yield frozenset([source]), target
    for member in facts.members:
        yield from _member_steps(member, resolution)


def _member_steps(member: Membership, resolution: Resolution) -> Iterator[Step]:
    needed = output_places(member.query, 0, resolution)
    if needed is not None:
        yield needed, member.place


def _outer_join(
    join: JoinStep, scope: Scope, resolution: Resolution, fixed: set[Place], steps: list[Step]
) -> None:
    """What the ON of an outer join says about its optional side, and of both where rows must match."""
    facts = join_facts(join.node, join.left, join.right, resolution)
    if _must_match(join, scope, resolution):
        fixed |= facts.listed
        steps += _equal_steps(facts, scope, resolution)
        return
    optional = set(join.optional)
    full = join.side == "FULL"
    equal = classes(facts.equal)
    for group in {*equal.values(), *(frozenset([place]) for place in facts.listed if place not in equal)}:
        for place in group:
            if place[0] not in optional:
                continue
            if not full and group & facts.listed:
                fixed.add(place)
            steps += [(frozenset([other]), place) for other in group if other != place]
    for member in facts.members:
        if member.place[0] in optional and not full:
            steps += _member_steps(member, resolution)


def _must_match(join: JoinStep, scope: Scope, resolution: Resolution) -> bool:
    """Whether a later condition drops the rows in which the optional side is missing."""
    if join.side == "FULL":
        return False
    where = scope.select.args.get("where")
    facts = facts_of(where.this if where is not None else None, resolution)
    for later in scope.joins[scope.joins.index(join) + 1 :]:
        if not later.side:
            facts.add(join_facts(later.node, later.left, later.right, resolution))
    named = {place[0] for place in facts.listed}
    named |= {place[0] for equality in facts.equal for place in (equality.left, equality.right)}
    return bool(named & set(join.optional))


def _source_steps(source: Source, resolution: Resolution) -> Iterator[Step]:
    """A derived column is fixed where it is in every branch; a pivot passes columns through."""
    if source.under is not None:
        for name in source.columns or ():
            inner, outer = (source.under, name.lower()), (source, name.lower())
            if source.under.has(name):
                yield frozenset([inner]), outer
                yield frozenset([outer]), inner
    if source.kind == "function" and _is_given(source.node):
        for reference in resolution.references.values():
            if reference.source is source:
                yield frozenset[Place](), (source, reference.column.name.lower())
    if source.kind == "values":
        yield from ((frozenset[Place](), (source, name)) for name in _constant_columns(source))
    if source.query is None:
        return
    for index, name in enumerate(source.columns or ()):
        needed = output_places(source.query, index, resolution, anchor_only=source.recursive)
        if needed is not None:
            yield needed, (source, name.lower())


def _inward_steps(source: Source, resolution: Resolution) -> Iterator[Step]:
    """A column that is fixed outside a derived table, or wherever a CTE is read, is fixed in it.

    Not where rows of other companies could tell in what is left: under TOP, and beside a window that
    does not go company by company.
    """
    query = source.query
    if query is None or source.recursive or _is_cut(query.node):
        return
    readers = [one for one in resolution.sources() if one.query is query]
    for index in range(len(source.columns or ())) if readers[:1] == [source] else ():
        if any(one.columns is None or index >= len(one.columns) for one in readers):
            continue
        outside = frozenset((one, one.columns[index].lower()) for one in readers if one.columns)
        for branch in query.branches:
            for place in output_places(Query(branch.select, [branch]), index, resolution) or ():
                if place[0] in branch.sources and not _is_cut(branch.select) and _alone(place, branch):
                    yield outside, place


def _is_cut(node: exp.Expr) -> bool:
    """Whether a query gives some of its rows only, by their order."""
    return any(node.args.get(part) is not None for part in ("limit", "offset"))


def _alone(place: Place, branch: Scope) -> bool:
    """Whether every window of a SELECT keeps the values of this column apart."""
    for window in branch.select.find_all(exp.Window):
        apart = window.args.get("partition_by") or ()
        if not any(isinstance(part, exp.Column) and part.name.lower() == place[1] for part in apart):
            return False
    return True


def _is_given(node: exp.Expr) -> bool:
    """Whether a table of a function holds literals and parameters only: `STRING_SPLIT(@Companies, ',')`."""
    made = node.this if isinstance(node, exp.Table) else node
    return isinstance(made, exp.Func) and is_value(made)


def _constant_columns(source: Source) -> Iterator[str]:
    """The columns of `(VALUES …) AS v (…)` that hold literals and parameters in every row, in lower case."""
    values = source.node.find(exp.Values)
    rows = [row.expressions for row in values.expressions if isinstance(row, exp.Tuple)] if values else []
    for index, name in enumerate(source.columns or ()):
        if rows and all(index < len(row) and is_value(row[index]) for row in rows):
            yield name.lower()
