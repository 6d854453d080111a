"""The report as one HTML page: a table of measures and a plot a distribution, drawn as inline SVG."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from finetune.auditing.measure import Distribution
from finetune.auditing.report import Report, said

TEMPLATE = Path(__file__).with_name("page.jinja")
_BAR, _ROW, _LABEL, _WIDTH = 16, 22, 330, 760


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a plot: where it starts (pixels from the top), how wide it is, and what it says."""

    label: str
    count: int
    y: int
    width: float


@dataclass(frozen=True, slots=True)
class Plot:
    """A horizontal bar chart."""

    name: str
    bars: tuple[Bar, ...]
    height: int


def page(report: Report) -> str:
    """The page as HTML; it loads nothing from anywhere."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    crossed = {one.measure.name for one in report.crossed}
    rows = [
        {
            "name": one.name,
            "value": said(one),
            "counted": f"{one.count:,} of {one.total:,}" if one.total else "",
            "bound": bound.text() if (bound := report.thresholds.get(one.name)) else "",
            "state": "fail" if one.name in crossed else "ok" if one.name in report.thresholds else "",
            "meaning": one.meaning,
            "examples": "; ".join(one.examples) if one.name in crossed else "",
        }
        for one in report.measures
    ]
    plots = [_plot(one) for one in report.distributions if one.counts]
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    return template.render(
        report=report, rows=rows, plots=plots, bar=_BAR, label=_LABEL, width=_LABEL + _WIDTH
    )


def _plot(distribution: Distribution) -> Plot:
    most = max(distribution.counts.values()) or 1
    room = _WIDTH - 90
    bars = tuple(
        Bar(name if len(name) <= 52 else f"{name[:51]}…", count, place * _ROW, room * count / most)
        for place, (name, count) in enumerate(distribution.counts.items())
    )
    return Plot(distribution.name, bars, _ROW * len(bars))
