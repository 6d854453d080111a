"""ORDER BY as SQL Server takes it after UNION and DISTINCT, and over names that are given anew."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from sqlglot import exp

from assistant.rules.finding import Finding
from assistant.rules.grouping import written
from assistant.rules.resolve import unwrapped
from assistant.rules.scopes import Scope
from assistant.rules.statement import Statement


def misplaced_order(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each ORDER BY item that SQL Server refuses."""
    for node in statement.tree.find_all(exp.SetOperation):
        yield from _after_set_operation(statement, node)
    for scope in statement.resolution.scopes:
        order = scope.select.args.get("order")
        if order is None:
            continue
        given = _Given(statement, scope) if scope.select.args.get("distinct") is not None else None
        for item in order.expressions:
            bare = item.this if isinstance(item, exp.Ordered) else item
            if isinstance(bare, exp.Literal):
                continue
            if given is not None:
                yield from given.missing(bare)
            if not isinstance(bare, exp.Column) or bare.table:
                yield from _over_new_names(statement, scope, bare)


def _after_set_operation(statement: Statement, node: exp.SetOperation) -> Iterator[Finding]:
    """Msg 104: the items must be output columns themselves."""
    order = node.args.get("order")
    for item in order.expressions if order is not None else ():
        bare = item.this if isinstance(item, exp.Ordered) else item
        if not isinstance(bare, exp.Column | exp.Literal):
            text = bare.sql("tsql", comments=False)
            message = f"ORDER BY after a set operation takes output columns, not {text}"
            fix = "give it as a column, or order an outer query"
            yield statement.finding("dialect", bare, message, fix)


class _Given:
    """What a SELECT DISTINCT gives, by which alone it can be ordered (Msg 145)."""

    def __init__(self, statement: Statement, scope: Scope) -> None:
        self._statement, self._resolution = statement, statement.resolution
        self._outputs = scope.outputs()

    @cached_property
    def _texts(self) -> frozenset[str]:
        expressions = (output.expression for output in self._outputs or ())
        return frozenset(written(one, self._resolution) for one in expressions if one is not None)

    def missing(self, item: exp.Expr) -> Iterator[Finding]:
        """A finding for an item that is not in the SELECT list."""
        if self._outputs is None or self._holds(item):
            return
        text = item.sql("tsql", comments=False)
        message = f"SELECT DISTINCT can be ordered by what it gives only, and {text} is not in it"
        yield self._statement.finding("dialect", item, message, f"add {text} to the SELECT list")

    def _holds(self, item: exp.Expr) -> bool:
        if not isinstance(item, exp.Column):
            return written(item, self._resolution) in self._texts
        reference = self._resolution.references.get(id(item))
        source = reference.source if reference is not None else None
        name, outputs = item.name.lower(), self._outputs or ()
        named = [output for output in outputs if (output.name or "").lower() == name]
        if any(not item.table or output.source is source for output in named):
            return True
        return any(self._is_same(output.expression, item) for output in outputs)

    def _is_same(self, one: exp.Expr | None, other: exp.Column) -> bool:
        references = self._resolution.references
        left, right = references.get(id(one)), references.get(id(other))
        if left is None or right is None:
            return one == other
        return left.source is right.source and left.column.name.lower() == right.column.name.lower()


def _over_new_names(statement: Statement, scope: Scope, item: exp.Expr) -> Iterator[Finding]:
    """Msg 8127: inside an expression a name is the source's column, never the alias of the SELECT list."""
    select = scope.select
    if select.args.get("group") is None:
        return
    aliases = {node.alias.lower() for node in select.expressions if isinstance(node, exp.Alias)}
    grouped = {_text(part) for part in select.args["group"].find_all(exp.Column)}
    for column in item.find_all(exp.Column):
        inner = unwrapped(item) is not item or column.find_ancestor(exp.Query) is not select
        summed = column.find_ancestor(exp.AggFunc, exp.Window)
        if column.table or column.name.lower() not in aliases or inner or summed is not None:
            continue
        if _text(column) not in grouped:
            message = f"{column.name} in an expression of ORDER BY is the table's column, not the alias"
            fix = "repeat the expression that the alias stands for"
            yield statement.finding("dialect", column, message, fix)


def _text(column: exp.Column) -> str:
    return column.name.lower()
