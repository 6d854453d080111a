"""Whether a model server is there, and waiting for one that is not."""

from __future__ import annotations

import threading
from collections.abc import Callable
from time import monotonic

from assistant.cancel import Cancel
from schema_index import CancelledError, ModelError, ModelGoneError

PATIENCE = 180.0
"""Seconds after a server was lost in which questions wait for it (vLLM starts in 40 to 140 s); later ones are
told at once that it is gone."""
FIRST_PAUSE = 0.25
LONGEST_PAUSE = 5.0
TRIES = 120
"""Trials in a row, some ten minutes; after that each question begins a new row."""


class Health:
    """Lets callers through while a server is there, and tries a lost one until it is back.

    One thread tries for all, first at once, then after pauses that double up to LONGEST_PAUSE. Threads may
    share it.
    """

    def __init__(
        self,
        try_it: Callable[[], None],
        *,
        patience: float = PATIENCE,
        first_pause: float = FIRST_PAUSE,
        tries: int = TRIES,
    ) -> None:
        """`try_it` raises ModelError while the server is not there."""
        self._try_it, self._patience = try_it, patience
        self._first_pause, self._tries = first_pause, tries
        self._changed = threading.Condition()
        self._ended = threading.Event()
        self._lost_at = 0.0
        self._error: ModelError | None = None
        self._trying: threading.Thread | None = None

    @property
    def is_up(self) -> bool:
        """Whether the server is thought to be there."""
        return self._error is None

    def lost(self, error: ModelError) -> None:
        """A caller found the server gone."""
        with self._changed:
            if self._error is None:
                self._error, self._lost_at = error, monotonic()
            self._try_again()

    def wait(self, cancel: Cancel) -> None:
        """Return once the server is there, at once where it is.

        Raises ModelGoneError where it was not back in time, CancelledError where `cancel` asked for the end.
        """
        if self.is_up:
            return
        with cancel.calling(self._wake), self._changed:
            if self._error is None:
                return
            began = self._try_again()
            # Whoever comes late still waits for the first of the trials that it began.
            until = max(self._lost_at + self._patience, monotonic() + (2 * self._first_pause if began else 0))
            self._changed.wait_for(
                lambda: self._error is None or cancel.asked or self._ended.is_set(), until - monotonic()
            )
            if cancel.asked:
                raise CancelledError("stopped while the model server was not there")
            if self._error is not None:
                raise ModelGoneError(
                    f"{self._error}; it has been gone for {monotonic() - self._lost_at:.0f} s and is tried "
                    "again and again: ask again in a moment"
                ) from self._error

    def close(self) -> None:
        """Try no more, and let whoever waits go."""
        self._ended.set()
        self._wake()

    def _wake(self) -> None:
        with self._changed:
            self._changed.notify_all()

    def _try_again(self) -> bool:
        """Begin a row of trials where none is under way; whether it did."""
        if self._trying is not None or self._ended.is_set():
            return False
        # A daemon: the end of the program waits for no server.
        self._trying = threading.Thread(target=self._try, name="model server health", daemon=True)
        self._trying.start()
        return True

    def _try(self) -> None:
        """A row of trials, until the server is there."""
        found = False
        try:
            found = self._find()
        finally:
            with self._changed:
                self._trying = None
                if found:
                    self._error = None
                self._changed.notify_all()

    def _find(self) -> bool:
        pause = 0.0
        for _ in range(self._tries):
            if self._ended.wait(pause):
                return False
            pause = min(max(2 * pause, self._first_pause), LONGEST_PAUSE)
            try:
                self._try_it()
            except ModelError:
                continue
            return True
        return False
