"""What one DDL statement adds to a schema source."""

from __future__ import annotations

from sqlglot import exp
from sqlglot.tokenizer_core import Token, TokenType

from schema_index.source import Place, RenamingView, Source, StoredTable, UniqueKey
from schema_index.statements import place as place_of
from schema_index.statements import words
from schema_index.table_body import BUILT_IN_NAMES, Body, matching, next_open, parse, read_body

# Statements of a session, of permissions and of control flow: a catalog keeps nothing of them.
NOT_SCHEMA = frozenset(
    {
        "BEGIN", "COMMIT", "DECLARE", "DENY", "ELSE", "END", "GO", "GRANT", "IF", "PRINT", "RAISERROR",
        "REVOKE", "ROLLBACK", "SET", "USE", "WAITFOR",
    }
)  # fmt: skip
# The same for objects: what CREATE and ALTER make that holds no columns.
NOT_TABLES = frozenset(
    {
        "AUTHORIZATION", "DATABASE", "DEFAULT", "FULLTEXT", "LOGIN", "ROLE", "RULE", "SCHEMA", "STATISTICS",
        "USER", "XML",
    }
)  # fmt: skip
# The arguments of sp_addextendedproperty, in their order.
PROPERTY_ARGUMENTS = (
    "name",
    "value",
    "level0type",
    "level0name",
    "level1type",
    "level1name",
    "level2type",
    "level2name",
)


def read_statement(tokens: list[Token], text: str, file: str, source: Source) -> None:
    """Add one statement (a non-empty list of tokens of `text`) to `source`, or report it as skipped."""
    place = place_of(tokens, file)
    head = words(tokens, 3)
    if head[0] in NOT_SCHEMA:
        return
    if head[0] in {"EXEC", "EXECUTE"}:
        _read_procedure_call(tokens, place, source)
    elif head[:2] == ["CREATE", "TABLE"]:
        _read_table(tokens, text, place, source)
    elif head[:2] == ["CREATE", "TYPE"]:
        _read_type(tokens, place, source)
    elif head[0] == "CREATE" and any("INDEX" in word for word in words(tokens, 4)[1:]):
        _read_index(tokens, place, source)
    elif head[:2] == ["ALTER", "TABLE"]:
        _read_alter(tokens, place, source)
    elif head[0] in {"CREATE", "ALTER"} and head[1:2] == ["VIEW"]:
        _read_view(tokens, text, place, source)
    elif head[0] in {"CREATE", "ALTER"} and head[1:2] and head[1] in NOT_TABLES:
        return
    else:
        source.skip(place, f"{' '.join(head[:2])} does not define a table, key, type or view")


def _read_table(tokens: list[Token], text: str, place: Place, source: Source) -> None:
    start = next_open(tuple(tokens))
    end = matching(tokens, start)
    name = _object_name(tokens[2:start])
    if not name or end == len(tokens):
        what = "has no list of columns in parentheses" if start == len(tokens) else "does not end"
        source.skip(place, f"CREATE TABLE {name or '(no name)'} {what}")
        return
    body = read_body(tokens[start + 1 : end], place)
    table = StoredTable(name, place, body.columns, _block_comment(tokens[0], text))
    if not body.columns:
        source.skip(place, f"CREATE TABLE {name} has no column that can be read")
        return
    source.tables.append(table)
    _add_keys(name, body, place, source)


def _add_keys(name: str, body: Body, place: Place, source: Source) -> None:
    source.unique_keys.extend((name.lower(), key) for key in body.unique_keys)
    source.foreign_keys.extend((name.lower(), key) for key in body.foreign_keys)
    for line, reason in body.faults:
        source.skip(Place(place.file, line), f"{name}: {reason}")


def _read_alter(tokens: list[Token], place: Place, source: Source) -> None:
    """ALTER TABLE … [WITH [NO]CHECK] ADD items; every other action changes no column or key."""
    upper = [token.text.upper() for token in tokens]
    if "ADD" not in upper:
        if {"DROP", "COLUMN"} <= set(upper):
            source.skip(place, "ALTER TABLE … changes columns other than by ADD: give the final CREATE TABLE")
        return
    add = upper.index("ADD")
    head = next((i for i in range(2, add) if upper[i] == "WITH"), add)
    name = _object_name(tokens[2:head])
    body = read_body(tokens[add + 1 :], place)
    source.added_columns.extend((name.lower(), column, place) for column in body.columns)
    _add_keys(name, body, place, source)


def _read_type(tokens: list[Token], place: Place, source: Source) -> None:
    """CREATE TYPE name FROM type: sqlglot has no tree for it, so the tokens are read."""
    upper = [token.text.upper() for token in tokens]
    if "FROM" not in upper:
        source.skip(place, f"CREATE TYPE {_object_name(tokens[2:5])} is not FROM a SQL type")
        return
    start = upper.index("FROM")
    name = _object_name(tokens[2:start])
    end = matching(tokens, start + 2) + 1 if upper[start + 2 : start + 3] == ["("] else start + 2
    resolved = "".join(token.text for token in tokens[start + 1 : end]).lower()
    if not name or not resolved:
        source.skip(place, "CREATE TYPE has no name or no SQL type")
        return
    source.types[name.lower()] = (name, BUILT_IN_NAMES.get(resolved, resolved))


