"""The natural key that the rows of a query have, where it follows from the keys of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlglot import exp

from schema_index.views.equalities import Equalities
from schema_index.views.shapes import FromSource, Scope, Shape, Spot


def select_key(
    select: exp.Select, scope: Scope, equal: Equalities, shown: Mapping[Spot, str], simple: bool
) -> tuple[str, ...]:
    """The key of a SELECT in names of its result, or ().

    Without GROUP BY: the key of the one table that determines a row of every other (each of these
    is joined by its whole key), if the result shows all its columns. With GROUP BY: the columns
    grouped by, without those that the key of their table among them determines. `shown` maps the
    columns that the result shows unchanged to their names there; `simple` is false where a source
    is not known by its columns and keys or the query has more clauses than these.
    """
    if not simple or not scope.sources or select.args.get("distinct"):
        return ()
    group = select.args.get("group")
    if group:
        return _group_key(group, scope, equal, shown)
    if select.find(exp.AggFunc) and any(_aggregates(item) for item in select.expressions):
        return ()
    for alias, source in scope.sources.items():
        key = [(alias, name.lower()) for name in source.shape.key]
        if key and not source.optional and _determined(scope, equal, {alias}) == set(scope.sources):
            return _names(key, scope, equal, shown)
    return ()


def union_key(shapes: Sequence[Shape]) -> tuple[str, ...]:
    """The key of a UNION ALL: that of its branches, where each shows another table with the same key.

    Such a view puts one kind of thing together from several tables (one for each company or year).
    """
    first = shapes[0]
    names = [[column.name.lower() for column in shape.columns] for shape in shapes]
    if not first.key or any(
        not shape.key or len(n) != len(names[0]) for shape, n in zip(shapes, names, strict=True)
    ):
        return ()
    places = [[n.index(name.lower()) for name in s.key] for s, n in zip(shapes, names, strict=True)]
    bases = {shape.renames for shape in shapes}
    distinct = "" not in bases and len(bases) == len(shapes)
    return first.key if distinct and all(place == places[0] for place in places) else ()


def _aggregates(item: exp.Expr) -> bool:
    """Whether an item of the SELECT list aggregates the rows of this SELECT (a window does not)."""
    stack = [item]
    while stack:
        node = stack.pop()
        if isinstance(node, exp.Window | exp.Query):
            continue
        if isinstance(node, exp.AggFunc):
            return True
        stack += node.iter_expressions()
    return False


def _determined(scope: Scope, equal: Equalities, known: set[str]) -> set[str]:
    """The sources of which at most one row belongs to a row of `known`."""
    known = set(known)
    changed = True
    while changed:
        changed = False
        for alias, source in scope.sources.items():
            if alias not in known and _keyed_by(alias, source, equal, known):
                known.add(alias)
                changed = True
    return known


def _keyed_by(alias: str, source: FromSource, equal: Equalities, known: Iterable[str]) -> bool:
    key = [(alias, name.lower()) for name in source.shape.key]
    return bool(key) and all(
        equal.is_fixed(spot) or any(equal.same(spot, other) for other in known) for spot in key
    )


def _names(key: list[Spot], scope: Scope, equal: Equalities, shown: Mapping[Spot, str]) -> tuple[str, ...]:
    names: list[str] = []
    for spot in key:
        twins = [
            (alias, name)
            for alias, source in scope.sources.items()
            if not source.optional
            for name in equal.same(spot, alias)
        ]
        name = next((shown[twin] for twin in [spot, *twins] if twin in shown), "")
        if not name:
            return ()
        if name not in names:
            names.append(name)
    return tuple(names)


def _group_key(
    group: exp.Expr, scope: Scope, equal: Equalities, shown: Mapping[Spot, str]
) -> tuple[str, ...]:
    if any(value for name, value in group.args.items() if name != "expressions"):
        return ()  # ROLLUP, CUBE, GROUPING SETS
    found = [scope.spot(node.unnest()) for node in group.expressions]
    spots = [spot for spot in found if spot]
    if len(spots) != len(found) or any(spot not in shown for spot in spots):
        return ()
    needed = list(spots)
    for alias, source in scope.sources.items():
        key = {(alias, name.lower()) for name in source.shape.key}
        if key and key <= set(spots):
            implied = _determined(scope, equal, {alias})
            needed = [spot for spot in needed if spot in key or spot[0] not in implied]
    columns = [(spot, scope.sources[spot[0]].by_name[spot[1]]) for spot in needed]
    companies = [spot for spot, column in columns if column.user_type == "bCompany"]
    return tuple(dict.fromkeys(shown[spot] for spot in [*companies, *needed]))
