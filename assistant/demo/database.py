"""The demo database: T-SQL in, rows out, over the sample data in DuckDB; read-only."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.cancel import Cancel
from assistant.database import Rows, Value
from assistant.demo.build import DEFAULT_SEED, build_books, build_key
from assistant.demo.clock import TODAY
from assistant.demo.store import load, write_database
from assistant.tsql import SETTINGS, Carried, carry_over, prepare
from schema_index import CancelledError, Catalog, ExecutionError, load_reference

if TYPE_CHECKING:
    import duckdb

log = logging.getLogger(__name__)

TIMEOUT_SECONDS = 20.0
_MEMORY_LIMIT = "1GB"


class DemoDatabase:
    """Sample data for the bundled reference schema; implements `assistant.database.Database`.

    The demo's clock stands at 2026-10-31 (`TODAY`), so GETDATE() is that day and a question gives the
    same rows on any day. Safe to use from several threads: each call has its own cursor.
    """

    name = f"demo (today is {TODAY:%Y-%m-%d})"
    note = f"Sample data, made up. Its calendar stands at {TODAY:%Y-%m-%d}: GETDATE() is that day."

    def __init__(
        self, connection: duckdb.DuckDBPyConnection, catalog: Catalog, timeout: float = TIMEOUT_SECONDS
    ) -> None:
        self._connection = connection
        self._catalog = catalog
        self._timeout = timeout

    @classmethod
    def open(
        cls, cache: Path | None = None, *, seed: int = DEFAULT_SEED, timeout: float = TIMEOUT_SECONDS
    ) -> DemoDatabase:
        """Open the demo, building it on first use (some seconds) into the cache folder.

        `cache` is $XDG_CACHE_HOME/vista-sql-assistant by default; where it cannot be written, the
        demo is built in memory.
        """
        catalog = load_reference()
        folder = cache or _cache_folder()
        path = folder / f"demo-{build_key(seed, catalog)}.duckdb"
        try:
            connection = _connect(path, seed, catalog)
        except OSError as error:
            log.warning("The demo is built in memory, because %s cannot be written: %s", folder, error)
            connection = _in_memory(seed, catalog)
        return cls(connection, catalog, timeout)

    def run(
        self,
        sql: str,
        parameters: Mapping[str, Value],
        *,
        max_rows: int = 1000,
        cancel: Cancel | None = None,
        catalog: Catalog | None = None,
    ) -> Rows:
        """Run one T-SQL SELECT; at most `max_rows` rows come back. `catalog` changes nothing: the demo has
        tables of its own.

        Raises CancelledError where `cancel` was asked for, and ExecutionError where it is not one SELECT, a
        parameter has no value, a construct cannot be carried over, it runs longer than the time limit, or the
        database refuses it.
        """
        carried = carry_over(sql, self._catalog, TODAY)
        values = _bind(carried, parameters)
        started = time.perf_counter()
        cursor = self._connection.cursor()
        expired = threading.Event()

        def interrupt() -> None:
            expired.set()
            cursor.interrupt()

        timer = threading.Timer(self._timeout, interrupt)
        timer.start()
        cancel = cancel or Cancel()
        try:
            with cancel.calling(cursor.interrupt):
                if cancel.asked:
                    raise CancelledError("stopped before it was run")
                result = cursor.execute(carried.sql, values)
                found = result.fetchmany(max_rows + 1)
                described = tuple(str(column[0]) for column in result.description or ())
        except CancelledError:
            raise
        except Exception as error:
            if cancel.asked:
                raise CancelledError("stopped while it was run") from error
            if expired.is_set():
                limit = f"{self._timeout:g} seconds"
                raise ExecutionError(f"The query ran longer than {limit}: ask for less") from error
            raise _said(error) from error
        finally:
            timer.cancel()
            cursor.close()
        elapsed = (time.perf_counter() - started) * 1000
        return Rows(carried.headings or described, tuple(found[:max_rows]), len(found) > max_rows, elapsed)

    def companies(self) -> list[tuple[int, str]]:
        """Company numbers and names."""
        rows = self.run("SELECT HQCO.HQCo, HQCO.Name FROM HQCO WITH (NOLOCK) ORDER BY HQCO.HQCo", {})
        return [(int(str(number)), str(name)) for number, name in rows.rows]

    def close(self) -> None:
        """Close the database; a later `run` fails."""
        self._connection.close()


def _bind(carried: Carried, parameters: Mapping[str, Value]) -> dict[str, Any]:
    given = {name.lstrip("@").lower(): value for name, value in parameters.items()}
    for name in carried.parameters:
        if name.lower() not in given:
            raise ExecutionError(f"The parameter @{name} has no value: give one for {name}")
    return {name.lower(): given[name.lower()] for name in carried.parameters}


def _said(error: Exception) -> ExecutionError:
    """What DuckDB said, in one line: its first, without the excerpt of the statement."""
    import duckdb

    if not isinstance(error, duckdb.Error):
        raise error
    first = next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
    return ExecutionError(f"The demo database refused the statement: {first[:300]}")


def _connect(path: Path, seed: int, catalog: Catalog) -> duckdb.DuckDBPyConnection:
    """Open the cached build read-only; one that is missing or damaged is built anew."""
    import duckdb

    config: dict[str, str | bool | int | float | list[str]] = {
        **SETTINGS,
        "enable_external_access": "false",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "memory_limit": _MEMORY_LIMIT,
        "lock_configuration": "true",
    }
    if path.exists():
        try:
            return duckdb.connect(str(path), read_only=True, config=config)
        except duckdb.Error as error:
            log.warning("The demo is built anew, because %s is damaged: %s", path, error)
    write_database(path, seed, catalog)
    _drop_older(path)
    return duckdb.connect(str(path), read_only=True, config=config)


def _in_memory(seed: int, catalog: Catalog) -> duckdb.DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(config={"memory_limit": _MEMORY_LIMIT})
    connection.execute("SET enable_progress_bar = false")
    load(connection, build_books(seed, catalog), catalog)
    prepare(connection)
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def _cache_folder() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "vista-sql-assistant"


def _drop_older(keep: Path) -> None:
    """Builds of other versions or seeds are of no use; who has one open keeps it until closing."""
    for path in keep.parent.glob("demo-*.duckdb"):
        if path != keep:
            path.unlink(missing_ok=True)
