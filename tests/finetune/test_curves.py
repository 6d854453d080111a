"""Curves as pixels: their scale, and names that do not lie on each other."""

from __future__ import annotations

from itertools import pairwise

from finetune.pages.curves import LABEL_HEIGHT, Curve, curves


def test_names_of_curves_that_end_together_stand_apart() -> None:
    drawn = [
        Curve("a", ((0, 10.0), (100, 1.4))),
        Curve("b", ((0, 50.0), (100, 0.0))),
        Curve("c", ((0, 0.0), (100, 0.5))),
        Curve("d", ((0, 0.0), (100, 90.0))),
    ]
    plot = curves("rates", drawn)
    assert [line.name for line in plot.lines] == ["a", "b", "c", "d"]
    heights = sorted(line.end[1] for line in plot.lines)
    assert all(lower - higher >= LABEL_HEIGHT for higher, lower in pairwise(heights))
    lowest = max(plot.lines, key=lambda line: line.end[1])
    assert lowest.name == "b" and lowest.end[1] == lowest.dots[-1][1]
    far = plot.lines[3]
    assert far.end == far.dots[-1][:2]


def test_one_point_stands_in_the_middle() -> None:
    plot = curves("rates", [Curve("a", ((7, 25.0),))])
    ((x, _, said),) = plot.lines[0].dots
    assert said == "25% at 7" and plot.left < x < plot.right
