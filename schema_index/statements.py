"""Cuts a T-SQL script into statements: lists of tokens that carry lines and comments."""

from __future__ import annotations

from collections.abc import Iterator

from schema_index.lexer import Kind, LexError, Token, lex
from schema_index.source import Place, Skipped

# A statement can start on a new line without a semicolon before it: SSMS writes none.
STARTS = frozenset(
    {
        "ALTER", "BEGIN", "COMMIT", "CREATE", "DECLARE", "DELETE", "DENY", "DROP", "ELSE", "END", "EXEC",
        "EXECUTE", "GRANT", "IF", "INSERT", "MERGE", "PRINT", "RAISERROR", "REVOKE", "ROLLBACK", "SELECT",
        "SET", "TRUNCATE", "UPDATE", "USE", "WAITFOR",
    }
)  # fmt: skip
# After these it can start on the same line as well: IF NOT EXISTS (…) CREATE TABLE ….
CONTROL = frozenset({"IF", "ELSE", "BEGIN"})
# After these, words such as SELECT name a permission.
PERMISSIONS = frozenset({"GRANT", "DENY", "REVOKE"})
# These own the rest of their batch, semicolons included.
WHOLE_BATCH = frozenset({"PROC", "PROCEDURE", "FUNCTION", "TRIGGER"})
# Of such a batch nothing is kept but its head.
HEAD_LENGTH = 12

Statement = list[Token]


def split(text: str, file: str, line: int = 1) -> Iterator[Statement | Skipped]:
    """The statements of a script, each a non-empty list of tokens without its semicolon.

    `line` is the number of the script's first line. A batch with a string, name or comment that
    is not closed comes as Skipped.
    """
    for batch in _batches(text, file, line):
        if isinstance(batch, Skipped):
            yield batch
        else:
            yield from _statements(batch)


def _batches(text: str, file: str, line: int) -> Iterator[list[Token] | Skipped]:
    """The tokens between GO lines. Where they are not balanced, any line GO ends a batch from there on."""
    tokens: list[Token] = []
    start, first = 0, line
    go: Token | None = None
    owned = False
    try:
        for token in lex(text, line=line):
            if token.word == "GO" and _ends_batch(token, text):
                yield tokens
                tokens, owned = [], False
                go, start, first = token, token.end, token.line
            elif not owned and not (go and go.line == token.line):
                tokens.append(token)
                owned = len(tokens) == HEAD_LENGTH and _owns_batch(tokens)
    except LexError:
        yield from _torn_batches(text, start, file, first)
    else:
        yield tokens


def _ends_batch(token: Token, text: str) -> bool:
    """Whether this is a GO on a line of its own, or with a count."""
    if not token.first_on_line or token.kind is not Kind.WORD:
        return False
    rest = _line_rest(text, token.end).partition("--")[0].partition("/*")[0].strip(" \t\r;")
    return not rest or rest.isdigit()


def _line_rest(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)][:200]


def _torn_batches(text: str, start: int, file: str, line: int) -> Iterator[list[Token] | Skipped]:
    while start < len(text):
        stop, following, count = _next_go(text, start)
        try:
            yield list(lex(text, start, stop, line))
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
        if after - position < 20 and text[position:after].strip(" \t\r\n;").upper() == "GO":
            return position, after, lines
        position = after
    return len(text), len(text), lines


def _statements(tokens: list[Token]) -> Iterator[Statement]:
    current: Statement = []
    depth = 0
    owns = view = False
    for token in tokens:
        word = token.word
        if not owns and (word == ";" or _starts(token, current, depth, view)):
            if current:
                yield current
            current = [] if word == ";" else [token]
            depth, view = 0, False
            continue
        depth += (word == "(") - (word == ")")
        depth = max(depth, 0)
        current.append(token)
        if len(current) in (2, 4):
            owns = owns or _owns_batch(current)
            view = view or words(current, 2)[1:] == ["VIEW"]
    if current:
        yield current


def _starts(token: Token, current: Statement, depth: int, view: bool) -> bool:
    if depth or view or not current:
        return False
    head = current[0].word
    if len(current) == 1 and (head == "BEGIN" or head in PERMISSIONS):
        return head == "BEGIN"
    return token.word in STARTS and (token.first_on_line or head in CONTROL)


def words(tokens: list[Token], count: int) -> list[str]:
    """The first `count` tokens in upper case ("" for a bracketed name), OR ALTER left out."""
    head = [token.word for token in tokens[: count + 2]]
    if head[1:3] == ["OR", "ALTER"]:
        del head[1:3]
    return head[:count]


def _owns_batch(tokens: list[Token]) -> bool:
    head = words(tokens, 2)
    return len(head) == 2 and head[0] in {"CREATE", "ALTER"} and head[1] in WHOLE_BATCH


def place(tokens: Statement, file: str) -> Place:
    """Where a statement starts."""
    return Place(file, tokens[0].line)
