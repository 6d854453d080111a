"""A plot of horizontal bars in groups: one group a category, one bar a model, whiskers for the interval."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BAR, GAP, LABEL, WIDTH, ROOM = 14, 12, 190, 620, 150


@dataclass(frozen=True, slots=True)
class Group:
    """A label with one `(percent, low, high)` a series; None where there is nothing to draw."""

    label: str
    values: tuple[tuple[float, float, float] | None, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar in pixels: where it starts from the top, how wide it is, its whisker, and what it says."""

    y: int
    width: float
    low: float
    high: float
    said: str
    series: int


@dataclass(frozen=True, slots=True)
class Row:
    """A group's label, at `y`, and its bars."""

    label: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot in pixels; `label` is the width of the labels' column."""

    title: str
    series: tuple[str, ...]
    rows: tuple[Row, ...]
    height: int
    width: int = LABEL + WIDTH + ROOM
    label: int = LABEL
    bar: int = BAR


def grouped_bars(title: str, series: Sequence[str], groups: Sequence[Group]) -> Plot:
    """The plot over percentages from 0 to 100."""
    rows: list[Row] = []
    y = 0
    for group in groups:
        bars = []
        for number, held in enumerate(group.values):
            if held is not None:
                percent, low, high = held
                long, short, far = (WIDTH * part / 100 for part in (percent, low, high))
                said = f"{percent:g}% ({low:g} to {high:g})"
                bars.append(Bar(y + number * BAR, long, short, far, said, number))
        height = len(group.values) * BAR
        rows.append(Row(group.label, y + height // 2 + 5, tuple(bars)))
        y += height + GAP
    return Plot(title, tuple(series), tuple(rows), max(y, 1))
