"""Bounds of the measures, from a TOML file: `[nolock]` with `min`, `max`, or both."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from finetune.auditing.measure import Measure
from schema_index import DataError

DEFAULT = Path(__file__).with_name("thresholds.toml")
_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Threshold:
    """The least and the most that a measure may be; None where it is free on that side."""

    min: float | None = None
    max: float | None = None

    def text(self) -> str:
        """`0.45 to 0.55`, `at least 0.95`, `at most 0`."""
        if self.min is not None and self.max is not None:
            return f"{self.min:g} to {self.max:g}"
        return f"at least {self.min:g}" if self.min is not None else f"at most {self.max:g}"

    def holds(self, value: float) -> bool:
        """Whether a value is within the bounds."""
        low = self.min is None or value >= self.min - _SLACK
        return low and (self.max is None or value <= self.max + _SLACK)


@dataclass(frozen=True, slots=True)
class Crossing:
    """A measure outside its threshold."""

    measure: Measure
    threshold: Threshold


def read_thresholds(path: Path = DEFAULT) -> dict[str, Threshold]:
    """Read a file of thresholds; raises DataError for one that cannot be read or says something else."""
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError(f"cannot read the thresholds {path}: {error}") from error
    return {name: _threshold(path, name, row) for name, row in rows.items()}


def _threshold(path: Path, name: str, row: object) -> Threshold:
    bounds = row if isinstance(row, dict) else {}
    numbers = all(isinstance(value, int | float) and value is not True for value in bounds.values())
    if not bounds or not numbers or set(bounds) - {"min", "max"}:
        raise DataError(f"{path}: [{name}] is {row!r}: give min, max, or both, as numbers")
    return Threshold(**bounds)


def crossings(measures: Iterable[Measure], thresholds: Mapping[str, Threshold]) -> Iterator[Crossing]:
    """The measures that are outside their thresholds, in the order of the report."""
    for measure in measures:
        threshold = thresholds.get(measure.name)
        if threshold is not None and not threshold.holds(measure.value):
            yield Crossing(measure, threshold)
