"""One connection: opened to read only, tried, closed."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from assistant.odbc.call import run_call
from assistant.odbc.connection import reading_only
from assistant.odbc.dbms import Dbms, all_dbms, dbms_reported
from assistant.odbc.limits import LOGIN_SECONDS, Limits
from schema_index import SchemaSourceError
from schema_index.live.connection_string import redacted
from schema_index.live.odbc_errors import explain
from schema_index.live.watchdog import watched

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

HEALTH_SECONDS = 5.0


def open_link(connection: str, limits: Limits) -> tuple[pyodbc.Connection, Dbms]:
    """A new connection that is set to read only, and what it is connected to.

    Raises SchemaSourceError where there is none, whose message and causes hold no password.
    """
    try:
        link, dbms, fault = watched(
            lambda beat: _opened(connection, limits), LOGIN_SECONDS + limits.grace_seconds
        )
    except TimeoutError:
        link, dbms, fault = None, None, None
    if fault is not None:
        raise fault
    if link is None or dbms is None:
        raise SchemaSourceError(
            f"the database at {redacted(connection)} did not answer in {LOGIN_SECONDS} s: check SERVER and "
            "port, and that a firewall lets this machine in"
        )
    return link, dbms


def _opened(connection: str, limits: Limits) -> tuple[Any, Dbms | None, SchemaSourceError | None]:
    """A connection and its system, or why there is none: raised elsewhere, so that no driver's error is
    behind it, which may quote a password."""
    import pyodbc

    link: Any = None
    try:
        text = reading_only(connection)
        link = pyodbc.connect(text, timeout=LOGIN_SECONDS, readonly=True, autocommit=True)
        reported = str(link.getinfo(pyodbc.SQL_DBMS_NAME) or "")
        dbms = dbms_reported(reported)
        if dbms is None:
            known = ", ".join(one.reported for one in all_dbms())
            close_link(link)
            return None, None, SchemaSourceError(f"SQL is not run on {reported}: take {known}")
        with suppress(pyodbc.Error):  # not every driver has a time-out of its own; `run_call` has
            link.timeout = max(1, round(limits.query_seconds))
        cursor = link.cursor()
        for text in dbms.session_statements(limits):
            cursor.execute(text)
        cursor.close()
    except pyodbc.Error as error:
        fault = explain(error, connection, link is not None)
        close_link(link)
        return None, None, fault
    return link, dbms, None


def is_healthy(link: pyodbc.Connection) -> bool:
    """Whether the server behind a connection that rested still answers."""

    def ping() -> bool:
        cursor = link.cursor()
        found = cursor.execute("SELECT 1").fetchone() is not None
        cursor.close()
        return found

    outcome = run_call(ping, lambda: None, seconds=HEALTH_SECONDS, grace=0)
    return outcome.ending == "result" and bool(outcome.value)


def close_link(link: Any) -> None:
    """Close a connection; one that is lost cannot be, and needs not."""
    import pyodbc

    if link is not None:
        with suppress(pyodbc.Error):
            link.close()
