"""Walking the tokens of a statement: what stands before and after an offset."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sqlglot.tokenizer_core import Token, TokenType


def word(token: Token) -> str:
    """The token's text in capitals, or "" for a quoted name or a string."""
    quoted = token.token_type in (TokenType.STRING, TokenType.IDENTIFIER, TokenType.NATIONAL_STRING)
    return "" if quoted else token.text.upper()


def index_at(tokens: list[Token], offset: int) -> int:
    """Index of the first token that starts at or after the offset; may be len(tokens)."""
    return bisect_left(tokens, offset, key=lambda token: token.start)


def closing(tokens: Sequence[Token], index: int) -> int:
    """Index of the parenthesis that closes the one at `index`; the last token where none does."""
    depth = 0
    for position in range(index, len(tokens)):
        if tokens[position].token_type is TokenType.L_PAREN:
            depth += 1
        elif tokens[position].token_type is TokenType.R_PAREN:
            depth -= 1
            if depth == 0:
                return position
    return len(tokens) - 1


def outside(tokens: Sequence[Token]) -> Iterator[int]:
    """Indices of the tokens that stand in no parentheses."""
    index = 0
    while index < len(tokens):
        if tokens[index].token_type is TokenType.L_PAREN:
            index = closing(tokens, index)
        else:
            yield index
        index += 1


def parts(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """The tokens between the commas that stand in no parentheses."""
    start = 0
    for index in outside(tokens):
        if tokens[index].token_type is TokenType.COMMA:
            yield tokens[start:index]
            start = index + 1
    yield tokens[start:]


def enclosing_select(tokens: list[Token], index: int) -> int | None:
    """Index of the nearest SELECT before `index` within the same parentheses."""
    depth = 0
    for position in range(index - 1, -1, -1):
        kind = tokens[position].token_type
        depth += (kind is TokenType.R_PAREN) - (kind is TokenType.L_PAREN)
        if depth < 0:
            return None
        if depth == 0 and kind is TokenType.SELECT:
            return position
    return None
