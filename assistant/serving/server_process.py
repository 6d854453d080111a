"""The life of one server process: started, waited for, stopped with all that it started."""

from __future__ import annotations

import ctypes
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from assistant.serving.plan import Plan
from schema_index import ModelError

LOOK_SECONDS = 0.5
GRACE_SECONDS = 30.0
"""How long a server may take to end by itself; then it and its children are killed."""
_LAST_BYTES = 8_192
_PR_SET_PDEATHSIG = 1

Progress = Callable[[float, str], None]
"""Told seconds since the start and the last line of the log."""


class ServerProcess:
    """A server in a session of its own, its output in `log`.

    On Linux it is told to end when whoever started it is killed.
    """

    def __init__(self, plan: Plan, log: Path) -> None:
        """Nothing is started yet."""
        self.plan, self.log = plan, log
        self._process: subprocess.Popen[bytes] | None = None
        self._began = 0.0

    @property
    def pid(self) -> int:
        """Its process, 0 before the start."""
        return self._process.pid if self._process is not None else 0

    @property
    def exit_status(self) -> int | None:
        """How its process ended (a signal is negative), None while it runs."""
        return self._process.poll() if self._process is not None else None

    def start(self) -> None:
        """Start it; raises ModelError where its port is taken or the log cannot be written.

        The log is added to, so that it tells why the server before this one died.
        """
        _check_port(self.plan)
        self._began = monotonic()
        try:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            with self.log.open("ab") as log:
                self._process = subprocess.Popen(
                    self.plan.command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env=os.environ | self.plan.environment,
                    start_new_session=True,
                    preexec_fn=_end_with_parent if sys.platform == "linux" else None,
                )
        except OSError as error:
            raise ModelError(f"the model server cannot be started: {error}") from error

    def wait_until_healthy(
        self, seconds: float, stop: threading.Event | None = None, progress: Progress | None = None
    ) -> bool:
        """Wait until /health answers; False where `stop` was set before.

        Raises ModelError where it ends before, or takes longer than `seconds`.
        """
        stop = stop or threading.Event()
        while not stop.wait(LOOK_SECONDS):
            waited = monotonic() - self._began
            if self.exit_status is not None:
                raise ModelError(
                    f"the model server ended with status {self.exit_status} after {waited:.0f} s, before it "
                    f"was healthy: see the end of its log, {self.log}"
                )
            if self.is_healthy():
                return True
            if waited > seconds:
                raise ModelError(
                    f"the model server was not healthy after {waited:.0f} s: give it longer with --patience, "
                    f"or see its log, {self.log}"
                )
            if progress is not None:
                progress(waited, self.end_of_log(1))
        return False

    def is_healthy(self) -> bool:
        """Whether its /health answers."""
        direct = build_opener(ProxyHandler({}))
        try:
            with direct.open(f"{self.plan.url}/health", timeout=5):
                return True
        except (URLError, OSError):
            return False

    def stop(self, grace: float = GRACE_SECONDS) -> None:
        """Ask it to end, and after `grace` seconds kill it; nothing that it started is left."""
        if self._process is None:
            return
        if self._process.poll() is None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(grace)
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def end_of_log(self, lines: int = 20) -> str:
        """The last lines that it wrote."""
        try:
            with self.log.open("rb") as log:
                log.seek(max(0, self.log.stat().st_size - _LAST_BYTES))
                text = log.read().decode("utf-8", errors="replace")
        except OSError:
            return ""
        return "\n".join([line for line in text.splitlines() if line.strip()][-lines:])


def _check_port(plan: Plan) -> None:
    """Another server on the port would be taken for ours."""
    host, _, port = plan.url.removeprefix("http://").rpartition(":")
    try:
        with socket.create_connection((host.strip("[]"), int(port)), timeout=1):
            pass
    except OSError:
        return
    raise ModelError(f"something listens at {plan.url} already: stop it, or give another --port")


def _end_with_parent() -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
