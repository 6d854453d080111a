"""The roles that columns play in a statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlglot import exp

from assistant.rules.parse import read
from assistant.rules.resolve import resolve
from assistant.rules.tables import table_of
from retriever.asked_parts.roles import CODED, Role
from schema_index import Catalog

_COMPARISONS: dict[type[exp.Expr], tuple[Role, ...]] = {
    exp.EQ: ("equal",),
    exp.NEQ: ("other",),
    exp.In: ("equal",),
    exp.GT: ("more",),
    exp.GTE: ("more",),
    exp.LT: ("less",),
    exp.LTE: ("less",),
    exp.Between: ("more", "less"),
    exp.Is: ("empty",),
    exp.Like: ("like",),
}
_NEGATED: dict[Role, Role] = {"equal": "other", "like": "other", "empty": "filled"}
_MIRRORED: dict[Role, Role] = {"more": "less", "less": "more"}


@dataclass
class Use:
    """What a statement does with one column: its roles, and the values that it is compared with, by role."""

    roles: set[Role] = field(default_factory=set)
    values: set[tuple[Role, str]] = field(default_factory=set)

    def of_code(self, code: str) -> set[Role]:
        """The roles of one of the column's codes."""
        return {role for role, value in self.values if role in CODED and value.lower() == code.lower()}


@dataclass
class Uses:
    """What a statement does: the tables that it reads, and what with which columns (table, column)."""

    tables: set[str] = field(default_factory=set)
    columns: dict[tuple[str, str], Use] = field(default_factory=dict)


def uses(sql: str, catalog: Catalog) -> Uses | None:
    """The uses of a SELECT, in the catalog's spelling; None for what is none.

    Columns that are compared with each other for equality join; they and the company's play no role.
    """
    tree = read(sql).tree
    if not isinstance(tree, exp.Query):
        return None
    found = Uses()
    for node in tree.find_all(exp.Table):
        table = table_of(node, catalog)
        if table is not None:
            found.tables.add(table.name)
    for reference in resolve(tree, catalog).references.values():
        table = reference.source.table if reference.source is not None else None
        column = table.column(reference.column.name) if table is not None else None
        if table is None or column is None or column.name == table.company_column:
            continue
        use = _use(reference.column)
        if use.roles:
            kept = found.columns.setdefault((table.name, column.name), Use())
            kept.roles |= use.roles
            kept.values |= use.values
    return found


def _use(column: exp.Column) -> Use:
    """What one mention of a column is for; without roles where it joins."""
    around = list(_around(column))
    comparison = next((node for node in around if type(node) in _COMPARISONS), None)
    if comparison is not None:
        return _compared(column, comparison)
    clause = next((node for node in around if isinstance(node, exp.Group | exp.Order | exp.Join)), None)
    if isinstance(clause, exp.Join):
        return Use()
    use = Use()
    if isinstance(clause, exp.Group):
        use.roles.add("grouped")
    elif isinstance(clause, exp.Order):
        use.roles.add("ordered")
    elif any(isinstance(node, exp.AggFunc) for node in around):
        use.roles.add("aggregated")
    else:
        use.roles.add("shown")
    return use


def _compared(column: exp.Column, comparison: exp.Expr) -> Use:
    sides = [comparison.this, comparison.args.get("expression")]
    columns = [isinstance(side, exp.Expr) and side.find(exp.Column) is not None for side in sides]
    if isinstance(comparison, exp.EQ) and all(isinstance(side, exp.Column) for side in sides):
        return Use()
    roles = _COMPARISONS[type(comparison)]
    if isinstance(comparison.parent, exp.Not):
        roles = tuple(_NEGATED.get(role, role) for role in roles)
    if isinstance(sides[1], exp.Expr) and any(node is column for node in sides[1].find_all(exp.Column)):
        roles = tuple(_MIRRORED.get(role, role) for role in roles)
    use = Use({*roles, *(("against",) if all(columns) else ())})
    use.values = {(role, literal.name) for literal in comparison.find_all(exp.Literal) for role in roles}
    return use


def _around(node: exp.Expr) -> Iterator[exp.Expr]:
    """What stands around a node up to its SELECT, from the inside out."""
    parent = node.parent
    while parent is not None and not isinstance(parent, exp.Select):
        yield parent
        parent = parent.parent
