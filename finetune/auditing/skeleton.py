"""The skeleton of a statement: its tokens, with every literal and parameter masked."""

from __future__ import annotations

from functools import lru_cache

import sqlglot
from sqlglot.errors import SqlglotError
from sqlglot.tokenizer_core import TokenType

_VALUES = (
    TokenType.NUMBER,
    TokenType.STRING,
    TokenType.NATIONAL_STRING,
    TokenType.HEX_STRING,
    TokenType.BIT_STRING,
)


@lru_cache(maxsize=200_000)
def skeleton(sql: str) -> str:
    """Tokens in lower case, values and parameters as `?`; "" where the text cannot be cut into tokens."""
    try:
        tokens = sqlglot.tokenize(sql, read="tsql")
    except SqlglotError:
        return ""
    words: list[str] = []
    parameter = False
    for token in tokens:
        if token.token_type == TokenType.PARAMETER:
            parameter = True
        elif parameter or token.token_type in _VALUES:
            words.append("?")
            parameter = False
        elif token.token_type != TokenType.SEMICOLON:
            words.append(token.text.lower())
    return " ".join(words)
