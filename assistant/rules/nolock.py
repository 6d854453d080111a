"""nolock: every table is read WITH (NOLOCK), spelled so; CTEs and derived tables have no hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.finding import Edit, Finding
from assistant.rules.scopes import Source
from assistant.rules.statement import Statement
from assistant.rules.tables import table_identifier
from assistant.rules.tokens import closing, index_at, parts, word
from assistant.rules.words import HINTS

CONFLICTING = (HINTS | {"READCOMMITTEDLOCK"}) - {"NOLOCK", "NOEXPAND", "INDEX", "FORCESEEK", "FORCESCAN"}
"""Hints that ask for another isolation, or for locks that NOLOCK does not take."""


def nolock(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each table without WITH (NOLOCK), and for each CTE with a hint."""
    for source in statement.resolution.sources():
        node = source.node
        if not isinstance(node, exp.Table) or source.kind not in ("table", "query"):
            continue
        if source.is_cte:
            if node.args.get("hints"):
                yield _on_cte(statement, source, node)
        elif _is_stored(node):
            found = _on_table(statement, source, node)
            if found is not None:
                yield found


def _is_stored(node: exp.Table) -> bool:
    """Whether the reference is to a table of this database: not temporary, no table variable."""
    if isinstance(node.this, exp.Dot) or node.args.get("catalog"):
        return False
    if node.db.lower() in ("sys", "information_schema"):
        return False
    name = table_identifier(node)
    return name is not None and not name.args.get("temporary") and not name.args.get("global_")


def _on_cte(statement: Statement, source: Source, node: exp.Table) -> Finding:
    tokens = statement.tokens
    after = _after_name(tokens, node)
    edits = []
    if after < len(tokens) and tokens[after].token_type in (TokenType.WITH, TokenType.L_PAREN):
        end = tokens[closing(tokens, after)].end + 1
        edits = [Edit(tokens[after - 1].end + 1, end, "")]
    return statement.finding(
        "nolock",
        node,
        f"{source.name} is a CTE and takes no table hint",
        "remove the hint; the tables inside the CTE have it",
        edits,
    )


def _on_table(statement: Statement, source: Source, node: exp.Table) -> Finding | None:
    tokens = statement.tokens
    after = _after_name(tokens, node)
    kind = tokens[after].token_type if after < len(tokens) else None
    name = source.table.name if source.table is not None else source.name
    if kind is TokenType.WITH and after + 1 < len(tokens):
        end = closing(tokens, after + 1)
        hints = [word(token) for token in tokens[after + 2 : end]]
        other = next((hint for hint in hints if hint in CONFLICTING), None)
        inside = [part[0] for part in parts(tokens[after + 2 : end]) if part]
        other = other or next((token.text for token in inside if word(token) not in HINTS), None)
        if "NOLOCK" in hints and other is None:
            return None
        why = f"is read with {other}, which is not NOLOCK" if other else "has hints but not NOLOCK"
        message = f"{name} {why}"
        edits = [Edit(tokens[after + 1].start, tokens[end].end + 1, _house_form(tokens[after + 2 : end]))]
    elif kind is TokenType.L_PAREN:
        message = f"{name} has its hint in the old style, without WITH"
        edits = _old_style(tokens, after, node)
    else:
        message = f"{name} is read without WITH (NOLOCK)"
        edits = [_insertion(tokens, after, source)]
    return statement.finding("nolock", node, message, "write WITH (NOLOCK) after the table", edits)


def _house_form(inside: Sequence[Token]) -> str:
    """The hints between the parentheses, NOLOCK first and nothing that contradicts it."""
    hints = ("".join(token.text for token in part) for part in parts(inside))
    kept = [hint for hint in hints if hint and hint.upper() not in CONFLICTING | {"NOLOCK"}]
    return f"({', '.join(['NOLOCK', *kept])})"


def _after_name(tokens: list[Token], node: exp.Table) -> int:
    """Index of the token after the table's name and its alias, where the two stand together."""
    index = index_at(tokens, node.this.meta["start"]) + 1
    alias = _alias_start(node)
    position = index + (index < len(tokens) and tokens[index].token_type is TokenType.ALIAS)
    if alias is not None and position < len(tokens) and tokens[position].start == alias:
        return position + 1
    return index


def _alias_start(node: exp.Table) -> int | None:
    alias = node.args.get("alias")
    identifier = alias.this if isinstance(alias, exp.TableAlias) else None
    return identifier.meta.get("start") if identifier is not None else None


def _old_style(tokens: list[Token], after: int, node: exp.Table) -> list[Edit]:
    """`APTH (NOLOCK)`, `APTH a (NOLOCK)`, `APTH (NOLOCK) a`."""
    end = closing(tokens, after)
    hints = f"WITH {_house_form(tokens[after + 1 : end])}"
    alias = _alias_start(node)
    if alias is None or alias < tokens[after].start:
        return [Edit(tokens[after].start, tokens[end].end + 1, hints)]
    last = tokens[index_at(tokens, alias)].end + 1
    return [Edit(tokens[after - 1].end + 1, tokens[end].end + 1, ""), Edit(last, last, f" {hints}")]


def _insertion(tokens: list[Token], after: int, source: Source) -> Edit:
    before = tokens[after - 1]
    alias = source.alias
    if alias is not None and word(before) == "NOLOCK" and before.start == alias.meta.get("start"):
        # `FROM APTH NOLOCK` names the table NOLOCK; what was meant is the hint.
        return Edit(before.start, before.end + 1, "WITH (NOLOCK)")
    return Edit(before.end + 1, before.end + 1, " WITH (NOLOCK)")
