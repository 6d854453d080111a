"""Statements that give a table, view, column or type another name, or drop it so that another can have it."""

from __future__ import annotations

from typing import Literal

from schema_index.ddl.lexer import Token
from schema_index.ddl.token_lists import name_parts, parts_at
from schema_index.source import Move, Place, Source

KINDS: dict[str, Literal["any", "table", "column", "type"]] = {
    "": "any", "COLUMN": "column", "OBJECT": "table", "USERDATATYPE": "type",
}  # fmt: skip
"""The object types of sp_rename, from its reference, whose names a catalog keeps."""
NOT_KEPT = frozenset({"INDEX", "STATISTICS"})


def rename(old: Token | None, new: Token | None, kind: Token | None, *, place: Place, source: Source) -> None:
    """EXEC sp_rename 'dbo.T.Old', 'New', 'COLUMN'; the new name is one as it stands, without brackets."""
    known = all(token is None or not token.word.startswith("@") for token in (old, new, kind))
    parts = tuple(name_parts(old.text)) if old and known else ()
    said = kind.text.upper() if kind else ""
    if said in NOT_KEPT:
        return
    if not parts or new is None or not new.text or said not in KINDS:
        what = said if said and said not in KINDS else "what is not named by plain strings"
        source.skip(place, f"EXEC sp_rename of {what} is not applied")
    elif KINDS[said] == "column" and len(parts) < 2:
        source.skip(place, f"EXEC sp_rename of the column {parts[0]} names no table")
    else:
        source.move(Move(KINDS[said], parts, place, new.text))


def transfer(tokens: list[Token], place: Place, source: Source) -> None:
    """ALTER SCHEMA rpt TRANSFER [OBJECT::|TYPE::]dbo.T."""
    schema, index = parts_at(tokens, 2)
    is_type = False
    if index < len(tokens) and tokens[index].word == "TRANSFER":
        index += 1
        colons = [token.word for token in tokens[index + 1 : index + 3]] == [":", ":"]
        is_type = colons and tokens[index].word == "TYPE"
        index += 3 if colons else 0
    parts, _ = parts_at(tokens, index)
    if len(schema) != 1 or not parts:
        source.skip(place, "ALTER SCHEMA names nothing that it transfers")
        return
    source.move(Move("type" if is_type else "table", tuple(parts), place, parts[-1], schema[0]))


def drop(tokens: list[Token], place: Place, source: Source) -> None:
    """DROP TABLE or VIEW [IF EXISTS] names: what takes one of the names after it, has it alone."""
    index = 4 if [token.word for token in tokens[2:4]] == ["IF", "EXISTS"] else 2
    while index < len(tokens):
        parts, index = parts_at(tokens, index)
        if parts and not parts[-1].startswith("#"):
            source.move(Move("drop", tuple(parts), place))
        if index >= len(tokens) or tokens[index].word != ",":
            break
        index += 1
