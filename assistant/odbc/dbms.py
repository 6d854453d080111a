"""The database systems that are known, from dbms.toml beside this module."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from assistant.odbc.limits import Limits

SQL_SERVER = "sqlserver"


@dataclass(frozen=True, slots=True)
class Dbms:
    """A database system: how it reports itself, sqlglot's dialect, and what a connection is set to.

    `attributes` complete the connection string, where it does not say otherwise. `nodes` and `named` are
    what the translation may write beyond what T-SQL has: sqlglot's classes, and functions by name.
    """

    key: str
    reported: str
    dialect: str
    driver_words: tuple[str, ...]
    attributes: Mapping[str, str]
    session: tuple[str, ...]
    nodes: frozenset[str] = field(default=frozenset())
    named: frozenset[str] = field(default=frozenset())

    @property
    def is_sql_server(self) -> bool:
        """Whether T-SQL goes to it as it is."""
        return self.key == SQL_SERVER

    def session_statements(self, limits: Limits) -> tuple[str, ...]:
        """What to send to a new connection."""
        return tuple(text.format(**limits.settings()) for text in self.session)


@cache
def all_dbms() -> tuple[Dbms, ...]:
    """Every database system of the file."""
    lists = tomllib.loads((files(__package__) / "dbms.toml").read_text("utf-8"))
    return tuple(
        Dbms(
            key,
            row["reported"],
            row["dialect"],
            tuple(row["driver_words"]),
            row["attributes"],
            tuple(row["session"]),
            frozenset(row.get("nodes", ())),
            frozenset(row.get("named", ())),
        )
        for key, row in lists.items()
    )


def dbms_reported(name: str) -> Dbms | None:
    """The system that reports itself so (SQL_DBMS_NAME)."""
    return next((one for one in all_dbms() if one.reported.lower() == name.lower()), None)


def dbms_of_driver(driver: str) -> Dbms | None:
    """The system that a driver of this name speaks to."""
    return next((one for one in all_dbms() if any(word in driver.lower() for word in one.driver_words)), None)
