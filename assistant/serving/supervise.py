"""Keeps a model server running until it is told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Literal

from assistant.serving.plan import Plan
from assistant.serving.server_process import LOOK_SECONDS, ServerProcess
from schema_index import ModelError

State = Literal["preparing", "starting", "ready", "died", "stopped", "failed"]
STEADY_SECONDS = 600.0
"""A server that was healthy for this long has its starts counted anew."""
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 30.0


@dataclass(frozen=True, slots=True)
class Status:
    """What has become of the server; `seconds` since its start."""

    state: State
    message: str = ""
    url: str = ""
    model: str = ""
    pid: int = 0
    seconds: float = 0.0
    log: str = ""


def supervise(
    plan: Plan,
    log: Path,
    stop: threading.Event,
    report: Callable[[Status], None],
    *,
    patience: float,
    restarts: int,
) -> None:
    """Start the server and return once `stop` is set and it has ended.

    One that dies after it was healthy is started again, after a pause that doubles, `restarts` times in a
    row. Raises ModelError where it does not become healthy in `patience` seconds, or dies once too often.
    """
    left, pause = restarts, FIRST_PAUSE
    while not stop.is_set():
        server = ServerProcess(plan, log)
        try:
            healthy_for = _serve(server, stop, report, patience)
        finally:
            server.stop()
        if stop.is_set():
            break
        if healthy_for > STEADY_SECONDS:
            left, pause = restarts, FIRST_PAUSE
        died = f"the model server died with status {server.exit_status} after {healthy_for:.0f} s of service"
        if not left:
            raise ModelError(f"{died}, once too often (--restarts {restarts}): see the end of its log, {log}")
        left -= 1
        report(_status("died", server, 0.0, f"{died}; it is started again in {pause:.0f} s"))
        stop.wait(pause)
        pause = min(2 * pause, LONGEST_PAUSE)
    report(Status("stopped", "the model server was stopped", plan.url, plan.name, log=str(log)))


def _serve(
    server: ServerProcess, stop: threading.Event, report: Callable[[Status], None], patience: float
) -> float:
    """One life of the server, from its start until it ends or is to; seconds in which it was healthy."""
    began = monotonic()
    server.start()
    report(_status("starting", server, 0.0))
    healthy = server.wait_until_healthy(
        patience, stop, lambda waited, line: report(_status("starting", server, waited, line))
    )
    if not healthy:
        return 0.0
    since = monotonic()
    report(_status("ready", server, since - began))
    while server.exit_status is None and not stop.wait(LOOK_SECONDS):
        pass
    return monotonic() - since


def _status(state: State, server: ServerProcess, seconds: float, message: str = "") -> Status:
    plan = server.plan
    return Status(state, message, plan.url, plan.name, server.pid, round(seconds, 1), str(server.log))
