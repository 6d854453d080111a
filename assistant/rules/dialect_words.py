"""Words and signs of other dialects, found among the tokens."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp
from sqlglot.parsers.tsql import TSQLParser
from sqlglot.tokenizer_core import Token, TokenType

from assistant.rules.finding import Edit, Finding, finding
from assistant.rules.locate import start_of
from assistant.rules.statement import Statement
from assistant.rules.tables import is_hint_call
from assistant.rules.tokens import closing, enclosing_select, word
from assistant.rules.words import (
    DATE_PARTS,
    FUNCTIONS,
    OTHER_FUNCTIONS,
    RESERVED,
    TAKES_DATE_PART,
    is_procedure,
)

SIGNS = {
    TokenType.ILIKE: ("ILIKE", "LIKE ignores capitals here: write LIKE", "LIKE"),
    TokenType.DPIPE: ("||", "join strings with +", "+"),
    TokenType.DCOLON: ("::", "write CAST(… AS type)", None),
    TokenType.INTERVAL: ("INTERVAL", "write DATEADD", None),
    TokenType.PLACEHOLDER: ("?", "name a parameter after its column: @APCo", None),
    TokenType.COLON: (":", "name a parameter after its column: @APCo", None),
    TokenType.ARROW: ("->", "write JSON_QUERY", None),
    TokenType.DARROW: ("->>", "write JSON_VALUE", None),
    TokenType.NULLSAFE_EQ: ("<=>", "write IS NOT DISTINCT FROM", "IS NOT DISTINCT FROM"),
    TokenType.CURRENT_DATE: ("CURRENT_DATE", "write CAST(GETDATE() AS date)", "CAST(GETDATE() AS date)"),
    TokenType.CURRENT_TIME: ("CURRENT_TIME", "write CAST(GETDATE() AS time)", "CAST(GETDATE() AS time)"),
}
TYPES = {"STRING": "varchar(max)", "BOOL": "bit", "BOOLEAN": "bit", "INT64": "bigint", "FLOAT64": "float"}
NOT_CALLS = (RESERVED - {"IF"}) | {"APPLY", "FILTER", "XOR"}
"""Words that stand before a parenthesis without calling anything."""

CONDITION_STARTS = {"WHERE", "AND", "OR", "ON", "HAVING", "NOT", "WHEN"}
TYPED_LITERALS = {"DATE", "TIMESTAMP", "TIME", "DATETIME"}


def foreign_words(statement: Statement) -> Iterator[Finding]:
    """Yield a finding for each token that T-SQL does not have in its place."""
    names = {node.meta["start"] for node in statement.tree.find_all(exp.Identifier) if "start" in node.meta}
    names |= {node.this.meta["start"] for node in statement.tree.find_all(exp.Table) if is_hint_call(node)}
    for index, token in enumerate(statement.tokens):
        if token.start not in names:
            for found in (
                _sign,
                _limit,
                _boolean,
                _typed,
                _nulls,
                _recursive,
                _lateral,
                _function,
                _date_part,
            ):
                yield from found(statement, index, token)


def _found(statement: Statement, token: Token, message: str, fix: str, *edits: Edit) -> Finding:
    return finding(statement.text, "dialect", token.start, message, fix, edits)


def _swap(token: Token, text: str) -> Edit:
    return Edit(token.start, token.end + 1, text)


def _sign(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    if token.token_type in SIGNS:
        sign, fix, text = SIGNS[token.token_type]
        last = token
        if token.token_type in (TokenType.CURRENT_DATE, TokenType.CURRENT_TIME) and _is_called(
            statement, index
        ):
            last = statement.tokens[closing(statement.tokens, index + 1)]
        edits = [Edit(token.start, last.end + 1, text)] if text is not None else []
        if token.token_type is TokenType.DPIPE:
            edits += _as_text(statement, index)
        yield _found(statement, token, f"{sign} is not T-SQL", fix, *edits)
    elif token.token_type is TokenType.EQ and statement.text[token.start : token.end + 1] == "==":
        yield _found(statement, token, "== is not T-SQL", "write =", _swap(token, "="))


def _as_text(statement: Statement, index: int) -> Iterator[Edit]:
    """Casts around the numbers and dates beside a `||`: + would add them."""
    ends = [token.end for token in statement.tokens[max(index - 1, 0) : index]]
    starts = [token.start for token in statement.tokens[index + 1 : index + 2]]
    for reference in statement.resolution.references.values():
        start, last = start_of(reference.column), reference.column.this.meta.get("end")
        table = reference.source.table if reference.source is not None else None
        column = table.column(reference.column.name) if table is not None else None
        if column is not None and "char" not in column.type and (last in ends or start in starts):
            yield Edit(start, start, "CAST(")
            yield Edit(int(last) + 1, int(last) + 1, " AS varchar(30))")


def _limit(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    if token.token_type is not TokenType.LIMIT:
        return
    tokens = statement.tokens
    edits: list[Edit] = []
    select = enclosing_select(tokens, index)
    count = _amount(statement, index + 1)
    if select is not None and count is not None and not _in_set_operation(tokens, select):
        amount, after = count
        end = tokens[after - 1].end + 1
        if after < len(tokens) and tokens[after].token_type is TokenType.OFFSET:
            skipped = _amount(statement, after + 1)
            if skipped is not None:
                ordered = _is_ordered(tokens, select, index)
                order = "" if ordered else "ORDER BY (SELECT NULL) "
                page = f"{order}OFFSET {skipped[0]} ROWS FETCH NEXT {amount} ROWS ONLY"
                edits = [Edit(token.start, tokens[skipped[1] - 1].end + 1, page)]
        elif after >= len(tokens) or tokens[after].token_type in (TokenType.R_PAREN, TokenType.SEMICOLON):
            distinct = tokens[select + 1].token_type in (TokenType.DISTINCT, TokenType.ALL)
            top = tokens[select + distinct].end + 1
            edits = [Edit(top, top, f" TOP ({amount})"), Edit(tokens[index - 1].end + 1, end, "")]
    yield _found(statement, token, "LIMIT is not T-SQL", "write SELECT TOP (n)", *edits)


def _amount(statement: Statement, index: int) -> tuple[str, int] | None:
    """A number or a parameter at the index, and the index after it."""
    tokens = statement.tokens
    if index < len(tokens) and tokens[index].token_type is TokenType.NUMBER:
        return tokens[index].text, index + 1
    if index + 1 < len(tokens) and tokens[index].token_type is TokenType.PARAMETER:
        return f"@{tokens[index + 1].text}", index + 2
    return None


def _is_ordered(tokens: list[Token], select: int, limit: int) -> bool:
    """Whether an ORDER BY of its own stands between a SELECT and its LIMIT."""
    orders = (index for index in range(select, limit) if tokens[index].token_type is TokenType.ORDER_BY)
    return any(enclosing_select(tokens, index) == select for index in orders)


def _in_set_operation(tokens: list[Token], select: int) -> bool:
    sets = (TokenType.UNION, TokenType.EXCEPT, TokenType.INTERSECT)
    before = tokens[select - 1].token_type if select else None
    return before in sets or (before is TokenType.ALL and tokens[select - 2].token_type in sets)


def _boolean(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    if token.token_type not in (TokenType.TRUE, TokenType.FALSE):
        return
    tokens = statement.tokens
    before = tokens[index - 1] if index else token
    value = "1" if token.token_type is TokenType.TRUE else "0"
    if before.token_type is TokenType.IS:
        edit = Edit(before.start, token.end + 1, f"= {value}")
    elif word(before) in CONDITION_STARTS:
        edit = _swap(token, f"1 = {value}")
    else:
        edit = _swap(token, value)
    fix = f"write {edit.new}"
    negated = before.token_type is TokenType.NOT and tokens[index - 2].token_type is TokenType.IS
    message = f"{token.text.upper()} is not T-SQL: there are no boolean values"
    yield _found(statement, token, message, fix, *([] if negated else [edit]))


def _typed(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    tokens = statement.tokens
    text = word(token)
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    before = tokens[index - 1].token_type if index else None
    if text in TYPED_LITERALS and after is not None and after.token_type is TokenType.STRING:
        edit = Edit(token.start, after.start, "")
        yield _found(statement, token, f"{text} before a string is not T-SQL", "write the string alone", edit)
    if text in TYPES and before in (TokenType.ALIAS, TokenType.DCOLON) and _closes(after):
        fix = f"write {TYPES[text]}"
        yield _found(statement, token, f"{text} is no type of T-SQL", fix, _swap(token, TYPES[text]))


def _closes(token: Token | None) -> bool:
    return token is None or token.token_type in (TokenType.R_PAREN, TokenType.COMMA, TokenType.FROM)


def _nulls(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    after = statement.tokens[index + 1 : index + 2]
    if word(token) == "NULLS" and after and word(after[0]) in ("FIRST", "LAST"):
        place = word(after[0])
        before = statement.tokens[index - 1]
        descending = before.token_type is TokenType.DESC
        # T-SQL sorts NULL as the lowest value, so these two say what happens anyway.
        usual = (place == "LAST") == descending
        edits = [Edit(before.end + 1, after[0].end + 1, "")] if usual else []
        fix = "order by CASE WHEN … IS NULL THEN 1 ELSE 0 END first"
        yield _found(statement, token, f"NULLS {place} is not T-SQL", fix, *edits)


def _recursive(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    if token.token_type is TokenType.RECURSIVE and statement.tokens[index - 1].token_type is TokenType.WITH:
        edit = Edit(statement.tokens[index - 1].end + 1, token.end + 1, "")
        yield _found(statement, token, "WITH RECURSIVE is not T-SQL", "write WITH", edit)


def _lateral(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    if token.token_type is TokenType.LATERAL:
        before = statement.tokens[max(index - 2, 0) : index]
        cross = [part.token_type for part in before] == [TokenType.CROSS, TokenType.JOIN]
        edits = [Edit(before[0].start, token.end + 1, "CROSS APPLY")] if cross else []
        yield _found(statement, token, "LATERAL is not T-SQL", "write CROSS APPLY or OUTER APPLY", *edits)


def _is_called(statement: Statement, index: int) -> bool:
    after = statement.tokens[index + 1 : index + 2]
    return bool(after) and after[0].token_type is TokenType.L_PAREN


def _function(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    """A call of a function that sqlglot knows, or nobody does, and T-SQL does not have."""
    name = word(token)
    before = statement.tokens[index - 1].token_type if index else None
    if not name or not _is_called(statement, index) or before is TokenType.DOT:
        return
    if name in FUNCTIONS or name in NOT_CALLS or is_procedure(name):
        return
    known = name in TSQLParser.FUNCTIONS or name in TSQLParser.FUNCTION_PARSERS
    if (not known and token.token_type is not TokenType.VAR) or _is_hint_or_type(statement, index):
        return
    other = OTHER_FUNCTIONS.get(name, "")
    edits = [_swap(token, other)] if other else []
    fix = f"write {other}" if other else "use a function of T-SQL"
    yield _found(statement, token, f"{name} is no function of T-SQL", fix, *edits)


def _date_part(statement: Statement, index: int, token: Token) -> Iterator[Finding]:
    """`DATEADD('day', …)`, `DATEDIFF(a, b)`: T-SQL wants the bare name of a date part first."""
    if word(token) not in TAKES_DATE_PART or not _is_called(statement, index):
        return
    first = statement.tokens[index + 2 : index + 3]
    if first and first[0].text.upper() not in DATE_PARTS:
        message = f"{word(token)} takes a date part first, not {first[0].text}"
        yield _found(statement, first[0], message, "write day, month, year or another date part")
    elif first and first[0].token_type is TokenType.STRING:
        message = f"{word(token)} takes a date part without quotes"
        fix = f"write {first[0].text}"
        yield _found(statement, first[0], message, fix, _swap(first[0], first[0].text))


def _is_hint_or_type(statement: Statement, index: int) -> bool:
    """`WITH (INDEX(1))`, `AS dec(10)`, `OVER w(…)`, `AS d(a, b)`: a parenthesis but not a call."""
    token = statement.tokens[index]
    before = statement.tokens[index - 1].token_type if index else None
    if before in (TokenType.ALIAS, TokenType.HASH, TokenType.PARAMETER):
        return True
    hints = {
        part.name.upper()
        for hint in statement.tree.find_all(exp.WithTableHint, exp.QueryOption, exp.XMLKeyValueOption)
        for part in hint.walk()
        if isinstance(part, exp.Anonymous | exp.Var)
    }
    return word(token) in hints
