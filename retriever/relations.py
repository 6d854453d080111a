"""How tables hang together: lines under headers, details and the masters that give names to their codes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from retriever.roles import is_parameters
from retriever.text import name_stems
from schema_index import Catalog, Join, Table, split_name

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEY_ENDINGS = frozenset({"key", "id", "sk", "code", "no", "num", "number"})
_KINDS_OF_TABLE = frozenset(
    {"dim", "dimens", "fact", "fct", "fac", "tbl", "tabl", "dw", "mart", "stg", "ref", "lkp", "vw"}
)
"""Words of a table's name that say what kind of table, not of what."""


class Relations:
    """The links between tables of one catalog; settings of companies link nothing."""

    def __init__(self, catalog: Catalog) -> None:
        import numpy as np

        rows = {table.name: row for row, table in enumerate(catalog)}
        parameters = {table.name for table in catalog if is_parameters(table)}
        tables = {table.name: table for table in catalog}
        lines: set[tuple[int, int]] = set()
        masters: set[tuple[int, int]] = set()
        for join in catalog.joins:
            if join.table == join.other or {join.table, join.other} & parameters:
                continue
            pair = rows[join.table], rows[join.other]
            (lines if is_line(join, tables[join.table], tables[join.other]) else masters).add(pair)
        joined = {name for join in catalog.joins for name in (join.table, join.other)}
        masters |= {(rows[a], rows[b]) for a, b in named_links(catalog) if a not in joined or b not in joined}
        self.size = len(rows)
        self.lines = np.asarray(sorted(lines), dtype=np.intp).reshape(-1, 2)
        self.masters = np.asarray(sorted(masters - lines), dtype=np.intp).reshape(-1, 2)

    def headers_of(self, strength: NDArray[np.float32]) -> NDArray[np.float32]:
        """How strong each table's strongest line is, shape (tables,), as `strength` is."""
        return self._greatest(self.lines[:, 1], strength[self.lines[:, 0]])

    def masters_of(self, strength: NDArray[np.float32]) -> NDArray[np.float32]:
        """How strong the strongest table is that names rows of this one."""
        return self._greatest(self.masters[:, 1], strength[self.masters[:, 0]])

    def details_of(self, strength: NDArray[np.float32]) -> NDArray[np.float32]:
        """How strong the strongest master is whose rows this table names."""
        return self._greatest(self.masters[:, 0], strength[self.masters[:, 1]])

    def between(self, strength: NDArray[np.float32]) -> NDArray[np.float32]:
        """How strong the second strongest neighbour is: high for a table that links two strong ones."""
        import numpy as np

        links = np.concatenate([self.lines, self.masters])
        here = np.concatenate([links[:, 0], links[:, 1]])
        there = strength[np.concatenate([links[:, 1], links[:, 0]])]
        first = self._greatest(here, there)
        rest = np.where(there < first[here], there, 0.0).astype(np.float32)
        return self._greatest(here, rest)

    def _greatest(self, rows: NDArray[np.intp], values: NDArray[np.float32]) -> NDArray[np.float32]:
        import numpy as np

        found = np.zeros(self.size, dtype=np.float32)
        np.maximum.at(found, rows, values)
        return found


def is_line(join: Join, child: Table, parent: Table) -> bool:
    """Whether the child's rows belong to one row of the parent: its key goes on after the parent's."""
    own = {left.lower() for left, _ in join.pairs}
    named = {right.lower() for _, right in join.pairs}
    key = [name.lower() for name in child.key]
    whole = bool(parent.key) and named >= {name.lower() for name in parent.key}
    return whole and len(parent.key) > 1 and len(key) > len(own) and set(key[: len(own)]) == own


def named_links(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Child and parent where a column is called after a table or its key: `vendor_id` after `dim_vendor`.

    For schemas that declare no joins; which columns pair is not said.
    """
    keys: dict[str, list[str]] = {}
    subjects: dict[tuple[str, ...], list[str]] = {}
    for table in catalog:
        subjects.setdefault(_subject(table.name), []).append(table.name)
        if len(table.key) == 1:
            keys.setdefault(table.key[0].lower(), []).append(table.name)
    for table in catalog:
        for column in table.columns:
            parts = split_name(column.name)
            if len(parts) > 1 and parts[-1].lower() in KEY_ENDINGS:
                called = tuple(name_stems(column.name[: -len(parts[-1])]))
                others = keys.get(column.name.lower(), []) or subjects.get(called, [])
                if len(others) == 1 and others[0] != table.name:
                    yield table.name, others[0]


def _subject(name: str) -> tuple[str, ...]:
    """What a table is about: the stems of its name without those that say what kind of table."""
    found = name_stems(name)
    return tuple(piece for piece in found if piece not in _KINDS_OF_TABLE) or tuple(found)


def group_needs(catalog: Catalog) -> tuple[NDArray[np.bool_], NDArray[np.bool_], Sequence[int]]:
    """Tables keyed by a group without a company, tables with a company that hold a group, company masters.

    A master of vendors or customers has only a group; the company master says which group a company has.
    """
    import numpy as np

    keyed, holding, masters = [], [], []
    for row, table in enumerate(catalog):
        first = table.column(table.key[0]) if table.key else None
        grouped = first is not None and first.name.endswith("Group") and len(table.key) > 1
        keyed.append(grouped and table.company_column is None)
        holding.append(
            table.company_column is not None and any(c.name.endswith("Group") for c in table.columns)
        )
        columns = sum(column.name.endswith("Group") for column in table.columns)
        if (
            len(table.key) == 1
            and table.company_column is not None
            and columns >= 3
            and not is_parameters(table)
        ):
            masters.append(row)
    return np.asarray(keyed, dtype=bool), np.asarray(holding, dtype=bool), masters
