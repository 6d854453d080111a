"""What one DDL statement adds to a schema source."""

from __future__ import annotations

from schema_index.ddl.alter_table import add_body, read_alter
from schema_index.ddl.cutter import words
from schema_index.ddl.lexer import NAMES, Token
from schema_index.ddl.move_statement import drop, transfer
from schema_index.ddl.procedure_call import ARGUMENTS, RunText, read_call
from schema_index.ddl.sql_types import built_in
from schema_index.ddl.statements import place as place_of
from schema_index.ddl.table_body import read_body
from schema_index.ddl.token_lists import (
    matching,
    name_at,
    named,
    names_in,
    owner_at,
    parts_at,
    type_arguments,
    words_of,
)
from schema_index.ddl.view_statement import block_comment, read_view
from schema_index.source import Place, RenamingView, Source, StoredTable, UniqueKey

# Statements of a session, of permissions and of control flow: they define nothing.
NOT_SCHEMA = frozenset(
    {
        "BEGIN", "BREAK", "CATCH", "CLOSE", "COMMIT", "CONTINUE", "DEALLOCATE", "DECLARE", "DENY", "ELSE",
        "END", "FETCH", "GOTO", "GRANT", "IF", "OPEN", "PRINT", "RAISERROR", "RETURN", "REVOKE", "ROLLBACK",
        "SET", "TRAN", "TRANSACTION", "TRY", "USE", "WAITFOR", "WHILE",
    }
)  # fmt: skip
# What comes before INDEX in a statement that makes one.
INDEX_WORDS = frozenset({"UNIQUE", "CLUSTERED", "NONCLUSTERED", "COLUMNSTORE", "XML", "PRIMARY", "SPATIAL"})
SYSTEM_DATABASES = frozenset({"master", "model", "msdb", "tempdb"})
NOTHING = "does not define a table, key, type or view"


def read_statement(
    tokens: list[Token], text: str, file: str, source: Source, run: RunText | None = None
) -> None:
    """Add one statement (a non-empty list of tokens of `text`) to `source`, or report it as skipped.

    `run` reads the scripts that procedures are given as strings; without it these are reported.
    """
    place = place_of(tokens, file)
    head = [*words(tokens, 2), "", ""][:2]
    if head[0] == "USE" or head == ["CREATE", "DATABASE"]:
        _note_database(tokens, source)
    if head[0] in NOT_SCHEMA:
        return
    if head[0] in {"EXEC", "EXECUTE"}:
        read_call(tokens, place, source, run)
    elif name_at(tokens, 0)[0].lower() in ARGUMENTS:  # the first call of a batch needs no EXEC
        read_call([tokens[0], *tokens], place, source, run)
    elif head == ["CREATE", "TABLE"] or words(tokens, 3) == ["CREATE", "EXTERNAL", "TABLE"]:
        _read_table(tokens, text, place, source)
    elif head == ["CREATE", "TYPE"]:
        _read_type(tokens, place, source)
    elif head == ["CREATE", "RULE"]:
        _read_rule(tokens, text, place, source)
    elif head[0] == "CREATE" and (head[1] == "INDEX" or _makes_index(tokens)):
        _read_index(tokens, place, source)
    elif head == ["ALTER", "TABLE"]:
        read_alter(tokens, text, place, source)
    elif head[0] in {"CREATE", "ALTER"} and head[1] == "VIEW":
        read_view(tokens, text, place, source)
    elif head == ["CREATE", "SYNONYM"]:
        _read_synonym(tokens, place, source)
    elif head == ["ALTER", "SCHEMA"]:
        transfer(tokens, place, source)
    else:
        if head in (["DROP", "TABLE"], ["DROP", "VIEW"]):
            drop(tokens, place, source)
        source.skip(place, f"{_said(tokens, head)} {NOTHING}")


def _note_database(tokens: list[Token], source: Source) -> None:
    """USE Vista, CREATE DATABASE Vista: a name that starts with it is one of what is read."""
    name, _ = name_at(tokens, 1 if tokens[0].word == "USE" else 2)
    if name and name.lower() not in SYSTEM_DATABASES:
        source.databases.add(name.lower())


def _said(tokens: list[Token], head: list[str]) -> str:
    """`CREATE PROCEDURE bspVendor`, or the first words of what is no statement of that form."""
    if head[0] not in {"CREATE", "ALTER", "DROP"}:
        return " ".join(token.text[:40] for token in tokens[:2])
    start = next((i for i, token in enumerate(tokens) if token.word == head[1]), 0) + 1
    start += 2 if [token.word for token in tokens[start : start + 2]] == ["IF", "EXISTS"] else 0
    return " ".join(part for part in (*head, name_at(tokens, start)[0]) if part)


