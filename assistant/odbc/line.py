"""Places that are given in the order in which they were asked for."""

from __future__ import annotations

import threading
from collections import deque

from assistant.cancel import Cancel


class Line:
    """So many places, and a line of those who wait for one; threads share it."""

    def __init__(self, places: int) -> None:
        self._lock = threading.Lock()
        self._free = places
        self._waiting: deque[threading.Event] = deque()

    @property
    def waiting(self) -> int:
        """How many wait for a place."""
        return len(self._waiting)

    def enter(self, seconds: float, cancel: Cancel) -> bool:
        """Take a place, after those who asked before; False where none was free in time or `cancel` asked."""
        mine = threading.Event()
        with self._lock:
            if cancel.asked:
                return False
            if self._free and not self._waiting:
                self._free -= 1
                return True
            self._waiting.append(mine)
        with cancel.calling(mine.set):
            mine.wait(seconds)
        with self._lock:
            given = mine not in self._waiting
            if not given:
                self._waiting.remove(mine)
        if given and cancel.asked:
            self.leave()
        return given and not cancel.asked

    def leave(self) -> None:
        """Give a place back: the first in the line gets it."""
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._free += 1
