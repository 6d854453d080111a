"""Cuts a T-SQL script into statements: lists of sqlglot tokens that carry lines and comments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from sqlglot.dialects.tsql import TSQL
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from schema_index.source import Place, Skipped

# A statement can start on a new line without a semicolon before it: SSMS writes none.
STARTS = frozenset(
    {
        "ALTER", "BEGIN", "COMMIT", "CREATE", "DECLARE", "DELETE", "DENY", "DROP", "ELSE", "END", "EXEC",
        "EXECUTE", "GRANT", "IF", "INSERT", "MERGE", "PRINT", "RAISERROR", "REVOKE", "ROLLBACK", "SELECT",
        "SET", "TRUNCATE", "UPDATE", "USE", "WAITFOR",
    }
)  # fmt: skip
# These own the rest of their batch, semicolons included.
WHOLE_BATCH = frozenset({"PROC", "PROCEDURE", "FUNCTION", "TRIGGER"})


class ScriptTokenizer(TSQL.Tokenizer):
    """sqlglot's T-SQL tokenizer that keeps every word a token.

    sqlglot itself swallows what follows END, FETCH or SHOW up to the next semicolon as one
    string, which in a script without semicolons is the rest of the file.
    """

    COMMANDS: ClassVar[set[TokenType]] = set()


def split(text: str, file: str) -> tuple[list[list[Token]], list[Skipped]]:
    """The statements of a script, each a non-empty list of tokens without its semicolon.

    Where the text cannot be cut into tokens (an open string or comment), it is cut at lines that
    hold only GO, and each batch that cannot be read is returned as skipped.
    """
    try:
        return list(_statements(ScriptTokenizer().tokenize(text))), []
    except TokenError:
        pass
    found: list[list[Token]] = []
    skipped: list[Skipped] = []
    for first, batch in _batches(text):
        try:
            tokens = ScriptTokenizer().tokenize("\n" * (first - 1) + batch)
        except TokenError as error:
            reason = str(error).splitlines()[0]
            skipped.append(Skipped(file, first, f"cannot be cut into tokens: {reason}"))
            continue
        found.extend(_statements(tokens))
    return found, skipped


def _batches(text: str) -> Iterator[tuple[int, str]]:
    lines: list[str] = []
    first = 1
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().upper() == "GO":
            yield first, "\n".join(lines)
            lines, first = [], number + 1
        else:
            lines.append(line)
    yield first, "\n".join(lines)


def _statements(tokens: list[Token]) -> Iterator[list[Token]]:
    current: list[Token] = []
    depth = 0
    last_line = 0
    for token in tokens:
        word = token.text.upper()
        new_line = token.line != last_line
        last_line = token.line
        owns_batch = _owns_batch(current)
        if new_line and word == "GO" and token.token_type is TokenType.COMMAND:
            if current:
                yield current
            # GO itself becomes a statement of one token, so that `GO 5` is not lost on the next.
            current, depth = [token], 0
            continue
        if current and current[0].text.upper() == "GO" and new_line:
            current = []
        starts = new_line and word in STARTS and depth == 0 and not _is_view(current)
        after_begin = len(current) == 1 and current[0].token_type is TokenType.BEGIN
        if not owns_batch and (token.token_type is TokenType.SEMICOLON or starts or after_begin):
            if token.token_type is TokenType.SEMICOLON and depth > 0:
                depth = 0
            if current:
                yield current
            current = [] if token.token_type is TokenType.SEMICOLON else [token]
            continue
        depth += (token.token_type is TokenType.L_PAREN) - (token.token_type is TokenType.R_PAREN)
        depth = max(depth, 0)
        current.append(token)
    if current:
        yield current


def words(tokens: list[Token], count: int) -> list[str]:
    """The first `count` tokens in upper case, OR ALTER left out."""
    head = [token.text.upper() for token in tokens[: count + 2]]
    if head[1:3] == ["OR", "ALTER"]:
        del head[1:3]
    return head[:count]


def _owns_batch(tokens: list[Token]) -> bool:
    head = words(tokens, 2) if len(tokens) >= 2 else []
    return len(head) == 2 and head[0] in {"CREATE", "ALTER"} and head[1] in WHOLE_BATCH


def _is_view(tokens: list[Token]) -> bool:
    return len(tokens) >= 2 and words(tokens, 2)[1:] == ["VIEW"]


def place(tokens: list[Token], file: str) -> Place:
    """Where a statement starts."""
    return Place(file, tokens[0].line)
