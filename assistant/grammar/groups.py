"""Joins by the group that a company master gives each company: `APVM.VendorGroup = HQCO.VendorGroup`.

Masters are keyed by a group in the place of a company, and no join of the catalog leads from them to a
company; this one does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schema_index import Join, Table


def group_joins(tables: Iterable[Table], joins: Sequence[Join]) -> list[Join]:
    """From each table keyed by a group to each company master that has the group and no known join to it."""
    tables = list(tables)
    known = {frozenset((join.table, join.other)) for join in joins}
    return [
        Join(table.name, master.name, ((table.key[0], group.name),))
        for master in tables
        if master.is_company_row
        for table in tables
        if table.key and table.company_column is None and table.key[0].endswith("Group")
        if (group := master.column(table.key[0])) is not None
        if frozenset((table.name, master.name)) not in known
    ]
