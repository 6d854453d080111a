"""Strings that a script puts together with +, and the variables that it keeps them in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schema_index.ddl.cutter import Statement
from schema_index.ddl.lexer import Kind, Token

CALLS = frozenset({"EXEC", "EXECUTE"})
SETTING = frozenset({"SET", "DECLARE", "SELECT"})


def plain_text(tokens: Sequence[Token]) -> Token | None:
    """The string that `N'…' + N'…'` comes to, as one token; None for any other expression.

    It stands in the line of the first of its strings. One string twice (of a variable) gives None: it would
    have more lines than the script.
    """
    strings = tokens[::2]
    if not strings or len(tokens) % 2 == 0 or any(token.word != "+" for token in tokens[1::2]):
        return None
    if any(token.kind is not Kind.STRING for token in strings):
        return None
    if len(strings) == 1:
        return strings[0]
    if len({token.start for token in strings}) < len(strings):
        return None
    line = min(token.line for token in strings)
    return replace(strings[0], text="".join(token.text for token in strings), line=line)


class Variables:
    """Strings that a script sets variables to, as Management Studio does before it describes a column.

    A variable that is set again before it was used is not known: which of the two counts can depend on
    conditions. In all, at most `most` characters are filled in, so that no script grows without end.
    """

    def __init__(self, most: int) -> None:
        self._left = most
        self._known: dict[str, Token] = {}
        self._unused: set[str] = set()

    def filled(self, statement: Statement) -> Statement:
        """The statement as it is, but for the arguments of a procedure that are known variables."""
        head = statement[0].word
        if head in SETTING:
            self._note(statement)
        elif head == "FETCH":
            for token in statement:
                self._known.pop(token.word, None)
        if head not in CALLS or not self._known:
            return statement
        return self._replaced(statement)

    def _replaced(self, statement: Statement) -> Statement:
        found: Statement = []
        for token, after in zip(statement, [*statement[1:], statement[-1]], strict=True):
            known = self._known.get(token.word) if after.word != "=" else None
            if known is not None:
                self._unused.discard(token.word)
            if after.word in {"OUT", "OUTPUT"} or (known and len(known.text) > self._left):
                self._known.pop(token.word, None)
                known = None
            self._left -= len(known.text) if known else 0
            found.append(known or token)
        return found

    def _note(self, statement: Statement) -> None:
        """`SET @v = N'…'`, `SELECT @v = N'…', @w = N'…'`, `DECLARE @v nvarchar(max) = N'…', @w int`."""
        declares = statement[0].word == "DECLARE"
        start, depth = 1, 0
        for place in range(1, len(statement) + 1):
            word = statement[place].word if place < len(statement) else ","
            depth += (word == "(") - (word == ")")
            if (word == "," and depth == 0) or place == len(statement):
                self._set(statement[start:place], declares)
                start = place + 1

    def _set(self, item: Statement, declares: bool) -> None:
        name = item[0].word if item else ""
        if not name.startswith("@"):
            return
        sign = next((place for place, token in enumerate(item[1:12], 1) if token.word == "="), 0)
        plain = sign == 1 or (declares and sign > 1)
        before = self._known.pop(name, None)
        doubtful = not declares and name in self._unused and not (before and not before.text.strip())
        value = plain_text(item[sign + 1 :]) if plain else None
        if sign:
            self._unused.add(name)
        elif declares:
            self._unused.discard(name)
        if value and not doubtful:
            self._known[name] = value
