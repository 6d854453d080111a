"""ALTER TABLE: columns, keys and checks that it adds, columns that it alters or drops."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from schema_index.catalog import Column
from schema_index.ddl.code_list import code_lists
from schema_index.ddl.lexer import NAMES, Token
from schema_index.ddl.table_body import Body, read_body
from schema_index.ddl.token_lists import owner_at, words_of
from schema_index.source import ColumnChange, Place, Source


def read_alter(tokens: list[Token], text: str, place: Place, source: Source) -> None:
    """Add what ALTER TABLE changes; options, triggers and partitions change no column or key."""
    name, start = owner_at(tokens, 2)
    upper = words_of(tokens)
    if "ADD" in upper[start : start + 3]:
        body = read_body(tokens[upper.index("ADD", start) + 1 :], text, place)
        changes = (_change(name, "ADD", column, body, place) for column in body.columns)
        source.column_changes.extend(changes)
        add_body(name, body, place, source)
    elif upper[start : start + 2] == ["ALTER", "COLUMN"]:
        _alter_column(name, tokens[start + 2 :], text, place, source)
    elif upper[start : start + 1] == ["DROP"]:
        _drop(name, tokens[start + 1 :], place, source)


def add_body(name: str, body: Body, place: Place, source: Source) -> None:
    """Keys, checks and faults of a table's body; its columns are added by who calls."""
    lower = name.lower()
    source.unique_keys.extend((lower, key) for key in body.unique_keys)
    source.foreign_keys.extend((lower, key) for key in body.foreign_keys)
    for check in body.checks:
        source.checks.extend((lower, column, codes) for column, codes in code_lists(check).items())
    source.identities.update((lower, column) for column in body.identities)
    source.computed.update({(lower, column): text for column, text in body.computed.items()})
    source.constraints |= body.constraints
    for line, reason in body.faults:
        source.skip(Place(place.file, line), f"{name}: {reason}")


def _change(
    table: str, action: Literal["ADD", "ALTER"], column: Column, body: Body, place: Place
) -> ColumnChange:
    return ColumnChange(table.lower(), action, column, place, column.name.lower() in body.unsaid)


def _alter_column(name: str, tokens: list[Token], text: str, place: Place, source: Source) -> None:
    """ALTER COLUMN name type [NULL | NOT NULL]; with ADD or DROP it sets an option of the column."""
    if len(tokens) > 1 and tokens[1].word in {"ADD", "DROP"}:
        return
    body = read_body(tokens, text, place)
    if len(body.columns) == 1 and body.columns[0].type:
        source.column_changes.append(_change(name, "ALTER", body.columns[0], body, place))
    else:
        source.skip(place, f"ALTER TABLE {name} ALTER COLUMN names no column with a type")


def _drop(name: str, tokens: list[Token], place: Place, source: Source) -> None:
    """DROP [CONSTRAINT] [IF EXISTS] names, COLUMN [IF EXISTS] names."""
    kind = "CONSTRAINT"
    for token in _names(tokens):
        if token.word in {"COLUMN", "CONSTRAINT"}:
            kind = token.word
        elif kind == "COLUMN":
            source.column_changes.append(ColumnChange(name.lower(), "DROP", Column(token.text, ""), place))
        else:
            reason = f"drops the constraint {token.text}, which may be a key: give the final CREATE TABLE"
            source.skip(place, f"ALTER TABLE {name} {reason}")


def _names(tokens: list[Token]) -> Iterator[Token]:
    """What stands first between commas, after the words COLUMN, CONSTRAINT, IF and EXISTS."""
    expected = True
    for token in tokens:
        if token.word == ",":
            expected = True
        elif expected and token.word not in {"IF", "EXISTS"} and token.kind in NAMES:
            yield token
            expected = token.word in {"COLUMN", "CONSTRAINT"}
