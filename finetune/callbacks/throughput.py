"""Adds tokens/s, and with a known peak the MFU, to every log line."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from transformers import TrainerCallback


class Throughput(TrainerCallback):
    """Tokens a second between two log lines.

    MFU = 6 · parameters · tokens/s / peak FLOP/s (Chowdhery et al. 2022, appendix B, without attention).
    """

    def __init__(self, parameters: int, tokens: Callable[[], int], peak_flops: float | None) -> None:
        self.parameters, self.tokens, self.peak_flops = parameters, tokens, peak_flops
        self.last = (time.perf_counter(), tokens())

    def on_log(
        self, args: Any, state: Any, control: Any, logs: dict[str, Any] | None = None, **_: Any
    ) -> None:
        """Measure where the line holds a loss."""
        now, seen = time.perf_counter(), self.tokens()
        if logs is not None and "loss" in logs and now > self.last[0]:
            rate = (seen - self.last[1]) / (now - self.last[0])
            logs["tokens_per_second"] = round(rate)
            if self.peak_flops:
                logs["mfu"] = round(6 * self.parameters * rate / self.peak_flops, 4)
            self.last = (now, seen)
