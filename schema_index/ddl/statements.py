"""Cuts a T-SQL script into statements: lists of tokens that carry lines and comments."""

from __future__ import annotations

from collections.abc import Iterator

from schema_index.ddl.lexer import Kind, LexError, Token, lex
from schema_index.source import Place, Skipped

# A statement can start on a new line without a semicolon before it: SSMS writes none.
STARTS = frozenset(
    {
        "ALTER", "BEGIN", "COMMIT", "CREATE", "DECLARE", "DELETE", "DENY", "DROP", "ELSE", "END", "EXEC",
        "EXECUTE", "GRANT", "IF", "INSERT", "MERGE", "PRINT", "RAISERROR", "REVOKE", "ROLLBACK", "SELECT",
        "SET", "TRUNCATE", "UPDATE", "USE", "WAITFOR",
    }
)  # fmt: skip
# After these it can start on the same line as well: IF NOT EXISTS (…) CREATE TABLE …, BEGIN TRY EXEC ….
CONTROL = frozenset({"IF", "ELSE", "BEGIN", "TRY", "CATCH", "TRAN", "TRANSACTION"})
# After these, words such as SELECT name a permission.
PERMISSIONS = frozenset({"GRANT", "DENY", "REVOKE"})
# These own the rest of their batch, semicolons included.
WHOLE_BATCH = frozenset({"PROC", "PROCEDURE", "FUNCTION", "TRIGGER"})
# Of such a batch nothing is kept but its head.
HEAD_LENGTH = 12
LONGEST_STATEMENT = 500_000
"""Tokens; the widest table there can be (30,000 columns) has two thirds of that."""
MOST_HELD = LONGEST_STATEMENT
"""Tokens of a batch that are held until it is known to be sound; of a longer one, statements come at once."""

Statement = list[Token]


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
    cutter = Cutter()
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


class Cutter:
    """Puts tokens together to statements."""

    def __init__(self) -> None:
        self._current: Statement = []
        self._depth = 0
        self._owns = self._view = False

    @property
    def is_full(self) -> bool:
        """Whether the statement has too many tokens."""
        return len(self._current) > LONGEST_STATEMENT

    def add(self, token: Token) -> list[Statement]:
        """Take a token; the statement that ended before it, if one did."""
        word = token.word
        if not self._owns and (word == ";" or self._starts(token)):
            done = self.end()
            if word != ";":
                self._current.append(token)
            return done
        self._depth = max(self._depth + (word == "(") - (word == ")"), 0)
        if len(self._current) <= (HEAD_LENGTH if self._owns else LONGEST_STATEMENT):
            self._current.append(token)
        if len(self._current) in (2, 4):
            self._owns = self._owns or _owns_batch(self._current)
            self._view = self._view or words(self._current, 2)[1:] == ["VIEW"]
        return []

    def end(self) -> list[Statement]:
        """The statement that is not ended yet, if there is one; the next token starts another."""
        done = [self._current] if self._current else []
        self._current, self._depth = [], 0
        self._owns = self._view = False
        return done

    def _starts(self, token: Token) -> bool:
        if self._depth or self._view or not self._current:
            return False
        head = self._current[0].word
        if len(self._current) == 1 and (head == "BEGIN" or head in PERMISSIONS):
            return head == "BEGIN"
        # No other statement has CREATE in it: a script can write one after another without a line end.
        return token.word == "CREATE" or (token.word in STARTS and (token.first_on_line or head in CONTROL))


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
        cutter = Cutter()
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
