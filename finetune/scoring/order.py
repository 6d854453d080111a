"""Whether a statement's rows have an order that its question asks for, and by which of its columns."""

from __future__ import annotations

from sqlglot import exp

from assistant.rules import check
from schema_index import Catalog


def order_keys(sql: str, catalog: Catalog, ordered: bool | None = None) -> tuple[int, ...] | None:
    """The output columns that order the rows, by place; None where the order is free.

    The order counts where the case says so (`ordered`), or where it says nothing and the statement takes the
    TOP of an order. An order by what is no output column gives (): rows then stand one by one as the gold's.
    """
    tree = check(sql, catalog).tree
    order = tree.args.get("order") if isinstance(tree, exp.Query) else None
    if not isinstance(tree, exp.Query) or order is None or ordered is False:
        return None
    limited = any(tree.args.get(name) is not None for name in ("limit", "fetch"))
    if not ordered and not limited:
        return None
    places = [_place(one.this, tree) for one in order.expressions]
    return () if None in places else tuple(place for place in places if place is not None)


def _place(key: exp.Expr, tree: exp.Query) -> int | None:
    if isinstance(key, exp.Literal) and not key.is_string:
        return int(key.name) - 1
    for place, output in enumerate(tree.selects):
        named = isinstance(key, exp.Column) and not key.table
        if named and output.alias_or_name.lower() == key.name.lower():
            return place
        if output.unalias() == key:
            return place
    return None
