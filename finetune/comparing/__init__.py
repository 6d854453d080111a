"""Compares runs of one suite: figures side by side with their significance, and the cases that flipped."""

from finetune.comparing.compare_runs import Comparison, Run, compare_runs
from finetune.comparing.page import page
from finetune.comparing.report import comparison_table

__all__ = ["Comparison", "Run", "compare_runs", "comparison_table", "page"]
