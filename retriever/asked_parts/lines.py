"""A table as lines that a network reads beside a question: what it holds, each column, each of its codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from schema_index import Column, Table, glossary

MOST_LINES = 30
"""Lines of one passage: what is read at a time, so that columns are compared with each other."""
MOST_CODES = 10
_TABLE_WORDS, _COLUMN_WORDS, _CODE_WORDS = 16, 9, 6
"""So many words of a description are read."""
_FAMILIES = (
    (("date", "time"), "date"),
    (("numeric", "decimal", "money", "float", "real"), "amount"),
    (("int",), "number"),
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is read of a table: the table itself, one of its columns, or one of a column's codes."""

    text: str
    column: str | None = None
    code: str | None = None


def lines_of(table: Table) -> Iterator[Line]:
    """The table, then its columns, each before its codes; the company column is left out, which a rule
    asks for whatever the question says."""
    yield table_line(table)
    for column in table.columns:
        if column.name != table.company_column:
            yield column_line(column)
            yield from code_lines(column)


def table_line(table: Table) -> Line:
    """What a row of the table is."""
    return Line(f"{_words(table.name)}: {_cut(table.description, _TABLE_WORDS)}")


def column_line(column: Column, *, named: bool = True, described: bool = True) -> Line:
    """A column by its name, its description and what it holds; without one of these for training."""
    name, description = _words(column.name), _cut(column.description, _COLUMN_WORDS)
    parts = [name if named or not description else "", description if described else ""]
    return Line(f"{': '.join(part for part in parts if part)}, {family(column)}", column.name)


def code_lines(column: Column) -> Iterator[Line]:
    """The first codes of a column, by what they mean."""
    for code, meaning in column.codes[:MOST_CODES]:
        yield Line(f"{_words(column.name)} is {_cut(meaning, _CODE_WORDS)}", column.name, code)


def family(column: Column) -> str:
    """date, flag, amount, number or text."""
    if column.user_type == "bYN":
        return "flag"
    kind = column.type.lower()
    return next((name for parts, name in _FAMILIES if any(part in kind for part in parts)), "text")


def passages(lines: Sequence[Line], most: int = MOST_LINES) -> Iterator[tuple[Line, ...]]:
    """The lines of a table in passages of at most `most`; each begins with the table itself, and a column
    stands beside its codes."""
    head, passage = lines[0], [lines[0]]
    for group in column_groups(lines[1:]):
        if len(passage) > 1 and len(passage) + len(group) > most:
            yield tuple(passage)
            passage = [head]
        passage += group
    if len(passage) > 1:
        yield tuple(passage)


def column_groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Each column with its codes."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.code is None:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _words(name: str) -> str:
    return " ".join(glossary.words(name))


def _cut(text: str, count: int) -> str:
    return " ".join(text.split()[:count])
