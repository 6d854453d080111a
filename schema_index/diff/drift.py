"""Which saved examples name what a newer schema no longer has.

Examples are JSONL: training records, evaluation cases, saved questions; of each line `sql`, `tables`
and `suggest` are read.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from schema_index.catalog import Catalog, Table
from schema_index.diff.renames import renamed_columns, renamed_tables
from schema_index.diff.sql_names import names_in
from schema_index.errors import DataError

NEAREST = 3
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Gone:
    """A table, or a column as `Table.Column`, that is not in the newer schema.

    `renamed`: its likely new name is the first of `nearest`; `gone`: those are only alike.
    """

    name: str
    kind: Literal["table", "column"]
    status: Literal["gone", "renamed"]
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DriftedExample:
    """One line of a file that names what is gone."""

    file: str
    line: int
    id: str
    gone: tuple[Gone, ...]


@dataclass(frozen=True, slots=True)
class UnreadExample:
    """One line whose SQL could not be read; its `tables` were checked."""

    file: str
    line: int
    id: str
    reason: str


@dataclass(slots=True)
class Drift:
    """The report: how many examples were read, which of them drifted, which SQL could not be judged."""

    examples: int = 0
    drifted: list[DriftedExample] = field(default_factory=list)
    unread: list[UnreadExample] = field(default_factory=list)


def find_drift(before: Catalog, after: Catalog, files: Sequence[Path]) -> Drift:
    """Look up what the examples name: what `before` has and `after` has not, is gone.

    Names that neither has are no drift. Raises DataError for a file or line that is no JSONL object.
    """
    judge = _Judge(before, after)
    drift = Drift()
    for file in files:
        for line, row in _rows(file):
            drift.examples += 1
            example = str(row.get("id", line))
            named, fault = judge.named(row)
            if fault:
                drift.unread.append(UnreadExample(str(file), line, example, fault))
            gone = judge.gone(named)
            if gone:
                drift.drifted.append(DriftedExample(str(file), line, example, gone))
    return drift


class _Judge:
    """Two catalogs, and what became of each name that was looked up."""

    def __init__(self, before: Catalog, after: Catalog) -> None:
        self.before = before
        self.after = after
        self._known: dict[Named, Gone | None] = {}
        self._sql: dict[str, tuple[frozenset[Named], str]] = {}

    def named(self, row: dict[str, Any]) -> tuple[set[Named], str]:
        """What one example names, and why its SQL could not be read, or ""."""
        named: set[Named] = set()
        for text in (*_texts(row.get("tables")), *_texts(row.get("suggest"))):
            known, column = self.before.find_with_column(text)
            table = known.name if known is not None else ""
            named |= {(table, ""), (table, column)} if column else {(table, "")}
        sql = row.get("sql")
        if not isinstance(sql, str) or not sql.strip():
            return named, ""
        if sql not in self._sql:
            try:
                self._sql[sql] = names_in(sql, self.before), ""
            except ValueError as error:
                self._sql[sql] = frozenset(), str(error)
        found, fault = self._sql[sql]
        return named | found, fault

    def gone(self, named: Iterable[Named]) -> tuple[Gone, ...]:
        """Those of the names that are gone, each table or column once, by name."""
        found: dict[str, Gone] = {}
        for name in named:
            if name not in self._known:
                self._known[name] = self._look_up(*name)
            gone = self._known[name]
            if gone is not None:
                found[gone.name] = gone
        return tuple(found[name] for name in sorted(found))

    def _look_up(self, table: str, column: str) -> Gone | None:
        old, new = self.before.get(table), self.after.get(table)
        if old is None:
            return None
        if new is None:
            likely = self._renamed.get(old.name)
            near = self.after.nearest(old.name, NEAREST)
            return _gone(old.name, "table", likely, near)
        was = old.column(column) if column else None
        if was is None or new.column(column):
            return None
        likely = renamed_columns(old, new).get(was.name)
        near = self.after.nearest_columns(new, was.name, NEAREST)
        place = f"{new.name}."
        return _gone(
            f"{old.name}.{was.name}", "column", likely and place + likely, [place + name for name in near]
        )

    @cached_property
    def _renamed(self) -> dict[str, str]:
        names = [{table.name: table for table in catalog} for catalog in (self.before, self.after)]
        return renamed_tables(_only(names[0], names[1]), _only(names[1], names[0]))


def _only(these: dict[str, Table], others: dict[str, Table]) -> list[Table]:
    return [these[name] for name in sorted(these.keys() - others.keys())]


def _gone(name: str, kind: Literal["table", "column"], likely: str | None, near: Sequence[str]) -> Gone:
    nearest = dict.fromkeys(([likely] if likely else []) + list(near))
    return Gone(name, kind, "renamed" if likely else "gone", tuple(nearest)[:NEAREST])


def _texts(value: object) -> list[str]:
    return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    number = 0
    try:
        with file.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    yield number, _object(json.loads(line))
    except OSError as error:
        raise DataError(f"cannot read {file}: {error.strerror}: give --examples a JSONL file") from error
    except ValueError as error:
        raise DataError(
            f"{file}:{max(number, 1)}: not a JSON object ({error}): give --examples one example a line"
        ) from error


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError(f"a JSON {type(value).__name__}")
    return value
