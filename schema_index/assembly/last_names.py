"""The names that tables, columns and types have at the end of a script, going back through its renames."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from schema_index.catalog import Column
from schema_index.source import ColumnChange, ForeignKey, Place, Source, full_name
from schema_index.views.resolve_views import split_name

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Step:
    """What one rename does: `old` and `table` in lower case; of "drop" only `old` counts."""

    kind: Literal["table", "column", "type", "drop"]
    old: str
    new: str
    place: Place
    table: str = ""


@dataclass(slots=True)
class LastNames:
    """The last names of what there is at one point of a script, going back; keys are in lower case."""

    tables: dict[str, str | None] = field(default_factory=dict)
    """None for what is dropped after it."""
    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the last name of their table."""
    types: dict[str, str] = field(default_factory=dict)

    def go_back(self, step: Step, part: Source) -> None:
        """The names before a step; a column's new name is added to the changes of the part before it."""
        if step.kind == "drop":
            self.tables[step.old] = None
        elif step.kind == "table":
            last = self.tables.get(step.new.lower(), step.new)
            self.tables.pop(step.new.lower(), None)
            self.tables[step.old] = last
        elif step.kind == "type":
            self.types[step.old] = self.types.pop(step.new.lower(), step.new)
        else:
            change = ColumnChange(step.table, "RENAME", Column(step.new, ""), step.place, old=step.old)
            part.column_changes.append(change)
            table = self.tables.get(step.table, step.table)
            if table is not None:
                own = self.columns.setdefault(table.lower(), {})
                own[step.old] = own.pop(step.new.lower(), step.new)

    def give(self, part: Source) -> None:
        """Give a part its last names; what is of a table that is dropped is left out."""
        if not (self.tables or self.columns or self.types):
            return
        self._give_tables(part)
        self._give_types(part)
        part.unique_keys = [
            (table, replace(key, columns=self._columns(table, key.columns)))
            for owner, key in part.unique_keys
            if (table := self._table(owner))
        ]
        part.foreign_keys = [
            (table, self._foreign_key(table, key))
            for owner, key in part.foreign_keys
            if (table := self._table(owner))
        ]
        part.column_changes = [
            replace(change, table=table)
            for change in part.column_changes
            if (table := self._table(change.table))
        ]
        part.descriptions = dict(self._of_columns(part.descriptions.items()))
        part.computed = dict(self._of_columns(part.computed.items()))
        part.identities = {spot for spot, _ in self._of_columns((spot, None) for spot in part.identities)}
        part.checks = [
            (*spot, codes) for spot, codes in self._of_columns(((t, c), codes) for t, c, codes in part.checks)
        ]
        rows = (self._bound(*row) for row in part.bound_rules)
        part.bound_rules = [row for row in rows if row]

    def _foreign_key(self, table: str, key: ForeignKey) -> ForeignKey:
        """A key to a table that is dropped is one to what has its name after it."""
        other = self.tables.get(key.other.lower(), key.other) or key.other
        others = self._columns(other.lower(), key.other_columns)
        return replace(key, columns=self._columns(table, key.columns), other=other, other_columns=others)

    def _bound(self, rule: str, name: str, owner: str) -> tuple[str, str, str] | None:
        """A rule of a type (`owner` is its schema or "") or of a column of the table `owner`."""
        new = self.types.get(full_name(owner, name).lower())
        if new is not None:
            schema, _, bare = split_name(new.lower())
            return rule, bare, schema
        table = self._table(owner)
        if not table:
            return None if owner else (rule, name, "")
        return rule, self._columns(table, [name])[0].lower(), table

    def _give_types(self, part: Source) -> None:
        if not self.types:
            return
        part.required_types = {self.types.get(name, name).lower() for name in part.required_types}
        types = {name: (self.types.get(name, spelled), own) for name, (spelled, own) in part.types.items()}
        part.types = {self.types.get(name, name).lower(): row for name, row in types.items()}
        for table in part.tables:
            table.columns = [self._typed(column) for column in table.columns]
        part.column_changes = [
            replace(change, column=self._typed(change.column)) for change in part.column_changes
        ]

    def _typed(self, column: Column) -> Column:
        new = self.types.get(column.user_type.lower()) if column.user_type else None
        return replace(column, type=new, user_type=new) if new else column

    def _give_tables(self, part: Source) -> None:
        for table in part.tables:
            table.name = self._spelled(table.name)
        part.tables = [table for table in part.tables if table.name]
        part.views = [replace(v, name=name) for v in part.views if (name := self._spelled(v.name))]
        part.queries = [replace(v, name=name) for v in part.queries if (name := self._spelled(v.name))]
        queried = {self._table(name): value for name, value in part.queried.items()}
        part.queried = {name: value for name, value in queried.items() if name}

    def _spelled(self, name: str) -> str:
        return self.tables.get(name.lower(), name) or ""

    def _table(self, name: str) -> str:
        """The last name of a table in lower case; "" where it is dropped."""
        return (self.tables.get(name, name) or "").lower()

    def _columns(self, table: str, names: Iterable[str]) -> tuple[str, ...]:
        own = self.columns.get(table, {})
        return tuple(own.get(name.lower(), name) for name in names)

    def _of_columns(
        self, rows: Iterable[tuple[tuple[str, str], Value]]
    ) -> Iterator[tuple[tuple[str, str], Value]]:
        for (owner, column), value in rows:
            table = self._table(owner)
            if table:
                yield (table, self._columns(table, [column])[0].lower()), value
