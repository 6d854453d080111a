"""A DuckDB or SQLite file that an external suite brings, as a `Database`: T-SQL in, rows out, read-only."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant import Rows, Value
from assistant.cancel import Cancel
from assistant.demo import TODAY
from assistant.tsql import SETTINGS, carry_over
from schema_index import CancelledError, Catalog, DataError, ExecutionError

TIMEOUT_SECONDS = 10.0
_SQLITE_HEAD = b"SQLite format 3\x00"

Statement = tuple[str, tuple[str, ...], tuple[str, ...] | None]
"""SQL in the file's own dialect, the names of its parameters, its headings where these are known."""


class FileDatabase:
    """Runs T-SQL on a file, carried over to its own dialect; GETDATE() is the demo's today.

    Whether a file is SQLite's or DuckDB's is read from its first bytes. Raises DataError for a file that is
    missing or neither.
    """

    def __init__(self, path: Path, catalog: Catalog, timeout: float = TIMEOUT_SECONDS) -> None:
        self.name = path.name
        self._timeout = timeout
        self._catalog = catalog
        try:
            with path.open("rb") as file:
                self._is_sqlite = file.read(len(_SQLITE_HEAD)) == _SQLITE_HEAD
        except OSError as error:
            raise DataError(f"cannot read the database {path}: {error.strerror}: name a file") from error
        self._connection = _open_sqlite(path) if self._is_sqlite else _open_duckdb(path)

    def run(
        self,
        sql: str,
        parameters: Mapping[str, Value],
        *,
        max_rows: int = 1000,
        cancel: Cancel | None = None,
        catalog: Catalog | None = None,
    ) -> Rows:
        """See `Database.run`."""
        written, names, headings = self._carried(sql)
        values = _bound(names, parameters)
        cursor = self._connection if self._is_sqlite else self._connection.cursor()
        cancel = cancel or Cancel()
        try:
            with cancel.calling(cursor.interrupt), _stopping(cursor.interrupt, self._timeout):
                result = cursor.execute(written, values)
                found = result.fetchmany(max_rows + 1)
        except Exception as error:
            if cancel.asked:
                raise CancelledError("stopped while it was run") from error
            raise _refused(error) from error
        named = headings or tuple(str(one[0]) for one in result.description or ())
        return Rows(named, tuple(map(tuple, found[:max_rows])), len(found) > max_rows)

    def companies(self) -> list[tuple[int, str]]:
        """None: a file of somebody else's has no companies that we know of."""
        return []

    def close(self) -> None:
        """See `Database.close`."""
        self._connection.close()

    def _carried(self, sql: str) -> Statement:
        if self._is_sqlite:
            return _for_sqlite(sql)
        carried = carry_over(sql, self._catalog, TODAY)
        return carried.sql, carried.parameters, carried.headings


def _open_duckdb(path: Path) -> Any:
    import duckdb

    config: dict[str, Any] = {
        **SETTINGS,
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "lock_configuration": "true",
    }
    try:
        return duckdb.connect(str(path), read_only=True, config=config)
    except duckdb.Error as error:
        raise DataError(f"{path} is neither a DuckDB nor a SQLite file: name one that is") from error


def _open_sqlite(path: Path) -> Any:
    import sqlite3

    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)


@contextmanager
def _stopping(stop: Callable[[], None], seconds: float) -> Iterator[None]:
    """Call `stop` where what is inside takes longer."""
    timer = threading.Timer(seconds, stop)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _for_sqlite(sql: str) -> Statement:
    """The SELECT as SQLite has it; raises ExecutionError where it is none, or has no equal there."""
    from sqlglot import ErrorLevel, exp
    from sqlglot.errors import SqlglotError

    from assistant.tsql import parameters
    from assistant.tsql.clauses import single_select

    tree = single_select(sql)
    names = tuple(parameters(sql))
    for table in tree.find_all(exp.Table):
        table.set("hints", None)
        table.set("db", None)
    for parameter in list(tree.find_all(exp.Parameter)):
        parameter.replace(exp.Placeholder(this=parameter.name.lower()))
    try:
        return tree.sql(dialect="sqlite", unsupported_level=ErrorLevel.RAISE), names, None
    except (SqlglotError, ValueError) as error:
        raise ExecutionError(f"The statement cannot be carried over to SQLite: {error}") from error


def _bound(names: Sequence[str], parameters: Mapping[str, Value]) -> dict[str, Any]:
    given = {name.lstrip("@").lower(): value for name, value in parameters.items()}
    for name in names:
        if name.lower() not in given:
            raise ExecutionError(f"The parameter @{name} has no value: give one for {name}")
    return {name.lower(): given[name.lower()] for name in names}


def _refused(error: Exception) -> ExecutionError:
    """What the database said, in one line; what no database says is raised as it is."""
    import sqlite3

    import duckdb

    if not isinstance(error, duckdb.Error | sqlite3.Error | sqlite3.Warning | OverflowError):
        raise error
    first = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return ExecutionError(f"The database refused the statement: {first[:300]}")
