"""Parsing that keeps where clauses stand, and offsets for every node.

sqlglot notes the offsets of names and literals only. This parser adds those of FROM, JOIN, WHERE
and table references, the way sqlglot's own dialects extend it, so that a fix can be a small edit
of the user's text.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any, TypeVar

from sqlglot import exp, parser
from sqlglot.dialects.tsql import TSQL
from sqlglot.parsers.tsql import TSQLParser
from sqlglot.tokenizer_core import Token, TokenType

from schema_index.errors import VistaError

NAME_HOLDERS = (exp.Alias, exp.Column, exp.Dot, exp.Join, exp.Pivot, exp.Table, exp.TableAlias, exp.Window)
"""Nodes in which a bare name is a name and no column."""
XML_METHODS = frozenset(["value", "query", "exist", "nodes", "modify"])
"""Methods of XML values."""

_MONEY = re.compile(r"\$\d+")
_NOT_COMPARED = {TokenType.GT: TokenType.LTE, TokenType.LT: TokenType.GTE}

Node = TypeVar("Node", bound=exp.Expr)


class LocatingParser(TSQLParser):
    """The T-SQL parser; FROM, JOIN, WHERE, HAVING and table nodes carry `meta["start"]`, `meta["end"]`."""

    def _located(self, node: Node | None, first: Token) -> Node | None:
        if node is not None:
            node.meta.update(start=first.start, end=self._prev.end)
        return node

    def _warn_unsupported(self) -> None:
        """Log nothing: the rule `parse` tells what was not read, and a log is no place for what users ask."""

    def _parse_where(self, skip_where_token: bool = False) -> exp.Where | None:
        first = self._curr
        return self._located(super()._parse_where(skip_where_token), first)

    def _parse_having(self, skip_having_token: bool = False) -> exp.Having | None:
        first = self._curr
        return self._located(super()._parse_having(skip_having_token), first)

    def _parse_from(
        self, joins: bool = False, skip_from_token: bool = False, consume_pipe: bool = False
    ) -> exp.From | None:
        first = self._curr
        return self._located(super()._parse_from(joins, skip_from_token, consume_pipe), first)

    def _parse_join(
        self,
        skip_join_token: bool = False,
        parse_bracket: bool = False,
        alias_tokens: Collection[TokenType] | None = None,
    ) -> exp.Join | None:
        first = self._curr
        return self._located(super()._parse_join(skip_join_token, parse_bracket, alias_tokens), first)

    def _parse_table(self, *args: Any, **kwargs: Any) -> exp.Expr | None:
        first = self._curr
        return self._located(super()._parse_table(*args, **kwargs), first)


def tokenize(text: str) -> list[Token]:
    """T-SQL tokens; raises sqlglot's TokenError for an unclosed string, bracket or comment.

    Two that sqlglot does not know are made one token each: the money literal `$100.50`, a number, and the
    operators `!>` (at most) and `!<` (at least).
    """
    found: list[Token] = []
    for token in TSQL().tokenize(text):
        last = found[-1] if found and found[-1].end + 1 == token.start else None
        if token.token_type is TokenType.VAR and _MONEY.fullmatch(token.text):
            token = _joined(TokenType.NUMBER, token.text[1:], token, token)
        elif last is not None and last.text == "!" and token.token_type in _NOT_COMPARED:
            token = _joined(_NOT_COMPARED[token.token_type], f"!{token.text}", found.pop(), token)
        elif last is not None and text[last.start] == "$" and _is_fraction(last, token):
            token = _joined(TokenType.NUMBER, last.text + token.text, found.pop(), token)
        found.append(token)
    return found


def _is_fraction(money: Token, token: Token) -> bool:
    """Whether the token goes on the number of a money literal: its point, or the digits behind that."""
    if money.token_type is not TokenType.NUMBER:
        return False
    if "." not in money.text:
        return token.token_type is TokenType.DOT
    return money.text.endswith(".") and token.text.isdigit()


def _joined(kind: TokenType, text: str, first: Token, last: Token) -> Token:
    comments = first.comments if first is last else [*first.comments, *last.comments]
    return Token(kind, text, last.line, last.col, first.start, last.end, comments)


def parse_tokens(tokens: list[Token], text: str) -> list[exp.Expr | None]:
    """One tree a statement, None for an empty one.

    Raises sqlglot's ParseError, and VistaError where sqlglot's parser is compiled (package sqlglotc): such a
    class cannot be extended.
    """
    if not str(parser.__file__).endswith(".py"):
        raise VistaError("sqlglot is compiled, its parser cannot be extended: pip uninstall sqlglotc")
    trees = LocatingParser(dialect="tsql").parse(tokens, text)
    for tree in trees:
        if tree is not None:
            _restore_columns(tree)
    return trees


def _restore_columns(tree: exp.Expr) -> None:
    """Make columns again of what sqlglot takes apart in `(SELECT …).value(…)` and `t.Notes.value(…)`.

    It reads whatever stands before a method call as the parts of a dotted name, the columns
    inside a subquery included.
    """
    for call in list(tree.find_all(exp.Dot)):
        if isinstance(call.expression, exp.Anonymous) and call.expression.name in XML_METHODS:
            _restore_column(call.this)
        if not isinstance(call.expression, exp.Func) or not isinstance(call.this, exp.Subquery):
            continue
        for dot in list(call.this.find_all(exp.Dot)):
            if isinstance(dot.this, exp.Identifier) and isinstance(dot.expression, exp.Identifier):
                dot.replace(exp.Column(this=dot.expression.copy(), table=dot.this.copy()))
        for name in list(call.this.find_all(exp.Identifier)):
            if not isinstance(name.parent, NAME_HOLDERS):
                name.replace(exp.Column(this=name.copy()))


def _restore_column(named: exp.Expr) -> None:
    """Put a column in the place of `column`, `table.column` or `schema.table.column`."""
    parts: list[exp.Expr] = []
    inner = named
    while isinstance(inner, exp.Dot) and isinstance(inner.expression, exp.Identifier):
        parts.append(inner.expression)
        inner = inner.this
    parts.append(inner)
    if len(parts) <= 3 and isinstance(inner, exp.Identifier):
        holders = zip(("this", "table", "db"), parts, strict=False)
        named.replace(exp.Column(**{holder: part.copy() for holder, part in holders}))


def start_of(node: exp.Expr, default: int = 0) -> int:
    """Offset of the node's first character, as far as its names and literals tell it."""
    starts = [part._meta["start"] for part in node.walk() if part._meta and "start" in part._meta]
    return min(starts, default=default)
