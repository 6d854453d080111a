"""Makes of a T-SQL SELECT with named parameters what a driver takes: `?` for each, values in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlglot.tokenizer_core import TokenType

from assistant.database import Value
from assistant.odbc.dbms import Dbms
from assistant.odbc.translate import headings, translate
from assistant.rules.locate import tokenize
from schema_index import Catalog, GateError


@dataclass(frozen=True, slots=True)
class Prepared:
    """The text that is sent, a value for each `?` in it, and headings (None: as the database names them)."""

    sql: str
    values: tuple[Value, ...]
    headings: tuple[str, ...] | None


def prepare(
    sql: str, parameters: Mapping[str, Value], catalog: Catalog, dbms: Dbms, most_rows: int
) -> Prepared:
    """Bind, and translate where the database is not SQL Server, whose driver gives rows as they come.

    Raises GateError naming a parameter without a value, or what cannot be carried over.
    """
    if dbms.is_sql_server:
        text, names = positional(sql)
        return Prepared(text, _values(names, parameters), None)
    text, names = translate(sql, catalog, dbms, most_rows)
    return Prepared(text, _values(names, parameters), headings(sql))


def positional(sql: str) -> tuple[str, tuple[str, ...]]:
    """The text with `?` for each `@name`, by the positions of its tokens, and the names in their order.

    A `@name` in a string or a quoted name is no parameter, and neither is `@@name`.
    """
    tokens = tokenize(sql)
    pieces: list[str] = []
    names: list[str] = []
    position = 0
    for index, token in enumerate(tokens[:-1]):
        following = tokens[index + 1]
        doubled = TokenType.PARAMETER in (
            following.token_type,
            tokens[index - 1].token_type if index else None,
        )
        if token.token_type is TokenType.PARAMETER and not doubled and following.start == token.end + 1:
            pieces += [sql[position : token.start], "?"]
            names.append(following.text)
            position = following.end + 1
    return "".join([*pieces, sql[position:]]), tuple(names)


def _values(names: Sequence[str], parameters: Mapping[str, Value]) -> tuple[Value, ...]:
    given = {name.lstrip("@").lower(): value for name, value in parameters.items()}
    for name in names:
        if name.lower() not in given:
            raise GateError(f"The parameter @{name} has no value: give one for {name}")
    return tuple(given[name.lower()] for name in names)
