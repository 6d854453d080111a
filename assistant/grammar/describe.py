"""The schema form: `describe A`, `describe A, B` (how they join), `describe A.Column`, with its second line
or, as models write that learnt the form without it, alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.answer_text import DESCRIBED
from assistant.grammar.ebnf import Rules
from retriever import RetrievedSchema
from schema_index import quote, quote_table

MOST_PAIRED = 12


def add_columns(rules: Rules, shown: Mapping[str, Sequence[str]]) -> None:
    """Add the rules `col_N` of the shown tables' columns, for a grammar without a SELECT, which has them."""
    for number, (name, columns) in enumerate(shown.items()):
        rules.add(f"col_{number}", *(rules.word(f"{quote_table(name)}.{quote(one)}") for one in columns))


def add_describe(rules: Rules, schema: RetrievedSchema, shown: Mapping[str, Sequence[str]]) -> str | None:
    """Add the schema form over the retrieved tables and the names that exist, or None without any.

    Expects the `col_N` rules of the shown tables, in order (see `add_columns`). Only the first MOST_PAIRED
    tables may be paired, and none where the question names a column of one table. Where it names tables that
    exist, one of them is what is described.
    """
    mentioned = [mention for mention in schema.mentions if mention.exists and mention.table]
    names = list(dict.fromkeys([*(mention.table for mention in mentioned), *shown]))
    if not names:
        return None
    comma = rules.word(", ")
    asked = {mention.table for mention in schema.mentions if mention.table in names} or set(names)
    words = {name: rules.word(quote_table(name)) for name in names}
    ways = [word for name, word in words.items() if name in asked]
    of_column = any(mention.column for mention in mentioned) and len({one.table for one in mentioned}) == 1
    ways += [
        f"{words[name]} {comma} {words[other]}"
        for name in names[: 0 if of_column else MOST_PAIRED]
        for other in names[:MOST_PAIRED]
        if other != name and {name, other} & asked
    ]
    ways += [f"col_{number}" for number, name in enumerate(shown) if name in asked]
    ways += [rules.word(f"{quote_table(m.table)}.{quote(m.column)}") for m in mentioned if m.column]
    rules.add("described", *(f"{rules.word('describe ')} {way}" for way in ways))
    return rules.add("describe", "described", f"described {rules.word(chr(10) + DESCRIBED)}")
