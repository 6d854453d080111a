"""Confidence intervals and significance by the bootstrap: cases are drawn anew with replacement.

Percentile intervals (Efron 1979); the paired test as in Koehn 2004 (Statistical significance tests for
machine translation evaluation): both models are judged on the same draws, and hard cases are hard for both.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

DRAWS = 2_000
LEVEL = 0.95
SEED = 7

Counts = NDArray[np.float64]
"""How often each case was drawn, shape (draws, cases)."""
Figure = Callable[[Counts], NDArray[np.float64]]
"""A figure of each draw, shape (draws,), from the counts; NaN where the draw has no case that counts."""


@lru_cache(maxsize=64)
def draws(cases: int, count: int = DRAWS, seed: int = SEED) -> Counts:
    """`count` draws of as many cases as there are, the same ones for the same seed."""
    rng = np.random.default_rng(seed)
    return rng.multinomial(cases, np.full(cases, 1 / cases), size=count).astype(np.float64)


def share(held: NDArray[np.float64], counted: NDArray[np.float64]) -> Figure:
    """The share of the `counted` cases (1 or 0 a case) that `held` (1 or 0, or a count)."""

    def figure(counts: Counts) -> NDArray[np.float64]:
        of = counts @ counted
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(np.where(of > 0, (counts @ (held * counted)) / of, np.nan))

    return figure


def value(figure: Figure, cases: int) -> float | None:
    """The figure over the cases as they are; None where no case counts."""
    found = float(figure(np.ones((1, cases)))[0])
    return None if np.isnan(found) else found


def interval(figure: Figure, cases: int, level: float = LEVEL) -> tuple[float, float] | None:
    """The bounds that hold the figure in `level` of the draws; None where no draw has a case that counts."""
    found = figure(draws(cases))
    known = found[~np.isnan(found)]
    if not known.size:
        return None
    low, high = np.quantile(known, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


@dataclass(frozen=True, slots=True)
class Difference:
    """Of two models over the same cases: second less first, its interval, and the two-sided p value."""

    delta: float
    low: float
    high: float
    p: float

    @property
    def significant(self) -> bool:
        """Whether the difference is beyond chance at 5%."""
        return self.p < 1 - LEVEL


def difference(first: Figure, second: Figure, cases: int) -> Difference | None:
    """The paired difference of a figure; None where no case counts."""
    one, two = value(first, cases), value(second, cases)
    if one is None or two is None:
        return None
    found = second(draws(cases)) - first(draws(cases))
    known = found[~np.isnan(found)]
    low, high = np.quantile(known, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    # One draw is added to either tail: no finite number of draws shows that chance is excluded.
    tail = min(int((known <= 0).sum()), int((known >= 0).sum()))
    return Difference(two - one, float(low), float(high), min(1.0, 2 * (tail + 1) / (known.size + 1)))
