"""Table references: the catalog's table behind the name as written."""

from __future__ import annotations

from sqlglot import exp

from assistant.rules.words import HINTS
from schema_index import Catalog, Table, full_name

PREFIXES = ("b", "v")
"""What Vista puts before the analysts' name to name the stored table: bAPTH, vSMWorkOrder."""


def find_table(name: str, catalog: Catalog) -> Table | None:
    """The table under an analysts' name or a stored table's name, in any case."""
    if not name or any(mark in name for mark in ".[]"):
        return None
    return catalog.find(name) or _without_prefix("", name, catalog)


def _without_prefix(schema: str, name: str, catalog: Catalog) -> Table | None:
    """The table whose name is this one without Vista's prefix, where the catalog does not say what is
    stored behind it."""
    if name[:1].lower() not in PREFIXES or len(name) < 2:
        return None
    wanted = full_name(schema, name[1:])
    found = catalog.get(wanted)
    return found if found is not None and found.name.lower() == wanted.lower() else None


def table_of(node: exp.Table, catalog: Catalog) -> Table | None:
    """The catalog's table that a reference means; None for other databases and functions."""
    name = table_identifier(node)
    schema = node.args.get("db")
    if name is None or name.args.get("temporary") or name.args.get("global_") or node.args.get("catalog"):
        return None
    if schema is None or schema == "":
        return find_table(name.name, catalog)
    written = full_name(node.db, name.name)
    if "." not in written:
        found = find_table(name.name, catalog)
        return found if found is not None and "." not in found.name else None
    return catalog.get(written) or _without_prefix(node.db, name.name, catalog)


def written_name(node: exp.Table, name: str) -> str:
    """What the catalog would call a table that is written with this name: outside dbo, with its schema."""
    return full_name(node.db, name)


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
