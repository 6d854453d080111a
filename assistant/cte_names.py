"""Names of CTEs before a statement is sent: each is read as it is spelled, and none stands for a table.

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


def as_named(sql: str, catalog: Catalog, *, strict: bool = False) -> str:
    """The statement with every CTE read by the very name that it was given.

    Raises GateError where a CTE with the name of a table reads itself, or, if `strict`, where any has such a
    name.
    """
    reading = read(sql)
    if not isinstance(reading.tree, exp.Query):
        return sql
    sources = statement(sql, reading.tokens, reading.tree, catalog).resolution.sources()
    read_ones = [
        (source, source.query.name) for source in sources if source.is_cte and source.query is not None
    ]
    recurring = {given for source, given in read_ones if source.recursive}
    for cte in reading.tree.find_all(exp.CTE):
        if (strict or cte.alias in recurring) and find_table(cte.alias, catalog) is not None:
            raise GateError(f"not run: the CTE {cte.alias} has the name of a table: call it otherwise")
    edits = []
    for source, given in read_ones:
        name = source.node.this if isinstance(source.node, exp.Table) else None
        if isinstance(name, exp.Identifier) and name.name != given and "start" in name.meta:
            edits.append(Edit(int(name.meta["start"]), int(name.meta["end"]) + 1, quote(given)))
    return apply_edits(sql, edits)
