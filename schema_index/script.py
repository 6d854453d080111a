"""Reads one T-SQL script into a schema source."""

from __future__ import annotations

from schema_index.ddl_statement import read_statement
from schema_index.source import Place, Skipped, Source
from schema_index.statements import split

DEEPEST_STRING = 3
"""Scripts that check for an object first run its definition as a string; none nests them further."""


def read_script(text: str, file: str, source: Source, line: int = 1, depth: int = 0) -> None:
    """Add what a script defines to `source`; `file` and `line` say where its first line stands.

    A view's definition out of sys.sql_modules is such a script as well. `depth` counts how many
    strings of sp_executesql the text is in.
    """

    def run(inner: str, inner_line: int) -> None:
        if depth < DEEPEST_STRING:
            read_script(inner, file, source, inner_line, depth + 1)
        else:
            source.skip(Place(file, inner_line), f"a script in a string in {depth} strings is not read")

    for statement in split(text, file, line):
        if isinstance(statement, Skipped):
            source.skipped.append(statement)
        else:
            read_statement(statement, text, file, source, run)
