"""Finding one's way in a list of tokens: parentheses, dotted names, lists of columns."""

from __future__ import annotations

from collections.abc import Sequence

from schema_index.ddl.lexer import NAMES, Token
from schema_index.source import full_name

LONGEST_NAME = 1100
"""Characters of four identifiers of 128 in brackets, each bracket in them doubled."""


def matching(tokens: Sequence[Token], start: int) -> int:
    """Index of the parenthesis that closes the one at `start`, or the length where none does."""
    depth = 0
    for index in range(start, len(tokens)):
        word = tokens[index].word
        depth += (word == "(") - (word == ")")
        if depth == 0:
            return index
    return len(tokens)


def next_open(tokens: Sequence[Token], start: int = 0) -> int:
    """Index of the first opening parenthesis from `start` on, or the length where there is none."""
    return next((i for i in range(start, len(tokens)) if tokens[i].word == "("), len(tokens))


def name_at(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """The last part of the dotted name at `start`, and the index after it; ("", start) where none is."""
    parts, index = parts_at(tokens, start)
    return (parts[-1] if parts else ""), index


def parts_at(tokens: Sequence[Token], start: int) -> tuple[list[str], int]:
    """The parts of the dotted name at `start` (`db..table` has an empty one), and the index after it."""
    parts: list[str] = []
    index = start
    while index < len(tokens) and tokens[index].kind in NAMES:
        parts.append(tokens[index].text)
        index += 1
        if index >= len(tokens) or tokens[index].word != ".":
            break
        while index < len(tokens) and tokens[index].word == ".":
            index += 1
            if index < len(tokens) and tokens[index].word == ".":
                parts.append("")
    return parts, index


def owner_at(tokens: Sequence[Token], start: int) -> tuple[str, int]:
    """The table that the dotted name at `start` means, by its `full_name`, and the index after it."""
    parts, index = parts_at(tokens, start)
    return named(parts), index


def named(parts: Sequence[str]) -> str:
    """The `full_name` of a dotted name in parts; "" where there are none."""
    return full_name(parts[-2] if len(parts) > 1 else "", parts[-1]) if parts else ""


def name_parts(text: str) -> list[str]:
    """The parts of a name in a string, `dbo.[My Table].Cost-Type`: only those with a dot need brackets.

    [] where it is too long to be a name of four parts, or ends in a dot.
    """
    parts: list[str] = []
    if len(text) > LONGEST_NAME:
        return parts
    rest = text.strip()
    while rest:
        close = {"[": "]", '"': '"'}.get(rest[0], "")
        end = rest.find(close, 1) if close else -1
        while end >= 0 and close and rest[end + 1 : end + 2] == close:
            end = rest.find(close, end + 2)
        if end < 0:
            part, dot, rest = rest.partition(".")
            parts.append(part.strip())
        else:
            parts.append(rest[1:end].replace(close * 2, close))
            _, dot, rest = rest[end + 1 :].partition(".")
        rest = rest.lstrip()
        if dot and not rest:
            return []
    return parts


def names_in(tokens: Sequence[Token], start: int) -> tuple[str, ...]:
    """The names in the list in parentheses at `start`, without ASC and DESC."""
    end = matching(tokens, start)
    names: list[str] = []
    expected = True
    for token in tokens[start + 1 : end]:
        if expected and token.kind in NAMES:
            names.append(token.text)
        expected = token.word == ","
    return tuple(names)


def words_of(tokens: Sequence[Token]) -> list[str]:
    """Every token in upper case, "" for bracketed names, strings and numbers."""
    return [token.word for token in tokens]


def type_arguments(tokens: Sequence[Token]) -> str:
    """`(12,2)` or `(max)` of the tokens of a type's arguments; "" where these are anything else."""
    text = "".join(token.text for token in tokens).lower()
    return text if set(text) <= set("(),0123456789max") else ""
