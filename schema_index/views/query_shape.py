"""Reads what a query shows, source by source, as the database resolves it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlglot import exp

from schema_index.catalog import Column
from schema_index.views.equalities import Equalities, equalities
from schema_index.views.expression_type import expression_type
from schema_index.views.nullability import may_be_null
from schema_index.views.pivoted import pivoted
from schema_index.views.query_key import select_key, union_key
from schema_index.views.shapes import FromSource, Scope, Shape, Spot

UNKNOWN = Shape((), complete=False)
MOST_SOURCES = 64
"""In one SELECT; beyond them neither a key nor joins are looked for."""
Lookup = Callable[[str, str], Shape | None]
"""The shape of a stored table or view by its name as written (`dbo.bAPTH`, `bAPTH`), and by the database that
is said before it, or ""."""
Observe = Callable[[Scope, Equalities], None]
"""Is shown every SELECT's sources with their equal columns."""
# Clauses of a SELECT after which no two rows agree in a key that had none before.
HARMLESS_CLAUSES = frozenset(
    {"expressions", "from_", "joins", "where", "order", "limit", "hint", "with_", "group"}
)


class QueryReader:
    """Reads queries over the tables and views that `lookup` knows; `observe` sees each SELECT in them."""

    def __init__(self, lookup: Lookup, observe: Observe) -> None:
        self._lookup = lookup
        self._observe = observe

    def read(
        self, query: exp.Expr, ctes: dict[str, Shape] | None = None, outer: tuple[Scope, ...] = ()
    ) -> Shape:
        """The shape of a SELECT, a set operation, or one of these in parentheses."""
        known = dict(ctes or {})
        with_ = query.args.get("with_")
        for cte in with_.expressions if with_ else ():
            shape = self.read(cte.this, known, outer)
            known[cte.alias.lower()] = _renamed(shape, _alias_columns(cte))
        if isinstance(query, exp.SetOperation):
            return self._union(query, known, outer)
        if isinstance(query, exp.Subquery | exp.Paren) and not query.alias:
            return self.read(query.this, known, outer)
        return self._select(query, known, outer) if isinstance(query, exp.Select) else UNKNOWN

    def _union(self, query: exp.Expr, ctes: dict[str, Shape], outer: tuple[Scope, ...]) -> Shape:
        """The first branch's names and types; a column is nullable where one branch's is."""
        branches: list[exp.Expr] = []
        node, all_rows = query, True
        while isinstance(node, exp.SetOperation):
            all_rows = all_rows and isinstance(node, exp.Union) and not node.args.get("distinct")
            branches.append(node.expression)
            node = node.this
        shapes = [self.read(branch, ctes, outer) for branch in (node, *reversed(branches))]
        columns = list(shapes[0].columns)
        for other in shapes[1:]:
            if len(other.columns) == len(columns):
                columns = [_merged(*pair) for pair in zip(columns, other.columns, strict=True)]
        key = union_key(shapes) if all_rows and all(shape.complete for shape in shapes) else ()
        return Shape(tuple(columns), shapes[0].complete, key)

    def _select(self, select: exp.Select, ctes: dict[str, Shape], outer: tuple[Scope, ...]) -> Shape:
        scope = Scope({}, outer)
        whole = self._add_sources(select, scope, ctes)
        equal = Equalities()
        if len(scope.sources) <= MOST_SOURCES:
            equal = equalities(select, scope)
            self._observe(scope, equal)
        inner = self._read_inner_queries(select, scope, ctes)
        columns, spots, complete = _projected(select, scope, inner)
        if not whole:
            complete = complete and not any(isinstance(item, exp.Star) for item in select.expressions)
        shown: dict[Spot, str] = {}
        for column, spot in zip(columns, spots, strict=True):
            if spot:
                shown.setdefault(spot, column.name)
        clauses = {name for name, value in select.args.items() if value}
        simple = whole and clauses <= HARMLESS_CLAUSES and len(scope.sources) <= MOST_SOURCES
        key = select_key(select, scope, equal, shown, simple)
        plain = simple and not (clauses & {"group", "with_", "limit"}) and not select.args.get("joins")
        renames = _renames(columns, spots, scope) if plain else ""
        return Shape(tuple(columns), complete, key, "", renames)

    def _add_sources(self, select: exp.Select, scope: Scope, ctes: dict[str, Shape]) -> bool:
        """Fill the scope from FROM and JOIN; returns whether every source's columns are known."""
        from_ = select.args.get("from_")
        if not from_:
            return True
        whole = self._add(from_.this, scope, ctes, optional=False)
        return self._add_joins(select.args.get("joins"), scope, ctes) and whole

    def _add_joins(
        self,
        joins: list[exp.Join] | None,
        scope: Scope,
        ctes: dict[str, Shape],
        optional: bool = False,
        first: int = 0,
    ) -> bool:
        """Add what is joined to the sources from number `first` on, all of which may be `optional`."""
        whole = True
        for join in joins or ():
            if join.side in {"RIGHT", "FULL"}:
                for source in list(scope.sources.values())[first:]:
                    source.optional = True
            outer = optional or join.side in {"LEFT", "FULL"}
            whole = self._add(join.this, scope, ctes, outer) and whole
        return whole

    def _add(self, node: exp.Expr, scope: Scope, ctes: dict[str, Shape], optional: bool) -> bool:
        """Add one source; returns whether its columns are known."""
        if isinstance(node, exp.Subquery | exp.Paren) and not isinstance(node.this, exp.Query):
            first = len(scope.sources)
            whole = self._add(node.this, scope, ctes, optional)  # tables in parentheses
            return self._add_joins(node.args.get("joins"), scope, ctes, optional, first) and whole
        shape = self._source(node, scope, ctes)
        pivots = node.args.get("pivots")
        alias = pivots[0].alias if pivots and pivots[0].alias else node.alias_or_name
        if pivots:
            shape = pivoted(shape, pivots)
        optional = optional or (isinstance(node, exp.Lateral) and not node.args.get("cross_apply"))
        scope.sources[alias.lower() or f" {len(scope.sources)}"] = FromSource(shape, optional)
        first = len(scope.sources) - 1
        whole = self._add_joins(node.args.get("joins"), scope, ctes, optional, first)
        return shape.complete and whole

    def _source(self, node: exp.Expr, scope: Scope, ctes: dict[str, Shape]) -> Shape:
        if isinstance(node, exp.Table):
            return self._table(node, ctes)
        if isinstance(node, exp.Lateral):
            inner = node.this
            if not isinstance(inner, exp.Subquery):
                return UNKNOWN
            return _renamed(self.read(inner.this, ctes, (scope,)), _alias_columns(node))
        if isinstance(node, exp.Subquery):
            return _renamed(self.read(node.this, ctes), _alias_columns(node))
        if isinstance(node, exp.Values):
            return _values(node)
        return UNKNOWN

    def _table(self, node: exp.Table, ctes: dict[str, Shape]) -> Shape:
        parts = [node.catalog, node.db]
        name = node.this
        while isinstance(name, exp.Dot):  # a name of four parts
            parts.append(name.this.name if name.this else "")
            name = name.expression
        if not isinstance(name, exp.Identifier):
            return UNKNOWN  # a function
        table, schema, said = name.name, parts.pop(), ".".join(part for part in parts if part)
        if not (schema or said) and table.lower() in ctes:
            return ctes[table.lower()]
        return self._lookup(f"{schema}.{table}" if schema else table, said) or UNKNOWN

    def _read_inner_queries(
        self, select: exp.Select, scope: Scope, ctes: dict[str, Shape]
    ) -> dict[int, Shape]:
        """Queries in the SELECT list and the conditions, by the id of their nodes: they join as well."""
        parts = [*select.expressions, select.args.get("where"), select.args.get("having")]
        queries = _nearest_queries([part for part in parts if part is not None])
        return {id(query): self.read(query, ctes, (scope,)) for query in queries}


