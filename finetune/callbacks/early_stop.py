"""Stops a run whose execution accuracy no longer rises."""

from __future__ import annotations

from typing import Any

from transformers import TrainerCallback

METRIC = "eval_execution_accuracy"


class StopOnExecutionAccuracy(TrainerCallback):
    """Stops after `patience` judgements in a row that are not better than the best before them.

    It reads the log, which every checkpoint holds, so that a resumed run stops where an unbroken one does.
    """

    def __init__(self, patience: int) -> None:
        self.patience = patience

    def on_log(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """Look at the newest line, and stop where patience is at its end."""
        if not state.log_history or METRIC not in state.log_history[-1]:
            return
        values = [row[METRIC] for row in state.log_history if METRIC in row]
        best = values.index(max(values))
        if len(values) - 1 - best >= self.patience:
            print(
                f"step {state.global_step}: execution accuracy {values[-1]:.1f}% after {values[best]:.1f}%, "
                f"{self.patience} judgements without a better one: stopped",
                flush=True,
            )
            control.should_training_stop = True
