"""name-case: tables and columns are spelled as in the catalog, capitals included."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from assistant.rules.finding import Finding
from assistant.rules.scopes import Reference
from assistant.rules.statement import Statement
from assistant.rules.tables import table_identifier
from assistant.rules.view_name import replacement
from schema_index import bare_name, quote


def name_case(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each table, qualifier and column in other capitals than the catalog's."""
    for source in statement.resolution.sources():
        if isinstance(source.node, exp.Table) and source.kind == "table" and source.table is not None:
            identifier = table_identifier(source.node)
            if identifier is not None:
                yield from _spelling(statement, identifier, bare_name(source.table.name))
    for reference in statement.resolution.references.values():
        yield from _of_column(statement, reference)


def _of_column(statement: Statement, reference: Reference) -> Iterator[Finding]:
    source, column = reference.source, reference.column
    if source is None or source.table is None or source.kind != "table":
        return
    qualifier = column.args.get("table")
    if qualifier is not None and source.alias is None:
        yield from _spelling(statement, qualifier, bare_name(source.table.name))
    known = source.table.column(column.name) if isinstance(column.this, exp.Identifier) else None
    if known is not None:
        yield from _spelling(statement, column.this, known.name)


def _spelling(statement: Statement, identifier: exp.Expr, name: str) -> Iterator[Finding]:
    written = identifier.name
    if written == name or written.lower() != name.lower() or "start" not in identifier.meta:
        return
    mark = statement.text[identifier.meta["start"]]
    spelled = {"[": f"[{name}]", '"': f'"{name}"'}.get(mark, quote(name))
    yield statement.finding(
        "name-case",
        identifier,
        f"{written} is spelled {name} in the catalog",
        f"write {name}",
        [replacement(identifier, spelled)],
    )
