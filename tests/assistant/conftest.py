"""The model backends under test: in process, the loopback test server, and a real vLLM server."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from assistant.load_model import BUNDLED_MODEL
from assistant.model import LanguageModel
from assistant.server_model import ServerModel
from assistant.serving import ServerProcess, ServeSettings, plan_server
from assistant.transformers_model import TransformersModel
from schema_index import ModelError
from tests.assistant.loopback import ModelServer, serving

VLLM_START_SECONDS = 600  # 40 on two free cores, 290 seen on two busy ones


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


@contextmanager
def vllm(log: Path, **settings: Any) -> Iterator[str]:
    """The URL of a vLLM server of its own environment, with the settings of `ServeSettings`."""
    if not os.environ.get("VISTA_VLLM_PYTHON"):
        pytest.skip("VISTA_VLLM_PYTHON does not name the python of an environment with vLLM")
    chosen = ServeSettings(
        port=free_port(),
        dtype="float32",
        seats=4,
        extra=("--enforce-eager", "--disable-log-stats"),
        **settings,
    )
    patch = pytest.MonkeyPatch()
    patch.setenv("VLLM_CPU_KVCACHE_SPACE", "1")
    server = ServerProcess(plan_server(chosen), log)
    try:
        server.start()
        try:
            server.wait_until_healthy(VLLM_START_SECONDS)
        except ModelError as error:
            pytest.fail(f"{error}\n{server.end_of_log(60)}")
        yield server.plan.url
    finally:
        server.stop()
        patch.undo()
    assert server.exit_status == 0, "it ended by itself when it was asked to"


@pytest.fixture(scope="session")
def vllm_url(tiny_model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A vLLM server over the bundled model, or the tiny one where none is."""
    log = tmp_path_factory.mktemp("vllm") / "server.log"
    with vllm(log, model=str(served_path(tiny_model_path)), name="served") as url:
        yield url


def served_path(tiny_model_path: Path) -> Path:
    return BUNDLED_MODEL if (BUNDLED_MODEL / "config.json").is_file() else tiny_model_path


def free_port() -> int:
    """A port of loopback on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


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
