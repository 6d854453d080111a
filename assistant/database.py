"""The boundary to a database: one checked SELECT in, rows out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from assistant.cancel import Cancel
from schema_index import Catalog

Value = str | int | float | bool | Decimal | date | datetime | None


@dataclass(frozen=True, slots=True)
class Rows:
    """A result: column headings, rows of values, whether a cap cut it, milliseconds."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    truncated: bool = False
    ms: float = 0.0


class Database(Protocol):
    """Runs a T-SQL SELECT that the gate has admitted; never called with anything else."""

    name: str

    def run(
        self,
        sql: str,
        parameters: Mapping[str, Value],
        *,
        max_rows: int = 1000,
        cancel: Cancel | None = None,
        catalog: Catalog | None = None,
    ) -> Rows:
        """Run `sql` with `@name` parameters bound by name (without the @), until `cancel` asks for its end.

        `catalog` is what the gate read the names in: the index may have been replaced since the database was
        opened, and a database that looks names up does so there (None: in what it was opened over).

        Raises ExecutionError with a one-line reason: an unbound parameter by its name, a
        construct that cannot be carried over, or what the database said; CancelledError where
        it was stopped.
        """

    def companies(self) -> list[tuple[int, str]]:
        """Company numbers and names, for the company picker."""

    def close(self) -> None:
        """Give back what the database holds; a later `run` fails."""
