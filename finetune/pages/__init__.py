"""Pages that an engineer reads: one HTML file each, plots as inline SVG, nothing loaded from anywhere."""

from finetune.pages.bars import Group, grouped_bars
from finetune.pages.curves import Curve, curves
from finetune.pages.render import render

__all__ = ["Curve", "Group", "curves", "grouped_bars", "render"]
