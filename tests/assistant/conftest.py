"""The model backends under test: in process, the loopback test server, and a real vLLM server."""

from __future__ import annotations

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from assistant.load_model import BUNDLED_MODEL
from assistant.model import LanguageModel
from assistant.server_model import ServerModel
from assistant.transformers_model import TransformersModel
from tests.assistant.loopback import ModelServer, serving

VLLM_START_SECONDS = 600  # 40 on two free cores, 290 seen on two busy ones
VLLM_MODULE = "vllm.entrypoints.openai.api_server"


@dataclass(frozen=True)
class Backend:
    """A model and the folder it was loaded from, here or on its server."""

    model: LanguageModel
    path: Path


@pytest.fixture(scope="session")
def tiny_model(tiny_model_path: Path) -> TransformersModel:
    """The tiny random model of tests/conftest.py, loaded."""
    return TransformersModel(tiny_model_path)


@pytest.fixture(scope="session")
def model_server(tiny_model: TransformersModel) -> Iterator[ModelServer]:
    """The loopback test server over the tiny model."""
    with serving(ModelServer(tiny_model)) as server:
        yield server


@pytest.fixture(scope="session")
def vllm_url(tiny_model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A vLLM server of its own environment, serving the bundled model, or the tiny one where none is."""
    python = os.environ.get("VISTA_VLLM_PYTHON")
    if not python:
        pytest.skip("VISTA_VLLM_PYTHON does not name the python of an environment with vLLM")
    port = free_port()
    log_path = tmp_path_factory.mktemp("vllm") / "server.log"
    command = [python, "-m", VLLM_MODULE, "--model", str(served_path(tiny_model_path))]
    command += ["--served-model-name", "served", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--enforce-eager", "--dtype", "float32", "--max-num-seqs", "4", "--disable-log-stats"]
    settings = {"VLLM_CPU_KVCACHE_SPACE": "1", "VLLM_NO_USAGE_STATS": "1"}
    with log_path.open("wb") as log:
        process = subprocess.Popen(
            command, stdout=log, stderr=subprocess.STDOUT, env=os.environ | settings, start_new_session=True
        )
        try:
            wait_for_health(f"http://127.0.0.1:{port}", process, log_path)
            yield f"http://127.0.0.1:{port}"
        finally:
            stop(process, log)


def served_path(tiny_model_path: Path) -> Path:
    return BUNDLED_MODEL if (BUNDLED_MODEL / "config.json").is_file() else tiny_model_path


def free_port() -> int:
    """A port of loopback on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_health(url: str, process: subprocess.Popen[bytes], log_path: Path) -> None:
    deadline = time.monotonic() + VLLM_START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(1)
    pytest.fail(f"vLLM did not start:\n{log_path.read_text(errors='replace')[-4000:]}")


def stop(process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    """End the server, and after 30 s its process alone by force."""
    process.terminate()
    try:
        process.wait(timeout=30)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    log.flush()


@pytest.fixture(
    scope="session",
    params=["in process", "loopback server", pytest.param("vLLM", marks=pytest.mark.vllm)],
)
def backend(request: pytest.FixtureRequest, tiny_model_path: Path) -> Iterator[Backend]:
    """Each backend in turn."""
    if request.param == "in process":
        yield Backend(request.getfixturevalue("tiny_model"), tiny_model_path)
        return
    on_vllm = request.param == "vLLM"
    url = request.getfixturevalue("vllm_url") if on_vllm else request.getfixturevalue("model_server").url
    model = ServerModel(url, timeout=60)
    yield Backend(model, served_path(tiny_model_path) if on_vllm else tiny_model_path)
    model.close()
