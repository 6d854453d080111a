"""What each name in a query stands for: scopes, their sources, and every column reference.

    Query    a SELECT or a set operation: its branches, and the columns that it gives
    Scope    one SELECT: its sources, its joins, its column references, the scope around it
    Source   one thing in a FROM clause: a table, a derived table, a CTE, a function, VALUES, a pivot

`assistant.rules.resolve` builds them from a parse tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from sqlglot import exp

from schema_index import Table

MOST_COLUMNS = 4_096
"""What stars may stand for; SQL Server itself gives 4,096 columns."""
SourceKind = Literal["table", "query", "function", "values", "pivot"]
Problem = Literal["", "missing", "ambiguous", "unbound"]


@dataclass(eq=False)
class Source:
    """One thing in a FROM clause.

    `name` is what columns are qualified with; `columns` are the names it gives, None where they
    cannot be known (an unknown table, a function). `under` is what a pivot is made of; a source
    under a pivot is `hidden`: its columns are reached through the pivot only.
    """

    name: str
    kind: SourceKind
    node: exp.Expr
    scope: Scope
    table: Table | None = None
    query: Query | None = None
    columns: tuple[str, ...] | None = None
    alias: exp.Identifier | None = None
    is_cte: bool = False
    recursive: bool = False
    hidden: bool = False
    under: Source | None = None

    def has(self, column: str) -> bool:
        """Whether the source surely gives a column of this name, in any case."""
        if self.table is not None and self.kind == "table":
            return self.table.column(column) is not None
        return self.columns is not None and column.lower() in {name.lower() for name in self.columns}


@dataclass(frozen=True, eq=False)
class Reference:
    """A column as written, and the source that gives it, or the problem that keeps it from one."""

    column: exp.Column
    scope: Scope
    source: Source | None
    problem: Problem = ""
    candidates: tuple[Source, ...] = ()


@dataclass(frozen=True, eq=False)
class JoinStep:
    """One join: what stood before it in its FROM item, what it brings, and its node."""

    node: exp.Join
    left: tuple[Source, ...]
    right: tuple[Source, ...]

    @property
    def side(self) -> str:
        """LEFT, RIGHT, FULL, or "" for an inner or cross join; OUTER APPLY counts as LEFT."""
        lateral = self.node.this
        if isinstance(lateral, exp.Lateral) and lateral.args.get("cross_apply") is False:
            return "LEFT"
        return str(self.node.side).upper()

    @property
    def optional(self) -> tuple[Source, ...]:
        """The sources whose rows may be missing from the result of this join."""
        return {"LEFT": self.right, "RIGHT": self.left, "FULL": self.left + self.right}.get(self.side, ())


@dataclass(frozen=True)
class Output:
    """One column that a SELECT gives: its name, and the expression or the source column behind it."""

    name: str | None
    expression: exp.Expr | None = None
    source: Source | None = None


@dataclass(eq=False)
class Scope:
    """One SELECT. `parent` is the scope whose columns it may use by correlation."""

    select: exp.Select
    parent: Scope | None
    sources: list[Source] = field(default_factory=list)
    joins: list[JoinStep] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    subqueries: list[Query] = field(default_factory=list)

    def outputs(self) -> list[Output] | None:
        """The columns it gives, in order; None where a star stands for columns not known, or for more than
        MOST_COLUMNS."""
        found: list[Output] = []
        for node in self.select.expressions:
            star = node if isinstance(node, exp.Star) else node.this if isinstance(node, exp.Column) else None
            if not isinstance(star, exp.Star):
                named = isinstance(node, exp.Alias | exp.Column | exp.Subquery)
                if isinstance(node, exp.EQ) and node.this.is_string:  # SELECT 'Job' = JCJM.Job
                    found.append(Output(node.this.name, node.expression))
                else:
                    found.append(Output(node.alias_or_name or None if named else None, node.unalias()))
                continue
            qualifier = node.table.lower() if isinstance(node, exp.Column) else ""
            for source in self.sources:
                if source.hidden or (qualifier and source.name.lower() != qualifier):
                    continue
                if source.columns is None:
                    return None
                found += [Output(name, None, source) for name in source.columns]
                if len(found) > MOST_COLUMNS:
                    return None
        return found

    def around(self) -> Iterator[Scope]:
        """This scope, then the ones it is correlated with, from the inside out."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.parent


@dataclass(eq=False)
class Query:
    """A SELECT or a set operation; `branches` in the order of the text."""

    node: exp.Expr
    branches: list[Scope] = field(default_factory=list)
    alias_columns: tuple[str, ...] = ()
    name: str = ""

    def columns(self) -> tuple[str, ...] | None:
        """Names of the columns it gives ("" for one without a name); None where not known."""
        if self.alias_columns:
            return self.alias_columns
        outputs = self.branches[0].outputs() if self.branches else None
        return None if outputs is None else tuple(output.name or "" for output in outputs)


@dataclass(eq=False)
class Resolution:
    """Everything resolved in one statement."""

    root: Query
    scopes: list[Scope] = field(default_factory=list)
    self_named: list[exp.Table] = field(default_factory=list)
    """Tables read by a CTE of the same name, which T-SQL takes for a recursion."""
    order_problems: list[exp.Column] = field(default_factory=list)
    """ORDER BY columns of a set operation that are not among its output columns."""
    references: dict[int, Reference] = field(default_factory=dict)
    """By id of the column node."""
    queries: dict[int, Query] = field(default_factory=dict)
    """By id of the SELECT or set operation node."""

    def sources(self) -> Iterator[Source]:
        """Every source of every scope."""
        for scope in self.scopes:
            yield from scope.sources
