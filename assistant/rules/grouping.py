"""Aggregates and windows as SQL Server takes them: what is grouped, and where either may stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from sqlglot import exp

from assistant.rules.finding import Finding
from assistant.rules.scopes import Resolution, Scope
from assistant.rules.statement import Statement

RANKED = (
    exp.CumeDist, exp.DenseRank, exp.FirstValue, exp.Lag, exp.LastValue, exp.Lead, exp.Ntile, exp.PercentRank,
    exp.PercentileCont, exp.PercentileDisc, exp.Rank, exp.RowNumber,
)  # fmt: skip
"""Functions that T-SQL has over a window only."""
NAMED_AGGREGATES = frozenset(
    {"APPROX_PERCENTILE_CONT", "APPROX_PERCENTILE_DISC", "CHECKSUM_AGG", "STDEVP", "VAR", "VARP"}
)
BETWEEN = (exp.IgnoreNulls, exp.RespectNulls, exp.WithinGroup)
"""What stands between a function and its OVER."""
SETS = (exp.Cube, exp.GroupingSets, exp.Paren, exp.Rollup, exp.Tuple)
CLAUSES = {exp.Where: "WHERE", exp.Group: "GROUP BY", exp.Having: "HAVING", exp.Join: "a join"}


def misplaced_aggregates(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each aggregate, window or ungrouped column that SQL Server refuses."""
    for scope in statement.resolution.scopes:
        yield from _in_clauses(statement, scope)
        yield from _nested(statement, scope)
        if _is_grouped(scope, statement.resolution):
            yield from _ungrouped(statement, scope)


def written(node: exp.Expr, resolution: Resolution) -> str:
    """The text of an expression, alike for a column with its table's name and without."""
    copy = exp.Paren(this=node.copy())
    for mine, other in zip(list(node.find_all(exp.Column)), list(copy.find_all(exp.Column)), strict=True):
        reference = resolution.references.get(id(mine))
        if reference is not None and reference.source is not None:
            name = f"{id(reference.source)} {mine.name.lower()}"
            other.replace(exp.Column(this=exp.to_identifier(name, quoted=True)))
    for paren in list(copy.this.find_all(exp.Paren)):
        paren.replace(paren.this)
    return str(copy.this.sql("tsql", comments=False)).lower()


def _parts(node: object) -> Iterator[exp.Expr]:
    """The expressions under a part of a SELECT, without those of a query in it."""
    stack: list[object] = [node]
    while stack:
        part = stack.pop()
        if isinstance(part, list):
            stack += part
        elif isinstance(part, exp.Expr):
            yield part
            if not isinstance(part, exp.Query):
                stack += list(part.iter_expressions())


def _is_aggregate(node: exp.Expr) -> bool:
    if isinstance(node, exp.Anonymous):
        return node.name.upper() in NAMED_AGGREGATES
    return isinstance(node, exp.AggFunc) and not isinstance(node, RANKED)


def _is_windowed(node: exp.Expr) -> bool:
    while isinstance(node.parent, BETWEEN):
        node = node.parent
    return isinstance(node.parent, exp.Window) and node.parent.this is node


def _is_own(node: exp.Expr, scope: Scope, resolution: Resolution) -> bool:
    """Whether an aggregate is of this SELECT: one over outer columns alone is the outer one's."""
    found = [resolution.references.get(id(column)) for column in node.find_all(exp.Column)]
    scopes = [one.source.scope for one in found if one is not None and one.source is not None]
    return not scopes or scope in scopes


def _in_clauses(statement: Statement, scope: Scope) -> Iterator[Finding]:
    """Msg 147 and 4108: WHERE, GROUP BY and ON know no aggregate, and HAVING no window either."""
    named = [scope.select.args.get(name) for name in ("where", "group", "having")]
    for clause in (*named, *(step.node for step in scope.joins)):
        if clause is None:
            continue
        inside = clause.args.get("on") if isinstance(clause, exp.Join) else clause
        where = CLAUSES[type(clause)]
        for node in _parts(inside):
            if isinstance(node, exp.Window):
                fix = "filter it in an outer query"
                yield statement.finding("dialect", node, f"{where} takes no window function", fix)
            elif isinstance(clause, exp.Having) or _is_windowed(node):
                continue
            elif _is_aggregate(node) and _is_own(node, scope, statement.resolution):
                message = f"{where} takes no aggregate: {node.sql('tsql', comments=False)}"
                yield statement.finding("dialect", node, message, "write it in HAVING")


