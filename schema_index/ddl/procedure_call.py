"""EXEC of the procedures that describe, define types, bind rules or run text."""

from __future__ import annotations

from collections.abc import Callable

from schema_index.ddl.lexer import Kind, Token
from schema_index.ddl.move_statement import rename
from schema_index.ddl.sql_types import built_in
from schema_index.ddl.string_text import plain_text
from schema_index.ddl.token_lists import matching, name_at, name_parts, named
from schema_index.source import Place, Source, full_name

# Arguments in their order, from the Transact-SQL reference of each procedure.
ARGUMENTS = {
    "sp_addextendedproperty": (
        *("name", "value", "level0type", "level0name"),
        *("level1type", "level1name", "level2type", "level2name"),
    ),
    "sp_addtype": ("typename", "phystype", "nulltype", "owner"),
    "sp_bindrule": ("rulename", "objname", "futureonly"),
    "sp_executesql": ("statement",),
    "sp_rename": ("objname", "newname", "objtype"),
}
ARGUMENTS["sp_updateextendedproperty"] = ARGUMENTS["sp_addextendedproperty"]
ARGUMENTS["sp_sqlexec"] = ARGUMENTS["sp_executesql"]
# They give defaults and options, which no catalog keeps.
WITHOUT_SCHEMA = frozenset({"sp_bindefault", "sp_tableoption", "sp_settriggerorder", "sp_refreshview"})

SCHEMAS = frozenset({"SCHEMA", "USER"})
"""The level 0 types of an extended property that name a schema: before SQL Server 2005 its user did."""
REFUSING_NULL = frozenset({"not null", "nonull"})

RunText = Callable[[str, int], None]
"""Reads a script that a procedure is given as a string; the line is where the string starts."""


def read_call(tokens: list[Token], place: Place, source: Source, run: RunText | None) -> None:
    """Add what EXEC … defines to `source`; a call of another procedure is reported as skipped."""
    if tokens[1:2] and tokens[1].word == "(":
        _run_text(
            plain_text(tokens[2:-1]) if matching(tokens, 1) == len(tokens) - 1 else None, place, source, run
        )
        return
    name, index = name_at(tokens, 1)
    lower = name.lower()
    if lower in WITHOUT_SCHEMA:
        return
    if lower not in ARGUMENTS or not name:
        source.skip(place, f"the procedure call EXEC {name} does not define a table, key, type or view")
        return
    values = _values(tokens[index:], ARGUMENTS[lower])
    if lower.endswith("extendedproperty"):
        _describe(values, place, source)
    elif lower == "sp_addtype":
        _add_type(values, place, source)
    elif lower == "sp_bindrule":
        _bind_rule(values, place, source)
    elif lower == "sp_rename":
        rename(*(values.get(name) for name in ARGUMENTS[lower]), place=place, source=source)
    else:
        _run_text(values.get("statement") or values.get("stmt"), place, source, run)


def _run_text(text: Token | None, place: Place, source: Source, run: RunText | None) -> None:
    if text is None or text.kind is not Kind.STRING or run is None:
        source.skip(
            place, "EXEC runs a text that is more than plain strings of this script, which is not read"
        )
    else:
        run(text.text, text.line)


def _values(tokens: list[Token], names: tuple[str, ...]) -> dict[str, Token]:
    """Each argument that is not NULL, by the parameter's name in lower case: its string, or its first token.

    For strings that are put together with anything else, that is the sign between them.
    """
    values: dict[str, Token] = {}
    position, start = 0, 0
    for index in range(len(tokens) + 1):
        if index < len(tokens) and tokens[index].word != ",":
            continue
        argument = tokens[start:index]
        start = index + 1
        if len(argument) > 2 and argument[1].word == "=":
            name, argument = argument[0].text.lstrip("@").lower(), argument[2:]
        else:
            name = names[position] if position < len(names) else ""
        position += 1
        if argument and name and not (argument[0].kind is Kind.WORD and argument[0].word == "NULL"):
            sign = next((token for token in argument[1:2] if token.word == "+"), argument[0])
            values[name] = plain_text(argument) or sign
    return values


def _describe(values: dict[str, Token], place: Place, source: Source) -> None:
    """MS_Description of a table, a view or one of their columns."""
    said = {name: token.text for name, token in values.items()}
    if said.get("name", "").lower() != "ms_description" or not said.get("level1name"):
        return
    if said.get("level1type", "TABLE").upper() not in {"TABLE", "VIEW"}:
        return
    value = values.get("value")
    if value is not None and value.word.startswith("@"):
        source.skip(place, f"the description of {said['level1name']} is in {value.text}, which is not known")
        return
    column = said.get("level2name", "") if said.get("level2type", "").upper() == "COLUMN" else ""
    if column or not said.get("level2name"):
        schema = said.get("level0name", "") if said.get("level0type", "").upper() in SCHEMAS else ""
        owner = full_name(schema, said["level1name"]).lower()
        source.descriptions[(owner, column.lower())] = said.get("value", "")


def _add_type(values: dict[str, Token], place: Place, source: Source) -> None:
    """sp_addtype N'bCompany', N'tinyint', N'null', as scripts wrote it before CREATE TYPE."""
    name, physical = values.get("typename"), values.get("phystype")
    if name is None or physical is None:
        source.skip(place, "EXEC sp_addtype has no name or no SQL type")
        return
    words = physical.text.lower().replace("(", " (").split()
    own = built_in(words[0]) if words else ""
    resolved = own + "".join(words[1:]) if own else "".join(words)
    source.types[name.text.lower()] = (name.text, resolved)
    null = values.get("nulltype")
    source.require_type(name.text, null is not None and null.text.lower() in REFUSING_NULL)


def _bind_rule(values: dict[str, Token], place: Place, source: Source) -> None:
    """sp_bindrule 'rule', 'type' or 'table.column'."""
    rule, target = (name_parts(values[key].text) if key in values else [] for key in ("rulename", "objname"))
    if not rule or not target:
        source.skip(place, "EXEC sp_bindrule names no rule or nothing to bind it to")
        return
    source.bound_rules.append((named(rule).lower(), target[-1].lower(), _owner(target)))


def _owner(target: list[str]) -> str:
    """The table of table.column; of a type (`bYN`, `dbo.bYN`) the schema or "" (no table has its name)."""
    return named(target[:-1]).lower()
