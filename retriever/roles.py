"""What part each table plays, told by its keys, columns and name: which tables hold what was posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from retriever.ordinary import ordinary_words
from schema_index import Catalog, Table, split_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

COMMON_COLUMN = 150
"""A column that more tables hold than this says nothing about which is made after which."""
COPIED = 0.6
"""Share of its columns from which on a table counts as made after another."""
SMALLEST_COPY = 5
"""Columns that a copy and its original share at least."""


@dataclass(frozen=True, eq=False)
class Roles:
    """One row a table, in catalog order, float32 of shape (tables,), 1 where it holds and 0 elsewhere."""

    batch: NDArray[np.float32]
    """Entries of a batch in work."""
    parameters: NDArray[np.float32]
    """Settings of a module, one row a company."""
    working: NDArray[np.float32]
    """By its name or columns an audit trail, an import, a scratch or an archive."""
    copy: NDArray[np.float32]
    """Made after another table: most of its columns, without being its header, line or master."""


def roles_of(catalog: Catalog, parents: Sequence[int]) -> Roles:
    """The roles of all tables; `parents` counts the tables that join to each as their parent."""
    import numpy as np

    def row(values: Sequence[float]) -> NDArray[np.float32]:
        return np.asarray(values, dtype=np.float32)

    tables = list(catalog)
    return Roles(
        batch=row([is_batch(table) for table in tables]),
        parameters=row([is_parameters(table) for table in tables]),
        working=row([is_working(table) for table in tables]),
        copy=row(_copies(tables, parents)),
    )


def is_batch(table: Table) -> bool:
    """Whether the table holds unposted batch entries: its key goes on after the batch number."""
    return "BatchId" in table.key[:-1]


def is_parameters(table: Table) -> bool:
    """Whether the table holds one row of settings a company (HQCO, the company master, does not)."""
    return table.is_company_row and table.module != "HQ"


def is_working(table: Table) -> bool:
    """Whether name or columns tell an audit trail, an import, a scratch or an archive table."""
    parts = [part.lower() for part in split_name(table.name)]
    if ordinary_words("working_tables").intersection(parts[1:]):
        return True
    if ordinary_words("working_beginnings").intersection(parts[:1]) and len(parts) > 1:
        return True
    return any(table.column(name) for name in ordinary_words("working_columns"))


def _copies(tables: Sequence[Table], parents: Sequence[int]) -> list[float]:
    """1 for each table most of whose columns another table has that more tables join to, or that is smaller.

    A copy has the columns of the original and often some more (a batch number, who changed it and
    when) under another key; a line shares its header's key and little else.
    """
    import numpy as np

    holders: dict[str, list[int]] = {}
    for number, table in enumerate(tables):
        for column in table.columns:
            holders.setdefault(column.name.lower(), []).append(number)
    rare = {name: np.asarray(found) for name, found in holders.items() if 1 < len(found) <= COMMON_COLUMN}
    found = [0.0] * len(tables)
    sizes = np.asarray([max(len(table.columns), 1) for table in tables])
    for number, table in enumerate(tables):
        shared = [rare[name] for column in table.columns if (name := column.name.lower()) in rare]
        if len(shared) < SMALLEST_COPY:
            continue
        counts = np.bincount(np.concatenate(shared), minlength=len(tables))
        counts[number] = 0
        alike = np.flatnonzero(
            (counts >= SMALLEST_COPY) & (counts >= COPIED * sizes) & (counts >= 0.5 * sizes[number])
        )
        found[number] = float(
            any(
                _is_original(tables[other], table, parents[other], parents[number])
                for other in alike.tolist()
            )
        )
    return found


def _is_original(other: Table, table: Table, others_parents: int, parents: int) -> bool:
    """Whether `other` is what `table` was made after: better connected, else the shorter name."""
    if parents != others_parents:
        return others_parents > parents
    if bool(other.description) != bool(table.description):
        return bool(other.description)
    return len(other.name) < len(table.name)
