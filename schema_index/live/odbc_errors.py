"""What a driver's error means: one line that states the fact and the fix, without a secret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schema_index.errors import SchemaSourceError
from schema_index.live.connection_string import attributes, redacted, scrub

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

TIMED_OUT = frozenset({"HYT00", "HYT01", "57014"})
# 08…: no connection, or it broke; 57P0…: PostgreSQL was shut down.
BROKEN = ("08", "57P0")
LACKING = frozenset({"IM001", "HYC00"})
"""States of a driver that does not have the function it was asked for."""
NO_DRIVER = ("IM002", "IM003", "IM004", "IM005")
REFUSED = frozenset({"28000", "28P01"})
DENIED = frozenset({"42501"})
# SQL Server's own numbers, which a driver writes in parentheses after its message.
LOCK_TIMED_OUT, NO_SUCH_DATABASE = "(1222)", "(4060)"
DENIED_NUMBERS = ("(229)", "(230)", "(297)", "(300)", "(916)")


def state(error: pyodbc.Error) -> str:
    """The SQLSTATE of an error, or ""."""
    return str(error.args[0]) if len(error.args) > 1 else ""


def message(error: pyodbc.Error) -> str:
    """What the driver said."""
    return " ".join(str(error.args[-1] if error.args else error).split())


def is_fatal(error: pyodbc.Error) -> bool:
    """Whether the connection is of no more use, so that no further call is worth a try."""
    return (
        state(error) in TIMED_OUT
        or state(error).startswith(BROKEN)
        or LOCK_TIMED_OUT in message(error)
        or "connection lost" in message(error).lower()
    )


def explain(error: pyodbc.Error, connection: str, connected: bool) -> SchemaSourceError:
    """The one line to show for `error`, raised before or after the connection was made."""
    said = scrub(message(error), connection)
    fact, fix = _fact_while_reading(error) if connected else _fact_of_connecting(error, connection)
    return SchemaSourceError(f"the database at {redacted(connection)} {fact} ({said}): {fix}")


def _fact_of_connecting(error: pyodbc.Error, connection: str) -> tuple[str, str]:
    said, code = message(error).lower(), state(error)
    if code in NO_DRIVER or "can't open lib" in said:
        return _no_driver(connection)
    if code in TIMED_OUT or "timeout expired" in said:
        return "did not answer in time", "check SERVER and port, and that a firewall lets this machine in"
    if NO_SUCH_DATABASE in said or ("database" in said and "does not exist" in said):
        return "cannot be read", "check DATABASE in the connection string, and that this login may open it"
    if code in REFUSED or "login failed" in said or "authentication failed" in said:
        return "cannot be read", "check UID and PWD (a password with ; { or } goes in braces, } doubled)"
    if "certificate" in said or "ssl" in said:
        fix = "install the server's certificate authority, or add TrustServerCertificate=yes on a trusted net"
        return "cannot be read", fix
    if code.startswith(BROKEN):
        return "cannot be read", "check SERVER and port, that the server runs, and UID and PWD"
    return "cannot be read", "check the connection string and permissions"


def _no_driver(connection: str) -> tuple[str, str]:
    import pyodbc

    named = {a.key.lower(): a.value for a in attributes(connection) if a.shown}
    if "driver" in named:
        drivers = ", ".join(pyodbc.drivers()) or "none"
        fact = f"cannot be read: its driver {named['driver']!r} cannot be loaded"
        return fact, f"name one of the installed drivers ({drivers}), or install it"
    sources = ", ".join(pyodbc.dataSources()) or "none"
    fact = f"cannot be read: there is no data source {named.get('dsn', '')!r}"
    return fact, f"give DRIVER={{…}};SERVER=…, or one of the data sources of this machine ({sources})"


def _fact_while_reading(error: pyodbc.Error) -> tuple[str, str]:
    said, code = message(error), state(error)
    if LOCK_TIMED_OUT in said:
        return "held a lock on its catalog for too long", "run this again when no schema change is under way"
    if code in TIMED_OUT:
        return "did not answer in time", "run this again when the server is less busy"
    if code.startswith(BROKEN) or "connection lost" in said.lower():
        return (
            "closed the connection while it was read",
            "check the network and the server's log, run it again",
        )
    if code in DENIED or any(number in said for number in DENIED_NUMBERS) or "permission" in said.lower():
        fix = "let this login read the catalog (SQL Server: GRANT VIEW DEFINITION TO the user)"
        return "cannot be read", fix
    return "cannot be read", "check the connection string and permissions"
