"""The items of a CREATE TABLE or ALTER TABLE … ADD: columns, keys, foreign keys and checks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from schema_index.catalog import Column
from schema_index.ddl.lexer import NAMES, Kind, Token, comment_text
from schema_index.ddl.sql_types import NEVER_NULL, built_in, in_words
from schema_index.ddl.token_lists import (
    matching,
    name_at,
    named,
    names_in,
    next_open,
    owner_at,
    parts_at,
    type_arguments,
)
from schema_index.source import ForeignKey, Place, UniqueKey

# What a table constraint starts with, and what must follow for it to be none of a column's name.
CONSTRAINTS = {
    "PRIMARY": ("KEY",),
    "FOREIGN": ("KEY",),
    "UNIQUE": ("CLUSTERED", "NONCLUSTERED", "("),
    "CHECK": ("(", "NOT"),
    "PERIOD": ("FOR",),
}
OPTIONS = frozenset(
    {"NOT", "NULL", "CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "REFERENCES", "CHECK", "DEFAULT"}
    | {"IDENTITY", "COLLATE"}
)
"""Words that start an option of a column, so that none of them is its type."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item between the commas of a table's body, as tokens, and its comment."""

    tokens: list[Token]
    comment: str


@dataclass(slots=True)
class Body:
    """What the items of one table define; faults are (line, reason)."""

    columns: list[Column] = field(default_factory=list)
    unique_keys: list[UniqueKey] = field(default_factory=list)
    foreign_keys: list[ForeignKey] = field(default_factory=list)
    checks: list[str] = field(default_factory=list)
    identities: set[str] = field(default_factory=set)
    """Columns with IDENTITY, in lower case."""
    computed: dict[str, str] = field(default_factory=dict)
    """Expressions of computed columns, by the name in lower case."""
    unsaid: set[str] = field(default_factory=set)
    """Columns in lower case that say neither NULL nor NOT NULL."""
    constraints: set[str] = field(default_factory=set)
    """Names of constraints in lower case."""
    faults: list[tuple[int, str]] = field(default_factory=list)


def read_body(tokens: list[Token], text: str, place: Place) -> Body:
    """Read the tokens of `text` between a table's parentheses (or after ALTER TABLE … ADD)."""
    body = Body()
    for item in _items(tokens):
        _read_item(body, item, text, Place(place.file, item.tokens[0].line))
    return body


def _items(tokens: list[Token]) -> Iterator[Item]:
    current: list[Token] = []
    depth = 0
    for token in tokens:
        word = token.word
        depth += (word == "(") - (word == ")")
        if word == "," and depth == 0:
            if current:
                yield Item(current, _comment(current, token))
            current = []
        else:
            current.append(token)
    if current:
        yield Item(current, _comment(current, None))


def _comment(tokens: list[Token], comma: Token | None) -> str:
    """The comment after the item on its line; else one above it."""
    following = [*tokens[1:], *([comma] if comma else [])]
    trailing = tuple(text for token in following if token.before or token.after for text in token.comments)
    return comment_text(trailing or tokens[0].comments)


def _read_item(body: Body, item: Item, text: str, place: Place) -> None:
    tokens = item.tokens
    first = tokens[0].word if tokens[0].kind is Kind.WORD else ""
    second = tokens[1].word if len(tokens) > 1 else ""
    if first == "CONSTRAINT" and len(tokens) > 2:
        body.constraints.add(tokens[1].text.lower())
        _read_constraint(body, tokens, 2, "", text, place)
    elif second in CONSTRAINTS.get(first, ()) or (first == "DEFAULT" and _has_for(tokens)):
        _read_constraint(body, tokens, 0, "", text, place)
    elif first == "INDEX" and _is_index(tokens):
        _read_index(body, tokens, place)
    else:
        _read_column(body, item, text, place)


def _has_for(tokens: list[Token]) -> bool:
    """Whether this is DEFAULT … FOR column, not a column of the name Default."""
    return any(token.word == "FOR" for token in tokens)


def _is_index(tokens: list[Token]) -> bool:
    third = tokens[2].word if len(tokens) > 2 else ""
    kinds = {"UNIQUE", "CLUSTERED", "NONCLUSTERED", "HASH"}
    return third in kinds or (third == "(" and not built_in(tokens[1].text))


def _read_index(body: Body, tokens: list[Token], place: Place) -> None:
    """INDEX name [UNIQUE] [CLUSTERED] (columns); only a unique one that is not filtered is a key."""
    start = next_open(tokens)
    end = matching(tokens, start)
    head = {token.word for token in tokens[2:start]}
    filtered = any(token.word == "WHERE" for token in tokens[end:])
    if "UNIQUE" in head and not filtered:
        body.unique_keys.append(UniqueKey(names_in(tokens, start), False, "CLUSTERED" in head, place))


def _read_constraint(
    body: Body, tokens: list[Token], index: int, column: str, text: str, place: Place
) -> int:
    """Read the constraint at `index`, of a table or of `column`; returns the index after it."""
    word = tokens[index].word
    if word in {"PRIMARY", "UNIQUE"}:
        index += 2 if word == "PRIMARY" else 1
        clustered = False
        while index < len(tokens) and tokens[index].word in {"CLUSTERED", "NONCLUSTERED", "HASH"}:
            clustered = clustered or tokens[index].word == "CLUSTERED"
            index += 1
        names: tuple[str, ...] = (column,) if column else ()
        if index < len(tokens) and tokens[index].word == "(":
            names = names_in(tokens, index)
            index = matching(tokens, index) + 1
        if names:
            body.unique_keys.append(UniqueKey(names, word == "PRIMARY", clustered, place))
        else:
            body.faults.append((place.line, f"the {word} constraint names no columns"))
        return index
    if word in {"FOREIGN", "REFERENCES"}:
        return _read_foreign_key(body, tokens, index, column, place)
    if word == "CHECK":
        start = next_open(tokens, index)
        end = matching(tokens, start)
        if end < len(tokens):
            body.checks.append(text[tokens[start].start : tokens[end].end])
        return end + 1
    return index + 1


