"""Table references: the catalog's table behind the name as written."""

from __future__ import annotations

from sqlglot import exp

from assistant.rules.words import HINTS
from schema_index import Catalog, Table

PREFIXES = ("b", "v")
"""What Vista puts before the analysts' name to name the stored table: bAPTH, vSMWorkOrder."""


def find_table(name: str, catalog: Catalog) -> Table | None:
    """The table under an analysts' name or a stored table's name, in any case."""
    if not name or any(mark in name for mark in ".[]"):
        return None
    found = catalog.find(name)
    if found is None and name[:1].lower() in PREFIXES and len(name) > 1:
        bare = catalog.find(name[1:])
        found = bare if bare is not None and bare.name.lower() == name[1:].lower() else None
    return found


def table_of(node: exp.Table, catalog: Catalog) -> Table | None:
    """The catalog's table that a reference means; None for other schemas, databases and functions."""
    name = table_identifier(node)
    schema = node.args.get("db")
    if name is None or name.args.get("temporary") or name.args.get("global_") or node.args.get("catalog"):
        return None
    if schema is not None and schema != "" and node.db.lower() != "dbo":
        return None
    return find_table(name.name, catalog)


def table_identifier(node: exp.Table) -> exp.Expr | None:
    """The node that holds the table's own name; None for a function or a four-part name.

    `APTH (NOLOCK, INDEX(1))` is read by sqlglot as a function call: it counts as the table APTH.
    """
    name: exp.Expr = node.this
    return name if isinstance(name, exp.Identifier) or is_hint_call(node) else None


def is_hint_call(node: exp.Table) -> bool:
    """Whether what looks like a function call is a table with hints in the old style, without WITH."""
    call = node.this
    return (
        isinstance(call, exp.Anonymous)
        and bool(call.expressions)
        and all(argument.name.upper() in HINTS for argument in call.expressions)
    )
