"""Columns as read become columns of the catalog: types resolved, codes found, text made harmless."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from schema_index.catalog import Column
from schema_index.code_list import code_lists
from schema_index.expression_type import expression_type
from schema_index.harmless import harmless_codes, harmless_text, harmless_type, name_fault
from schema_index.query_tree import parse_expression
from schema_index.shapes import FromSource, Scope, Shape
from schema_index.source import Place, Source, StoredTable
from schema_index.vista_types import vista_types

Codes = tuple[tuple[str, str], ...]


class ColumnFinisher:
    """Finishes the columns of one source's tables; what it has to leave out is reported there."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._checked: dict[tuple[str, str], Codes] = {}
        for table, condition in source.checks:
            for column, codes in _cached_lists(condition).items():
                self._checked.setdefault((table, column), codes)
        self._by_type: dict[str, Codes] = {}
        for rule, name, table in source.bound_rules:
            self._bind(rule, name, table)
        self._unknown: set[str] = set()

    def _bind(self, rule: str, name: str, table: str) -> None:
        found = _cached_lists(self._source.rules.get(rule, ""))
        codes = next(iter(found.values()), ())
        if codes and table and table not in {"dbo", "sys"}:
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
        return replace(
            column,
            type=harmless_type(resolved),
            user_type=harmless_type(user_type),
            description=harmless_text(text),
            codes=harmless_codes(codes),
        )

    def _resolve(self, name: str, resolved: str, place: Place, owner: str) -> tuple[str, str]:
        """A user type in its own spelling and the SQL type behind it."""
        seen: set[str] = set()
        spelled = name
        while name.lower() in self._source.types and name.lower() not in seen:
            seen.add(name.lower())
            own, name = self._source.types[name.lower()]
            spelled, resolved = (own if len(seen) == 1 else spelled), name
        if seen or resolved != spelled:
            return spelled, resolved
        known = vista_types().get(name.lower())
        if name.lower() not in self._unknown:
            self._unknown.add(name.lower())
            advice = f"Vista's own, {known[1]}, is taken" if known else "give its CREATE TYPE as well"
            self._source.skip(place, f"the type {name} of {owner} is not in what was read: {advice}")
        return known or (spelled, resolved)

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


def harmless_columns(columns: Iterable[Column]) -> tuple[list[Column], list[str]]:
    """The columns of a view that can be kept, without doubles, and the faults of the others."""
    kept: dict[str, Column] = {}
    faults: list[str] = []
    for column in columns:
        if not column.name:
            faults.append("an expression without a name")
        elif name_fault(column.name):
            faults.append(f"a column whose name {name_fault(column.name)}")
        elif column.name.lower() in kept:
            faults.append(f"the column {column.name} a second time")
        else:
            kept[column.name.lower()] = replace(column, type=harmless_type(column.type))
    return list(kept.values()), faults


@lru_cache(maxsize=4096)
def _cached_lists(condition: str) -> dict[str, Codes]:
    return code_lists(condition) if condition else {}
