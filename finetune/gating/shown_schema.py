"""Reads back what a prompt shows: the question, the names looked up, the tables and the joins.

The inverse of `assistant.prompt.user_text`; the tables and joins become a Catalog of their own, so that an
answer can be judged against exactly what its prompt said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import sqlglot
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import Token, TokenType

from assistant.model import Message
from assistant.rules.tokens import closing, parts
from retriever import Mention, RetrievedSchema
from schema_index import Catalog, Column, DataError, Join, Table

QUESTION, NAMES, TABLES, JOINS = "Question: ", "Names: ", "Tables:", "Joins:"
_CREATE = "CREATE TABLE "
_MISSING = " does not exist"
_SIGNS = (TokenType.L_PAREN, TokenType.R_PAREN, TokenType.COMMA)


@dataclass(frozen=True)
class Turn:
    """One question as its prompt puts it: the names in it that exist, and those that do not.

    `missing` maps a name that does not exist to the nearest that do, as the prompt lists them.
    """

    question: str
    exists: tuple[str, ...] = ()
    missing: Mapping[str, tuple[str, ...]] | None = None

    @property
    def absent(self) -> Mapping[str, tuple[str, ...]]:
        """The names that do not exist."""
        return self.missing or {}


@dataclass(frozen=True)
class ShownSchema:
    """What one user message shows; `catalog` holds the tables with the columns and joins in the text."""

    turn: Turn
    catalog: Catalog

    @cached_property
    def columns(self) -> dict[str, frozenset[str]]:
        """Each shown table's columns, both by the name as written."""
        return {table.name: frozenset(column.name for column in table.columns) for table in self.catalog}

    @property
    def retrieved(self) -> RetrievedSchema:
        """The same as the retriever gives it: the tables in their order, the names that do not exist."""
        mentions = (
            Mention(name, "column" if "." in name else "table", False, nearest=nearest)
            for name, nearest in self.turn.absent.items()
        )
        return RetrievedSchema.given(self.turn.question, self.catalog, self.catalog.joins, mentions)

    def is_part_of(self, catalog: Catalog) -> bool:
        """Whether every table and column shown is one of `catalog`'s: the names were not shuffled."""
        for name, columns in self.columns.items():
            table = catalog.find(name)
            if table is None or table.name != name or any(table.column(column) is None for column in columns):
                return False
        return bool(self.columns)


def shown_schema(messages: Sequence[Message]) -> ShownSchema:
    """What the last user message of a prompt that has tables shows.

    Raises DataError where no message has the form that `assistant.prompt.build_prompt` writes.
    """
    for message in reversed(messages):
        if message["role"] == "user" and f"\n{TABLES}\n" in message["content"]:
            return read_user_text(message["content"])
    raise DataError("the prompt shows no tables: build it with assistant.prompt.build_prompt")


def read_user_text(text: str) -> ShownSchema:
    """Read one user message; raises DataError naming the line that has another form."""
    head, mark, schema = text.partition(f"\n{TABLES}\n")
    if not mark:
        raise DataError(f"no line {TABLES!r} in the user message: build it with assistant.prompt.user_text")
    tables_text, _, joins_text = schema.partition(f"\n{JOINS}\n")
    tables = tuple(_table(block) for block in _blocks(tables_text))
    joins = tuple(_join(line) for line in joins_text.splitlines() if line.strip())
    known = {table.name for table in tables}
    for join in joins:
        if join.table not in known or join.other not in known:
            raise DataError(f"the join {join.table} to {join.other} names a table that is not shown")
    return ShownSchema(read_turn(head), Catalog(tables, joins))


def read_turn(text: str) -> Turn:
    """The question and the names of a user message's head; raises DataError without a question."""
    question, exists, missing = "", [], {}
    for line in text.split("\n"):
        if line.startswith(QUESTION):
            question = line.removeprefix(QUESTION)
        elif line.startswith(NAMES):
            for part in line.removeprefix(NAMES).removesuffix(".").split(". "):
                if _MISSING not in part:
                    exists.append(part.removesuffix(" exists"))
                    continue
                said, _, near = part.partition(_MISSING)
                nearest = near.removeprefix("; nearest ") if near else ""
                missing[said.partition(" ")[2]] = tuple(nearest.split(", ")) if nearest else ()
    if not question:
        raise DataError(f"no {QUESTION.strip()!r} in the user message: build it with assistant.prompt")
    return Turn(question, tuple(exists), missing)


def _blocks(text: str) -> Iterator[str]:
    """Each CREATE TABLE statement; a comment never starts a line."""
    lines: list[str] = []
    for line in text.splitlines():
        if line.startswith(_CREATE) and lines:
            yield "\n".join(lines)
            lines = []
        lines.append(line)
    if lines:
        yield "\n".join(lines)


@lru_cache(maxsize=100_000)
def _table(block: str) -> Table:
    tokens = _tokens(block)
    words = [token.text for token in tokens]
    if [word.upper() for word in words[:2]] != ["CREATE", "TABLE"] or len(words) < 5:
        raise DataError(f"not a CREATE TABLE statement: {block.splitlines()[0]!r}")
    columns: list[Column] = []
    key: tuple[str, ...] = ()
    name, after = _name(words, 2)
    for part in parts(tokens[after + 1 : closing(tokens, after)]):
        if len(part) == 2:
            columns.append(Column(part[0].text, part[1].text))
        elif part and part[0].token_type == TokenType.PRIMARY_KEY:
            key = tuple(token.text for token in part[1:] if token.token_type not in _SIGNS)
        else:
            raise DataError(f"table {name}: not a column: {' '.join(t.text for t in part)!r}")
    return Table(name, f"b{name}", module=name[:2], columns=tuple(columns), key=key)


def _name(words: Sequence[str], start: int) -> tuple[str, int]:
    """A table's name, with its schema where it has one, and the place of the word after it."""
    if words[start + 1 : start + 2] == ["."] and len(words) > start + 2:
        return f"{words[start]}.{words[start + 2]}", start + 3
    return words[start], start + 1


@lru_cache(maxsize=20_000)
def _join(line: str) -> Join:
    """`APTL to APTH ON APCo, Mth, APTrans`, or with `Left = Right` where the names differ."""
    words = [token.text for token in _tokens(line)]
    if len(words) < 5:
        raise DataError(f"not a join: {line!r}")
    table, to = _name(words, 0)
    other, on = _name(words, to + 1) if to + 1 < len(words) else ("", to)
    if [word.upper() for word in (words[to], *words[on : on + 1])] != ["TO", "ON"]:
        raise DataError(f"not a join: {line!r}")
    pairs: list[tuple[str, str]] = []
    rest = words[on + 1 :]
    while rest:
        if len(rest) > 2 and rest[1] == "=":
            pairs.append((rest[0], rest[2]))
            rest = rest[4:]
        else:
            pairs.append((rest[0], rest[0]))
            rest = rest[2:]
    return Join(table, other, tuple(pairs))


def _tokens(text: str) -> list[Token]:
    try:
        return sqlglot.tokenize(text, read="tsql")
    except SqlglotError as error:
        raise DataError(f"the schema shown cannot be read: {text.splitlines()[0]!r}") from error
