"""Names of CTEs before a statement is sent: none is a table's, and each is read as it is spelled.

Whether a name means the CTE or a table may depend on the database: on one that tells capitals apart
`WITH preh AS (…) SELECT … FROM PREH` reads the table, and where WITH does not recur, a CTE that reads itself
reads the table of that name.
"""

from __future__ import annotations

from sqlglot import exp

from assistant.rules.finding import Edit, apply_edits
from assistant.rules.parse import read
from assistant.rules.statement import statement
from assistant.rules.tables import find_table
from schema_index import Catalog, GateError, quote


def as_named(sql: str, catalog: Catalog) -> str:
    """The statement with every CTE read by the very name that it was given.

    Raises GateError where a CTE has the name of a table.
    """
    reading = read(sql)
    if not isinstance(reading.tree, exp.Query):
        return sql
    for cte in reading.tree.find_all(exp.CTE):
        if find_table(cte.alias, catalog) is not None:
            raise GateError(f"not run: the CTE {cte.alias} has the name of a table: call it otherwise")
    edits = []
    for source in statement(sql, reading.tokens, reading.tree, catalog).resolution.sources():
        if not source.is_cte or source.query is None or not isinstance(source.node, exp.Table):
            continue
        name, given = source.node.this, source.query.name
        if name.name != given and "start" in name.meta:
            edits.append(Edit(int(name.meta["start"]), int(name.meta["end"]) + 1, quote(given)))
    return apply_edits(sql, edits)
