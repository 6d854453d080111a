"""A limit on silence, for calls into drivers that have no time-out of their own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar, cast

Result = TypeVar("Result")
Beat = Callable[[], None]


def watched(work: Callable[[Beat], Result], silence: float) -> Result:
    """Run `work` in a thread; it calls the function it is given whenever something came back.

    Raises what `work` raises, and TimeoutError after `silence` seconds without such a call. Then
    the thread is left behind: a call into a C library cannot be ended from outside. It does not
    keep the program from ending. An interrupt from the keyboard is heard at once.
    """
    said: SimpleQueue[tuple[str, object]] = SimpleQueue()

    def run() -> None:
        try:
            said.put(("result", work(lambda: said.put(("beat", None)))))
        except BaseException as error:  # handed over to the thread that waits
            said.put(("error", error))

    threading.Thread(target=run, name="watched", daemon=True).start()
    while True:
        try:
            kind, value = said.get(timeout=silence)
        except Empty:
            raise TimeoutError(f"nothing came back for {silence:g} s") from None
        if kind == "error":
            raise cast(BaseException, value)
        if kind == "result":
            return cast(Result, value)