def _read_foreign_key(body: Body, tokens: list[Token], index: int, column: str, place: Place) -> int:
    columns: tuple[str, ...] = (column,) if column else ()
    if tokens[index].word == "FOREIGN":
        index += 2
        if index < len(tokens) and tokens[index].word == "(":
            columns = names_in(tokens, index)
            index = matching(tokens, index) + 1
    if index + 1 >= len(tokens) or tokens[index].word != "REFERENCES":
        body.faults.append((place.line, f"the foreign key on {', '.join(columns)} names no table"))
        return index + 1
    other, index = owner_at(tokens, index + 1)
    others: tuple[str, ...] = ()
    if index < len(tokens) and tokens[index].word == "(":
        others = names_in(tokens, index)
        index = matching(tokens, index) + 1
    body.foreign_keys.append(ForeignKey(columns, other, others, place))
    return index


def _read_column(body: Body, item: Item, text: str, place: Place) -> None:
    tokens = item.tokens
    if tokens[0].kind not in NAMES:
        said = " ".join(token.text for token in tokens[:6])
        body.faults.append((place.line, f"the item that starts with {said!r} is no column or constraint"))
        return
    name = tokens[0].text
    sql_type, user_type = "", ""
    if len(tokens) > 1 and tokens[1].word == "AS":
        index = _computed_end(tokens)
        body.computed[name.lower()] = text[tokens[1].end : tokens[index - 1].end]
    else:
        sql_type, user_type, index = _type_at(tokens)
        if not sql_type:
            body.faults.append((place.line, f"the column {name} has no type"))
            return
    nullable = _read_options(body, tokens, index, name, text, place)
    if nullable is None and (name.lower() in body.identities or _is_never_null(tokens)):
        nullable = False
    if nullable is None and name.lower() not in body.computed:
        body.unsaid.add(name.lower())
    description, codes = described(item.comment)
    body.columns.append(Column(name, sql_type, user_type, nullable is not False, description, codes))


def _is_never_null(tokens: list[Token]) -> bool:
    """Whether the type after a column's name is NOT NULL by itself; timestamp can stand alone."""
    name, _ = name_at(tokens, min(1, len(tokens) - 1))
    return name.lower() in NEVER_NULL


def _computed_end(tokens: list[Token]) -> int:
    """The index after the expression of a computed column."""
    index = 2
    while index < len(tokens) and tokens[index].word not in {"PERSISTED", "CONSTRAINT", "PRIMARY", "UNIQUE"}:
        index = matching(tokens, index) + 1 if tokens[index].word == "(" else index + 1
    return min(index, len(tokens))


def _type_at(tokens: list[Token]) -> tuple[str, str, int]:
    """The type after a column's name: its SQL type, its user type or "", and the index after it.

    A user type stands in both places until it is resolved.
    """
    if len(tokens) < 2:
        # The one type that needs no column name: T-SQL names the column after it.
        alone = tokens[0].text.lower()
        return (alone if alone == "timestamp" else ""), "", 1
    if tokens[1].word in OPTIONS or tokens[1].kind not in NAMES:
        return "", "", 1
    parts, index = parts_at(tokens, 1)
    name = parts[-1]
    while index < len(tokens) and in_words(name.split()[-1] if name.split() else "", tokens[index].text):
        name += " " + tokens[index].text
        index += 1
    arguments = ""
    if index < len(tokens) and tokens[index].word == "(":
        end = matching(tokens, index)
        arguments = type_arguments(tokens[index : end + 1])
        index = end + 1
    own = built_in(name)
    if not own:
        name = named(parts)
        return name, name, index
    return own + ("" if own == "xml" or "(" in own else arguments), "", index


def _read_options(
    body: Body, tokens: list[Token], index: int, name: str, text: str, place: Place
) -> bool | None:
    """Read what follows a column's type; returns whether it says that the column may be NULL."""
    nullable: bool | None = None
    while index < len(tokens):
        word = tokens[index].word
        following = tokens[index + 1].word if index + 1 < len(tokens) else ""
        if word == "NOT":
            nullable = False if following == "NULL" else nullable
            index += 2
        elif (
            (word in {"PRIMARY", "FOREIGN"} and following == "KEY")
            or word in {"UNIQUE", "REFERENCES"}
            or (word == "CHECK" and following in {"(", "NOT"})
        ):
            nullable = False if word == "PRIMARY" else nullable
            index = _read_constraint(body, tokens, index, name, text, place)
        elif word == "(":
            index = matching(tokens, index) + 1
        else:
            if word == "CONSTRAINT" and index + 1 < len(tokens):
                body.constraints.add(tokens[index + 1].text.lower())
                index += 1
            if word == "IDENTITY":
                body.identities.add(name.lower())
            if word == "NULL" and nullable is None and tokens[index - 1].word != "DEFAULT":
                nullable = True
            index += 1
    return nullable


def described(comment: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Cut `text {code: meaning; …}` into the text and the codes."""
    text, brace, rest = comment.partition("{")
    if not brace or not rest.rstrip().endswith("}"):
        return comment.strip(), ()
    pairs = [part.partition(":") for part in rest.rstrip()[:-1].split(";") if part.strip()]
    return text.strip(), tuple((code.strip(), meaning.strip()) for code, _, meaning in pairs)
