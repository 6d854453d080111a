"""The items of a CREATE TABLE or ALTER TABLE … ADD: columns, keys and foreign keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from sqlglot import exp
from sqlglot.dialects.tsql import TSQL
from sqlglot.errors import ErrorLevel, SqlglotError
from sqlglot.tokenizer_core import Token, TokenType

from schema_index.catalog import Column
from schema_index.source import ForeignKey, Place, UniqueKey
from schema_index.statements import ScriptTokenizer

OPEN, CLOSE, COMMA = TokenType.L_PAREN, TokenType.R_PAREN, TokenType.COMMA
# Words of an item that say how it is stored, which no catalog keeps and sqlglot does not read.
STORAGE_WORDS = frozenset(
    {"ROWGUIDCOL", "SPARSE", "FILESTREAM", "HIDDEN", "MASKED", "CLUSTERED", "NONCLUSTERED"}
)
BUILT_IN_NAMES = {"sysname": "nvarchar(128)", "hierarchyid": "hierarchyid"}


@dataclass(frozen=True, slots=True)
class Item:
    """One item between the commas of a table's body, as tokens, and its comment."""

    tokens: tuple[Token, ...]
    comment: str

    def first_word(self) -> str:
        """What the item starts with in upper case, or "" where that is a bracketed name."""
        head = self.tokens[0]
        return "" if head.token_type is TokenType.IDENTIFIER else head.text.upper()


@dataclass(slots=True)
class Body:
    """What the items of one table define; faults are (line, reason)."""

    columns: list[Column]
    unique_keys: list[UniqueKey]
    foreign_keys: list[ForeignKey]
    faults: list[tuple[int, str]]


def parse(tokens: list[Token]) -> exp.Expr | None:
    """The tree of one statement, or None where sqlglot cannot read it or reads an opaque command."""
    dialect = TSQL()
    try:
        trees = dialect.parser(error_level=ErrorLevel.IMMEDIATE).parse(tokens, "")
    except (SqlglotError, RecursionError, ValueError, LookupError, AttributeError, TypeError):
        # The last ones are sqlglot's own faults on torn text; the caller reports what was not read.
        return None
    tree = trees[0] if len(trees) == 1 else None
    return None if tree is None or isinstance(tree, exp.Command) else tree


def matching(tokens: list[Token] | tuple[Token, ...], start: int) -> int:
    """Index of the parenthesis that closes the one at `start`, or the length where none does."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += (tokens[index].token_type is OPEN) - (tokens[index].token_type is CLOSE)
        if depth == 0:
            return index
    return len(tokens)


def read_body(tokens: list[Token], place: Place) -> Body:
    """Read the tokens between a table's parentheses (or after ALTER TABLE … ADD)."""
    body = Body([], [], [], [])
    items = [item for item in _items(tokens) if _matters(item)]
    nodes = _parse_items([_plain(item) for item in items])
    for index, item in enumerate(items):
        plain = _plain(item)
        alone = None if nodes else _parse_items([plain]) or _parse_items([_bare(plain)])
        node = nodes[index] if nodes else alone[0] if alone else None
        _read_item(body, item, node, Place(place.file, item.tokens[0].line))
    return body


def _items(tokens: list[Token]) -> Iterator[Item]:
    current: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.token_type is OPEN) - (token.token_type is CLOSE)
        if token.token_type is COMMA and depth == 0:
            if current:
                yield Item(tuple(current), _comment(current, token))
            current = []
        else:
            current.append(token)
    if current:
        yield Item(tuple(current), _comment(current, None))


def _comment(tokens: list[Token], comma: Token | None) -> str:
    """The comment after the item on its line; else one above it."""
    trailing = [text for token in [*tokens[1:], *([comma] if comma else [])] for text in token.comments]
    texts = trailing or list(tokens[0].comments)
    return " ".join(" ".join(texts).split())