def _nested(statement: Statement, scope: Scope) -> Iterator[Finding]:
    """Msg 130, 10753, 4112: no aggregate of an aggregate or subquery, no ranking without OVER (ORDER BY)."""
    for node in _parts([value for key, value in scope.select.args.items() if key not in ("from_", "with_")]):
        if isinstance(node, RANKED):
            yield from _unordered(statement, node)
        elif _is_aggregate(node) and not _is_windowed(node):
            for part in _parts(list(node.iter_expressions())):
                inner = isinstance(part, exp.Query) or (_is_aggregate(part) and not _is_windowed(part))
                if inner:
                    message = f"{node.sql('tsql', comments=False)[:60]} aggregates an aggregate or a subquery"
                    fix = "work the inner one out in a derived table"
                    yield statement.finding("dialect", node, message, fix)
                    break


def _unordered(statement: Statement, node: exp.Expr) -> Iterator[Finding]:
    name = node.sql("tsql", comments=False).partition("(")[0]
    if not _is_windowed(node):
        yield statement.finding("dialect", node, f"{name} needs OVER (ORDER BY …)", "add OVER")
        return
    window = node.find_ancestor(exp.Window)
    percentile = isinstance(node, exp.PercentileCont | exp.PercentileDisc)
    if window is not None and not window.args.get("order") and not window.alias and not percentile:
        yield statement.finding("dialect", node, f"{name} needs ORDER BY in its OVER", "add ORDER BY")


def _is_grouped(scope: Scope, resolution: Resolution) -> bool:
    select = scope.select
    if select.args.get("group") is not None or select.args.get("having") is not None:
        return True
    return any(
        _is_aggregate(node) and not _is_windowed(node) and _is_own(node, scope, resolution)
        for node in _parts([*select.expressions, select.args.get("order")])
    )


def _ungrouped(statement: Statement, scope: Scope) -> Iterator[Finding]:
    """Msg 8120: what is given must be grouped or aggregated."""
    select, resolution = scope.select, statement.resolution
    group = select.args.get("group")
    bound = [resolution.references.get(id(column)) for column in group.find_all(exp.Column)] if group else []
    if any(reference is not None and reference.problem for reference in bound):
        return  # GROUP BY names what is not there, and unknown-column says so.
    grouped = _Grouped(_group_items(group), resolution)
    for part in (*select.expressions, select.args.get("having"), select.args.get("order")):
        for column in _loose(part, grouped):
            reference = resolution.references.get(id(column))
            source = reference.source if reference is not None else None
            if source is None or source.scope is not scope or source.hidden:
                continue
            name = column.sql("tsql", comments=False)
            message = f"{name} is neither grouped nor aggregated"
            yield statement.finding("dialect", column, message, f"add {name} to GROUP BY, or aggregate it")
            break


def _group_items(group: exp.Group | None) -> Iterator[exp.Expr]:
    """What a GROUP BY groups by, in ROLLUP, CUBE and GROUPING SETS as well."""
    stack: list[object] = list(group.args.values()) if group is not None else []
    while stack:
        item = stack.pop()
        if isinstance(item, list):
            stack += item
        elif isinstance(item, SETS):
            stack += [*item.expressions, item.this]
        elif isinstance(item, exp.Expr):
            yield item


class _Grouped:
    """What a SELECT is grouped by; only expressions of as many parts as one of these are compared."""

    def __init__(self, items: Iterable[exp.Expr], resolution: Resolution) -> None:
        self._resolution = resolution
        self._texts: set[str] = set()
        self._sizes: set[int] = set()
        for item in items:
            self._texts.add(written(item, resolution))
            self._sizes.add(_sizes(item)[id(item)])

    def holds(self, node: exp.Expr, size: int) -> bool:
        """Whether an expression, of this many parts, is one of the items."""
        return size in self._sizes and written(node, self._resolution) in self._texts


def _sizes(node: exp.Expr) -> Counter[int]:
    """How many parts each expression under a node has, by its id; brackets and names are none."""
    sizes: Counter[int] = Counter()
    for part in reversed(list(node.bfs())):
        sizes[id(part)] += not isinstance(part, exp.Paren | exp.Identifier)
        sizes[id(part.parent)] += sizes[id(part)]
    return sizes


def _loose(node: exp.Expr | None, grouped: _Grouped) -> Iterator[exp.Column]:
    """The columns under an expression that stand outside of what is grouped and of every aggregate."""
    sizes = _sizes(node) if node is not None else Counter[int]()
    stack: list[object] = [node]
    while stack:
        part = stack.pop()
        if not isinstance(part, exp.Expr) or isinstance(part, exp.Grouping | exp.GroupingId):
            continue
        if _is_aggregate(part) and not _is_windowed(part):
            continue
        if isinstance(part, exp.WithinGroup) and _is_aggregate(part.this) and not _is_windowed(part):
            continue
        if isinstance(part, exp.Column):
            if not isinstance(part.this, exp.Star) and not grouped.holds(part, sizes[id(part)]):
                yield part
        elif not (isinstance(part, exp.Condition) and grouped.holds(part, sizes[id(part)])):
            stack += reversed(list(part.iter_expressions()))
