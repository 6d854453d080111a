"""Cuts T-SQL text into tokens, fast enough for scripts of many megabytes.

Only what DDL needs is told apart: words, bracketed or quoted names, strings, numbers and signs.
Queries are read by sqlglot; this lexer finds where they start and end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NAME = "name in brackets or double quotes"
    STRING = "string"
    NUMBER = "number"
    SIGN = "sign"


NAMES = (Kind.WORD, Kind.NAME)
"""What can be a name: a tuple, since `in` compares these by identity and hashes nothing."""


@dataclass(slots=True)
class Token:
    """One token: `text` without brackets or quotes, `start` and `end` are offsets into the script.

    `word` is the text in upper case for words and signs and "" for everything else, so that a
    bracketed name is never taken for a keyword. Comments on the line of the token before belong
    to that one (`after`), all others to the token that follows them (`before`).
    """

    kind: Kind
    text: str
    word: str
    start: int
    end: int
    line: int
    first_on_line: bool
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def comments(self) -> tuple[str, ...]:
        """All comments of the token, still with their `--` or `/*`."""
        return self.before + self.after


class LexError(Exception):
    """A string, name or comment that is not closed; `line` is where it starts."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(f"the {what} that starts in line {line} is not closed")
        self.line = line


MOST_COMMENTS = 20
"""Comments before or after a token, of which the last ones are kept."""
# Every alternative is possessive and a name ends with its line, so that torn text costs linear time.
_TOKEN = re.compile(
    r"""[\s\ufeff\x00]*+(?:
    (?P<comment>--[^\n]*+|/\*)
    |(?P<string>[Nn]?+'[^']*+(?:''[^']*+)*+(?P<closed>'?+))
    |(?P<name>\[[^\]\n]*+(?:\]\][^\]\n]*+)*+(?P<bracket>\]?+)|"[^"\n]*+(?:""[^"\n]*+)*+(?P<quote>"?+))
    |(?P<word>(?:[^\W\d]|[@\#])[\w@\#$]*+)
    |(?P<number>\d[\w.]*+)
    |(?P<sign>\S))""",
    re.VERBOSE,
)
_COMMENT_EDGE = re.compile(r"/\*|\*/")
_KINDS = {"word": Kind.WORD, "number": Kind.NUMBER, "sign": Kind.SIGN}


def lex(text: str, start: int = 0, end: int | None = None, line: int = 1) -> Iterator[Token]:
    """The tokens of text[start:end]; `line` is the number of its first line.

    Raises LexError where a string, name or comment is not closed.
    """
    stop = len(text) if end is None else end
    before: list[str] = []
    last: Token | None = None
    last_line = 0
    match = _TOKEN.match(text, start, stop)
    position = start
    while match:
        group = match.lastgroup or ""
        found = match.start(group)
        line += text.count("\n", position, found)
        position = match.end()
        if group == "comment":
            if text[found] == "/":
                position = _comment_end(text, found, stop, line)
            comment = text[found:position]
            if last is not None and line == last_line:
                last.after = (*last.after[-MOST_COMMENTS:], comment)
            else:
                before = [*before[-MOST_COMMENTS:], comment]
            line += comment.count("\n")
        else:
            token = _token(match, group, found, line)
            token.first_on_line = line != last_line
            if before:
                token.before = tuple(before)
                before = []
            line += token.text.count("\n") if token.kind is Kind.STRING else 0
            if last is not None:
                yield last
            last, last_line = token, line
        match = _TOKEN.match(text, position, stop)
    if last is not None:
        yield last


def _token(match: re.Match[str], group: str, start: int, line: int) -> Token:
    text = match[group]
    end = match.end()
    if group in _KINDS:
        return Token(_KINDS[group], text, text.upper(), start, end, line, False)
    if group == "string":
        if not match["closed"]:
            raise LexError("string", line)
        text = text[text.index("'") + 1 : -1].replace("''", "'")
        return Token(Kind.STRING, text, "", start, end, line, False)
    if not (match["bracket"] or match["quote"]):
        raise LexError("name", line)
    close = text[-1]
    return Token(Kind.NAME, text[1:-1].replace(close * 2, close), "", start, end, line, False)


def _comment_end(text: str, start: int, stop: int, line: int) -> int:
    """Where the block comment at `start` ends; T-SQL nests them."""
    depth = 0
    for edge in _COMMENT_EDGE.finditer(text, start, stop):
        depth += 1 if edge[0] == "/*" else -1
        if depth == 0:
            return edge.end()
    raise LexError("comment", line)


def comment_text(comments: tuple[str, ...]) -> str:
    """What comments say, in one line."""
    said = [comment[2:] if comment[1] == "-" else comment[2:-2] for comment in comments]
    return " ".join(" ".join(said).split())