def _matters(item: Item) -> bool:
    """Whether a catalog keeps anything of the item: defaults, checks and periods it does not."""
    first = item.first_word()
    named = first == "CONSTRAINT" and len(item.tokens) > 2
    kind = item.tokens[2].text.upper() if named else first
    if named:
        return kind not in {"DEFAULT", "CHECK"}
    rest = [token.text.upper() for token in item.tokens[1:]]
    # Any of these words may be a column's name as well: then a type follows.
    return not (
        (kind == "CHECK" and rest[:1] in (["("], ["NOT"]))
        or (kind == "DEFAULT" and "FOR" in rest)
        or (kind == "PERIOD" and rest[:1] == ["FOR"])
    )


def _plain(item: Item) -> list[Token]:
    """The item without clauses of storage: WITH (…), ON [PRIMARY], NOT FOR REPLICATION, MASKED …."""
    tokens, kept, index = item.tokens, [], 0
    if _is_index(item):
        tokens = (*_constraint_head("UNIQUE"), *tokens[next_open(tokens) :])
    while index < len(tokens):
        word = tokens[index].text.upper()
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        if index == 0 or tokens[index].token_type is TokenType.IDENTIFIER:
            kept.append(tokens[index])
        elif word in STORAGE_WORDS:
            pass
        elif word in {"WITH", "INCLUDE"} and following and following.token_type is OPEN:
            index = matching(tokens, index + 1)
        elif word == "ON" and following and following.text.upper() not in {"DELETE", "UPDATE"}:
            index += 1
            if index + 1 < len(tokens) and tokens[index + 1].token_type is OPEN:
                index = matching(tokens, index + 1)
        elif word == "NOT" and following and following.text.upper() == "FOR":
            index += 2
        else:
            kept.append(tokens[index])
        index += 1
    return kept


def next_open(tokens: tuple[Token, ...]) -> int:
    """Index of the first opening parenthesis, or the length where there is none."""
    return next((i for i, token in enumerate(tokens) if token.token_type is OPEN), len(tokens))


def _is_index(item: Item) -> bool:
    if item.tokens[0].token_type is not TokenType.INDEX or len(item.tokens) < 4:
        return False
    third = item.tokens[2]
    type_tokens = TSQL.Parser.TYPE_TOKENS
    return third.text.upper() in {"UNIQUE", "CLUSTERED", "NONCLUSTERED"} or (
        third.token_type is OPEN and item.tokens[1].token_type not in type_tokens
    )


def _constraint_head(text: str) -> list[Token]:
    return list(ScriptTokenizer().tokenize(text))


def _bare(tokens: list[Token]) -> list[Token]:
    """A column item cut to its name, its type and NOT NULL, for options sqlglot does not read."""
    if tokens[0].text.upper() in {"CONSTRAINT", "PRIMARY KEY", "FOREIGN KEY", "UNIQUE"}:
        return tokens
    end = 2
    while end + 1 < len(tokens) and tokens[end].token_type is TokenType.DOT:
        end += 2
    if end < len(tokens) and tokens[end].token_type is OPEN:
        end = matching(tokens, end) + 1
    rest = [token.text.upper() for token in tokens[end:]]
    required = any(pair == ("NOT", "NULL") for pair in pairwise(rest))
    return tokens[:end] + (_constraint_head("NOT NULL") if required else [])


def _parse_items(items: list[list[Token]]) -> list[exp.Expr] | None:
    """One node an item, or None where sqlglot does not read them all."""
    if not items:
        return []
    tokens = list(ScriptTokenizer().tokenize("CREATE TABLE t ("))
    comma, close = ScriptTokenizer().tokenize(", )")
    for index, item in enumerate(items):
        tokens.extend(([comma] if index else []) + item)
    tree = parse([*tokens, close])
    schema = tree.this if isinstance(tree, exp.Create) else None
    nodes: list[exp.Expr] = schema.expressions if isinstance(schema, exp.Schema) else []
    return nodes if len(nodes) == len(items) else None