def _makes_index(tokens: list[Token]) -> bool:
    start = next((i for i, token in enumerate(tokens[:6]) if token.word == "INDEX"), 0)
    return start > 1 and all(token.word in INDEX_WORDS for token in tokens[1:start])


def _read_table(tokens: list[Token], text: str, place: Place, source: Source) -> None:
    parts, start = parts_at(tokens, 3 if tokens[1].word == "EXTERNAL" else 2)
    name = named(parts)
    if name.startswith("#") or (len(parts) > 2 and parts[-3].lower() == "tempdb"):
        source.skip(place, f"{name} is a temporary table")
        return
    listed = start < len(tokens) and tokens[start].word == "("
    end = matching(tokens, start) if listed else len(tokens)
    if not name or end == len(tokens):
        what = "does not end" if listed else "has no list of columns in parentheses"
        source.skip(place, f"CREATE TABLE {name or '(no name)'} {what}")
        return
    body = read_body(tokens[start + 1 : end], text, place)
    if not body.columns:
        source.skip(place, f"CREATE TABLE {name} has no column that can be read")
        return
    table = StoredTable(name, place, body.columns, block_comment(tokens[0]), unsaid=body.unsaid)
    source.tables.append(table)
    add_body(name, body, place, source)


def _read_type(tokens: list[Token], place: Place, source: Source) -> None:
    """CREATE TYPE name FROM type [NULL | NOT NULL]."""
    name, start = owner_at(tokens, 2)
    if start >= len(tokens) or tokens[start].word != "FROM":
        source.skip(place, f"CREATE TYPE {name} is not FROM a SQL type")
        return
    physical, index = name_at(tokens, start + 1)
    if not name or not physical:
        source.skip(place, "CREATE TYPE has no name or no SQL type")
        return
    arguments = ""
    if index < len(tokens) and tokens[index].word == "(":
        end = matching(tokens, index)
        arguments = type_arguments(tokens[index : end + 1])
    source.types[name.lower()] = (name, (built_in(physical) or physical) + arguments)
    source.require_type(name, words_of(tokens[index:])[-2:] == ["NOT", "NULL"])


def _read_rule(tokens: list[Token], text: str, place: Place, source: Source) -> None:
    """CREATE RULE name AS condition, which stands for CHECK on the columns it is bound to."""
    name, index = owner_at(tokens, 2)
    if not name or index + 1 >= len(tokens) or tokens[index].word != "AS":
        source.skip(place, f"CREATE RULE {name} has no condition")
        return
    source.rules[name.lower()] = text[tokens[index + 1].start : tokens[-1].end]


def _read_synonym(tokens: list[Token], place: Place, source: Source) -> None:
    """CREATE SYNONYM name FOR table: another name of a table or view of this database."""
    name, index = owner_at(tokens, 2)
    if not name or index >= len(tokens) or tokens[index].word != "FOR":
        source.skip(place, f"CREATE SYNONYM {name} names nothing that it stands for")
        return
    parts, _ = parts_at(tokens, index + 1)
    if not parts:
        source.skip(place, f"CREATE SYNONYM {name} names nothing that it stands for")
        return
    base, elsewhere = ".".join(parts[-2:]).lstrip("."), ".".join(parts[:-2])
    source.views.append(RenamingView(name, base, place, elsewhere=elsewhere, is_synonym=True))
    source.queried[name.lower()] = False


def _read_index(tokens: list[Token], place: Place, source: Source) -> None:
    """CREATE [UNIQUE] [CLUSTERED] INDEX … ON table (columns); only unique ones can be keys."""
    upper = words_of(tokens)
    if "UNIQUE" not in upper[:3]:
        return
    on = upper.index("ON") if "ON" in upper else len(tokens)
    owner, start = owner_at(tokens, on + 1)
    columns = names_in(tokens, start) if start < len(tokens) and upper[start] == "(" else ()
    if not owner or not columns:
        source.skip(place, f"CREATE UNIQUE INDEX {_index_name(tokens)} names no table or no columns")
        return
    if "WHERE" in upper[matching(tokens, start) :]:
        reason = f"the unique index {_index_name(tokens)} of {owner} is filtered: it is no key of all rows"
        source.skip(place, reason)
        return
    source.unique_keys.append((owner.lower(), UniqueKey(columns, False, "CLUSTERED" in upper[:4], place)))


def _index_name(tokens: list[Token]) -> str:
    start = next((i for i, token in enumerate(tokens) if token.word == "INDEX"), 0)
    found = tokens[start + 1 : start + 2]
    return found[0].text if found and found[0].kind in NAMES else "(no name)"
