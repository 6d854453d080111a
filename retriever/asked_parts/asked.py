"""Which parts of SQL a question asks for, over the tables retrieved for it."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp, log1p
from typing import TYPE_CHECKING, Protocol

from retriever.asked_parts.lines import Line, lines_of, passages
from retriever.asked_parts.reader import bundled_reader
from retriever.asked_parts.roles import PLACES, Role
from schema_index import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


class Reader(Protocol):
    """What judges lines beside a question (`PartReader`)."""

    def logits(self, question: str, lines: Sequence[Line]) -> Sequence[NDArray[np.float32] | None]:
        """For each line its logits by role."""


class AskedParts:
    """What one question asks for of each of `tables`; a table is read when it is first asked about.

    Logits are by column (None: the table itself) and code (None: the column itself); what was not read, such
    as the company's column, has none.
    """

    def __init__(self, question: str, tables: Iterable[Table], reader: Reader | None = None) -> None:
        """`reader` is by default the network that comes with the package, loaded when it is first needed."""
        self.question = question
        self._reader = reader
        self._tables = {table.name: table for table in tables}
        self._read: dict[str, dict[tuple[str | None, str | None], NDArray[np.float32]]] = {}

    def columns(self, table: str, roles: Iterable[Role]) -> dict[str, float]:
        """How likely each column of a table plays any of the roles, as log probabilities; {} for a table
        that was not retrieved."""
        roles = tuple(roles)
        return {
            column: log_share(_most(logits, roles))
            for (column, code), logits in self._of(table).items()
            if column is not None and code is None
        }

    def codes(self, table: str, column: str, role: Role = "equal") -> dict[str, float]:
        """How likely a column is compared with each of its codes, as log probabilities."""
        return {
            code: log_share(_most(logits, (role,)))
            for (owner, code), logits in self._of(table).items()
            if owner == column and code is not None
        }

    def logit(
        self, table: str, column: str | None, roles: Iterable[Role], code: str | None = None
    ) -> float | None:
        """The logit of the likeliest of the roles; None for what was not read."""
        found = self._of(table).get((column, code))
        return None if found is None else _most(found, tuple(roles))

    def _of(self, name: str) -> dict[tuple[str | None, str | None], NDArray[np.float32]]:
        table = self._tables.get(name)
        if table is None:
            return {}
        if name not in self._read:
            self._read[name] = dict(self._lines(table))
        return self._read[name]

    def _lines(self, table: Table) -> Iterable[tuple[tuple[str | None, str | None], NDArray[np.float32]]]:
        import numpy as np

        whole: list[NDArray[np.float32]] = []
        reader = self._reader or bundled_reader()
        for passage in passages(list(lines_of(table))):
            read = reader.logits(self.question, passage)
            for line, logits in zip(passage, read, strict=True):
                if logits is not None and line.column is not None:
                    yield (line.column, line.code), logits
                elif logits is not None:
                    whole.append(logits)
        if whole:
            yield (None, None), np.max(whole, axis=0)


def log_share(logit: float) -> float:
    """The logarithm of the logistic function of a logit."""
    return -log1p(exp(-logit)) if logit > 0 else logit - log1p(exp(logit))


def _most(logits: NDArray[np.float32], roles: Sequence[Role]) -> float:
    return max(float(logits[PLACES[role]]) for role in roles)
