"""Limits a SELECT to what a policy opens: each table becomes a derived table of the rows and columns left.

    FROM PREH e WITH (NOLOCK)
    FROM (SELECT PREH.PRCo, PREH.LastName FROM PREH WITH (NOLOCK) WHERE PREH.PRCo IN (2)) e

The filter stands right at the table, so it holds wherever the table stands and whatever the rest of the
statement says: in a subquery, a CTE, a branch of a UNION, an APPLY, on either side of an outer join (where
it drops the row and not the match), beside an OR. A server folds such a derived table into the query.

A filter decides which rows come out, not what is worked out first. SQL Server may divide or convert before it
filters, and an error would tell of a hidden row. So where a statement may fail on what a row holds
(`may_fail`), each column comes through a CASE, the one expression whose order SQL Server and PostgreSQL keep:

    FROM (SELECT CASE WHEN PREH.PRCo IN (2) THEN PREH.Employee END AS Employee FROM PREH … WHERE …) e

A row of another company has NULL in every column, whatever is worked out over it and when. Such columns are
not searched by an index, the company is. What a database says of an error is withheld besides
(`assistant.execute`), since it may quote a value of the user's own rows that the user may not see.
"""

from __future__ import annotations

from sqlglot import exp
from sqlglot.tokenizer_core import TokenType

from assistant.policy.may_fail import may_fail
from assistant.policy.policy import Policy, Restriction
from assistant.rules.finding import Edit, apply_edits
from assistant.rules.parse import read
from assistant.rules.scopes import Source
from assistant.rules.statement import Statement, statement
from assistant.rules.tokens import closing, index_at
from schema_index import Catalog, GateError, Table, bare_name, quote


def restrict(sql: str, catalog: Catalog, policy: Policy) -> str:
    """The statement as the policy's user may run it; as it is where nothing of it is limited.

    `sql` keeps every rule, and no CTE of it has the name of a table. Raises GateError where it reads what is
    not open to the user.
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
    _check_columns(resolved, limited, policy)
    guarded = may_fail(reading.tree, catalog)
    edits: list[Edit] = []
    for source, (table, left) in limited.items():
        read_columns = _columns_read(resolved, source, table, left) if guarded and left.companies else None
        edits += _edits(resolved, source, table, left, read_columns)
    return apply_edits(sql, edits)


def _columns_read(resolved: Statement, source: Source, table: Table, left: Restriction) -> tuple[str, ...]:
    """The columns of a table that the statement can name: all that are left where it has a star."""
    named = {left.company_columns[0].lower()}
    for reference in resolved.resolution.references.values():
        under = reference.source
        while under is not None and under.under is not None:
            under = under.under
        if under is source:
            named.add(reference.column.name.lower())
    starred = any(not isinstance(star.parent, exp.Count) for star in resolved.tree.find_all(exp.Star))
    open_ones = left.columns or tuple(column.name for column in table.columns)
    return tuple(column for column in open_ones if starred or column.lower() in named)


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


def _edits(
    resolved: Statement,
    source: Source,
    table: Table,
    left: Restriction,
    guarded: tuple[str, ...] | None,
) -> list[Edit]:
    """Edits that put a derived table in the place of one reference to a table."""
    node, tokens = source.node, resolved.tokens
    name = node.this
    plain = isinstance(node, exp.Table) and isinstance(name, exp.Identifier) and "start" in name.meta
    if not plain or node.args.get("sample") or node.args.get("version"):
        raise GateError(f"not run: {table.name} cannot be limited as it stands here: write it plainly")
    schema = node.args.get("db")
    first = schema if isinstance(schema, exp.Identifier) else name
    start, end = int(first.meta["start"]), int(name.meta["end"]) + 1
    called = quote(table.name if "." in table.name else source.name)
    alias = "" if source.alias is not None else f" AS {called}"
    edits = [Edit(start, end, f"({derived(resolved.text[start:end], table, left, guarded)}){alias}")]
    index = index_at(tokens, end)
    while index + 1 < len(tokens) and tokens[index].start <= int(node.meta["end"]):
        if tokens[index].token_type is TokenType.WITH and tokens[index + 1].token_type is TokenType.L_PAREN:
            edits.append(Edit(tokens[index].start, tokens[closing(tokens, index + 1)].end + 1, ""))
            break
        if tokens[index].token_type in (TokenType.L_PAREN, TokenType.JOIN, TokenType.COMMA):
            break
        index += 1
    for reference in resolved.resolution.references.values():
        qualifier = reference.column.args.get("table")
        if reference.source is source and source.alias is None and qualifier is not None:
            prefix = reference.column.args.get("db") or qualifier
            edits.append(Edit(int(prefix.meta["start"]), int(qualifier.meta["end"]) + 1, called))
    return edits


def derived(written: str, table: Table, left: Restriction, guarded: tuple[str, ...] | None = None) -> str:
    """The SELECT of what is left of a table, which is `written` so in the statement.

    `guarded` names the columns to give where the statement may fail on what a hidden row holds.
    """
    name = quote(bare_name(table.name))
    kept = condition(name, left)
    if guarded is not None:
        columns = (quote(column) for column in guarded)
        chosen = ", ".join(f"CASE WHEN {kept} THEN {name}.{column} END AS {column}" for column in columns)
    else:
        names = ["*"] if left.columns is None else [quote(column) for column in left.columns]
        chosen = ", ".join(f"{name}.{column}" for column in names)
    return f"SELECT {chosen} FROM {written} AS {name} WITH (NOLOCK) WHERE {kept}"


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
