"""The report of a run as one HTML page that loads nothing: curves as inline SVG, the last answers."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transformers import TrainerCallback

from finetune.callbacks.held_out import ANSWERS

TEMPLATE = Path(__file__).with_name("report.jinja")
PAGE = "report.html"
_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 736, 240, 80, 26, 10
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Loss", ("loss", "eval_loss", "answer_loss")),
    (
        "Held-out questions, percent",
        ("eval_execution_accuracy", "eval_rules", "eval_refusals", "eval_false_refusals"),
    ),
    ("Reward", ("reward", "reward_std")),
    (
        "Reward by kind",
        tuple(f"rewards/{name}/mean" for name in ("parses", "rules", "rows", "refusal", "description")),
    ),
    ("Length of answers, tokens", ("completions/mean_length",)),
    ("Preference accuracy", ("rewards/accuracies", "eval_rewards/accuracies")),
    ("Reward margin", ("rewards/margins", "eval_rewards/margins")),
    ("Accuracy of single tokens", ("mean_token_accuracy", "eval_mean_token_accuracy")),
    ("Learning rate", ("learning_rate",)),
    ("Gradient norm", ("grad_norm",)),
    ("Tokens per second", ("tokens_per_second",)),
)


@dataclass(frozen=True, slots=True)
class Curve:
    """One line of a plot: its points as SVG takes them, and its last value."""

    name: str
    points: str
    last: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A plot over steps: its curves, and the ends of its axes as text."""

    name: str
    curves: tuple[Curve, ...]
    low: str
    high: str
    first: int
    last: int


class Report(TrainerCallback):
    """Writes `report.html` into the output folder at every checkpoint and at the end."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def on_save(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Write what is known so far."""
        self._write(state)

    def on_train_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Write the whole."""
        self._write(state)

    def _write(self, state: Any) -> None:
        if not state.is_world_process_zero:
            return
        answers = last_answers(self.folder / ANSWERS)
        text = page(self.folder.name, state.log_history, answers, state.global_step, state.max_steps)
        aside = self.folder / f"{PAGE}.part"
        aside.write_text(text, encoding="utf-8")
        aside.replace(self.folder / PAGE)


def page(
    name: str,
    history: Sequence[Mapping[str, Any]],
    answers: Sequence[Mapping[str, Any]],
    step: int,
    steps: int,
) -> str:
    """The page as HTML, from a trainer's log and the judged answers of one step."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    plots = [found for title, keys in GROUPS if (found := plot(title, keys, history))]
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    size = {"width": _WIDTH, "height": _HEIGHT, "left": _LEFT, "bottom": _BOTTOM, "top": _TOP}
    return template.render(name=name, plots=plots, answers=answers, step=step, steps=steps, **size)


def plot(title: str, keys: Sequence[str], history: Sequence[Mapping[str, Any]]) -> Plot | None:
    """The plot of those keys of the log that it holds; None where it holds none."""
    series = {
        key: [(int(row["step"]), float(row[key])) for row in history if _is_value(row.get(key))]
        for key in keys
    }
    series = {key: points for key, points in series.items() if points}
    if not series:
        return None
    steps = [step for points in series.values() for step, _ in points]
    values = [value for points in series.values() for _, value in points]
    low, high = min(values), max(values)
    first, last = min(steps), max(steps)
    across = (_WIDTH - _LEFT - 8) / max(last - first, 1)
    up = (_HEIGHT - _TOP - _BOTTOM) / ((high - low) or 1)
    curves = []
    for key, points in series.items():
        drawn = (
            f"{_LEFT + (step - first) * across:.1f},{_HEIGHT - _BOTTOM - (value - low) * up:.1f}"
            for step, value in points
        )
        curves.append(Curve(key.replace("_", " "), " ".join(drawn), _said(points[-1][1])))
    return Plot(title, tuple(curves), _said(low), _said(high), first, last)


def last_answers(path: Path) -> list[dict[str, Any]]:
    """The judged answers of the last step that has any; none where there is no such file."""
    if not path.is_file():
        return []
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    newest = max((row["step"] for row in rows), default=0)
    return [row for row in rows if row["step"] == newest]


def _is_value(value: object) -> bool:
    """Whether there is a point to draw: a reward that no task of a step asks for is logged as None."""
    return isinstance(value, int | float) and math.isfinite(value)


def _said(value: float) -> str:
    return f"{value:.4g}"
