"""CREATE VIEW: a view that only renames a table, or one with a query of its own."""

from __future__ import annotations

from schema_index.ddl.lexer import NAMES, Token, comment_text
from schema_index.ddl.token_lists import matching, named, names_in, parts_at
from schema_index.source import Place, QueryView, RenamingView, Source

# The table hints that can stand in parentheses without WITH.
BARE_HINTS = frozenset({"NOLOCK", "READUNCOMMITTED", "READPAST", "HOLDLOCK", "READCOMMITTED", "ROWLOCK"})
# What makes a query more than the rows of one table.
BEYOND_ROWS = frozenset({"UNION", "EXCEPT", "INTERSECT", "GROUP", "HAVING", "FOR", "OFFSET", "JOIN", "APPLY"})


def read_view(tokens: list[Token], text: str, place: Place, source: Source) -> None:
    """Add the view of a CREATE VIEW or ALTER VIEW statement to `source`, or report it as skipped."""
    view = next(i for i, token in enumerate(tokens) if token.word == "VIEW")
    written, index = parts_at(tokens, view + 1)
    name = named(written)
    columns: tuple[str, ...] = ()
    if index < len(tokens) and tokens[index].word == "(":
        columns = names_in(tokens, index)
        index = matching(tokens, index) + 1
    start = next((i for i in range(index, len(tokens)) if tokens[i].word == "AS"), len(tokens)) + 1
    body = tokens[start:]
    if [token.word for token in body[-3:]] == ["WITH", "CHECK", "OPTION"]:
        body = body[:-3]
    if not name or not body:
        source.skip(place, f"the view {name or '(no name)'} has no query after AS")
        return
    description = block_comment(tokens[0])
    base, elsewhere = ("", "") if columns else renamed_table(body)
    source.queried[name.lower()] = not base
    if base:
        source.views.append(RenamingView(name, base, place, description, elsewhere))
    else:
        query = text[body[0].start : body[-1].end]
        source.queries.append(QueryView(name, query, place, columns, description))


def renamed_table(tokens: list[Token]) -> tuple[str, str]:
    """The table behind `select a.* from bAPTH a [with (…)] [where …]`, or "" for any other query.

    It is `dbo.bAPTH` where the query says the schema; the second is the database that it says, or "".
    """
    if tokens[0].word != "SELECT":
        return "", ""
    shown, index = parts_at(tokens, 1)
    if index >= len(tokens) or tokens[index].word != "*":
        return "", ""
    if index + 1 >= len(tokens) or tokens[index + 1].word != "FROM":
        return "", ""
    parts, index = parts_at(tokens, index + 2)
    alias, index = _alias_and_hints(tokens, index)
    if not parts or (shown and shown[-1].lower() not in {alias.lower(), parts[-1].lower()}):
        return "", ""
    plain = index == len(tokens) or (tokens[index].word == "WHERE" and _only_filters(tokens[index:]))
    return (".".join(parts[-2:]).lstrip("."), ".".join(parts[:-2])) if plain else ("", "")


def _alias_and_hints(tokens: list[Token], index: int) -> tuple[str, int]:
    """The alias after a table, and the index after it and after hints."""
    alias = ""
    while index < len(tokens):
        word = tokens[index].word
        following = tokens[index + 1].word if index + 1 < len(tokens) else ""
        if word == "(" and following in BARE_HINTS:
            index = matching(tokens, index) + 1
        elif word == "WITH" and following == "(":
            index = matching(tokens, index + 1) + 1
        elif word == "AS":
            index += 1
        elif not alias and word != "WHERE" and tokens[index].kind in NAMES:
            alias = tokens[index].text
            index += 1
        else:
            break
    return alias, min(index, len(tokens))


def _only_filters(tokens: list[Token]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token.word == "(") - (token.word == ")")
        if depth == 0 and token.word in BEYOND_ROWS:
            return False
    return True


def block_comment(head: Token) -> str:
    """The block comment that ends right before a statement, but for the banners of SSMS."""
    if not head.before or not head.before[-1].startswith("/*"):
        return ""
    comment = comment_text(head.before[-1:])
    return "" if comment.startswith("***") else comment
