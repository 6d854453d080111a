"""Refusals that are true: of names the catalog does not have, and the two fixed ones."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from assistant.answer_text import NOT_HELD, READ_ONLY
from assistant.forms import ALL_FORMS, Form
from assistant.forms.pasted_sql import sql_to_correct
from assistant.grammar.ebnf import Rules
from retriever import Mention, RetrievedSchema

MOST_NEAREST = 3
MOST_CANDIDATES = 5
MOST_OWNERS = 8


def add_refusals(rules: Rules, schema: RetrievedSchema, forms: frozenset[Form] = ALL_FORMS) -> str | None:
    """Add every refusal this request allows and return the rule that holds them, or None without any.

    A missing table or column can be named only where the catalog was asked for it and has none, and not
    where it stands in SQL that the question brings along: that is to be corrected.
    """
    names = [hit.table.name for hit in schema.tables]
    ways = [rules.word(READ_ONLY)] if "read-only" in forms else []
    if "not-held" in forms:
        ways.append(f"{rules.word(NOT_HELD)} {_nearest(rules, names)}")
    pasted = sql_to_correct(schema.question)
    missing = [
        mention
        for mention in schema.mentions
        if not mention.exists and sayable(mention.text) and mention.text not in pasted
    ]
    if missing:
        rules.add("missing", *(way for mention in missing for way in _missing(rules, mention, schema)))
        ways += ["missing", f"missing {rules.word(chr(10))} missing"]
    return rules.add("refusal", *ways) if ways else None


def sayable(text: str) -> bool:
    """Whether a name from the question can be repeated on the one line of a refusal."""
    return 0 < len(text) <= 128 and text.isprintable() and "`" not in text


def _missing(rules: Rules, mention: Mention, schema: RetrievedSchema) -> list[str]:
    near = _nearest(rules, [*mention.nearest, *(hit.table.name for hit in schema.tables)])
    if mention.kind == "table":
        return [f"{rules.word(f'There is no table {mention.text}.')} {near}"]
    column = mention.text.rsplit(".", 1)[-1].strip("[]")
    owners = [hit.table.name for hit in schema.tables if hit.table.column(column) is None][:MOST_OWNERS]
    where = [f" on {owner}." for owner in ([mention.table] if mention.table else owners)]
    if not mention.table:
        where.append(".")
    start = rules.word(f"There is no column {column}")
    return [f"{start} {rules.word(end)} {near}" for end in where]


def _nearest(rules: Rules, names: Sequence[str]) -> str:
    """A rule for nothing, or ` Nearest: ` and one to three of the best candidates, each once."""
    candidates = [rules.word(name) for name in list(dict.fromkeys(names))[:MOST_CANDIDATES]]
    if not candidates:
        return ""
    comma, start, stop = rules.word(", "), rules.word(" Nearest: "), rules.word(".")
    orders = (
        f" {comma} ".join(order)
        for count in range(1, MOST_NEAREST + 1)
        for order in permutations(candidates, count)
    )
    return rules.add("near_" + "_".join(candidates), '""', *(f"{start} {order} {stop}" for order in orders))
