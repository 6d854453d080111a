"""A plot of percentages over the steps of training."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 860, 320, 50, 14, 200, 40
LABEL_HEIGHT = 13
"""Pixels that a curve's name needs."""
MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Curve:
    """A name and its points, (step, percent), in the order of the steps."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A curve in pixels: `path` for a polyline, the dots with what each says, and where its name stands."""

    name: str
    path: str
    dots: tuple[tuple[float, float, str], ...]
    end: tuple[float, float]
    series: int


@dataclass(frozen=True, slots=True)
class CurvePlot:
    """The plot in pixels; ticks are (pixel, label)."""

    title: str
    lines: tuple[Line, ...]
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    bottom: int = HEIGHT - BOTTOM


def curves(title: str, drawn: Sequence[Curve]) -> CurvePlot:
    """Scale curves to the plot; percentages run from 0 to 100, steps from the least to the most."""
    steps = sorted({step for curve in drawn for step, _ in curve.points})
    least, most = (steps[0], steps[-1]) if steps else (0.0, 1.0)

    def x(step: float) -> float:
        share = 0.5 if most == least else (step - least) / (most - least)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y(percent: float) -> float:
        return round(TOP + (1 - percent / 100) * (HEIGHT - TOP - BOTTOM), 1)

    lines = []
    for number, curve in enumerate(drawn):
        dots = tuple((x(step), y(percent), f"{percent:g}% at {step:g}") for step, percent in curve.points)
        path = " ".join(f"{left},{top}" for left, top, _ in dots)
        lines.append(Line(curve.name, path, dots, dots[-1][:2] if dots else (LEFT, TOP), number))
    every = max(1, -(-len(steps) // MOST_TICKS))
    x_ticks = tuple((x(step), f"{step:g}") for step in steps[::every])
    y_ticks = tuple((y(percent), f"{percent}%") for percent in range(0, 101, 25))
    return CurvePlot(title, _apart(lines), x_ticks, y_ticks)


def _apart(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The same lines with their names far enough from each other to be read, from the lowest up."""
    placed: dict[int, Line] = {}
    limit = float(HEIGHT)
    for line in sorted(lines, key=lambda one: -one.end[1]):
        left, top = line.end
        limit = min(top, limit - LABEL_HEIGHT)
        placed[line.series] = replace(line, end=(left, limit))
    return tuple(placed[line.series] for line in lines)
