"""A live database behind ODBC: T-SQL in, rows out; nothing is written, no lock is held for long."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.cancel import Cancel
from assistant.database import Rows, Value
from assistant.odbc.call import Outcome, run_call
from assistant.odbc.connection import connection_of
from assistant.odbc.dbms import Dbms
from assistant.odbc.faults import fault_of, is_lost
from assistant.odbc.fetch import Fetch, Fetched
from assistant.odbc.limits import Limits
from assistant.odbc.links import close_link, is_healthy, open_link
from assistant.odbc.pool import Pool
from assistant.odbc.prepare import Prepared, prepare
from assistant.odbc.rights import rights_beyond_reading, warning_of
from schema_index import CancelledError, Catalog, ExecutionError, SchemaSourceError
from schema_index.live.connection_string import place_name
from schema_index.live.package import check_pyodbc

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]


@dataclass(frozen=True, slots=True)
class _Sent:
    """How sending a statement once ended, and whether rows had come by then."""

    outcome: Outcome[Fetched]
    gave_rows: bool

    @property
    def lost(self) -> bool:
        """Whether its connection was lost."""
        return self.outcome.error is not None and _is_lost(self.outcome.error)


class OdbcDatabase:
    """Implements `assistant.database.Database` over a pool of connections; threads may share it.

    `warning` says loudly what the login may do beyond reading, "" where it may only read.
    """

    def __init__(self, connection: str, catalog: Catalog, limits: Limits) -> None:
        """Connects when it is first needed; `open` finds the connection string and tries it."""
        self.name = place_name(connection)
        self.note = ""
        self.warning = ""
        self._connection, self._catalog, self._limits = connection, catalog, limits
        self._dbms: Dbms | None = None
        self._pool = Pool(
            self._connect,
            is_healthy,
            close_link,
            size=limits.connections,
            wait=limits.wait_seconds,
            rest=limits.idle_seconds,
        )

    @classmethod
    def open(cls, source: str | None, catalog: Catalog, limits: Limits | None = None) -> OdbcDatabase:
        """Connect as `connection_of(source)` says, and see what the login may do.

        Raises SchemaSourceError where it cannot be reached, MissingPackageError without pyodbc; no message
        holds a password.
        """
        check_pyodbc("a live database")
        database = cls(connection_of(source), catalog, limits or Limits())
        database.warning = database._rights()
        return database

    def run(
        self,
        sql: str,
        parameters: Mapping[str, Value],
        *,
        max_rows: int = 1000,
        cancel: Cancel | None = None,
        catalog: Catalog | None = None,
    ) -> Rows:
        """Run one admitted SELECT; rows beyond `max_rows`, or beyond the byte cap, are left out.

        A database other than SQL Server gets it translated over `catalog`, by default the one at the opening.
        A SELECT whose connection is lost before any row came is sent once more on a new one. Raises
        CancelledError where `cancel` asked for the end, and ExecutionError where it ran too long, or the
        database refused it.
        """
        began = time.perf_counter()
        try:
            prepared = prepare(sql, parameters, catalog or self._catalog, self._system(), max_rows + 1)
            sent = self._send(prepared, max_rows, cancel)
            if sent.lost and not sent.gave_rows:
                self._pool.drop_idle()
                sent = self._send(prepared, max_rows, cancel)
        except SchemaSourceError as error:
            raise ExecutionError(f"not run: {error}") from None
        fault = self._fault(sent.outcome, cancel)
        if fault is not None or sent.outcome.value is None:
            raise fault or ExecutionError("the database gave no answer: ask again")
        found, given = sent.outcome.value, prepared.headings
        columns = given if given is not None and len(given) == len(found.columns) else found.columns
        return Rows(columns, found.rows, found.truncated, (time.perf_counter() - began) * 1000)

    def companies(self) -> list[tuple[int, str]]:
        """Company numbers and names from HQCO; none where the catalog has no such table."""
        table = self._catalog.find("HQCO")
        if table is None or not (table.column("HQCo") and table.column("Name")):
            return []
        sql = "SELECT HQCO.HQCo, HQCO.Name FROM HQCO WITH (NOLOCK) ORDER BY HQCO.HQCo"
        return [(int(str(number)), str(name or "")) for number, name in self.run(sql, {}).rows]

    def close(self) -> None:
        """Close the connections; a later `run` fails."""
        self._pool.close()

    def _send(self, prepared: Prepared, max_rows: int, cancel: Cancel | None) -> _Sent:
        """Send a statement on one connection, which is not lent again where anything is doubtful."""
        with self._pool.lease(cancel) as lease:
            cursor = lease.link.cursor()
            fetch = Fetch(max_rows, self._limits.most_bytes)
            outcome = run_call(
                lambda: fetch.read(cursor, prepared),
                cursor.cancel,
                seconds=self._limits.query_seconds,
                grace=self._limits.grace_seconds,
                cancel=cancel,
            )
            sent = _Sent(outcome, fetch.gave_rows)
            lease.abandoned = outcome.abandoned
            lease.broken = outcome.abandoned or sent.lost or not _closed(cursor)
            return sent

    def _fault(self, outcome: Outcome[Fetched], cancel: Cancel | None) -> Exception | None:
        """What to raise; made outside of any handler, so that no driver's error is behind it."""
        import pyodbc

        if outcome.ending == "cancelled" or (cancel is not None and cancel.asked):
            return CancelledError("stopped while it was run")
        if outcome.ending == "expired":
            return ExecutionError(f"the query ran longer than {self._limits.query_seconds:g} s: ask for less")
        if isinstance(outcome.error, pyodbc.Error):
            return fault_of(outcome.error, self._connection)
        if isinstance(outcome.error, UnicodeError):
            return ExecutionError("the database sent text in another encoding: use the Unicode driver")
        return outcome.error if isinstance(outcome.error, Exception) else None

    def _connect(self) -> pyodbc.Connection:
        link, self._dbms = open_link(self._connection, self._limits)
        return link

    def _system(self) -> Dbms:
        if self._dbms is None:
            with self._pool.lease():
                pass
        assert self._dbms is not None
        return self._dbms

    def _rights(self) -> str:
        import pyodbc

        system = self._system()
        with self._pool.lease() as lease:
            try:
                return warning_of(self.name, rights_beyond_reading(lease.link, system))
            except pyodbc.Error:
                return f"WHETHER THE LOGIN FOR {self.name} MAY WRITE IS NOT KNOWN: ask its administrator"


def _is_lost(error: BaseException) -> bool:
    import pyodbc

    return isinstance(error, pyodbc.Error) and is_lost(error)


def _closed(cursor: pyodbc.Cursor) -> bool:
    """Close a cursor; the driver throws away what is left of its result. False where it cannot be closed."""
    import pyodbc

    try:
        cursor.close()
    except pyodbc.Error:
        return False
    return True
