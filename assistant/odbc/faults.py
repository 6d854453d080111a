"""What a driver's error means for whoever asked: one line, without a secret and without its prefixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema_index import ExecutionError
from schema_index.live.connection_string import scrub
from schema_index.live.odbc_errors import (
    BROKEN,
    DENIED,
    DENIED_NUMBERS,
    LOCK_TIMED_OUT,
    TIMED_OUT,
    message,
    state,
)

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

LONGEST = 300
LOST = (
    "connection lost",
    "no connection to the server",
    "server closed the connection",
    "communication link",
)


def is_lost(error: pyodbc.Error) -> bool:
    """Whether the connection is gone, so that a SELECT that gave nothing yet may be sent again."""
    said = message(error).lower()
    return state(error).startswith(BROKEN) or any(words in said for words in LOST)


def fault_of(error: pyodbc.Error, connection: str) -> ExecutionError:
    """The error to raise for what a driver raised while a statement ran."""
    said = _plain(scrub(message(error), connection))
    code = state(error)
    if is_lost(error):
        return ExecutionError(f"the connection to the database was lost ({said}): ask again")
    if LOCK_TIMED_OUT in said or code == "55P03":
        return ExecutionError("the rows are locked by somebody else: ask again in a moment")
    if code in TIMED_OUT:
        return ExecutionError("the query ran longer than allowed: ask for less")
    if code in DENIED or any(number in said for number in DENIED_NUMBERS):
        return ExecutionError(
            f"this login may not read what the statement names ({said}): ask its administrator"
        )
    return ExecutionError(f"the database refused the statement: {said}")


def _plain(said: str) -> str:
    """Without the names of driver and manager that stand in brackets at its start."""
    while said.startswith("[") and "]" in said:
        said = said.partition("]")[2].lstrip()
    return said[:LONGEST]
