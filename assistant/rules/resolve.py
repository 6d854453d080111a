"""Builds the scopes of a statement: names bound the way SQL Server binds them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from assistant.rules.bind import bind
from assistant.rules.pivot import pivot_inputs, pivoted
from assistant.rules.scopes import JoinStep, Query, Resolution, Scope, Source
from assistant.rules.tables import is_hint_call, table_of
from assistant.rules.words import is_procedure
from schema_index import Catalog

FUNCTION_COLUMNS = {
    "STRING_SPLIT": ("value", "ordinal"),
    "GENERATE_SERIES": ("value",),
    "OPENJSON": ("key", "value", "type"),
}
UNIT_FIRST = {"DATE_BUCKET"}
"""Functions whose first argument is a date part, which sqlglot reads as a column."""

SOURCE_ARGS = {"from_", "joins", "laterals", "with_", "into", "order"}


def resolve(tree: exp.Expr, catalog: Catalog) -> Resolution:
    """Resolve every name of a SELECT or a set operation (raises nothing: problems are recorded)."""
    return _Resolver(catalog).run(tree)


def unwrapped(node: exp.Expr) -> exp.Expr:
    """The query inside any number of parentheses."""
    while isinstance(node, exp.Subquery | exp.Paren) and node.this is not None:
        node = node.this
    return node


class _Resolver:
    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.unfinished: list[Query] = []

    def run(self, tree: exp.Expr) -> Resolution:
        self.result = Resolution(Query(tree))
        self.result.root = self.query(tree, None, {})
        return self.result

    # Queries -----------------------------------------------------------------------------------

    def query(
        self, node: exp.Expr, outer: Scope | None, ctes: dict[str, Query], into: Query | None = None
    ) -> Query:
        """The query under `node`; `into` is the unfinished query of a CTE that may refer to itself."""
        query = into or Query(node)
        self.result.queries[id(node)] = query
        self._branches(node, outer, ctes, query)
        return query

    def _branches(self, node: exp.Expr, outer: Scope | None, ctes: dict[str, Query], query: Query) -> None:
        wrappers = []
        while isinstance(node, exp.Subquery | exp.Paren) and node.this is not None:
            wrappers.append(node)
            node = node.this
        self.result.queries[id(node)] = self.result.queries.get(id(node), query)
        for holder in (*wrappers, node):
            ctes = self._with(holder, outer, ctes)
        if isinstance(node, exp.SetOperation):
            self._branches(node.this, outer, ctes, query)
            self._branches(node.expression, outer, ctes, query)
            self._set_order(node, query)
        elif isinstance(node, exp.Select):
            self._select(node, outer, ctes, query)

    def _with(self, node: exp.Expr, outer: Scope | None, ctes: dict[str, Query]) -> dict[str, Query]:
        with_ = node.args.get("with_")
        if with_ is None:
            return ctes
        ctes = dict(ctes)
        for cte in with_.expressions:
            if not isinstance(cte, exp.CTE):
                continue
            query = Query(cte.this, alias_columns=tuple(cte.alias_column_names), name=cte.alias)
            ctes[cte.alias.lower()] = query
            self.unfinished.append(query)
            self.query(cte.this, None, dict(ctes), query)
            self.unfinished.pop()
        return ctes

    def _set_order(self, node: exp.SetOperation, query: Query) -> None:
        order, names = node.args.get("order"), query.columns()
        if order is None or names is None:
            return
        known = {name.lower() for name in names}
        for column in order.find_all(exp.Column):
            if column.table or column.name.lower() not in known:
                self.result.order_problems.append(column)

    def _select(self, node: exp.Select, outer: Scope | None, ctes: dict[str, Query], query: Query) -> None:
        scope = Scope(node, outer)
        self.result.scopes.append(scope)
        from_ = node.args.get("from_")
        group: list[Source] = self._add(scope, from_.this, ctes) if from_ is not None else []
        for join in node.args.get("joins") or ():
            if _is_comma(join):
                group = []
            self._join(scope, join, group, ctes)
        for lateral in node.args.get("laterals") or ():
            self._add(scope, lateral, ctes)
        # A recursive member sees the columns of the anchor, so the branch counts before its parts do.
        query.branches.append(scope)
        for key, value in node.args.items():
            if key not in SOURCE_ARGS:
                for part in value if isinstance(value, list) else [value]:
                    self._expression(part, scope, ctes)
        self._order(scope, ctes)

    def _order(self, scope: Scope, ctes: dict[str, Query]) -> None:
        """ORDER BY: a bare name is an output column first; inside an expression it never is."""
        order = scope.select.args.get("order")
        if order is None:
            return
        outputs = scope.outputs() or []
        for item in order.expressions:
            bare = item.this if isinstance(item, exp.Ordered) else item
            if isinstance(bare, exp.Column) and not bare.table:
                hits = [output for output in outputs if (output.name or "").lower() == bare.name.lower()]
                behind = {output.expression.sql() if output.expression else id(output) for output in hits}
                if len(behind) == 1:
                    continue
            self._expression(item, scope, ctes)

    # Sources -----------------------------------------------------------------------------------

    def _join(self, scope: Scope, join: exp.Join, group: list[Source], ctes: dict[str, Query]) -> None:
        """Add what the join brings to the scope and to `group`, and bind its ON condition."""
        left = tuple(group)
        right = self._add(scope, join.this, ctes)
        group += right
        scope.joins.append(JoinStep(join, left, tuple(right)))
        self._expression(join.args.get("on"), scope, ctes, visible=group)

    def _add(self, scope: Scope, node: exp.Expr | None, ctes: dict[str, Query]) -> list[Source]:
        """Add the sources under one FROM item; returns them."""
        if node is None:
            return []
        inner = unwrapped(node)
        if isinstance(node, exp.Subquery) and isinstance(inner, exp.Table):
            added = self._add(scope, inner, ctes)
        elif isinstance(node, exp.Subquery) and not node.alias and _is_item(node.this):
            added = self._add(scope, node.this, ctes)
        else:
            source = self._source(scope, node, ctes)
            scope.sources.append(source)
            added = [source]
            added = self._pivots(scope, node, added)
        if isinstance(node, exp.Table | exp.Subquery):
            for join in node.args.get("joins") or ():
                self._join(scope, join, added, ctes)
        return added

    def _pivots(self, scope: Scope, node: exp.Expr, added: list[Source]) -> list[Source]:
        for pivot in node.args.get("pivots") or ():
            source = added[-1]
            source.hidden = True
            for column in pivot_inputs(pivot):
                self._column(column, scope, [source])
            outer = Source(pivot.alias, "pivot", pivot, scope, columns=pivoted(source, pivot), under=source)
            scope.sources.append(outer)
            added = [outer]
        return added

    def _source(self, scope: Scope, node: exp.Expr, ctes: dict[str, Query]) -> Source:
        alias = node.args.get("alias")
        name = alias.name if isinstance(alias, exp.TableAlias) else ""
        given = tuple(node.alias_column_names) if isinstance(alias, exp.TableAlias) else ()
        identifier = alias.this if isinstance(alias, exp.TableAlias) else None
        if isinstance(node, exp.Table):
            source = self._table(scope, node, ctes)
        elif isinstance(node, exp.Lateral) and isinstance(unwrapped(node.this), exp.Query):
            query = self.query(node.this, scope, ctes)
            source = Source("", "query", node, scope, query=query, columns=query.columns())
        elif isinstance(node, exp.Lateral) and isinstance(unwrapped(node.this), exp.Values):
            self._expression(unwrapped(node.this), scope, ctes)
            source = Source("", "values", node, scope)
        elif isinstance(node, exp.Lateral):
            self._expression(node.this, scope, ctes)
            source = Source("", "function", node, scope, columns=_function_columns(node.this))
        elif isinstance(node, exp.Values):
            self._expression(node, scope, ctes)
            source = Source("", "values", node, scope)
        elif isinstance(unwrapped(node), exp.Query):
            query = self.query(node, scope.parent, ctes)
            source = Source("", "query", node, scope, query=query, columns=query.columns())
        else:
            source = Source("", "function", node, scope)
        source.name, source.alias = name or source.name, identifier
        if given:
            source.columns = given
            if source.query is not None and not source.is_cte:
                source.query.alias_columns = given
        return source

    def _table(self, scope: Scope, node: exp.Table, ctes: dict[str, Query]) -> Source:
        if isinstance(node.this, exp.Identifier) and not node.args.get("db"):
            cte = ctes.get(node.name.lower())
            own = cte is not None and cte in self.unfinished
            if cte is not None and own and not _recurs(node, cte):
                self.result.self_named.append(node)
            elif cte is not None:
                return Source(
                    node.name, "query", node, scope, None, cte, cte.columns(), is_cte=True, recursive=own
                )
        if isinstance(node.this, exp.Func) and not is_hint_call(node):
            self._expression(node.this, scope, ctes)
            return Source(node.name, "function", node, scope, columns=_function_columns(node.this))
        known = table_of(node, self.catalog)
        columns = tuple(column.name for column in known.columns) if known else None
        return Source(node.name, "table", node, scope, known, columns=columns)

    # Columns -----------------------------------------------------------------------------------

    def _column(self, column: exp.Column, scope: Scope, visible: Sequence[Source] | None) -> None:
        reference = bind(column, scope, visible)
        scope.references.append(reference)
        self.result.references[id(column)] = reference

    def _expression(
        self,
        node: object,
        scope: Scope,
        ctes: dict[str, Query],
        visible: Sequence[Source] | None = None,
    ) -> None:
        """Bind every column under an expression; a query in it becomes a scope of its own."""
        stack: list[object] = [node]
        while stack:
            part = stack.pop()
            if not isinstance(part, exp.Expr):
                continue
            called = part.name if isinstance(part, exp.Anonymous) else ""
            if isinstance(part, exp.NextValueFor) or is_procedure(called):
                continue  # read-only reports them; their arguments are no columns.
            if isinstance(part, exp.Query) and isinstance(unwrapped(part), exp.Query):
                scope.subqueries.append(self.query(part, scope, ctes))
            elif isinstance(part, exp.Column):
                self._column(part, scope, visible)
            else:
                skipped = isinstance(part, exp.Anonymous) and part.name.upper() in UNIT_FIRST
                children = part.expressions[1:] if skipped else list(part.iter_expressions())
                stack += reversed(children)


def _is_item(node: exp.Expr | None) -> bool:
    """Whether parentheses hold a derived table of its own, perhaps with joins: `((SELECT …) d JOIN …)`."""
    return isinstance(node, exp.Subquery) and bool(node.alias or node.args.get("joins"))


def _is_comma(join: exp.Join) -> bool:
    """`FROM a, b`: what follows the comma cannot see what stands before it."""
    names = ("method", "side", "kind", "on", "using", "hint")
    return not any(join.args.get(name) for name in names) and not isinstance(join.this, exp.Lateral)


def _function_columns(node: exp.Expr | None) -> tuple[str, ...] | None:
    return FUNCTION_COLUMNS.get(node.name.upper()) if isinstance(node, exp.Anonymous) else None


def _recurs(node: exp.Expr, cte: Query) -> bool:
    """Whether a CTE that reads itself here recurs: in T-SQL, in a later branch of its UNION ALL only."""
    recurs = False
    while node is not cte.node and node.parent is not None:
        parent = node.parent
        if isinstance(parent, exp.SetOperation):
            if not isinstance(parent, exp.Union) or parent.args.get("distinct"):
                return False
            recurs = recurs or node is parent.expression
        elif isinstance(parent, exp.Subquery):
            recurs = False
        node = parent
    return recurs
