"""parse: the text is one statement that sqlglot reads as T-SQL, not as an opaque command."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sqlglot import exp
from sqlglot.errors import ParseError, SqlglotError
from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.finding import Finding, finding
from assistant.rules.limits import too_large, too_long
from assistant.rules.locate import parse_tokens, start_of, tokenize

BUILDER_ERRORS = (
    ArithmeticError,
    AttributeError,
    IndexError,
    KeyError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What sqlglot's builders raise, beside its own errors, on arguments they did not expect."""


@dataclass(frozen=True, eq=False)
class Reading:
    """What was read: tokens and trees (empty where it failed), and why it failed and where.

    `oversized`: the text is larger or nested deeper than is read at all.
    """

    text: str
    tokens: list[Token]
    trees: list[exp.Expr]
    error: str = ""
    offset: int = 0
    oversized: bool = False

    @property
    def tree(self) -> exp.Expr | None:
        """The one statement, or None."""
        return self.trees[0] if len(self.trees) == 1 else None


def read(text: str) -> Reading:
    """Read a text as T-SQL; never raises on bad SQL."""
    if reason := too_long(text):
        return Reading(text, [], [], reason, oversized=True)
    tokens: list[Token] = []
    try:
        tokens = tokenize(text)
        reason, offset = too_large(tokens)
        if reason:
            return Reading(text, tokens, [], reason, offset, oversized=True)
        trees = [tree for tree in parse_tokens(tokens, text) if tree is not None]
    except ParseError as error:
        at = error.errors[0] if error.errors else {}
        message = str(at.get("description") or error).rstrip(".")
        if message.startswith("Required keyword"):
            message = "Something is missing"
        near = str(at.get("highlight") or "")
        return Reading(text, tokens, [], f"{message}, at {near!r}" if near else message, _offset(text, at))
    except SqlglotError:
        message = "A string, a bracket or a comment is not closed"
        return Reading(text, tokens, [], message, len(text.rstrip()))
    except RecursionError:
        return Reading(text, tokens, [], "The statement is nested too deeply to be read")
    except BUILDER_ERRORS as error:
        return Reading(text, tokens, [], f"A function has arguments that cannot be read: {error}")
    return Reading(text, tokens, [tree for tree in trees if not isinstance(tree, exp.Semicolon)])


def parse(reading: Reading) -> Iterator[Finding]:
    """Yield a finding where the text is not exactly one statement read in full."""
    if reading.error:
        fix = "ask for less at once" if reading.oversized else "write one T-SQL SELECT"
        yield finding(reading.text, "parse", reading.offset, reading.error, fix)
    elif not reading.trees:
        yield finding(reading.text, "parse", 0, "There is no statement", "write one T-SQL SELECT")
    elif len(reading.trees) > 1:
        offset = _second_statement(reading.tokens)
        message = f"There are {len(reading.trees)} statements where one is allowed"
        yield finding(reading.text, "parse", offset, message, "keep the SELECT alone")
    for tree in reading.trees:
        for select in tree.find_all(exp.Select):
            if not select.expressions:
                message = "There is nothing between SELECT and FROM"
                yield finding(reading.text, "parse", start_of(select), message, "name the columns")
        for command in tree.find_all(exp.Command):
            offset = _command_offset(reading, command)
            message = f"{command.name.upper()} is not read as a statement"
            yield finding(reading.text, "parse", offset, message, "write one T-SQL SELECT")


def _offset(text: str, at: dict[str, object]) -> int:
    """Offset of the highlighted text: sqlglot tells the line and the column where it ends."""
    line, column = int(str(at.get("line") or 1)), int(str(at.get("col") or 1))
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
    return max(start, min(start + column - len(str(at.get("highlight") or "")), len(text)))


def _second_statement(tokens: list[Token]) -> int:
    seen = False
    for before, token in pairwise(tokens):
        seen = seen or before.token_type is not TokenType.SEMICOLON
        if seen and before.token_type is TokenType.SEMICOLON and token.token_type is not TokenType.SEMICOLON:
            return token.start
    return 0


def _command_offset(reading: Reading, command: exp.Command) -> int:
    name = command.name.upper()
    hits = (token.start for token in reading.tokens if token.text.upper() == name)
    return next(hits, start_of(command))
