"""Reads a live database through ODBC.

read_odbc("DSN=Viewpoint;UID=reader;PWD=…").catalog
read_odbc("env:VISTA_ODBC").catalog             the connection string is in an environment variable

SQL Server is asked through its catalog views, which know user types, view definitions and
descriptions; any other database through the catalog functions of its driver.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from schema_index.assembly.assemble import assemble
from schema_index.errors import SchemaSourceError
from schema_index.live.connection_string import place_name, redacted, resolve, scrub
from schema_index.live.odbc_catalog import read_catalog
from schema_index.live.odbc_errors import explain
from schema_index.live.package import check_pyodbc
from schema_index.live.reading import Live, LiveReading, to_source
from schema_index.live.sqlserver import is_sql_server, read_sql_server
from schema_index.live.watchdog import Beat, watched
from schema_index.progress import Progress
from schema_index.source import full_name

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

    from schema_index.memory import Memory

__all__ = ["read_odbc", "redacted", "resolve"]

LOGIN_TIMEOUT = 15
"""Seconds to wait for the server to accept the connection."""
STATEMENT_TIMEOUT = 120
"""Seconds for one call."""
GRACE = 5
"""Seconds more that a driver has to report its own time-out before the call is left."""


def read_odbc(
    connection: str | None,
    progress: Progress | None = None,
    *,
    timeout: float = STATEMENT_TIMEOUT,
    memory: Memory | None = None,
) -> LiveReading:
    """Read tables, views, columns, keys and foreign keys of the database behind a connection string.

    `connection` may be env:NAME for the string in an environment variable (None: VISTA_ODBC);
    `progress` is told how many tables of how many were read; `timeout` is how many seconds one
    call may take; with `memory`, the queries of views that were read before are not parsed again. Only
    SELECTs and catalog functions are sent.

    Raises SchemaSourceError where it cannot be reached or has no table, MissingPackageError
    without pyodbc; no message holds a password, and neither does an error behind it.
    """
    text = resolve(connection)
    check_pyodbc("reading a live database")
    try:
        live, database = watched(
            lambda beat: _read(text, timeout, beat, progress or _silent), max(timeout, LOGIN_TIMEOUT) + GRACE
        )
    except TimeoutError as error:
        reason = f"did not answer in time ({error})"
        advice = "check the network, run it again when the server is less busy"
        raise SchemaSourceError(f"the database at {redacted(text)} {reason}: {advice}") from None
    live.lost = [scrub(line, text) for line in live.lost]
    reading = assemble(to_source(live, place_name(text)), memory)
    if not reading.catalog.tables:
        lost = f" ({live.lost[0]})" if live.lost else ""
        raise SchemaSourceError(
            f"the database at {redacted(text)} shows no table in {database!r}{lost}: name the right one with "
            "DATABASE=…, and check that this login may read its tables"
        )
    rows = {full_name(*name): count for name, count in sorted(live.rows.items())}
    return LiveReading(reading.catalog, reading.skipped, rows=rows, calls=live.calls)


def _silent(done: int, total: int) -> None:
    pass


def _read(connection: str, timeout: float, beat: Beat, progress: Progress) -> tuple[Live, str]:
    """What the database holds, and its name."""
    import pyodbc

    live = Live()
    link: pyodbc.Connection | None = None
    fault: SchemaSourceError | None = None
    name = ""
    try:
        link = pyodbc.connect(connection, timeout=LOGIN_TIMEOUT, readonly=True, autocommit=True)
        beat()
        _limit(link, timeout)
        name = live.database = str(link.getinfo(pyodbc.SQL_DATABASE_NAME) or "")
        if is_sql_server(link):
            read_sql_server(link.cursor(), live, beat)
            progress(len(live.objects), len(live.objects))
        else:
            read_catalog(link, live, beat, progress)
    except pyodbc.Error as error:
        fault = explain(error, connection, link is not None)
    except UnicodeError:
        fault = SchemaSourceError(
            f"the database at {redacted(connection)} sent text that is not in the driver's encoding: "
            "use the Unicode driver"
        )
    finally:
        _close(link)
    if fault:
        # Outside of the handler, so that the driver's error, which may quote a password, is not its context.
        raise fault
    return live, name


def _limit(link: pyodbc.Connection, timeout: float) -> None:
    """Let the driver itself end a call that takes too long, where it can: PostgreSQL's cannot."""
    import pyodbc

    with suppress(pyodbc.Error):
        link.timeout = max(1, round(timeout))


def _close(link: pyodbc.Connection | None) -> None:
    import pyodbc

    if link is not None:
        with suppress(pyodbc.Error):  # a lost connection cannot be closed
            link.close()
