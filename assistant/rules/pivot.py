"""The columns that PIVOT and UNPIVOT give."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from assistant.rules.scopes import Source


def pivot_inputs(pivot: exp.Pivot) -> Iterator[exp.Column]:
    """The columns of the source that the pivot consumes (PIVOT: the aggregate and the FOR column)."""
    for field in pivot.args.get("fields") or ():
        if pivot.args.get("unpivot"):
            yield from (node for node in field.expressions if isinstance(node, exp.Column))
        elif isinstance(field.this, exp.Column):
            yield field.this
    if not pivot.args.get("unpivot"):
        for aggregate in pivot.expressions:
            yield from aggregate.find_all(exp.Column)


def pivoted(source: Source, pivot: exp.Pivot) -> tuple[str, ...] | None:
    """Names of the columns after the pivot, or None where the source's are not known."""
    if source.columns is None:
        return None
    used = {column.name.lower() for column in pivot_inputs(pivot)}
    kept = [name for name in source.columns if name.lower() not in used]
    fields = pivot.args.get("fields") or []
    if pivot.args.get("unpivot"):
        made = [node.name for node in pivot.expressions] + [field.this.name for field in fields]
    else:
        made = [value.name for field in fields for value in field.expressions]
    return (*kept, *made)
