"""Cuts a T-SQL script into statements: lists of tokens that carry lines and comments."""

from __future__ import annotations

from collections.abc import Iterator

from schema_index.ddl.cutter import Cutter, Statement
from schema_index.ddl.lexer import Kind, LexError, Token, lex
from schema_index.source import Place, Skipped

LONGEST_STATEMENT = 500_000
"""Tokens; the widest table there can be (30,000 columns) has two thirds of that."""
MOST_HELD = LONGEST_STATEMENT
"""Tokens of a batch that are held until it is known to be sound; of a longer one, statements come at once."""


def split(text: str, file: str, line: int = 1) -> Iterator[Statement | Skipped]:
    """The statements of a script, each a non-empty list of tokens without its semicolon.

    `line` is the number of the script's first line. A batch with a string, name or comment that is
    not closed comes as Skipped; of a batch with a statement of more than LONGEST_STATEMENT tokens, the
    rest from that statement on does.
    """
    position = 0
    while position < len(text):
        endless: Statement = []
        for statement in _statements(text, position, file, line):
            if not isinstance(statement, Skipped) and len(statement) > LONGEST_STATEMENT:
                endless = statement
                break
            yield statement
        if not endless:
            return
        head = endless[0]
        reason = f"a statement has more than {LONGEST_STATEMENT:,} tokens, and is left out with its batch"
        yield Skipped(file, head.line, reason)
        _, position, count = _next_go(text, head.start)
        line = head.line + count


def _statements(text: str, start: int, file: str, line: int) -> Iterator[Statement | Skipped]:
    """Statements from `start` on, at most up to one that has too many tokens.

    Where tokens are not balanced, any line GO ends a batch from there on.
    """
    batch: list[Statement] = []
    cutter = Cutter(LONGEST_STATEMENT)
    first, held = line, 0
    go: Token | None = None
    try:
        for token in lex(text, start, line=line):
            if token.word == "GO" and _ends_batch(token, text):
                yield from batch
                yield from cutter.end()
                batch = []
                go, start, first, held = token, token.end, token.line, 0
            elif not (go and go.line == token.line):
                batch += cutter.add(token)
                held += 1
            if held > MOST_HELD:
                yield from batch
                batch = []
                start, first, held = token.start, token.line, 0
                if cutter.is_full:
                    break
    except LexError:
        yield from _torn(text, start, file, first)
    else:
        yield from batch
        yield from cutter.end()


def _ends_batch(token: Token, text: str) -> bool:
    """Whether this is a GO on a line of its own, or with a count."""
    if not token.first_on_line or token.kind is not Kind.WORD:
        return False
    rest = _line_rest(text, token.end).partition("--")[0].partition("/*")[0].strip(" \t\r;\ufeff")
    return not rest or rest.isdigit()


def _line_rest(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)][:200]


def _torn(text: str, start: int, file: str, line: int) -> Iterator[Statement | Skipped]:
    while start < len(text):
        stop, following, count = _next_go(text, start)
        cutter = Cutter(LONGEST_STATEMENT)
        try:
            batch = [found for token in lex(text, start, stop, line) for found in cutter.add(token)]
            yield from batch
            yield from cutter.end()
        except LexError as error:
            lead = len(text[start:stop]) - len(text[start:stop].lstrip())
            first = line + text.count("\n", start, start + lead)
            yield Skipped(file, first, f"this batch cannot be cut into tokens: {error}")
        line += count
        start = following


def _next_go(text: str, start: int) -> tuple[int, int, int]:
    """Where the batch at `start` ends, where the next one starts, and the line ends between them."""
    position, lines = start, 0
    while position < len(text):
        end = text.find("\n", position)
        after = len(text) if end < 0 else end + 1
        lines += end >= 0
        if after - position < 20 and text[position:after].strip(" \t\r\n;\ufeff").upper() == "GO":
            return position, after, lines
        position = after
    return len(text), len(text), lines


def place(tokens: Statement, file: str) -> Place:
    """Where a statement starts."""
    return Place(file, tokens[0].line)
