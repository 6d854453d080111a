"""The comparison as a page: figures, plots, and every case with each run's SQL and the diff of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune.comparing.compare_runs import FALLING, FIGURES, Comparison
from finetune.comparing.row_diff import RowDiff, row_diff
from finetune.evaluating.results import Result
from finetune.pages import Group, grouped_bars, render
from finetune.scoring import Bench

TEMPLATE = Path(__file__).with_name("page.jinja")


@dataclass(frozen=True, slots=True)
class Side:
    """One run's answer to a case."""

    name: str
    row: Result
    right: bool
    diff: RowDiff | None


@dataclass(frozen=True, slots=True)
class ComparedCase:
    """A case with every run's answer; `state` is won, lost, mixed, wrong or right."""

    row: Result
    state: str
    sides: tuple[Side, ...]


def page(found: Comparison, bench: Bench | None) -> str:
    """The page as HTML; without a bench, no SQL is run and no rows are compared."""
    cases = [_case(name, found, bench) for name in found.cases]
    order = ("lost", "won", "mixed", "wrong", "right")
    groups = {state: [case for case in cases if case.state == state] for state in order}
    plots = [_plot(found, name) for name in ("right", "rows", "false_refusal")]
    causes = [(cause, counts) for cause, counts in found.causes.items()]
    return render(
        TEMPLATE,
        found=found,
        figures=FIGURES,
        falling=FALLING,
        groups=groups,
        plots=[plot for plot in plots if plot.rows],
        causes=causes,
    )


def _case(name: str, found: Comparison, bench: Bench | None) -> ComparedCase:
    sides = []
    for run, rows in zip(found.names, found.rows, strict=True):
        row = rows[name]
        right = bool(row["score"].get("right"))
        sides.append(Side(run, row, right, row_diff(row, bench) if bench is not None and not right else None))
    return ComparedCase(found.rows[0][name], _state([side.right for side in sides]), tuple(sides))


def _state(right: Sequence[bool]) -> str:
    if all(right):
        return "right"
    if not any(right):
        return "wrong"
    if len(set(right[1:])) > 1:
        return "mixed"
    return "lost" if right[0] else "won"


def _plot(found: Comparison, name: str) -> Any:
    groups = []
    for category, figures in found.cells.items():
        values = tuple(
            None if cell is None else (cell.percent, cell.low, cell.high) for cell in figures[name]
        )
        if any(values):
            groups.append(Group(category, values))
    return grouped_bars(f"{name}, in percent with its interval at 95%", found.names, groups)
