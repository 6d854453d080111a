"""The parameters of a statement (`@APCo`), and which company fills them."""

from __future__ import annotations

import re

from sqlglot import exp

from schema_index import Catalog

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
COMPANY = re.compile(
    r"\b(?:company|co\.?|[a-z]{2}co)\s*(?:#|=|no\.?|number|is)?\s*"
    rf"(?:(?P<number>\d{{1,3}})|(?P<word>{'|'.join(_WORDS)}))\b"
    rf"|\b(?P<place>{'|'.join(_PLACES)})\s+company\b",
    re.IGNORECASE,
)
"""How a question names a company: `company 2`, `co #2`, `company two`, `second company`."""


def parameter_names(tree: exp.Expr) -> tuple[str, ...]:
    """Names without the @, as written, in the order of the text; system variables (`@@ROWCOUNT`) are none."""
    names = [
        node.name
        for node in tree.find_all(exp.Parameter, bfs=False)
        if not isinstance(node.this, exp.Parameter) and not isinstance(node.parent, exp.Parameter)
    ]
    return tuple(dict.fromkeys(names))


def company_columns(catalog: Catalog) -> frozenset[str]:
    """Names, in lower case, of the columns that hold a company number."""
    typed = {column.name for table in catalog for column in table.columns if column.user_type == "bCompany"}
    first = {table.company_column for table in catalog if table.company_column is not None}
    return frozenset(name.lower() for name in typed | first)


def company_in(question: str) -> int | None:
    """The company that a question names (`company 2`, `APCo = 2`), or None for none or several."""
    found = {_number(said) for said in COMPANY.finditer(question)}
    return found.pop() if len(found) == 1 else None


def _number(said: re.Match[str]) -> int:
    if said["number"]:
        return int(said["number"])
    if said["word"]:
        return _WORDS.index(said["word"].lower()) + 1
    return _PLACES.index(said["place"].lower()) + 1