def _read_item(body: Body, item: Item, node: exp.Expr | None, place: Place) -> None:
    clustered = any(token.text.upper().startswith("CLUSTERED") for token in item.tokens)
    if isinstance(node, exp.ColumnDef):
        if not node.args.get("kind") and not node.find(exp.ComputedColumnConstraint):
            body.faults.append((place.line, f"the column {node.name} has no type"))
            return
        _read_column(body, item, node, clustered, place)
        return
    if _is_index(item) and "UNIQUE" not in {token.text.upper() for token in item.tokens[:4]}:
        return
    parts = node.expressions if isinstance(node, exp.Constraint) else [node]
    if not parts or all(part is None for part in parts):
        text = " ".join(token.text for token in item.tokens[:6])
        body.faults.append((place.line, f"sqlglot cannot read the item that starts with {text!r}"))
    for part in parts:
        if isinstance(part, exp.PrimaryKey):
            body.unique_keys.append(UniqueKey(_names(part.expressions), True, clustered))
        elif isinstance(part, exp.UniqueColumnConstraint) and part.this:
            body.unique_keys.append(UniqueKey(_names(part.this.expressions), False, clustered))
        elif isinstance(part, exp.ForeignKey):
            _read_foreign_key(body, _names(part.expressions), part.args.get("reference"), place)


def _read_column(body: Body, item: Item, node: exp.ColumnDef, clustered: bool, place: Place) -> None:
    required = False
    for constraint in node.args.get("constraints") or []:
        kind = constraint.args.get("kind")
        if isinstance(kind, exp.NotNullColumnConstraint):
            required = not kind.args.get("allow_null")
        elif isinstance(kind, exp.PrimaryKeyColumnConstraint):
            required = True
            body.unique_keys.append(UniqueKey((node.name,), True, clustered))
        elif isinstance(kind, exp.UniqueColumnConstraint):
            body.unique_keys.append(UniqueKey((node.name,), False, clustered))
        elif isinstance(kind, exp.Reference):
            _read_foreign_key(body, (node.name,), kind, place)
        elif isinstance(kind, exp.ForeignKey):
            _read_foreign_key(body, (node.name,), kind.args.get("reference"), place)
    kind = node.args.get("kind")
    spelled = _spelled_type(item.tokens) if kind else ""
    user_type = spelled if kind and kind.this is exp.DataType.Type.USERDEFINED else ""
    if user_type.lower() in BUILT_IN_NAMES:
        spelled, user_type = BUILT_IN_NAMES[user_type.lower()], ""
    description, codes = described(item.comment)
    column = Column(node.name, spelled if user_type else spelled.lower(), user_type, not required)
    body.columns.append(replace(column, description=description, codes=codes))


def _spelled_type(tokens: tuple[Token, ...]) -> str:
    """The type as written, without schema and brackets: `[dbo].[bCompany]` is bCompany."""
    index = 1
    while index + 2 < len(tokens) and tokens[index + 1].token_type is TokenType.DOT:
        index += 2
    arguments = ""
    if index + 1 < len(tokens) and tokens[index + 1].token_type is OPEN:
        arguments = "".join(token.text for token in tokens[index + 1 : matching(tokens, index + 1) + 1])
    return tokens[index].text + arguments


def _read_foreign_key(body: Body, columns: tuple[str, ...], reference: exp.Expr | None, place: Place) -> None:
    target = reference.find(exp.Table) if reference else None
    if target is None:
        body.faults.append((place.line, f"the foreign key on {', '.join(columns)} names no table"))
        return
    schema = reference.find(exp.Schema) if reference else None
    others = _names(schema.expressions) if schema else ()
    body.foreign_keys.append(ForeignKey(columns, target.name, others, place))


def _names(nodes: list[exp.Expr]) -> tuple[str, ...]:
    return tuple(node.this.name if isinstance(node, exp.Ordered) else node.name for node in nodes)


def described(comment: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Cut `text {code: meaning; …}` into the text and the codes."""
    text, brace, rest = comment.partition("{")
    if not brace or not rest.rstrip().endswith("}"):
        return comment.strip(), ()
    pairs = [part.partition(":") for part in rest.rstrip()[:-1].split(";") if part.strip()]
    return text.strip(), tuple((code.strip(), meaning.strip()) for code, _, meaning in pairs)
