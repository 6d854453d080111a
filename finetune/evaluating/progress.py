"""How far a run is, on standard error: a line that is written over on a terminal, else one now and then."""

from __future__ import annotations

import sys
import time
from types import TracebackType

EVERY = 50


class Progress:
    """Counts steps; `done` of `total` were made before."""

    def __init__(self, total: int, done: int = 0) -> None:
        self.total = total
        self.count = done
        self._fresh = 0
        self._began = time.perf_counter()

    def __enter__(self) -> Progress:
        return self

    def step(self) -> None:
        """One more is done."""
        self.count += 1
        self._fresh += 1
        if sys.stderr.isatty():
            print(f"\r{self._said()}   ", end="", file=sys.stderr, flush=True)
        elif self._fresh % EVERY == 0:
            print(self._said(), file=sys.stderr, flush=True)

    def _said(self) -> str:
        each = (time.perf_counter() - self._began) / self._fresh
        left = each * (self.total - self.count)
        return f"{self.count} of {self.total}, {each:.2f} s each, {left / 60:.0f} min left"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if sys.stderr.isatty() and self._fresh:
            print(file=sys.stderr)
