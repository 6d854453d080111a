"""Word lists of T-SQL, read from words.toml beside this module."""

from __future__ import annotations

import tomllib
from importlib.resources import files

from schema_index.reserved import RESERVED as RESERVED

_LISTS = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))

STATEMENT_WORDS: frozenset[str] = frozenset(_LISTS["statements"])
"""Reserved words that start a statement other than a query."""

FUNCTIONS: frozenset[str] = frozenset(_LISTS["functions"]) | frozenset(_LISTS["callable"])
"""Built-in functions of T-SQL, and what sqlglot reads as functions."""

OTHER_FUNCTIONS: dict[str, str] = _LISTS["other_functions"]
"""Functions of other dialects and their T-SQL counterpart with the same arguments."""

TAKES_DATE_PART: frozenset[str] = frozenset(_LISTS["takes_date_part"])
"""Functions whose first argument is a date part."""

DATE_PARTS: frozenset[str] = frozenset(_LISTS["date_parts"])
"""Date parts, in capitals."""

HINTS: frozenset[str] = frozenset(_LISTS["table_hints"])
"""Table hints, in capitals."""

OUTSIDE = frozenset(["OPENROWSET", "OPENQUERY", "OPENDATASOURCE"])
"""Functions that reach outside the database."""


def is_procedure(name: str) -> bool:
    """Whether the name is that of a procedure, or of a function that reaches outside the database."""
    return name.upper() in OUTSIDE or name.lower().startswith(("xp_", "sp_"))
