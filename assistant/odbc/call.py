"""Runs a call into a driver so that it can be ended from outside: by time, or by whoever asked for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, Literal, TypeVar

from assistant.cancel import Cancel

Result = TypeVar("Result")
Ending = Literal["result", "error", "expired", "cancelled"]


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Result]):
    """How a call ended. `abandoned`: it has not ended, and what it uses is of no more use to anybody."""

    ending: Ending
    value: Result | None = None
    error: BaseException | None = None
    abandoned: bool = False


def run_call(
    work: Callable[[], Result],
    stop: Callable[[], None],
    *,
    seconds: float,
    grace: float,
    cancel: Cancel | None = None,
) -> Outcome[Result]:
    """Run `work` in a thread for at most `seconds`, or until `cancel` asks for its end.

    Then `stop` (SQLCancel) is called, and the work has `grace` seconds to end. Where it does not, its thread
    is left behind: a call into a C library cannot be ended from outside.
    """
    said: SimpleQueue[Outcome[Result]] = SimpleQueue()

    def run() -> None:
        try:
            said.put(Outcome("result", work()))
        except BaseException as error:  # handed over to the thread that waits
            said.put(Outcome("error", error=error))

    cancel = cancel or Cancel()
    with cancel.calling(lambda: said.put(Outcome("cancelled"))):
        threading.Thread(target=run, name="odbc call", daemon=True).start()
        try:
            outcome = said.get(timeout=seconds)
        except Empty:
            outcome = Outcome("expired")
    if outcome.ending in ("result", "error"):
        return outcome
    # SQLCancel may itself wait for a network that is gone.
    threading.Thread(target=_quietly, args=(stop,), name="odbc cancel", daemon=True).start()
    try:
        said.get(timeout=grace)
    except Empty:
        return Outcome(outcome.ending, abandoned=True)
    return outcome


def _quietly(stop: Callable[[], None]) -> None:
    """A stop that fails leaves the call to the grace time; its error says nothing more."""
    import pyodbc  # type: ignore[import-not-found]

    try:
        stop()
    except pyodbc.Error:
        return
