"""read-only: a single SELECT that changes nothing and stays inside the database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.allowed import server_word
from assistant.rules.finding import Finding, finding
from assistant.rules.locate import start_of
from assistant.rules.parse import Reading
from assistant.rules.tokens import index_at, word
from assistant.rules.words import OUTSIDE, STATEMENT_WORDS, is_procedure

MILD = frozenset(["BEGIN", "CLOSE", "CONTINUE", "LOAD", "OPEN", "RETURN", "SAVE", "SET", "USE"])
"""Statement words that are as likely meant as the name of a column."""

READ = "only a single SELECT is allowed"


def read_only(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for whatever writes, runs a procedure or reaches outside the database."""
    if not reading.trees:
        yield from _unparsed(reading)
    for index, token in enumerate(reading.tokens):
        if reason := server_word(reading.tokens, index):
            yield finding(reading.text, "read-only", token.start, reason, "ask for data of the tables")
    for index, tree in enumerate(reading.trees):
        yield from _statement(reading, tree, index)


def _statement(reading: Reading, tree: exp.Expr, index: int) -> Iterator[Finding]:
    if not isinstance(tree, exp.Query):
        offset = _first_word(reading, tree, index)
        first = word(reading.tokens[index_at(reading.tokens, offset)])
        kind = first if first not in ("", "WITH") else tree.key.upper()
        yield finding(reading.text, "read-only", offset, f"{kind} is not a SELECT", READ)
        return
    for node in tree.walk():
        reason = _reason(node) or _statement_word(reading, node)
        if reason:
            yield finding(reading.text, "read-only", start_of(node), reason, READ)


def _reason(node: exp.Expr) -> str:
    """Why a node of a SELECT is not read-only, or ""."""
    if isinstance(node, exp.Into):
        return f"SELECT INTO writes the table {node.this.sql('tsql')}"
    if isinstance(node, exp.DML | exp.DDL | exp.Command | exp.Execute) and not isinstance(node, exp.Query):
        return f"{node.key.upper()} is not a SELECT"
    if isinstance(node, exp.NextValueFor):
        return "NEXT VALUE FOR moves a sequence on"
    if isinstance(node, exp.Select):
        return _assignment(node)
    if isinstance(node, exp.Table):
        return _far_table(node)
    if isinstance(node, exp.Anonymous):
        return _procedure(node.name)
    return ""


def _statement_word(reading: Reading, node: exp.Expr) -> str:
    """`SELECT 1 SHUTDOWN` is two statements to SQL Server, where sqlglot sees an alias."""
    if isinstance(node, exp.Identifier) and starts_statement(reading.tokens, node):
        return f"{node.name.upper()} starts a statement of its own"
    return ""


def starts_statement(tokens: list[Token], node: exp.Identifier) -> bool:
    """Whether what sqlglot takes for a name, without AS, is a word that starts a statement."""
    name = node.name.upper()
    if node.args.get("quoted") or name not in STATEMENT_WORDS or "start" not in node.meta:
        return False
    if name in MILD and not isinstance(node.parent, exp.Alias | exp.TableAlias):
        return False
    index = index_at(tokens, node.meta["start"])
    before = tokens[index - 1].token_type if index else None
    return before not in (TokenType.ALIAS, TokenType.DOT)


def _assignment(node: exp.Select) -> str:
    for item in node.expressions:
        if isinstance(item, exp.EQ | exp.PropertyEQ) and isinstance(item.this, exp.Parameter):
            return f"SELECT {item.this.sql('tsql')} = … assigns a variable"
    return ""


def _far_table(node: exp.Table) -> str:
    if isinstance(node.args.get("catalog"), exp.Func):
        return ""
    name = node.sql("tsql", comments=False).split(" ")[0]
    if isinstance(node.this, exp.Dot):
        return f"{name} is on a linked server"
    if node.args.get("catalog"):
        return f"{name} is in another database"
    return ""


def _procedure(name: str) -> str:
    if name.upper() in OUTSIDE:
        return f"{name.upper()} reaches outside the database"
    return f"{name} is a procedure" if is_procedure(name) else ""


def _first_word(reading: Reading, tree: exp.Expr, index: int) -> int:
    """Offset of the statement that a tree comes from: of its first word, after any semicolon."""
    inside = start_of(tree, -1)
    start = reading.tokens[0].start if reading.tokens else 0
    statements = 0
    for before, token in pairwise(reading.tokens):
        if before.token_type is TokenType.SEMICOLON and token.token_type is not TokenType.SEMICOLON:
            statements += 1
            if (0 <= inside < token.start) or (inside < 0 and statements > index):
                return start
            start = token.start
    return start


def _unparsed(reading: Reading) -> Iterator[Finding]:
    """A text that cannot be parsed may still hold a statement that writes."""
    before = TokenType.SEMICOLON
    for index, token in enumerate(reading.tokens):
        text = word(token)
        after = reading.tokens[index + 1].token_type if index + 1 < len(reading.tokens) else None
        starts = before is TokenType.SEMICOLON and text in STATEMENT_WORDS
        anywhere = text in STATEMENT_WORDS - MILD and before is not TokenType.DOT
        called = after is TokenType.L_PAREN
        if starts or (anywhere and not called):
            yield finding(reading.text, "read-only", token.start, f"{text} is not a SELECT", READ)
        elif called and _procedure(text):
            yield finding(reading.text, "read-only", token.start, _procedure(text), READ)
        before = token.token_type
