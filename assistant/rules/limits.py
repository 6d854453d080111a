"""How large a statement may be: what is larger is refused before it costs time to read.

sqlglot reads nested parentheses with a stack and joins with work that grows faster than the text. Under
these limits the slowest text known takes some tenths of a second.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlglot.parser import Parser
from sqlglot.tokenizer_core import Token, TokenType

MOST_CHARACTERS = 64_000
MOST_TOKENS = 12_000
DEEPEST = 40
"""Parentheses and CASEs that may be open at once; SQL Server itself takes subqueries 32 deep."""
MOST_SIGNS = 40
"""NOT, -, + and ~ in a row."""
MOST_TYPES = 3
"""Names of types with a bracket, each in the brackets of the one before: sqlglot tries each in two ways."""
MOST_TABLES = 100
"""Table references in one statement; SQL Server itself takes 256."""

_OPENS = frozenset({TokenType.L_PAREN, TokenType.L_BRACE, TokenType.CASE})
_CLOSES = frozenset({TokenType.R_PAREN, TokenType.R_BRACE, TokenType.END})
_SIGNS = frozenset({TokenType.NOT, TokenType.DASH, TokenType.PLUS, TokenType.TILDE})


def too_long(text: str) -> str:
    """Why a text is too long to be read, or ""."""
    if len(text) > MOST_CHARACTERS:
        return f"The statement has {len(text):,} characters, more than {MOST_CHARACTERS:,}"
    return ""


def too_large(tokens: Sequence[Token]) -> tuple[str, int]:
    """Why tokens are too many or too deeply nested to be parsed, and at which offset; or ("", 0)."""
    if len(tokens) > MOST_TOKENS:
        return f"The statement has {len(tokens):,} words and signs, more than {MOST_TOKENS:,}", 0
    depth = signs = 0
    typed: list[int] = []
    last: TokenType | None = None
    for token in tokens:
        kind = token.token_type
        if kind is TokenType.L_PAREN and last in Parser.TYPE_TOKENS:
            typed.append(depth)
        last = kind
        depth = max(0, depth + (kind in _OPENS) - (kind in _CLOSES))
        while typed and depth <= typed[-1]:
            typed.pop()
        signs = signs + 1 if kind in _SIGNS else 0
        if len(typed) > MOST_TYPES:
            return (
                f"More than {MOST_TYPES} types or functions named like types stand in one another",
                token.start,
            )
        if depth > DEEPEST or signs > MOST_SIGNS:
            return f"The statement is nested deeper than {DEEPEST} levels", token.start
    return "", 0
