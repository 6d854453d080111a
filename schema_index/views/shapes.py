"""What a query shows: columns, whether these are all, and the key that is left of its tables' keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlglot import exp

from schema_index.catalog import Column

Spot = tuple[str, str]
"""A column of a source in FROM: the alias and the column's name, both in lower case."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The result of a query, a table or a view.

    `name` is that of the stored table or view in lower case, "" for a query in parentheses or a
    CTE; `renames` is the one table whose columns and rows a query shows unchanged, or "".
    """

    columns: tuple[Column, ...]
    complete: bool = True
    key: tuple[str, ...] = ()
    name: str = ""
    renames: str = ""


@dataclass(slots=True)
class FromSource:
    """A table, view or query in FROM; `optional` where an outer join may leave its columns NULL."""

    shape: Shape
    optional: bool = False
    by_name: dict[str, Column] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_name = {column.name.lower(): column for column in self.shape.columns}


@dataclass(slots=True)
class Scope:
    """The sources of one SELECT by alias in lower case, and those of the queries around it."""

    sources: dict[str, FromSource]
    outer: Sequence[Scope] = ()

    def spot(self, node: exp.Expr) -> Spot | None:
        """Which source and column a reference means, or None where it is not one of this SELECT's."""
        if not isinstance(node, exp.Column) or isinstance(node.this, exp.Star):
            return None
        name, table = node.name.lower(), node.table.lower()
        if table:
            known = table in self.sources and name in self.sources[table].by_name
            return (table, name) if known else None
        found = [alias for alias, source in self.sources.items() if name in source.by_name]
        return (found[0], name) if len(found) == 1 else None

    def column(self, node: exp.Expr) -> Column | None:
        """The column that a reference means, here or in a query around this one."""
        spot = self.spot(node)
        if spot:
            return self.sources[spot[0]].by_name[spot[1]]
        if self.outer and isinstance(node, exp.Column):
            return self.outer[0].column(node)
        return None

    def type_of(self, node: exp.Column) -> str:
        """The type of the column that a reference means, or ""."""
        column = self.column(node)
        return column.type if column else ""

    def may_be_null(self, node: exp.Column) -> bool:
        """Whether the column that a reference means can be NULL in these rows; an unknown one can."""
        spot = self.spot(node)
        source = self.sources[spot[0]] if spot else None
        return spot is None or source is None or source.optional or source.by_name[spot[1]].nullable
