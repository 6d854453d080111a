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
    found = catalog.find(name)
    if found is None and name[:1].lower() in PREFIXES and len(name) > 1:
        bare = catalog.find(name[1:])
        found = bare if bare is not None and bare.name.lower() == name[1:].lower() else None
    return found


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
    found = catalog.find(written)
    return (
        found if found is not None and written.lower() in (found.name.lower(), found.base.lower()) else None
    )


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
