"""The column names of a query that sqlglot cannot read, from the tokens of its SELECT list."""

from __future__ import annotations

from schema_index.ddl.lexer import Kind, LexError, Token, lex

NAMED = (Kind.WORD, Kind.NAME, Kind.STRING)
ENDS = frozenset({"FROM", "INTO", "WHERE", "UNION", "EXCEPT", "INTERSECT", "ORDER", "GROUP", "FOR"})
# A word after one of these is an operand or a keyword of the expression, not a name for it.
BEFORE_OPERANDS = frozenset("+-*/%=<>(.,") | {"THEN", "ELSE", "WHEN", "CASE", "COLLATE", "OVER", "AND", "OR"}


def select_names(query: str) -> tuple[list[str], bool]:
    """Names in the first SELECT list that is in no parentheses, and whether every item gave one."""
    try:
        tokens = list(lex(query))
    except LexError:
        return [], False
    names: list[str] = []
    complete = True
    for item in _items(tokens):
        name = _name(item)
        if name:
            names.append(name)
        else:
            complete = False
    return names, complete and bool(names)


def _items(tokens: list[Token]) -> list[list[Token]]:
    items: list[list[Token]] = [[]]
    depth, inside = 0, False
    for index, token in enumerate(tokens):
        depth += (token.word == "(") - (token.word == ")")
        if depth == 0 and not inside:
            inside = token.word == "SELECT"
        elif depth == 0 and token.word in ENDS:
            break
        elif depth == 0 and token.word == ",":
            items.append([])
        elif inside and not _quantifier(tokens, index):
            items[-1].append(token)
    return [item for item in items if item]


def _quantifier(tokens: list[Token], index: int) -> bool:
    """Whether a token right after SELECT only says which rows: DISTINCT, ALL, TOP 100 PERCENT."""
    before = [token.word for token in tokens[max(0, index - 5) : index + 1]]
    if "SELECT" not in before:
        return False
    since = before[before.index("SELECT") + 1 :]
    if not since:
        return False  # a SELECT inside a list, in a script that was torn
    if since[0] in {"DISTINCT", "ALL"}:
        since = since[1:]
    if not since:
        return True
    return since[0] == "TOP" and (len(since) <= 2 or _in_count(since) or since[-1] == "PERCENT")


def _in_count(since: list[str]) -> bool:
    """Whether the last of the words after SELECT is in the parentheses of TOP (…)."""
    return since[1] == "(" and ")" not in since[:-1]


def _name(item: list[Token]) -> str:
    last = item[-1]
    if len(item) > 2 and item[1].word == "=" and item[0].kind in NAMED:
        return item[0].text
    if last.kind not in NAMED or last.word == "END":
        return ""
    if len(item) == 1:
        return last.text if last.kind is not Kind.STRING else ""
    before = item[-2].word
    if before == ".":
        return last.text
    return "" if before in BEFORE_OPERANDS else last.text
