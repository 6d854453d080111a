"""The parts that a column plays in the SQL of a question."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal[
    "needed", "shown", "aggregated", "grouped", "ordered",
    "equal", "more", "less", "empty", "filled", "like", "other", "against",
]  # fmt: skip
"""`needed` is a table's: the SQL reads it. Columns are shown, aggregated, grouped or ordered by, or compared:
with a value (`equal`, `other` for anything but), from or up to one, with NULL (`empty`, `filled`), with a
pattern, `against` another column. A code is compared with: `equal`, `other`."""
ROLES: tuple[Role, ...] = get_args(Role)
COMPARED: tuple[Role, ...] = ROLES[ROLES.index("equal") :]
CODED: tuple[Role, ...] = ("equal", "other")
PLACES = {role: place for place, role in enumerate(ROLES)}