def _read_index(tokens: list[Token], place: Place, source: Source) -> None:
    """CREATE [UNIQUE] [CLUSTERED] INDEX … ON table (columns); only unique ones can be keys."""
    upper = [token.text.upper() for token in tokens]
    if "UNIQUE" not in upper[:3]:
        return
    end = matching(tokens, next_open(tuple(tokens)))
    if "WHERE" in upper[end:]:
        return  # a filtered index is unique for some rows only
    tree = parse(tokens[: end + 1])
    index = tree.this if isinstance(tree, exp.Create) else None
    params = index.args.get("params") if isinstance(index, exp.Index) else None
    owner = index.args.get("table") if isinstance(index, exp.Index) else None
    found = params.args.get("columns") if params else None
    if owner is None or not found:
        source.skip(place, f"CREATE UNIQUE INDEX {_object_name(tokens[3:4])} cannot be read by sqlglot")
        return
    columns = tuple(ordered.this.name for ordered in found)
    clustered = any(word.startswith("CLUSTERED") for word in upper[:4])
    source.unique_keys.append((owner.name.lower(), UniqueKey(columns, False, clustered)))


def _read_view(tokens: list[Token], text: str, place: Place, source: Source) -> None:
    # Where a view was created by ALTER VIEW or CREATE OR ALTER, its query is the same.
    view = next(i for i, token in enumerate(tokens) if token.text.upper() == "VIEW")
    tree = parse([*_create_head(tokens), *tokens[view:]])
    name = _object_name(tokens[view + 1 : view + 6])
    if not isinstance(tree, exp.Create):
        source.skip(place, f"the view {name} cannot be read by sqlglot")
        return
    base = renamed_table(tree.expression) if isinstance(tree.this, exp.Table) else ""
    if base:
        source.views.append(RenamingView(name, base, place, _block_comment(tokens[0], text)))
    else:
        source.skip(place, f"the view {name} has its own SELECT list, which is not read")


def _create_head(tokens: list[Token]) -> list[Token]:
    head = tokens[0]
    if head.token_type is TokenType.CREATE:
        return [head]
    return [Token(TokenType.CREATE, "CREATE", head.line, head.col, head.start, head.end)]


def renamed_table(query: exp.Expr | None) -> str:
    """The table behind `select a.* from bAPTH a [where …]`, or "" for any other query."""
    if not isinstance(query, exp.Select) or len(query.expressions) != 1 or query.args.get("joins"):
        return ""
    plain = {"expressions", "from_", "where", "kind", "hint"}
    if any(value for key, value in query.args.items() if key not in plain):
        return ""
    projection, table = query.expressions[0], query.args["from_"].this if query.args.get("from_") else None
    if not isinstance(table, exp.Table) or table.args.get("joins") or not projection.is_star:
        return ""
    return table.name if not projection.args.get("except_") else ""


def _read_procedure_call(tokens: list[Token], place: Place, source: Source) -> None:
    """EXEC sp_addextendedproperty MS_Description gives a description; other calls are reported."""
    name = _object_name(tokens[1:6])
    if name.lower() != "sp_addextendedproperty":
        source.skip(place, f"the procedure call EXEC {name} does not define a table, key, type or view")
        return
    tree = parse(tokens)
    if not isinstance(tree, exp.Execute):
        source.skip(place, f"the procedure call EXEC {name} cannot be read by sqlglot")
        return
    values: dict[str, str] = {}
    for position, argument in enumerate(tree.expressions[: len(PROPERTY_ARGUMENTS)]):
        named = isinstance(argument, exp.EQ)
        key = argument.this.name if named else PROPERTY_ARGUMENTS[position]
        value = argument.expression if named else argument
        values[key.lower().lstrip("@")] = "" if isinstance(value, exp.Null) else value.name
    if values.get("name", "").lower() != "ms_description" or not values.get("level1name"):
        return
    column = values.get("level2name", "") if values.get("level2type", "").upper() == "COLUMN" else ""
    if column or not values.get("level2name"):
        text = " ".join(values.get("value", "").split())
        source.descriptions[(values["level1name"].lower(), column.lower())] = text


def _object_name(tokens: list[Token]) -> str:
    """The last part of a dotted name that the tokens start with."""
    name = ""
    for index in range(0, len(tokens), 2):
        name = tokens[index].text
        if index + 1 >= len(tokens) or tokens[index + 1].token_type is not TokenType.DOT:
            break
    return name


def _block_comment(head: Token, text: str) -> str:
    """The block comment that ends right before a statement, but for the banners of SSMS."""
    if not head.comments or not text[: head.start].rstrip().endswith("*/"):
        return ""
    comment = " ".join(head.comments[-1].split())
    return "" if comment.startswith("***") else comment
