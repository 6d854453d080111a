"""One request's grammar: what a model may answer over the tables retrieved for it.

    Uses APTL, APTH.            a plan line, then one SELECT over exactly these tables
    There is no table Invoice.  a refusal that is true
    describe APTL               a question about the schema, rendered from the catalog

Whatever the grammar accepts is one complete SELECT whose tables and columns exist, whose table references
carry WITH (NOLOCK) and whose joins are complete: the plan line comes first and fixes the tables, and with
them the columns.

Bounds: every table alone; of 2, 3 and 4 joined tables the best ranked 32, 24 and 12 sets in at most 80, 120
and 160 orders (plans.py); 40 plans with a subquery (select.py). No CTE, derived table or UNION. Cost in CPU
time on one core, to build, parse and compile: 11 ms for 1 table, 100-130 for 5, 230 for 8, 700 for 100;
once more for each tokenizer, 50 ms (4,096 tokens) to 1.3 s (78,000) for the rules that no schema changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.forms import ALL_FORMS, Form
from assistant.grammar.constants import add_constants
from assistant.grammar.describe import add_columns, add_describe
from assistant.grammar.ebnf import Rules
from assistant.grammar.refusal import add_refusals
from assistant.grammar.select import Selects
from retriever import RetrievedSchema


def build(
    schema: RetrievedSchema,
    shown: Mapping[str, Sequence[str]] | None = None,
    forms: frozenset[Form] = ALL_FORMS,
) -> str:
    """The grammar as xgrammar EBNF with the root rule `root`, the same for xgrammar and vLLM.

    `shown` maps a retrieved table to the columns that the prompt shows; without it, or for a table it
    leaves out, all columns of the table may be named. Of the `forms` of an answer only these are allowed, or
    all where these leave nothing to say; a name that does not exist may be refused in any case.
    """
    rules = Rules()
    tables = {hit.table.name: hit.table for hit in schema.tables if hit.table.columns}
    columns = {
        name: tuple((shown or {}).get(name) or (column.name for column in table.columns))
        for name, table in tables.items()
    }
    ways = []
    if tables and "sql" in forms:
        add_constants(rules)
        joins = [join for join in schema.joins if join.table in tables and join.other in tables]
        ways.append(Selects(rules, tables, columns, joins).add())
    elif "schema" in forms:
        add_columns(rules, columns)
    described = add_describe(rules, schema, columns) if "schema" in forms else None
    ways += [described] if described else []
    refused = add_refusals(rules, schema, forms)
    ways += [refused] if refused else []
    if not ways:
        return build(schema, shown)
    return f"root ::= {' | '.join(ways)}\n{rules.text()}"
