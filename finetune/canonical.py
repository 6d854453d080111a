"""Free T-SQL in the canonical layout of our answers, the one that the grammar accepts.

Only the form changes: spaces, line breaks, letter case of keywords, `[…]` around headings, columns with their
table, a heading in ORDER BY becomes its expression, a known join is written the catalog's way round. What the
answer format does not have (a derived table, a UNION) stays as it is, and the grammar will not accept it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import sqlglot
from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.locate import start_of
from assistant.rules.parse import read
from assistant.rules.resolve import resolve
from finetune.house_layout import house_layout
from schema_index import Catalog, Join, quote_table

_TIGHT_AFTER, _TIGHT_BEFORE = {"(", ".", "@"}, {")", ",", ".", ";"}
_DATA = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
_WORDS, _CALLS = frozenset(_DATA["keywords"]), frozenset(_DATA["before_brackets"])
_SIGNED = frozenset(_DATA["before_signs"])
_DATE_CALLS, _PARTS = frozenset(_DATA["date_calls"]), frozenset(_DATA["date_parts"])


def canonical(sql: str, catalog: Catalog) -> str:
    """The statement in canonical form; raises sqlglot's TokenError where it cannot be read at all."""
    tokens = sqlglot.tokenize(_qualified(sql, catalog), read="tsql")
    words = [_word(tokens, place) for place in range(len(tokens))]
    words = [word for place, word in enumerate(words) if not _is_noise(words, place)]
    words = _expressions_in_order(words)
    return _joins_as_known(house_layout(_spaced(words)), catalog)


def _qualified(sql: str, catalog: Catalog) -> str:
    """The statement with the table before each column that stands without one; as it was if not one query."""
    tree = read(sql).tree
    if not isinstance(tree, exp.Query):
        return sql
    inserts: dict[int, str] = {}
    for reference in resolve(tree, catalog).references.values():
        if reference.source is not None and not reference.column.table:
            inserts[start_of(reference.column)] = f"{quote_table(reference.source.name)}."
    for start in sorted(inserts, reverse=True):
        sql = sql[:start] + inserts[start] + sql[start:]
    return sql


def _word(tokens: list[Token], place: int) -> str:
    """The token as the answer format writes it."""
    token = tokens[place]
    if token.token_type == TokenType.STRING:
        return "'" + token.text.replace("'", "''") + "'"
    before = tokens[place - 1].text.upper() if place else ""
    if token.token_type == TokenType.PARAMETER:
        return "@"
    if before == "AS" and token.token_type in (TokenType.VAR, TokenType.IDENTIFIER):
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if following != "(" and not _in_cast(tokens, place):
            return f"[{token.text}]"
    if token.token_type == TokenType.IDENTIFIER or _names_cte(tokens, place):
        return f"[{token.text}]"
    upper = token.text.upper()
    if upper in _PARTS and before == "(" and place >= 2 and tokens[place - 2].text.upper() in _DATE_CALLS:
        return upper.lower()
    if before == "AS" and _in_cast(tokens, place):
        return token.text.lower()
    called = place + 1 < len(tokens) and tokens[place + 1].text == "("
    dotted = before == "." or (place + 1 < len(tokens) and tokens[place + 1].text == ".")
    if not dotted and (upper in _WORDS or called):
        return upper
    return token.text


def _names_cte(tokens: list[Token], place: int) -> bool:
    """Whether `x AS (` of a WITH begins at this place."""
    around = [token.text.upper() for token in tokens[place + 1 : place + 3]]
    before = tokens[place - 1].text.upper() if place else ""
    return tokens[0].text.upper() == "WITH" and around == ["AS", "("] and before in ("WITH", ",")


def _in_cast(tokens: list[Token], place: int) -> bool:
    """Whether the AS before this place is that of CAST(… AS type)."""
    depth = 0
    for back in range(place - 2, 0, -1):
        text = tokens[back].text
        depth += (text == ")") - (text == "(")
        if depth < 0:
            return tokens[back - 1].text.upper() in ("CAST", "TRY_CAST")
    return False


def _is_noise(words: list[str], place: int) -> bool:
    """INNER before JOIN, OUTER after LEFT, ASC, and a last semicolon say nothing."""
    following = words[place + 1] if place + 1 < len(words) else ""
    return (
        (words[place] == "INNER" and following == "JOIN")
        or (words[place] == "OUTER" and following == "JOIN")
        or words[place] == "ASC"
        or (words[place] == ";" and not following)
    )


def _expressions_in_order(words: list[str]) -> list[str]:
    """ORDER BY of the outermost SELECT with each heading replaced by what stands under it."""
    depth, start = 0, 0
    under: dict[str, list[str]] = {}
    order = None
    for place, word in enumerate(words):
        depth += (word == "(") - (word == ")")
        if depth:
            continue
        if word in (",", "FROM") and order is None and words[start + 1 : place - 1] == ["."]:
            under.setdefault(words[place - 1].strip("[]").lower(), words[start:place])
        if word in ("SELECT", "DISTINCT", ",") and order is None:
            start = place + 1
        elif word == "TOP":
            start = place + 2
        elif word == "AS" and order is None and place + 1 < len(words):
            under[words[place + 1].strip("[]").lower()] = words[start:place]
        elif word == "ORDER BY":
            order = place
    if order is None:
        return words
    out = words[:order]
    for place in range(order, len(words)):
        word = words[place]
        alone = words[place - 1] in ("ORDER BY", ",") and (
            place + 1 == len(words) or words[place + 1] in (",", "DESC")
        )
        found = under.get(word.strip("[]").lower()) if alone else None
        out += found or [word]
    return out


def _spaced(words: Iterable[str]) -> str:
    text, last, before = "", "", ""
    for word in words:
        call = word == "(" and last.upper() not in _CALLS and not last.endswith((",", "'"))
        signed = last == "-" and before in _SIGNED
        if (
            text
            and not signed
            and last not in _TIGHT_AFTER
            and last != "@"
            and word not in _TIGHT_BEFORE
            and not call
        ):
            text += " "
        text += word
        last, before = word, last
    return text


def _joins_as_known(sql: str, catalog: Catalog) -> str:
    """Each JOIN line whose equalities are those of a known join, in the catalog's order."""
    lines = sql.split("\n")
    known: dict[frozenset[frozenset[str]], Join] = {
        frozenset(
            frozenset((f"{join.table}.{left}".lower(), f"{join.other}.{right}".lower()))
            for left, right in join.pairs
        ): join
        for join in catalog.joins
    }
    for number, line in enumerate(lines):
        head, on, tests = line.partition(" ON ")
        if not on or "(" in tests or " OR " in tests:
            continue
        parts = tests.split(" AND ")
        equal = [part for part in parts if part.count(" = ") == 1 and part.count(".") == 2]
        rest = [part for part in parts if part not in equal]
        found = known.get(frozenset(frozenset(part.lower().split(" = ")) for part in equal))
        if found:
            lines[number] = f"{head} ON {' AND '.join([found.on(), *rest])}"
    return "\n".join(lines)
