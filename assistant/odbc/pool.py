"""A small pool of connections, each tried before it is used after a rest."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from assistant.cancel import Cancel
from assistant.odbc.line import Line
from schema_index import CancelledError, ExecutionError


@dataclass
class Lease:
    """A connection lent to one thread; `broken` keeps it from being lent again.

    `abandoned`: a call into the driver still holds it, and closing it would wait for that call.
    """

    link: Any
    broken: bool = False
    abandoned: bool = False


class Pool:
    """At most `size` connections, the one used last first.

    `connect` opens one, `healthy` tries one that has rested longer than `rest` seconds (False: it is closed
    and another is opened), `close` closes one. Who finds all of them lent waits `wait` seconds, in the order
    of asking.
    """

    def __init__(
        self,
        connect: Callable[[], Any],
        healthy: Callable[[Any], bool],
        close: Callable[[Any], None],
        *,
        size: int,
        wait: float,
        rest: float,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connect, self._healthy, self._close = connect, healthy, close
        self._size, self._wait, self._rest, self._now = size, wait, rest, now
        self._line = Line(size)
        self._lock = threading.Lock()
        self._idle: list[tuple[Any, float]] = []
        self._closed = False

    @contextmanager
    def lease(self, cancel: Cancel | None = None) -> Iterator[Lease]:
        """A connection that works, for as long as the block lasts.

        Raises ExecutionError where none became free in time, CancelledError where waiting was stopped, and
        what `connect` raises.
        """
        self._acquire(cancel or Cancel())
        lease: Lease | None = None
        try:
            lease = Lease(self._taken() or self._connect())
            yield lease
        except BaseException:
            if lease is not None:
                lease.broken = (
                    True  # whatever it was, the next one gets a connection that nothing happened to
                )
            raise
        finally:
            self._give_back(lease)
            self._line.leave()

    def drop_idle(self) -> None:
        """Close every connection that is not lent: where one was lost, the others may be as well."""
        with self._lock:
            idle, self._idle = self._idle, []
        for link, _ in idle:
            self._close(link)

    def close(self) -> None:
        """Close what is not lent now, and what is lent when it comes back."""
        self._closed = True
        self.drop_idle()

    @property
    def idle(self) -> int:
        """How many connections wait to be lent."""
        return len(self._idle)

    @property
    def waiting(self) -> int:
        """How many threads wait for a connection."""
        return self._line.waiting

    def _acquire(self, cancel: Cancel) -> None:
        if not self._line.enter(self._wait, cancel):
            if cancel.asked:
                raise CancelledError("stopped before it was run")
            raise ExecutionError(
                f"all {self._size} connections to the database were in use for {self._wait:g} s: try again "
                "in a moment"
            )
        if self._closed:
            self._line.leave()
            raise ExecutionError("the database is closed: open it again")

    def _taken(self) -> Any:
        """An idle connection that works, or None."""
        while True:
            with self._lock:
                if not self._idle:
                    return None
                link, since = self._idle.pop()
            if self._now() - since < self._rest or self._healthy(link):
                return link
            self._close(link)

    def _give_back(self, lease: Lease | None) -> None:
        if lease is None or lease.abandoned:
            return
        if lease.broken or self._closed:
            self._close(lease.link)
            return
        with self._lock:
            self._idle.append((lease.link, self._now()))
