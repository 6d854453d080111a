"""Where the connection string comes from, and what completes it so that the connection only reads.

connection_of("env:VISTA_ODBC")     what the environment variable holds
connection_of("file:vista.odbc")    the first line of a file
connection_of("DSN=Vista")          itself
connection_of("Vista")              the data source of that name
"""

from __future__ import annotations

import logging
import stat
from pathlib import Path

from assistant.odbc.dbms import dbms_of_driver
from schema_index import SchemaSourceError
from schema_index.live.connection_string import PREFIX, attributes, resolve

log = logging.getLogger(__name__)

FILE_PREFIX = "file:"


def connection_of(source: str | None) -> str:
    """The connection string that `source` names (None: env:VISTA_ODBC).

    Raises SchemaSourceError where there is none; no message holds any of it.
    """
    text = (source or "").strip()
    if text.lower().startswith(FILE_PREFIX):
        return resolve(_line_of(Path(text[len(FILE_PREFIX) :].strip())))
    if text and not text.lower().startswith(PREFIX) and "=" not in text:
        return f"DSN={_data_source(text)}"
    return resolve(source)


def _line_of(path: Path) -> str:
    """The one line of a file that nobody else should be able to read."""
    try:
        lines = path.read_text("utf-8-sig").splitlines()
        others = stat.S_IMODE(path.stat().st_mode) & (stat.S_IRGRP | stat.S_IROTH)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise SchemaSourceError(f"the connection file {path} cannot be read ({reason}): check it") from None
    lines = [line.strip() for line in lines if line.strip()]
    if len(lines) != 1:
        raise SchemaSourceError(f"the connection file {path} has {len(lines)} lines: write one, as for ODBC")
    if others:
        log.warning("Others may read the connection file %s: run chmod 600 on it", path)
    return lines[0]


def _data_source(name: str) -> str:
    known = data_sources()
    found = next((source for source in known if source.lower() == name.lower()), None)
    if found is None:
        names = ", ".join(sorted(known)) or "none"
        raise SchemaSourceError(
            f"there is no data source {name!r}: give env:NAME, file:PATH, a connection string, or one of the "
            f"data sources of this machine ({names})"
        )
    return found


def data_sources() -> dict[str, str]:
    """The machine's data sources and their drivers; none without pyodbc."""
    try:
        import pyodbc  # type: ignore[import-not-found]
    except ImportError:
        return {}
    return {str(name): str(driver) for name, driver in pyodbc.dataSources().items()}


def reading_only(connection: str) -> str:
    """The connection string with what its database system needs to only read (ApplicationIntent=ReadOnly)."""
    given = {attribute.key.lower(): attribute.value for attribute in attributes(connection)}
    driver = given.get("driver") or data_sources().get(given.get("dsn", ""), "")
    dbms = dbms_of_driver(driver)
    added = dbms.attributes if dbms is not None else {}
    missing = [f"{key}={value}" for key, value in added.items() if key.lower() not in given]
    return ";".join([connection.rstrip("; \t"), *missing])
