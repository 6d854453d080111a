"""What the login of a connection may do beyond reading; the assistant itself never writes, but others may."""

from __future__ import annotations

import os
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.odbc.dbms import Dbms

if TYPE_CHECKING:
    import pyodbc  # type: ignore[import-not-found]

MOST_SHOWN = 5


def rights_beyond_reading(link: pyodbc.Connection, dbms: Dbms) -> tuple[str, ...]:
    """One line a right, such as `it is a member of db_datawriter`; none for a login that only reads.

    Raises pyodbc.Error where the database does not say.
    """
    if dbms.key == "sqlite":
        return _writable_files(link)
    query = (files(__package__) / "rights_sql" / f"{dbms.key}.sql").read_text("utf-8")
    cursor = link.cursor()
    try:
        return tuple(str(row[0]) for row in cursor.execute(query).fetchall())
    finally:
        cursor.close()


def _writable_files(link: pyodbc.Connection) -> tuple[str, ...]:
    """Rows of PRAGMA database_list: number, name, file."""
    cursor = link.cursor()
    try:
        paths = [str(row[2]) for row in cursor.execute("PRAGMA database_list").fetchall() if row[2]]
    finally:
        cursor.close()
    return tuple(f"it may write the file {path}" for path in paths if os.access(path, os.W_OK))


def warning_of(name: str, rights: tuple[str, ...]) -> str:
    """What to tell the administrator, or "" where there is nothing to tell."""
    if not rights:
        return ""
    shown = "; ".join(rights[:MOST_SHOWN])
    more = f"; and {len(rights) - MOST_SHOWN} more" if len(rights) > MOST_SHOWN else ""
    return (
        f"THE LOGIN FOR {name} MAY WRITE ({shown}{more}): give the assistant a login that may only read "
        "(SQL Server: db_datareader and db_denydatawriter)"
    )
