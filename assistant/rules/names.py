"""unknown-table and unknown-column: every name exists in the catalog.

A column whose qualifier is no source here is `unknown-column` where the qualifier is a table of the
catalog (it is real, but not in this FROM), and `unknown-table` where it is nothing at all. A name
that two sources give is `unknown-column` too: SQL Server refuses it as ambiguous. A function of a
schema (`dbo.vfName`) cannot be looked up in the catalog, so it counts as unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlglot import exp

from assistant.rules.finding import Finding
from assistant.rules.locate import XML_METHODS
from assistant.rules.scopes import Reference, Source
from assistant.rules.statement import Statement
from assistant.rules.tables import find_table, is_hint_call, table_identifier
from schema_index import Table, bare_name


def unknown_table(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each table or table function that does not exist."""
    for source in statement.resolution.sources():
        node = source.node
        if isinstance(node, exp.Table) and source.kind == "table" and source.table is None:
            if not node.args.get("catalog"):
                yield _no_table(statement, node)
        elif source.kind == "function" and _is_user_function(node.this, node):
            name = node.this.sql("tsql").split("(")[0]
            message = f"There is no table function {name} in the catalog"
            yield statement.finding("unknown-table", node, message, "read tables instead")
    for reference in _problems(statement, "unbound"):
        qualifier = reference.column.table
        if find_table(qualifier, statement.catalog) is None and not _is_later(reference):
            yield statement.finding(
                "unknown-table",
                reference.column,
                f"{qualifier} is no table and no alias in this query",
                _one_of(source.name for source in reference.candidates if source.name),
            )


def unknown_column(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each column that does not exist, is ambiguous or cannot be bound."""
    for reference in _problems(statement, "missing"):
        yield _no_column(statement, reference)
    for reference in _problems(statement, "ambiguous"):
        name = reference.column.name
        owners = [source.name for source in reference.candidates]
        yield statement.finding(
            "unknown-column",
            reference.column,
            f"{name} is ambiguous: {' and '.join(owners)} both have it",
            f"write {owners[0]}.{name}",
        )
    for reference in _problems(statement, "unbound"):
        if find_table(reference.column.table, statement.catalog) is not None or _is_later(reference):
            yield _not_here(statement, reference)
    for column in statement.resolution.order_problems:
        yield statement.finding(
            "unknown-column",
            column,
            f"ORDER BY after a set operation names output columns, and {column.sql('tsql')} is none",
            _one_of(name for name in statement.resolution.root.columns() or () if name),
        )
    yield from _functions(statement)


def _no_table(statement: Statement, node: exp.Table) -> Finding:
    identifier = table_identifier(node)
    name = identifier.name if identifier is not None else node.name
    written = node.sql("tsql", comments=False).split(" ")[0] if not is_hint_call(node) else name
    system = node.db.lower() in ("sys", "information_schema")
    return statement.finding(
        "unknown-table",
        node,
        f"There is no table {written} in the catalog",
        "ask for the schema with describe" if system else _one_of(statement.catalog.nearest(name)),
    )


def _no_column(statement: Statement, reference: Reference) -> Finding:
    name, owners = reference.column.name, reference.candidates
    tables = [source.table for source in owners if source.table is not None]
    if len(owners) == 1:
        owner = owners[0].table.name if owners[0].table is not None else owners[0].name
        message = f"There is no column {name} on {owner or 'the derived table'}"
    elif owners:
        message = f"There is no column {name} on {', '.join(source.name for source in owners)}"
    else:
        message = f"There is no column {name}: the query reads no table"
    if reference.column.this.args.get("quoted") and _in_double_quotes(statement, reference.column):
        return statement.finding("unknown-column", reference.column, message, f"write a string as '{name}'")
    fix = _nearest(statement, name, tables, owners)
    return statement.finding("unknown-column", reference.column, message, fix)


def _nearest(statement: Statement, name: str, tables: list[Table], owners: tuple[Source, ...]) -> str:
    """The same name on a table that joins to these comes first, then what is spelled most alike."""
    catalog = statement.catalog
    joins = [join for table in tables for join in catalog.joins_of(table.name)]
    ends = {end for join in joins for end in (join.table, join.other)}
    owned = [(table.name, table.column(name)) for table in catalog if table.name in ends]
    near = [f"{table}.{column.name}" for table, column in owned if column is not None][:2]
    limit = 3 if len(tables) == 1 else 1
    for table in tables:
        near += [f"{table.name}.{column}" for column in catalog.nearest_columns(table, name, limit)]
    near += [column for source in owners if source.table is None for column in source.columns or () if column]
    return _one_of(near[:5])


def _not_here(statement: Statement, reference: Reference) -> Finding:
    qualifier = reference.column.table
    renamed = [
        source.name
        for scope in reference.scope.around()
        for source in scope.sources
        if source.alias is not None and source.table is not None
        if bare_name(source.table.name).lower() == qualifier.lower()
    ]
    if _is_later(reference):
        message = f"{qualifier} is not joined yet at this point"
        fix = f"join {qualifier} before its columns are used"
    elif renamed:
        message = f"{qualifier} is called {renamed[0]} here"
        fix = f"write {renamed[0]}.{reference.column.name}"
    else:
        message = f"{qualifier} is not in the FROM clause here"
        fix = f"join {qualifier}, or use another column"
    return statement.finding("unknown-column", reference.column, message, fix)


def _functions(statement: Statement) -> Iterator[Finding]:
    """Functions of a schema: `dbo.vfName(…)`."""
    for node in statement.tree.find_all(exp.Dot):
        if not isinstance(node.parent, exp.Dot | exp.Lateral | exp.Table) and _is_user_function(node, node):
            name = node.sql("tsql").split("(")[0]
            message = f"There is no function {name} in the catalog"
            yield statement.finding("unknown-column", node, message, "use built-in functions")


def _is_user_function(call: exp.Expr | None, node: exp.Expr) -> bool:
    """Whether a call names a schema or, in FROM, nothing that T-SQL itself has."""
    if isinstance(call, exp.Dot):
        function = call.expression
        return isinstance(function, exp.Anonymous) and function.name.lower() not in XML_METHODS
    return isinstance(node, exp.Table) and bool(node.args.get("db")) and not node.args.get("catalog")


def _is_later(reference: Reference) -> bool:
    """Whether the qualifier is a source of the same SELECT that is joined further on."""
    qualifier = reference.column.table.lower()
    return any(source.name.lower() == qualifier and not source.hidden for source in reference.scope.sources)


def _problems(statement: Statement, problem: str) -> Iterator[Reference]:
    for scope in statement.resolution.scopes:
        yield from (reference for reference in scope.references if reference.problem == problem)


def _in_double_quotes(statement: Statement, column: exp.Column) -> bool:
    return statement.text[column.this.meta.get("start", 0)] == '"'


def _one_of(names: Iterable[str]) -> str:
    found = list(dict.fromkeys(names))
    return f"nearest: {', '.join(found)}" if found else ""
