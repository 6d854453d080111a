"""Whether two results hold the same rows, whatever their columns are called and in whatever order they stand.

One assignment of columns has to fit every row (as in the result comparison of Zhong, Yu and Klein 2020, arXiv
2010.02840), so `(1, 2), (2, 1)` is not `(1, 1), (2, 2)`, and debits in the place of credits are found out as
soon as a third column tells the rows apart.

Values are equal across types: 10 and 10.00, a date and its midnight, text with and without padding. Numbers
with at most four decimals (money, hours, whole numbers) have to be equal; where one of the two has more (a
quotient, an average), they may differ by 1 in 100,000, the noise of rounding in another order.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date, datetime
from decimal import Decimal

from assistant import Rows, Value

Cell = str | float | int | None
DECIMALS = 4
QUOTIENT_TOLERANCE = 1e-5
_NOISE = 1e-9
_MOST_STEPS = 2_000
"""Assignments of columns that are tried before two results count as different."""


def same_rows(gold: Rows, mine: Rows, *, keys: Sequence[int] | None = None) -> bool:
    """Whether both hold the same rows over the same number of columns.

    `keys` are the columns of `gold` that order its rows: their values then have to follow each other alike
    (rows with equal keys may change places). Where it is empty, whole rows have to follow each other alike.
    """
    if len(gold.columns) != len(mine.columns):
        return False
    places = matching(gold, mine)
    return places is not None and (keys is None or _in_order(gold, mine, places, keys))


def contains_rows(gold: Rows, mine: Rows) -> bool:
    """Whether some of the columns of `mine` hold the rows of `gold`: the same with columns to spare."""
    return matching(gold, mine) is not None


def tells(rows: Rows) -> bool:
    """Whether a result holds a value at all: an empty one, or one of NULLs, is met by chance."""
    return any(value is not None for row in rows.rows for value in row)


def matching(gold: Rows, mine: Rows) -> tuple[int, ...] | None:
    """For each column of `gold` the one of `mine` that stands for it, where the rows then agree as bags."""
    if len(gold.rows) != len(mine.rows) or len(gold.columns) > len(mine.columns):
        return None
    if not gold.rows:
        return tuple(range(len(gold.columns)))
    left, right = _columns(gold), _columns(mine)
    options: list[dict[int, tuple[list[int], list[int]]]] = []
    for column in left:
        fits = {place: codes for place, other in enumerate(right) if (codes := _codes(column, other))}
        if not fits:
            return None
        options.append(fits)
    return _Assignment(options, right).find()


class _Assignment:
    """Search for distinct columns under which the rows agree; the columns with fewest options come first."""

    def __init__(
        self, options: list[dict[int, tuple[list[int], list[int]]]], right: list[list[Cell]]
    ) -> None:
        self.options = options
        self.right = right
        self.order = sorted(range(len(options)), key=lambda place: len(options[place]))
        self.steps = 0

    def find(self) -> tuple[int, ...] | None:
        size = len(self.right[0])
        found = self._extend(0, {}, [0] * size, [0] * size)
        return None if found is None else tuple(found[place] for place in range(len(self.options)))

    def _extend(
        self, depth: int, chosen: dict[int, int], left: list[int], right: list[int]
    ) -> dict[int, int] | None:
        """`left` and `right` number the rows by what was matched so far: equal numbers, equal beginnings."""
        if depth == len(self.order):
            return chosen
        column = self.order[depth]
        tried: list[int] = []
        for place, (mine, other) in self.options[column].items():
            same = any(self.right[place] == self.right[before] for before in tried)
            if place in chosen.values() or same or self.steps > _MOST_STEPS:
                continue
            tried.append(place)
            self.steps += 1
            numbers: dict[tuple[int, int], int] = {}
            longer = [numbers.setdefault(pair, len(numbers)) for pair in zip(left, mine, strict=True)]
            others = [numbers.setdefault(pair, len(numbers)) for pair in zip(right, other, strict=True)]
            if Counter(longer) != Counter(others):
                continue
            found = self._extend(depth + 1, {**chosen, column: place}, longer, others)
            if found is not None:
                return found
        return None


def _columns(rows: Rows) -> list[list[Cell]]:
    return [[canonical(row[place]) for row in rows.rows] for place in range(len(rows.columns))]


def _codes(left: list[Cell], right: list[Cell]) -> tuple[list[int], list[int]] | None:
    """Both columns as numbers, equal for values that are alike; None where they differ as bags."""
    if Counter(map(type_of, left)) != Counter(map(type_of, right)):
        return None
    codes = _numbers_alike([value for value in (*left, *right) if isinstance(value, int | float)])
    seen: dict[Hashable, int] = {}

    def code(value: Cell) -> int:
        key: Hashable = codes[value] if isinstance(value, int | float) else ("text", value)
        return seen.setdefault(key, len(seen))

    mine, other = [code(value) for value in left], [code(value) for value in right]
    return (mine, other) if Counter(mine) == Counter(other) else None


def _numbers_alike(values: Sequence[int | float]) -> dict[int | float, int]:
    """A class for each number: neighbours in order that are alike share one."""
    classes: dict[int | float, int] = {}
    number, last = 0, math.nan
    for value in sorted(set(values)):
        number += not _alike(last, value)
        classes[value] = number
        last = value
    return classes


def type_of(value: Cell) -> str:
    """`number`, `text` or `none`."""
    return "none" if value is None else "number" if isinstance(value, int | float) else "text"


def _alike(left: int | float, right: int | float) -> bool:
    if _is_exact(left) and _is_exact(right):
        return math.isclose(left, right, rel_tol=1e-12, abs_tol=_NOISE)
    return math.isclose(left, right, rel_tol=QUOTIENT_TOLERANCE, abs_tol=1e-6)


def _is_exact(value: int | float) -> bool:
    return abs(value - round(value, DECIMALS)) <= _NOISE


def canonical(value: Value) -> Cell:
    """One form for values that mean the same: numbers without type, dates without midnight, no padding."""
    if value is None or isinstance(value, float | int):
        return None if value is None or value != value else int(value) if isinstance(value, bool) else value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date | datetime):
        return value.isoformat().removesuffix("T00:00:00")
    return str(value).rstrip()


def _in_order(gold: Rows, mine: Rows, places: Sequence[int], keys: Sequence[int]) -> bool:
    order = keys or range(len(gold.columns))
    return all(
        _same(canonical(left[key]), canonical(right[places[key]]))
        for left, right in zip(gold.rows, mine.rows, strict=True)
        for key in order
    )


def _same(left: Cell, right: Cell) -> bool:
    if isinstance(left, int | float) and isinstance(right, int | float):
        return _alike(left, right)
    return left == right
