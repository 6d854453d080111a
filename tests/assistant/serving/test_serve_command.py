"""`python -m assistant.serve` as people start and end it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.assistant.conftest import free_port
from tests.assistant.serving.conftest import FAKE, is_alive, told, until

ROOT = Path(__file__).parents[3]

pytestmark = pytest.mark.usefixtures("fake_vllm")


def command(tmp_path: Path, *arguments: str) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{FAKE}", "XDG_CACHE_HOME": str(tmp_path)}
    return subprocess.Popen(
        [sys.executable, "-m", "assistant.serve", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
    )


def read_until(process: subprocess.Popen[str], state: str) -> dict[str, Any]:
    assert process.stdout is not None
    for line in process.stdout:
        status: dict[str, Any] = json.loads(line)
        if status["state"] == state:
            return status
    raise AssertionError(f"it ended before it was {state}")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_interrupted(tmp_path: Path, how: signal.Signals) -> None:
    port = str(free_port())
    process = command(tmp_path, "--json", "--port", port, "--context-length", "512", "--", "--child")
    ready = read_until(process, "ready")
    assert (ready["url"], ready["model"]) == (f"http://127.0.0.1:{port}", "vista_nano")
    known = told(ready["url"])
    assert known["arguments"][-1] == "--child" and "--max-model-len" in known["arguments"]
    process.send_signal(how)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert json.loads(out.splitlines()[-1])["state"] == "stopped"
    assert until(lambda: not is_alive(ready["pid"]) and not is_alive(known["child"]))


def test_a_server_does_not_outlive_a_command_that_is_killed(tmp_path: Path) -> None:
    process = command(tmp_path, "--json", "--port", str(free_port()))
    ready = read_until(process, "ready")
    process.kill()
    process.communicate(timeout=60)
    assert until(lambda: not is_alive(ready["pid"]))


def test_a_failure_shows_the_end_of_the_log_and_one_line(tmp_path: Path) -> None:
    process = command(tmp_path, "--port", str(free_port()), "--", "--fail")
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2 and out == ""
    lines = err.splitlines()
    assert "ValueError: the model is too large" in lines
    assert lines[-1].startswith("error: the model server ended with status 1")
