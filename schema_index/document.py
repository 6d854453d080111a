"""The text that is embedded for a table."""

from __future__ import annotations

from collections.abc import Iterable

from schema_index.catalog import Column, Table
from schema_index.glossary import module_words, own_table_words, words

# MiniLM reads 256 tokens; English runs at a little over four characters a token.
MAX_CHARACTERS = 1100
# The columns every table has say nothing of this one.
EVERYWHERE = frozenset({"keyid", "uniqueattchid", "notes", "udfield"})


def document(table: Table) -> str:
    """A table's name, module, description, key, columns and codes in words, most telling first.

    At most MAX_CHARACTERS long, cut between words.
    """
    parts = [f"{table.name}: {table.description}" if table.description else _from_name(table)]
    module = module_words(table.module)
    if module:
        parts.append(module)
    if table.key:
        parts.append("one row per " + ", ".join(" ".join(words(name)) for name in table.key))
    parts.append(", ".join(_unique(_said(column) for column in table.columns if _telling(column))))
    codes = _unique(meaning for column in table.columns for _, meaning in column.codes if meaning)
    if codes:
        parts.append(", ".join(codes))
    return _cut(". ".join(part.rstrip(".") for part in parts if part))


def _from_name(table: Table) -> str:
    """What the letters or words of the name stand for."""
    said = " ".join(own_table_words(table.name))
    return f"{table.name}: {said}" if said else table.name


def _telling(column: Column) -> bool:
    return column.name.lower() not in EVERYWHERE


def _said(column: Column) -> str:
    return " ".join(words(column.name))


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _cut(text: str) -> str:
    return text if len(text) <= MAX_CHARACTERS else text[:MAX_CHARACTERS].rsplit(" ", 1)[0]
