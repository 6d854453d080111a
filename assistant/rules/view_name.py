"""view-name: tables go by the analysts' name, not by the stored table's (`bAPTH`, `vSMWorkOrder`)."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp

from assistant.rules.finding import Edit, Finding
from assistant.rules.scopes import Source
from assistant.rules.statement import Statement
from assistant.rules.tables import table_identifier, written_name
from schema_index import Catalog, bare_name, quote, quote_table


def view_name(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each reference to a stored table; the fix renames its columns' qualifiers too."""
    for source in statement.resolution.sources():
        node = source.node
        if not isinstance(node, exp.Table) or source.kind != "table" or source.table is None:
            continue
        identifier = table_identifier(node)
        if identifier is None or written_name(node, identifier.name).lower() == source.table.name.lower():
            continue
        outside = _is_named(source.table.name, identifier.name)
        stored = f"{identifier.name} is the stored table behind {source.table.name}"
        possible = _elsewhere(identifier.name, statement.catalog) if outside else []
        yield statement.finding(
            "view-name",
            node,
            f"{identifier.name} is in another schema than dbo" if outside else stored,
            f"write {' or '.join(possible) or source.table.name}",
            _edits(statement, source, identifier) if len(possible) < 2 else [],
        )


def _elsewhere(name: str, catalog: Catalog) -> list[str]:
    """All tables of that name in other schemas: which of several is meant is not ours to say."""
    return [table.name for table in catalog if "." in table.name and _is_named(table.name, name)]


def _is_named(table: str, name: str) -> bool:
    """Whether the table's name, its schema aside, is this one in any case."""
    return bare_name(table).lower() == name.lower()


def _edits(statement: Statement, source: Source, identifier: exp.Expr) -> list[Edit]:
    """Nothing where another source of the SELECT has the analysts' name already."""
    if source.table is None:
        return []
    name = source.table.name
    others = {other.name.lower() for other in source.scope.sources if other is not source}
    if source.alias is None and name.lower() in others:
        return []
    shadowed = any(query.name.lower() == name.lower() for query in statement.resolution.queries.values())
    schema = "dbo." if shadowed and not _schema(source) else ""
    whole = Edit(_start(source, identifier), identifier.meta["end"] + 1, f"{schema}{quote_table(name)}")
    edits = [whole]
    if source.alias is None:
        for reference in statement.resolution.references.values():
            qualifier = reference.column.args.get("table")
            if reference.source is source and qualifier is not None:
                edits.append(replacement(qualifier, quote(bare_name(name))))
    return edits


def _start(source: Source, identifier: exp.Expr) -> int:
    """Where the name to be replaced starts: with its schema, unless that is dbo."""
    schema = source.node.args.get("db")
    if isinstance(schema, exp.Identifier) and schema.name.lower() != "dbo" and "start" in schema.meta:
        return int(schema.meta["start"])
    return int(identifier.meta["start"])


def _schema(source: Source) -> bool:
    return bool(source.node.args.get("db"))


def replacement(identifier: exp.Expr, text: str) -> Edit:
    """The edit that puts a text in the place of a name."""
    return Edit(identifier.meta["start"], identifier.meta["end"] + 1, text)
