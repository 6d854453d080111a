"""The company that a question names, in the company filters of its answer.

A small model that writes the number of the company that most questions are about has kept the rule and not
the question.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from assistant.rules.finding import Edit, apply_edits
from assistant.rules.parse import Reading, read
from assistant.rules.resolve import resolve
from schema_index import Catalog


def company_as_said(sql: str, catalog: Catalog, company: int) -> str:
    """The statement with `company` in every condition that sets a table's company to another number.

    Only what every row must satisfy is changed; parameters, which are bound to the company, lists
    (`IN (1, 2)`) and other columns are not. Text that is not one readable statement stays as it is.
    """
    reading = read(sql)
    if not isinstance(reading.tree, exp.Query):
        return sql
    return apply_edits(sql, list(_edits(reading, reading.tree, catalog, str(company))))


def _edits(reading: Reading, tree: exp.Query, catalog: Catalog, company: str) -> Iterator[Edit]:
    places = {token.end: place for place, token in enumerate(reading.tokens)}
    for reference in resolve(tree, catalog).references.values():
        column, source = reference.column, reference.source
        table = source.table if source is not None and source.kind == "table" else None
        if table is None or (table.company_column or "").lower() != column.name.lower():
            continue
        place = places.get(column.this.meta.get("end", -1))
        if place is None or not _filters(column):
            continue
        sign, value = reading.tokens[place + 1 : place + 3]
        if sign.token_type is TokenType.EQ and value.token_type is TokenType.NUMBER:
            yield Edit(value.start, value.end + 1, company)


def _filters(column: exp.Column) -> bool:
    """Whether the column is set to a constant by a condition that every row must satisfy."""
    equal = column.parent
    if not isinstance(equal, exp.EQ) or not isinstance(equal.expression, exp.Literal):
        return False
    above = equal.parent
    while isinstance(above, exp.And | exp.Paren):
        above = above.parent
    return isinstance(above, exp.Where | exp.Join)
