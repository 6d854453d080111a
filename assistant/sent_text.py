"""The text that goes to a database: the tokens of a checked statement, and nothing that stands between them.

Comments, and semicolons before and after, are left out, so that no server and no driver can read into them
what the parser did not.
"""

from __future__ import annotations

from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.locate import tokenize


def sent_text(sql: str) -> str:
    """The statement without comments; what stands between two tokens becomes a space or a line break."""
    pieces: list[str] = []
    position = None
    for token in statement_tokens(sql):
        if position is not None:
            gap = sql[position : token.start]
            pieces.append(("\n" if "\n" in gap else " ") if gap else "")
        pieces.append(sql[token.start : token.end + 1])
        position = token.end + 1
    return "".join(pieces)


def statement_tokens(sql: str) -> list[Token]:
    """The tokens without semicolons at the start (`;WITH …`) and the end."""
    tokens = tokenize(sql)
    held = [index for index, token in enumerate(tokens) if token.token_type is not TokenType.SEMICOLON]
    return tokens[held[0] : held[-1] + 1] if held else []


def same_statement(one: str, other: str) -> bool:
    """Whether two texts are the same tokens in the same order."""
    left, right = (
        [(token.token_type, sql[token.start : token.end + 1]) for token in statement_tokens(sql)]
        for sql in (one, other)
    )
    return left == right
