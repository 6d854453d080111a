"""Puts the tokens of a batch together to statements: T-SQL needs no sign between two of them."""

from __future__ import annotations

from schema_index.ddl.lexer import Token
from schema_index.ddl.token_lists import parts_at

Statement = list[Token]

# What can start a statement wherever it stands: none of these is an unbracketed name.
ANYWHERE = frozenset(
    {
        "ALTER", "BACKUP", "BEGIN", "BREAK", "CLOSE", "COMMIT", "CONTINUE", "CREATE", "DBCC", "DEALLOCATE",
        "DECLARE", "DENY", "ELSE", "END", "EXEC", "EXECUTE", "FETCH", "GOTO", "GRANT", "IF", "OPEN", "PRINT",
        "RAISERROR", "RESTORE", "RETURN", "REVOKE", "ROLLBACK", "USE", "WAITFOR", "WHILE",
    }
)  # fmt: skip
# These are words of other statements as well: they start one on a new line, or after what defines.
DATA_WORDS = frozenset({"DELETE", "INSERT", "MERGE", "SELECT", "UPDATE"})
STARTS = ANYWHERE | DATA_WORDS | {"DISABLE", "DROP", "ENABLE", "SET", "TRUNCATE"}
# After these a statement of any kind can start: IF NOT EXISTS (…) DROP …, BEGIN TRY SELECT ….
CONTROL = frozenset({"IF", "ELSE", "BEGIN", "END", "WHILE"})
# No SELECT or UPDATE belongs to one of these, but where a word of JOINED is before it.
WITHOUT_DATA = frozenset(
    {"ALTER", "CREATE", "DROP", "EXEC", "EXECUTE", "USE", "TRUNCATE", "SET", "DECLARE", "PRINT", "RETURN"}
    | {"GRANT", "DENY", "REVOKE", "COMMIT"}
)
JOINED = frozenset({"ON", "FOR", "THEN", "AFTER", "BEFORE", "AS", ","})
# Of these, words such as SELECT name permissions up to TO or FROM.
PERMISSIONS = frozenset({"GRANT", "DENY", "REVOKE"})
# What DROP names; in ALTER TABLE … DROP it names other things.
OBJECTS = frozenset(
    {
        "DATABASE", "FUNCTION", "INDEX", "PROC", "PROCEDURE", "ROLE", "RULE", "SCHEMA", "SEQUENCE",
        "STATISTICS", "SYNONYM", "TABLE", "TRIGGER", "TYPE", "USER", "VIEW",
    }
)  # fmt: skip
PARTS = OBJECTS | {"COLUMN", "CONSTRAINT", "DEFAULT", "DROP"}
"""What can stand before IF EXISTS in DROP and in ALTER TABLE."""
# These own the rest of their batch, semicolons included.
WHOLE_BATCH = frozenset({"PROC", "PROCEDURE", "FUNCTION", "TRIGGER"})
NOTED = frozenset({"CASE", "DEFAULT", "END", "FROM", "SELECT", "TO", "VALUES"})
WATCHED = STARTS | NOTED | {";"}
# Of a procedure nothing is kept but its head.
HEAD_LENGTH = 12
NAME_TOKENS = 8
"""Tokens of a name: four parts, and the dots between them."""


