"""Runs one prepared statement on one cursor, and reads its rows up to the caps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.database import Value
from assistant.odbc.prepare import Prepared
from assistant.odbc.values import bytes_of, value_of

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

ROWS_AT_ONCE = 200
UNNAMED = "(No column name)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came: the driver's headings, rows, and whether a cap cut them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    truncated: bool


class Fetch:
    """One reading; `gave_rows` tells, also after an error, whether any row had come."""

    def __init__(self, max_rows: int, most_bytes: int) -> None:
        self.gave_rows = False
        self._max_rows, self._most_bytes = max_rows, most_bytes

    def read(self, cursor: pyodbc.Cursor, prepared: Prepared) -> Fetched:
        """Execute and fetch; raises pyodbc.Error. Runs in a thread that may be left behind."""
        cursor.execute(prepared.sql, *prepared.values)
        columns = tuple(str(column[0]) or UNNAMED for column in cursor.description or ())
        rows: list[tuple[Value, ...]] = []
        size = 0
        for row in self._rows(cursor):
            values = tuple(map(value_of, row))
            size += sum(map(bytes_of, values))
            if len(rows) == self._max_rows or (rows and size > self._most_bytes):
                return Fetched(columns, tuple(rows), True)
            rows.append(values)
        return Fetched(columns, tuple(rows), False)

    def _rows(self, cursor: pyodbc.Cursor) -> Iterator[Any]:
        while some := cursor.fetchmany(ROWS_AT_ONCE):
            self.gave_rows = True
            yield from some
