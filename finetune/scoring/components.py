"""The parts of a SELECT, as sets that two statements can be compared by.

Names are resolved first: whatever the alias, `h.Vendor`, `APTH.Vendor` and `Vendor` are one column, and a
column of a CTE or a derived table is what stands behind it. Parts are compared as in the component matching
of Spider (Yu et al. 2018, arXiv 1809.08887), with join pairs in the place of its join keywords.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlglot import exp

from assistant.rules.conjuncts import conjuncts
from assistant.rules.parse import read
from assistant.rules.resolve import resolve
from assistant.rules.scopes import Output, Reference, Resolution, Source
from schema_index import Catalog

PARTS = ("tables", "joins", "filters", "grouping", "aggregates", "columns", "shape")
"""`filters` hold WHERE, HAVING and what ON says beside the pairs of columns; `shape` ORDER BY, TOP, DISTINCT,
set operations; `columns` the output columns."""
COMPARED = ("tables", "joins", "filters", "grouping")
"""The parts that have to be equal for a component match."""
_FLIPPED: dict[type[exp.Expr], type[exp.Binary]] = {
    exp.GT: exp.LT,
    exp.GTE: exp.LTE,
    exp.LT: exp.GT,
    exp.LTE: exp.GTE,
    exp.EQ: exp.EQ,
    exp.NEQ: exp.NEQ,
}
_DEEPEST = 20

Components = Mapping[str, frozenset[str]]


def components(sql: str, catalog: Catalog | None = None, company: int | None = None) -> Components | None:
    """The parts of one SELECT by name of PARTS; None for what is not one SELECT.

    Without a catalog, only qualified columns and those of a single table have a table. A parameter stands for
    `company` where one is given (`@APCo` and `1` are then the same filter).
    """
    tree = read(sql).tree
    if not isinstance(tree, exp.Query):
        return None
    resolution = resolve(tree, catalog or Catalog(()))
    _name_columns(resolution)
    if company is not None:
        for parameter in list(tree.find_all(exp.Parameter)):
            parameter.replace(exp.Literal.number(company))
    filters: set[str] = set()
    joins: set[str] = set()
    for conjunct in _conjuncts(resolution):
        pair = _pair(conjunct)
        (joins if pair else filters).add(pair or _text(conjunct))
    selects = [scope.select for scope in resolution.scopes]
    groups = [group for select in selects if (group := select.args.get("group")) is not None]
    found = {
        "tables": {_table(source) for source in resolution.sources() if source.kind == "table"},
        "joins": joins | set(_sides(resolution)),
        "filters": filters,
        "grouping": {_text(key) for group in groups for key in group.expressions},
        "aggregates": {_text(call) for call in tree.find_all(exp.AggFunc)},
        "columns": {_text(output.unalias()) for output in tree.selects},
        "shape": set(_shape(tree, selects)),
    }
    return {name: frozenset(values) for name, values in found.items()}


def likeness(left: Components, right: Components) -> float:
    """The mean F1 over PARTS, 0 to 1; a part that both lack counts 1."""
    return sum(_f1(left[name], right[name]) for name in PARTS) / len(PARTS)


def _f1(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / (len(left) + len(right)) if left or right else 1.0


def _table(source: Source) -> str:
    return (source.table.name if source.table is not None else source.node.name).upper()


def _name_columns(resolution: Resolution) -> None:
    """Write every column as TABLE.COLUMN, or as the expression behind it."""
    named = [
        (reference.column, _behind(reference, resolution, 0)) for reference in resolution.references.values()
    ]
    for column, behind in named:
        if not isinstance(column.this, exp.Star) and column.parent is not None:
            column.replace(behind)


def _behind(reference: Reference, resolution: Resolution, depth: int) -> exp.Expr:
    name, source = reference.column.name, reference.source
    plain = exp.column(name.upper())
    return plain if source is None or depth > _DEEPEST else _origin(source, name, resolution, depth) or plain


def _origin(source: Source, name: str, resolution: Resolution, depth: int) -> exp.Expr | None:
    """The column of a table that a source gives under a name, or the expression that it computes."""
    if source.kind == "table":
        return exp.column(name.upper(), table=_table(source))
    query = source.query
    names = [] if query is None else [given.lower() for given in query.columns() or ()]
    if query is None or not query.branches or name.lower() not in names:
        return None
    outputs = query.branches[0].outputs()
    place = names.index(name.lower())
    if outputs is None or place >= len(outputs):
        return None
    return _output(outputs[place], resolution, depth + 1)


def _output(output: Output, resolution: Resolution, depth: int) -> exp.Expr | None:
    if output.source is not None and output.name:
        return _origin(output.source, output.name, resolution, depth)
    expression = output.expression
    if isinstance(expression, exp.Column):
        reference = resolution.references.get(id(expression))
        return _behind(reference, resolution, depth) if reference is not None else None
    if expression is None:
        return None
    copy = expression.copy()
    for old, new in zip(expression.find_all(exp.Column), copy.find_all(exp.Column), strict=True):
        reference = resolution.references.get(id(old))
        if reference is not None and new.parent is not None:
            new.replace(_behind(reference, resolution, depth))
    return copy


def _conjuncts(resolution: Resolution) -> Iterator[exp.Expr]:
    """Every condition between ANDs of every WHERE, HAVING and ON."""
    for scope in resolution.scopes:
        holders = [scope.select.args.get(name) for name in ("where", "having")]
        conditions = [holder.this for holder in holders if holder is not None]
        conditions += [on for step in scope.joins if (on := step.node.args.get("on")) is not None]
        for condition in conditions:
            yield from _split(condition)


def _split(condition: exp.Expr) -> Iterator[exp.Expr]:
    """The conjuncts, a BETWEEN and an IN of one value as the comparisons that they are."""
    for node in conjuncts(condition):
        if isinstance(node, exp.Between):
            yield exp.GTE(this=node.this.copy(), expression=node.args["low"].copy())
            yield exp.LTE(this=node.this.copy(), expression=node.args["high"].copy())
        elif isinstance(node, exp.In) and len(node.expressions) == 1:
            yield exp.EQ(this=node.this.copy(), expression=node.expressions[0].copy())
        else:
            yield node


def _pair(node: exp.Expr) -> str:
    """`APTH.APCO = APTL.APCO` where a condition says that columns of two tables are equal, else ""."""
    if not isinstance(node, exp.EQ):
        return ""
    sides = (node.this, node.expression)
    if not all(isinstance(side, exp.Column) and side.table for side in sides):
        return ""
    return " = ".join(sorted(_text(side) for side in sides))


def _sides(resolution: Resolution) -> Iterator[str]:
    """What a join that is no inner one keeps: `LEFT APVM`."""
    for scope in resolution.scopes:
        for step in scope.joins:
            if step.side:
                names = sorted(_table(source) if source.kind == "table" else "(…)" for source in step.right)
                yield f"{step.side} {', '.join(names)}"


def _shape(tree: exp.Query, selects: list[exp.Select]) -> Iterator[str]:
    order = tree.args.get("order")
    for place, key in enumerate(order.expressions if order is not None else ()):
        yield f"{place} {_text(_ordered(key, tree))} {'DESC' if key.args.get('desc') else 'ASC'}"
    for name in ("limit", "fetch", "offset"):
        if (node := tree.args.get(name)) is not None:
            yield _text(node)
    if any(select.args.get("distinct") is not None for select in selects):
        yield "DISTINCT"
    for node in tree.find_all(exp.SetOperation):
        yield f"{node.key.upper()}{'' if node.args.get('distinct') else ' ALL'}"


def _ordered(key: exp.Ordered, tree: exp.Query) -> exp.Expr:
    """What an ORDER BY key stands for: an output column's place or heading gives its expression."""
    outputs = tree.selects
    if isinstance(key.this, exp.Literal) and key.this.name.isdigit() and int(key.this.name) <= len(outputs):
        return outputs[int(key.this.name) - 1].unalias()
    if isinstance(key.this, exp.Column) and not key.this.table:
        for output in outputs:
            if output.alias_or_name.upper() == key.this.name.upper():
                return output.unalias()
    held: exp.Expr = key.this
    return held


def _text(node: exp.Expr) -> str:
    """One spelling: literals to the right of a comparison, lists sorted, of inner queries what they give."""
    copy = node.copy()
    if isinstance(copy, exp.Query):
        return f"(SELECT {', '.join(sorted(_text(output.unalias()) for output in copy.selects))})"
    for inner in list(copy.find_all(exp.Query)):
        if inner.parent is not None and not inner.find_ancestor(exp.Query):
            inner.replace(exp.var(_text(inner)))
    for part in list(copy.walk()):
        if isinstance(part, exp.National):
            part.replace(exp.Literal.string(part.name))
        elif isinstance(part, exp.In) and part.expressions:
            part.set("expressions", sorted(part.expressions, key=lambda one: one.sql("tsql")))
        elif type(part) in _FLIPPED and isinstance(part.this, exp.Literal):
            part.replace(_FLIPPED[type(part)](this=part.expression.copy(), expression=part.this.copy()))
        elif isinstance(part, exp.Count) and isinstance(part.this, exp.Literal):
            part.set("this", exp.Star())
    if type(copy) in _FLIPPED and isinstance(copy.this, exp.Literal):
        copy = _FLIPPED[type(copy)](this=copy.expression, expression=copy.this)
    return copy.sql("tsql")
