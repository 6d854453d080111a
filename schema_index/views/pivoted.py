"""What PIVOT and UNPIVOT make of the columns of a source in FROM."""

from __future__ import annotations

from collections.abc import Iterable

from sqlglot import exp

from schema_index.catalog import Column
from schema_index.views.expression_type import expression_type
from schema_index.views.shapes import FromSource, Scope, Shape


def pivoted(shape: Shape, pivots: Iterable[exp.Expr]) -> Shape:
    """The shape after each PIVOT or UNPIVOT in turn; such rows have no key that could be told.

    From the Transact-SQL reference, "FROM - Using PIVOT and UNPIVOT".
    """
    for pivot in pivots:
        lists = [field for field in pivot.args.get("fields") or () if isinstance(field, exp.In)]
        if not lists or len(lists) != len(pivot.args["fields"]):
            return Shape(shape.columns, complete=False)
        columns = (_spread if not pivot.args.get("unpivot") else _gathered)(shape, pivot, lists[0])
        shape = Shape(tuple(columns), shape.complete)
    return shape


def _spread(shape: Shape, pivot: exp.Expr, values: exp.In) -> list[Column]:
    """PIVOT: a column for each value in place of the aggregated column and the one that the values are of."""
    used = {column.name.lower() for node in pivot.expressions for column in node.find_all(exp.Column)}
    used.add(values.this.name.lower())
    scope = Scope({"": FromSource(shape)})
    made = expression_type(pivot.expressions[0].unalias(), scope.type_of)
    kept = [column for column in shape.columns if column.name.lower() not in used]
    return kept + [Column(value.alias_or_name, made) for value in values.expressions]


def _gathered(shape: Shape, pivot: exp.Expr, columns: exp.In) -> list[Column]:
    """UNPIVOT: one column of values and one of names in place of those in the list."""
    gone = {column.name.lower() for column in columns.expressions}
    kept = [column for column in shape.columns if column.name.lower() not in gone]
    types = [column.type for column in shape.columns if column.name.lower() in gone]
    value = Column(pivot.expressions[0].name, types[0] if types else "", nullable=False)
    return [*kept, value, Column(columns.this.name, "nvarchar(128)")]
