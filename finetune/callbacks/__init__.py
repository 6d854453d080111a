"""What watches a training run: speed, held-out questions, early stopping, the report."""

from finetune.callbacks.early_stop import StopOnExecutionAccuracy
from finetune.callbacks.held_out import HeldOut
from finetune.callbacks.report import Report
from finetune.callbacks.throughput import Throughput

__all__ = ["HeldOut", "Report", "StopOnExecutionAccuracy", "Throughput"]
