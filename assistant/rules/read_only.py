"""read-only: a single SELECT that changes nothing and stays inside the database."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sqlglot import exp
from sqlglot.tokens import Token, TokenType

from assistant.rules.finding import Finding, finding
from assistant.rules.locate import start_of
from assistant.rules.parse import Reading
from assistant.rules.tokens import index_at, word
from assistant.rules.words import OUTSIDE, STATEMENT_WORDS, is_procedure

MILD = frozenset(["BEGIN", "CLOSE", "CONTINUE", "LOAD", "OPEN", "RETURN", "SAVE", "SET", "USE"])
"""Statement words that in a text that cannot be parsed are as likely meant as a name."""

READ = "only a single SELECT is allowed"


def read_only(reading: Reading) -> Iterator[Finding]:
    """Yield a finding for whatever writes, runs a procedure or reaches outside the database."""
    if not reading.trees:
        yield from _unparsed(reading)
    for tree in reading.trees:
        yield from _statement(reading, tree)


def _statement(reading: Reading, tree: exp.Expr) -> Iterator[Finding]:
    if not isinstance(tree, exp.Query):
        kind = tree.name.upper() if isinstance(tree, exp.Command) else tree.key.upper()
        offset = _first_word(reading, tree)
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
    """Whether an alias without AS is a word that starts a statement."""
    alias = isinstance(node.parent, exp.Alias | exp.TableAlias) and not node.args.get("quoted")
    if not alias or node.name.upper() not in STATEMENT_WORDS or "start" not in node.meta:
        return False
    index = index_at(tokens, node.meta["start"])
    return index == 0 or tokens[index - 1].token_type is not TokenType.ALIAS


def _assignment(node: exp.Select) -> str:
    for item in node.expressions:
        if isinstance(item, exp.EQ | exp.PropertyEQ) and isinstance(item.this, exp.Parameter):
            return f"SELECT {item.this.sql('tsql')} = … assigns a variable"
    return ""


def _far_table(node: exp.Table) -> str:
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


def _first_word(reading: Reading, tree: exp.Expr) -> int:
    """Offset of the statement that a tree comes from: of its first word, after any semicolon."""
    inside = start_of(tree, -1)
    start = reading.tokens[0].start if reading.tokens else 0
    index = reading.trees.index(tree)
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
    depth = 0
    previous = TokenType.SEMICOLON
    for index, token in enumerate(reading.tokens):
        text = word(token)
        depth += (token.token_type is TokenType.L_PAREN) - (token.token_type is TokenType.R_PAREN)
        called = reading.tokens[index + 1 : index + 2]
        is_call = bool(called) and called[0].token_type is TokenType.L_PAREN
        starts = previous is TokenType.SEMICOLON and text in STATEMENT_WORDS
        if starts or (
            text in STATEMENT_WORDS - MILD and depth <= 0 and not is_call and previous is not TokenType.DOT
        ):
            yield finding(reading.text, "read-only", token.start, f"{text} is not a SELECT", READ)
        previous = token.token_type
