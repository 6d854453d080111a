"""Limits a SELECT to what a policy opens: each table becomes a derived table of the rows and columns left.

    FROM PREH e WITH (NOLOCK)
    FROM (SELECT PREH.PRCo, PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo IN (2)) e

The filter stands right at the table, so it holds wherever the table stands and whatever the rest of the
statement says: in a subquery, a CTE, a branch of a UNION, an APPLY, on either side of an outer join (where
it drops the row and not the match), beside an OR. A server folds such a derived table into the query.
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from assistant.policy.policy import Policy, Restriction
from assistant.rules.finding import Edit, apply_edits
from assistant.rules.parse import read
from assistant.rules.scopes import Source
from assistant.rules.statement import Statement, statement
from assistant.rules.tokens import closing, index_at
from schema_index import Catalog, GateError, Table, quote


def restrict(sql: str, catalog: Catalog, policy: Policy) -> str:
    """The statement as the policy's user may run it; as it is where nothing of it is limited.

    `sql` keeps every rule. Raises GateError where it reads what is not open to the user.
    """
    reading = read(sql)
    if reading.tree is None or not isinstance(reading.tree, exp.Query):
        raise GateError("not run: it is not one SELECT")
    resolved = statement(sql, reading.tokens, reading.tree, catalog)
    limited: dict[Source, tuple[Table, Restriction]] = {}
    for source in resolved.resolution.sources():
        if source.kind != "table":
            continue
        if source.table is None:
            raise GateError(f"not run: {source.name} is no table of the catalog")
        if reason := policy.closed(source.table):
            raise GateError(f"not run: {reason}")
        restriction = policy.restriction(source.table)
        if restriction is not None:
            limited[source] = source.table, restriction
    if not limited:
        return sql
    _check_names(resolved, catalog)
    _check_columns(resolved, limited, policy)
    edits = [
        edit for source, (table, left) in limited.items() for edit in _edits(resolved, source, table, left)
    ]
    return apply_edits(sql, edits)


def _check_names(resolved: Statement, catalog: Catalog) -> None:
    """A CTE that is called like a table would stand in the place of the table."""
    for query in resolved.resolution.queries.values():
        if query.name and catalog.find(query.name) is not None:
            raise GateError(f"not run: the CTE {query.name} has the name of a table: call it otherwise")


def _check_columns(
    resolved: Statement, limited: dict[Source, tuple[Table, Restriction]], policy: Policy
) -> None:
    for reference in resolved.resolution.references.values():
        source = reference.source
        while source is not None and source.under is not None:
            source = source.under
        if source not in limited or isinstance(reference.column.this, exp.Star):
            continue
        table, left = limited[source]
        column = table.column(reference.column.name)
        if left.columns is not None and column is not None and column.name not in left.columns:
            raise GateError(f"not run: {table.name}.{column.name} is not open to {policy.user}")


def _edits(resolved: Statement, source: Source, table: Table, left: Restriction) -> list[Edit]:
    """Edits that put a derived table in the place of one reference to a table."""
    node, tokens = source.node, resolved.tokens
    name = node.this
    plain = isinstance(node, exp.Table) and isinstance(name, exp.Identifier) and "start" in name.meta
    if not plain or node.args.get("sample") or node.args.get("version"):
        raise GateError(f"not run: {table.name} cannot be limited as it stands here: write it plainly")
    schema = node.args.get("db")
    first = schema if isinstance(schema, exp.Identifier) else name
    start, end = int(first.meta["start"]), int(name.meta["end"]) + 1
    alias = "" if source.alias is not None else f" AS {quote(source.name)}"
    edits = [Edit(start, end, f"({derived(resolved.text[start:end], table, left)}){alias}")]
    index = index_at(tokens, end)
    while index + 1 < len(tokens) and tokens[index].start <= int(node.meta["end"]):
        if tokens[index].token_type is TokenType.WITH and tokens[index + 1].token_type is TokenType.L_PAREN:
            edits.append(Edit(tokens[index].start, tokens[closing(tokens, index + 1)].end + 1, ""))
            break
        if tokens[index].token_type in (TokenType.L_PAREN, TokenType.JOIN, TokenType.COMMA):
            break
        index += 1
    for reference in resolved.resolution.references.values():
        prefix = reference.column.args.get("db")
        qualifier = reference.column.args.get("table")
        if reference.source is source and prefix is not None and qualifier is not None:
            edits.append(Edit(int(prefix.meta["start"]), int(qualifier.meta["start"]), ""))
    return edits


def derived(written: str, table: Table, left: Restriction) -> str:
    """The SELECT of what is left of a table, which is `written` so in the statement."""
    name = quote(table.name.split(".", 1)[-1])
    columns = ["*"] if left.columns is None else [quote(column) for column in left.columns]
    chosen = ", ".join(f"{name}.{column}" for column in columns)
    return f"SELECT {chosen} FROM {written} AS {name} WITH (NOLOCK) WHERE {condition(name, left)}"


def condition(name: str, left: Restriction) -> str:
    """What the rows of a table with that name must satisfy."""
    numbers = ", ".join(map(str, left.companies))
    parts = []
    for position, company in enumerate(left.company_columns):
        column = f"{name}.{quote(company)}"
        held = f"{column} IN ({numbers})"
        owner = position == 0 and not left.any_company
        parts.append(held if owner else f"({held} OR {column} IS NULL)")
    return " AND ".join(parts) or "1 = 1"
