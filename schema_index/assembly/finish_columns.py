"""Columns as read become columns of the catalog: types resolved, codes found, text made harmless."""

from __future__ import annotations

from dataclasses import replace

from schema_index.assembly.code_meanings import with_meanings
from schema_index.assembly.vista_types import vista_types
from schema_index.catalog import Column
from schema_index.ddl.code_list import code_lists
from schema_index.harmless import harmless_codes, harmless_text, harmless_type, name_fault
from schema_index.source import Codes, Place, Source, StoredTable
from schema_index.views.expression_type import expression_type
from schema_index.views.query_tree import parse_expression
from schema_index.views.shapes import FromSource, Scope, Shape


class ColumnFinisher:
    """Finishes the columns of one source's tables; what it has to leave out is reported there."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._checked: dict[tuple[str, str], Codes] = {}
        for table, column, codes in source.checks:
            self._checked.setdefault((table, column), codes)
        self._by_type: dict[str, Codes] = {}
        for rule, name, table in source.bound_rules:
            self._bind(rule, name, table)
        self._unknown: set[str] = set()

    def _bind(self, rule: str, name: str, table: str) -> None:
        condition = self._source.rules.get(rule, "")
        found = code_lists(condition) if condition else {}
        codes = next(iter(found.values()), ())
        if codes and f"{table}.{name}" in self._source.types:
            self._by_type.setdefault(f"{table}.{name}", codes)
        elif codes and table and table not in {"dbo", "sys"}:
            self._checked.setdefault((table, name), codes)
        elif codes:
            self._by_type.setdefault(name, codes)

    def finish(self, table: StoredTable) -> None:
        """Replace the table's columns by finished ones; doubled and unusable ones are left out."""
        kept: dict[str, Column] = {}
        for column in table.columns:
            lower = column.name.lower()
            fault = "twice" if lower in kept else name_fault(column.name)
            if fault == "twice":
                self._source.skip(table.place, f"{table.name} has the column {column.name} twice")
            elif fault:
                reason = f"{table.name} has a column whose name {fault}: {column.name}"
                self._source.skip(table.place, reason)
            else:
                kept[lower] = self._finished(table, column)
        table.columns = list(kept.values())
        self._type_computed(table)

    def _finished(self, table: StoredTable, column: Column) -> Column:
        lower = (table.name.lower(), column.name.lower())
        user_type, resolved = column.user_type, column.type
        if user_type:
            user_type, resolved = self._resolve(
                user_type, resolved, table.place, f"{table.name}.{column.name}"
            )
        text = self._source.descriptions.get(lower, column.description)
        codes = column.codes or self._checked.get(lower) or self._by_type.get(user_type.lower(), ())
        return Column(
            name=column.name,
            type=harmless_type(resolved),
            user_type=harmless_type(user_type),
            nullable=column.nullable and not self._required(table, column.name, user_type),
            description=harmless_text(text),
            codes=harmless_codes(with_meanings(codes, text)),
        )

    def _required(self, table: StoredTable, column: str, user_type: str) -> bool:
        """Whether a column that does not say is NOT NULL by its user type."""
        return column.lower() in table.unsaid and user_type.lower() in self._source.required_types

    def _resolve(self, name: str, resolved: str, place: Place, owner: str) -> tuple[str, str]:
        """A user type in its own spelling and the SQL type behind it."""
        found = self._source.resolve_type(name)
        if found or resolved != name:
            return found or (name, resolved)
        known = vista_types().get(name.lower())
        if name.lower() not in self._unknown:
            self._unknown.add(name.lower())
            advice = f"Vista's own, {known[1]}, is taken" if known else "give its CREATE TYPE as well"
            self._source.skip(place, f"the type {name} of {owner} is not in what was read: {advice}")
        return known or (name, resolved)

    def _type_computed(self, table: StoredTable) -> None:
        """Types of computed columns, where their expressions tell."""
        owner = table.name.lower()
        for index, column in enumerate(table.columns):
            text = self._source.computed.get((owner, column.name.lower()))
            tree = parse_expression(text) if text and not column.type else None
            if tree is not None:
                scope = Scope({owner: FromSource(Shape(tuple(table.columns)))})
                found = harmless_type(expression_type(tree.unalias(), scope.type_of))
                table.columns[index] = replace(column, type=found)


def described(column: Column, text: str) -> Column:
    """The column under a description of its own, as the columns of a view can have one."""
    codes = harmless_codes(with_meanings(column.codes, text))
    return replace(column, description=harmless_text(text), codes=codes)
