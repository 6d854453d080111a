"""Stopping what is under way from another thread."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Cancel:
    """Asks for one piece of work to end; any thread may ask, once is enough."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = threading.Event()
        self._calls: list[Callable[[], None]] = []

    @property
    def asked(self) -> bool:
        """Whether the work is to end."""
        return self._asked.is_set()

    def ask(self) -> None:
        """Ask for the end: what was registered is called, in this thread."""
        with self._lock:
            first = not self._asked.is_set()
            self._asked.set()
            calls = list(self._calls) if first else []
        for call in calls:
            call()

    @contextmanager
    def calling(self, stop: Callable[[], None]) -> Iterator[None]:
        """While inside, `ask` calls `stop`; at once where it was asked before."""
        with self._lock:
            self._calls.append(stop)
            late = self._asked.is_set()
        try:
            if late:
                stop()
            yield
        finally:
            with self._lock:
                self._calls.remove(stop)
