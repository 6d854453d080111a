"""The parameters of a statement (`@APCo`), and which company fills them."""

from __future__ import annotations

import re

from sqlglot import exp

from schema_index import Catalog

COMPANY = re.compile(
    r"\b(?:company|co\.?|[a-z]{2}co)\s*(?:#|=|no\.?|number|is)?\s*(\d{1,3})\b", re.IGNORECASE
)
"""How a question names a company; the group is its number."""


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
    found = {int(number) for number in COMPANY.findall(question)}
    return found.pop() if len(found) == 1 else None
