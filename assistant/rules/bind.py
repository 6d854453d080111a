"""Binds one column to the source that gives it, the way SQL Server does."""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot import exp

from assistant.rules.scopes import Reference, Scope, Source
from schema_index import bare_name, full_name


def bind(column: exp.Column, scope: Scope, visible: Sequence[Source] | None = None) -> Reference:
    """The reference for a column of this scope; `visible` narrows the scope's own sources.

    The nearest scope that gives the name wins; within it the name has to be unique. A source
    whose columns are not known may give any name, so nothing is held against such a column.
    """
    for current in scope.around():
        narrowed = visible is not None and current is scope
        sources = [
            source
            for source in (visible if narrowed and visible is not None else current.sources)
            if not source.hidden or narrowed
        ]
        found = _qualified(column, scope, sources) if column.table else _bare(column, scope, sources)
        if found is not None:
            return found
    own = tuple(source for source in scope.sources if not source.hidden)
    return Reference(column, scope, None, "unbound" if column.table else "missing", own)


def _qualified(column: exp.Column, scope: Scope, sources: list[Source]) -> Reference | None:
    source = _named(column, sources)
    if source is None:
        return None
    if isinstance(column.this, exp.Star) or source.columns is None or source.has(column.name):
        return Reference(column, scope, source)
    return Reference(column, scope, None, "missing", (source,))


def _named(column: exp.Column, sources: list[Source]) -> Source | None:
    qualifier = column.table.lower()
    for source in sources:
        if source.name.lower() == qualifier and _in_schema(column, source):
            return source
    # `FROM bAPTH` with `APTH.Vendor`: the table's name is what is wrong, and view-name says so.
    for source in sources:
        named = source.table is not None and bare_name(source.table.name).lower() == qualifier
        if named and source.alias is None and _in_schema(column, source):
            return source
    return None


def _in_schema(column: exp.Column, source: Source) -> bool:
    """Whether the schema that a column names, if any, is the source's: `rpt.Costs.Job` is none of `Costs`."""
    if not column.db:
        return True
    schema = source.node.args.get("db")
    own = schema.name if isinstance(schema, exp.Identifier) else ""
    return source.alias is None and full_name(column.db, "").lower() == full_name(own, "").lower()


def _bare(column: exp.Column, scope: Scope, sources: list[Source]) -> Reference | None:
    sure = [source for source in sources if source.has(column.name)]
    if len(sure) == 1 or (sure and _merged_by_using(column, scope)):
        return Reference(column, scope, sure[0])
    if sure:
        return Reference(column, scope, None, "ambiguous", tuple(sure))
    if any(source.columns is None for source in sources):
        return Reference(column, scope, None)
    return None


def _merged_by_using(column: exp.Column, scope: Scope) -> bool:
    """Whether a join's USING merges the column, which the dialect rule reports by itself."""
    return any(
        column.name.lower() == name.name.lower()
        for step in scope.joins
        for name in step.node.args.get("using") or ()
    )