def _nearest_queries(parts: list[exp.Expr]) -> Iterator[exp.Expr]:
    stack = list(parts)
    while stack:
        node = stack.pop()
        if isinstance(node, exp.Query) and not isinstance(node, exp.Subquery):
            yield node
        else:
            stack.extend(node.iter_expressions())


def _projected(
    select: exp.Select, scope: Scope, inner: dict[int, Shape]
) -> tuple[list[Column], list[Spot | None], bool]:
    """The columns of the SELECT list, whose column each shows unchanged, and whether all are known."""
    columns: list[Column] = []
    spots: list[Spot | None] = []
    complete = True
    for item in select.expressions:
        if _is_star(item):
            aliases = [item.table.lower()] if isinstance(item, exp.Column) else list(scope.sources)
            for alias in aliases:
                source = scope.sources.get(alias)
                complete = complete and source is not None and source.shape.complete
                for column in source.shape.columns if source else ():
                    columns.append(_through(column, column.name, source))
                    spots.append((alias, column.name.lower()))
            continue
        column, spot = _item(item, scope, inner)
        columns.append(column)
        spots.append(spot)
    return columns, spots, complete


def _is_star(item: exp.Expr) -> bool:
    return isinstance(item, exp.Star) or (isinstance(item, exp.Column) and isinstance(item.this, exp.Star))


