"""The curve of probes as a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from finetune.pages import Curve, curves, render

TEMPLATE = Path(__file__).with_name("page.jinja")
_RATES = (
    ("false_refusal", "false refusals"),
    ("hallucination", "hallucinations"),
    ("astray", "about another table"),
)


def page(entries: Sequence[Mapping[str, Any]]) -> str:
    """HTML of the rates over the steps, and a row for each probe."""
    drawn = [
        Curve(
            title,
            tuple((entry["step"], entry[name]) for entry in entries if entry.get(name) is not None),
        )
        for name, title in _RATES
    ]
    kinds = sorted({kind for entry in entries for kind in entry.get("by_kind", {})})
    plot = curves("Rates over the steps of training, in percent", [one for one in drawn if one.points])
    return render(TEMPLATE, entries=entries, plot=plot, kinds=kinds)
