"""Characters that SQL Server may read otherwise than sqlglot does.

To sqlglot a no-break space is part of a name, to SQL Server it ends one: `AS x DROP TABLE y` with such
spaces is an alias to the one and a second statement to the other. Outside of strings and quoted names,
only ASCII and the letters of names are read; between tokens, only plain space and T-SQL's own comments.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.finding import Finding, finding
from assistant.rules.parse import Reading

_QUOTED = frozenset({TokenType.STRING, TokenType.NATIONAL_STRING, TokenType.IDENTIFIER})
_QUOTES = frozenset("'\"[Nn")
_NAMES = frozenset('["')
_SPLIT = "{} is a number and a word to T-SQL"
"""What `0xSHUTDOWN` is; to sqlglot it is a name."""
_SPACE = frozenset(" \t\r\n")


def odd_characters(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for the first character that stands where T-SQL has none of its kind."""
    text, position = reading.text, 0
    for token in reading.tokens:
        fault = _in_gap(text, position, token.start)
        if fault is None and not _is_quoted(text, token):
            fault = next((at for at in range(token.start, token.end + 1) if _is_odd(text[at])), None)
        if fault is None and token.token_type is TokenType.IDENTIFIER and text[token.start] not in _NAMES:
            yield finding(text, "parse", token.start, _SPLIT.format(token.text), "write a space or brackets")
            return
        if fault is None and "\0" in text[token.start : token.end + 1]:
            fault = text.index("\0", token.start)
        if fault is not None:
            yield _found(reading, fault)
            return
        position = token.end + 1
    if reading.tokens and (fault := _in_gap(text, position, len(text))) is not None:
        yield _found(reading, fault)


def _found(reading: Reading, offset: int) -> Finding:
    character = reading.text[offset]
    name = unicodedata.name(character, f"U+{ord(character):04X}")
    message = f"{name} stands outside of quotes"
    if reading.text.startswith("/*", offset):
        message = "A comment holds another comment, or is not closed"
    return finding(reading.text, "parse", offset, message, "write a plain space or sign instead")


def _is_quoted(text: str, token: Token) -> bool:
    return token.token_type in _QUOTED and text[token.start] in _QUOTES


def _is_odd(character: str) -> bool:
    """Neither printable ASCII or plain space, nor a letter that stands for itself alone.

    Keywords are compared in capitals, and those of the dotless i are the I of UNION.
    """
    if character.isascii():
        return not (character.isprintable() or character in _SPACE)
    letter = unicodedata.category(character)[0] == "L"
    others = character.upper() + character.lower()
    plain = any(other.isascii() for other in others)
    return not letter or plain or unicodedata.normalize("NFKC", character) != character


def _in_gap(text: str, start: int, end: int) -> int | None:
    """Offset of what is neither plain space nor a comment of T-SQL; None where there is nothing else."""
    while start < end:
        if text[start] in _SPACE:
            start += 1
        elif text.startswith("--", start):
            ends = [at for at in (text.find("\n", start), text.find("\r", start)) if at >= 0]
            start = min(ends, default=end)
        elif text.startswith("/*", start):
            end_of_comment = text.find("*/", start + 2)
            inner = text.find("/*", start + 2)
            if end_of_comment < 0 or 0 <= inner < end_of_comment:
                return max(start, inner)  # a comment in a comment: not every reader ends both at once
            start = end_of_comment + 2
        else:
            return start
    return None