class Cutter:
    """Cuts one batch; of a statement, at most `longest` + 1 tokens are kept."""

    def __init__(self, longest: int) -> None:
        self._longest = longest
        self._held: Token | None = None
        self._current: Statement = []
        self._cut()

    @property
    def is_full(self) -> bool:
        """Whether the statement has too many tokens."""
        return len(self._current) + (self._held is not None) > self._longest

    def add(self, token: Token) -> list[Statement]:
        """Take a token; the statement that is known to have ended by now, if one did."""
        held, self._held = self._held, token
        return self._take(held, token.word) if held else []

    def end(self) -> list[Statement]:
        """The statements that are not ended yet; the next token starts another."""
        held, self._held = self._held, None
        done = self._take(held, "") if held else []
        return done + self._cut()

    def _cut(self) -> list[Statement]:
        done = [self._current] if self._current else []
        self._current = []
        self._depth = self._cases = 0
        self._owns = self._view = self._named = self._filled = False
        return done

    def _take(self, token: Token, after: str) -> list[Statement]:
        """Add a token; `after` is the word that follows it."""
        word = token.word
        if word in WATCHED and not self._owns:
            if word == ";" or (word in STARTS and self._starts(token, after)):
                done = self._cut()
                if word != ";":
                    self._current.append(token)
                return done
            self._note(word)
        if word == "(":
            self._depth += 1
        elif word == ")" and self._depth:
            self._depth -= 1
        if len(self._current) <= (HEAD_LENGTH if self._owns else self._longest):
            self._current.append(token)
        if len(self._current) in {2, 4}:
            self._owns = self._owns or _owns_batch(self._current)
            self._view = self._view or words(self._current, 2)[1:] == ["VIEW"]
        return []

    def _note(self, word: str) -> None:
        if self._depth == 0:
            self._cases = max(self._cases + (word == "CASE") - (word == "END"), 0)
            self._named = self._named or word in {"TO", "FROM"}
            self._filled = self._filled or word in {"VALUES", "SELECT", "DEFAULT"}

    def _starts(self, token: Token, after: str) -> bool:
        """Whether a statement starts with a word of STARTS, rather than that it is a part of this one."""
        word, before = token.word, self._current[-1].word if self._current else ""
        if self._depth or self._view or not self._current or before == ".":
            return False
        if self._cases and word not in {"CREATE", "ALTER"}:
            return False
        head = self._current[0].word
        if head in PERMISSIONS and not self._named:
            return False
        if head in CONTROL and word != "IF":
            return True
        if word in ANYWHERE:
            return self._starts_anywhere(word, before, after)
        if word in DATA_WORDS:
            return self._starts_data(token, before)
        if self._has_no_action():
            return False  # ALTER TABLE a DROP …, SET …, ENABLE …, on one line or on two
        if word == "DROP":
            return after in OBJECTS or (token.first_on_line and head != "ALTER")
        if word == "SET":
            part = head in {"UPDATE", "MERGE"} or (head == "ALTER" and not after.startswith("@"))
            return before not in DATA_WORDS and (token.first_on_line or not part)
        return after == ("TABLE" if word == "TRUNCATE" else "TRIGGER")

    def _starts_anywhere(self, word: str, before: str, after: str) -> bool:
        head = self._current[0].word
        if word == "ALTER":
            return before != "OR" and after != "COLUMN"
        if word in {"EXEC", "EXECUTE"}:
            return before != "WITH" and (head != "INSERT" or self._filled)
        if word == "IF":
            return not (
                before in PARTS and after in {"EXISTS", "NOT"} and head in {"DROP", "ALTER", "CREATE"}
            )
        if word == "GRANT":
            return before != "WITH"
        return word != "FETCH" or before not in {"ROW", "ROWS"}

    def _starts_data(self, token: Token, before: str) -> bool:
        head = self._current[0].word
        if token.word == "SELECT" and head == "INSERT":
            return self._filled and token.first_on_line  # else what is inserted
        joined = before in JOINED and not (before == "ON" and head == "SET")  # SET IDENTITY_INSERT a ON
        return not joined and (token.first_on_line or head in WITHOUT_DATA)

    def _has_no_action(self) -> bool:
        """Whether this is ALTER TABLE name up to here."""
        if len(self._current) > NAME_TOKENS + 2 or words(self._current, 2) != ["ALTER", "TABLE"]:
            return False
        return parts_at(self._current, 2)[1] == len(self._current)


def words(tokens: list[Token], count: int) -> list[str]:
    """The first `count` tokens in upper case ("" for a bracketed name), OR ALTER left out."""
    head = [token.word for token in tokens[: count + 2]]
    if head[1:3] == ["OR", "ALTER"]:
        del head[1:3]
    return head[:count]


def _owns_batch(tokens: list[Token]) -> bool:
    head = words(tokens, 2)
    return len(head) == 2 and head[0] in {"CREATE", "ALTER"} and head[1] in WHOLE_BATCH
