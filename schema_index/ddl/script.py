"""Reads one T-SQL script into a schema source."""

from __future__ import annotations

from schema_index.ddl.cutter import Statement
from schema_index.ddl.statement import read_statement
from schema_index.ddl.statements import split
from schema_index.ddl.string_text import Variables
from schema_index.ddl.token_lists import name_at
from schema_index.source import Place, Skipped, Source

DATA = frozenset({"INSERT", "UPDATE", "DELETE"})
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

    data, strings = DataStatements(), Variables(len(text))
    for statement in split(text, file, line):
        if isinstance(statement, Skipped):
            source.skipped.append(statement)
        elif not data.add(statement, file):
            read_statement(strings.filled(statement), text, file, source, run)
    data.report(source)


class DataStatements:
    """Statements that fill tables: a script of data holds millions, which are told a table at a time."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], tuple[str, Place, int]] = {}

    def add(self, statement: Statement, file: str) -> bool:
        """Count a statement; returns whether it is one of these."""
        word = statement[0].word
        if word not in DATA:
            return False
        start = 2 if statement[1:2] and statement[1].word in {"INTO", "FROM"} else 1
        name, _ = name_at(statement, start)
        known = self._found.get((word, name.lower()))
        spelled, place, count = known or (name, Place(file, statement[0].line), 0)
        self._found[word, name.lower()] = spelled, place, count + 1
        return True

    def report(self, source: Source) -> None:
        """Say where each kind of statement begins, and how many there are."""
        for (word, _), (table, place, count) in self._found.items():
            many = f"{count} {word} statements" if count > 1 else f"one {word} statement"
            source.skip(place, f"{many} on {table or 'no table'}: data, which defines nothing")
