"""Word lists of T-SQL, read from the text files beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def _rows(name: str) -> Iterator[list[str]]:
    for line in (files(__package__) / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()


RESERVED = {row[0] for row in _rows("reserved.txt")}
"""Words that T-SQL does not take as a name without brackets."""

STATEMENT_WORDS = {row[0] for row in _rows("reserved.txt") if "statement" in row}
"""Reserved words that start a statement other than a query."""

OUTSIDE = frozenset(["OPENROWSET", "OPENQUERY", "OPENDATASOURCE"])
"""Functions that reach outside the database."""

FUNCTIONS = {name for row in _rows("functions.txt") for name in row}
"""Built-in functions of T-SQL."""

OTHER_FUNCTIONS = {row[0]: row[1] for row in _rows("other_functions.txt")}
"""Functions of other dialects and their T-SQL counterpart with the same arguments."""


def is_procedure(name: str) -> bool:
    """Whether the name is that of a procedure, or of a function that reaches outside the database."""
    return name.upper() in OUTSIDE or name.lower().startswith(("xp_", "sp_"))