def _item(item: exp.Expr, scope: Scope, inner: dict[int, Shape]) -> tuple[Column, Spot | None]:
    """One item of a SELECT list; without a name where it has none."""
    node = item.unalias().unnest()
    spot = scope.spot(node)
    name = item.alias_or_name if isinstance(item, exp.Alias | exp.Column) else ""
    found = scope.column(node)
    if found is not None:
        return _through(found, name, scope.sources[spot[0]] if spot else None), spot
    query = inner.get(id(node))
    if query is not None:
        alone = query.columns[0].type if len(query.columns) == 1 else ""
        return Column(name, _for_xml(node) or alone), None
    nullable = may_be_null(node, scope.may_be_null)
    return Column(name, expression_type(node, scope.type_of), nullable=nullable), None


def _for_xml(query: exp.Expr) -> str:
    """What a query with FOR XML or FOR JSON gives as one value, or "" for any other."""
    clause = query.args.get("for_")
    options = clause.expressions if clause else ()
    typed = any(isinstance(option.this, exp.Var) and option.this.name.upper() == "TYPE" for option in options)
    return ("xml" if typed else "nvarchar(max)") if clause else ""


def _through(column: Column, name: str, source: FromSource | None) -> Column:
    """A source's column under the name that the query gives it."""
    optional = source is None or source.optional
    return replace(column, name=name, nullable=column.nullable or optional)


def _renames(columns: list[Column], spots: list[Spot | None], scope: Scope) -> str:
    """The stored table or view that a SELECT over one source shows whole and under its own names."""
    if len(scope.sources) != 1:
        return ""
    source = next(iter(scope.sources.values()))
    same = [column.name.lower() for column in columns] == [spot[1] if spot else "" for spot in spots]
    whole = same and {column.name.lower() for column in columns} == set(source.by_name)
    return source.shape.name if whole and len(columns) == len(source.by_name) else ""


def _values(node: exp.Values) -> Shape:
    """VALUES under the names of its alias, with the types of its first row."""
    names = _alias_columns(node)
    row = node.expressions[0].expressions if node.expressions else []
    types = [expression_type(value, lambda _: "") for value in row[: len(names)]]
    types += [""] * (len(names) - len(types))
    columns = tuple(Column(name, found) for name, found in zip(names, types, strict=True))
    return Shape(columns, bool(names))


def _alias_columns(node: exp.Expr) -> list[str]:
    alias = node.args.get("alias")
    found = alias.args.get("columns") if isinstance(alias, exp.TableAlias) else None
    return [column.name for column in found or ()]


def _renamed(shape: Shape, names: list[str]) -> Shape:
    """The shape with the columns named in a list after an alias or a view's name."""
    if not names or len(names) != len(shape.columns):
        return replace(shape, name="") if not names else Shape(tuple(Column(name, "") for name in names))
    new = dict(zip((column.name.lower() for column in shape.columns), names, strict=True))
    columns = tuple(replace(c, name=name) for c, name in zip(shape.columns, names, strict=True))
    return Shape(columns, shape.complete, tuple(new[name.lower()] for name in shape.key))


def with_names(shape: Shape, names: tuple[str, ...]) -> Shape:
    """The shape of a view whose columns are named before AS."""
    return _renamed(shape, list(names)) if names else shape


def _merged(left: Column, right: Column) -> Column:
    """A column of a set operation: what is said of one branch's values must hold of the other's."""
    return replace(
        left,
        type=left.type or right.type,
        user_type=left.user_type if left.user_type == right.user_type else "",
        nullable=left.nullable or right.nullable,
        description=left.description if left.description == right.description else "",
        codes=left.codes if left.codes == right.codes else (),
    )
