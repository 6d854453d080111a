"""The fake vLLM of this folder, in place of the real one."""

from __future__ import annotations

import json
import os
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FAKE = Path(__file__).with_name("fake")


@pytest.fixture
def fake_vllm(monkeypatch: pytest.MonkeyPatch) -> None:
    """Our own python has a vLLM: the fake one."""
    monkeypatch.setenv("VISTA_VLLM_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(FAKE))
    monkeypatch.delenv("VISTA_API_KEY", raising=False)


def told(url: str) -> dict[str, Any]:
    """What the fake server knows of itself."""
    with urllib.request.urlopen(f"{url}/arguments", timeout=10) as response:
        known: dict[str, Any] = json.load(response)
    return known


def is_alive(pid: int) -> bool:
    """Whether a process is there and no zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z" and os.getpgid(pid) > 0


def until(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Wait until `holds`; whether it did in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True
