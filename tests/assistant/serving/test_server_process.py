"""The life of a server process, with a real one that ends as tests choose."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.serving import ServerProcess, ServeSettings, Status, plan_server, supervise
from schema_index import ModelError
from tests.assistant.conftest import free_port
from tests.assistant.serving.conftest import is_alive, told, until

pytestmark = pytest.mark.usefixtures("fake_vllm")


class Started:
    """Makes servers on free ports; all are ended at the end of the test."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "logs" / "serve.log"
        self.servers: list[ServerProcess] = []

    def __call__(self, *extra: str) -> ServerProcess:
        server = ServerProcess(plan_server(ServeSettings(port=free_port(), extra=extra)), self.log)
        self.servers.append(server)
        server.start()
        return server


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Started]:
    started = Started(tmp_path)
    yield started
    for server in started.servers:
        server.stop(grace=1)


def test_it_is_healthy_and_ends_cleanly(start: Started) -> None:
    server = start()
    seen: list[str] = []
    assert server.wait_until_healthy(60, progress=lambda seconds, line: seen.append(line))
    assert server.is_healthy() and server.exit_status is None
    server.stop()
    assert server.exit_status == 0 and not server.is_healthy()
    assert server.end_of_log().splitlines() == ["loading the weights", "shut down cleanly"]
    server.stop()


def test_nothing_that_it_started_is_left(start: Started) -> None:
    server = start("--child")
    assert server.wait_until_healthy(60)
    child = int(told(server.plan.url)["child"])
    assert is_alive(child)
    server.stop()
    assert until(lambda: not is_alive(child))


def test_one_that_does_not_end_is_killed(start: Started) -> None:
    server = start("--deaf")
    assert server.wait_until_healthy(60)
    server.stop(grace=0.2)
    assert server.exit_status == -9


def test_a_server_that_fails_is_one_line_and_the_end_of_its_log(start: Started) -> None:
    server = start("--fail")
    with pytest.raises(ModelError, match=r"ended with status 1 after .* before it was healthy") as caught:
        server.wait_until_healthy(60)
    assert str(start.log) in str(caught.value) and "\n" not in str(caught.value)
    assert server.end_of_log(1) == "ValueError: the model is too large"


def test_a_server_that_never_becomes_healthy_is_not_waited_for_forever(start: Started) -> None:
    with pytest.raises(ModelError, match=r"was not healthy after .* give it longer with --patience"):
        start("--never-healthy").wait_until_healthy(0.1)


def test_waiting_can_be_stopped(start: Started) -> None:
    server, stop = start("--never-healthy"), threading.Event()
    threading.Timer(0.3, stop.set).start()
    assert server.wait_until_healthy(60, stop) is False


def test_a_port_that_is_taken_is_not_waited_for(start: Started) -> None:
    first = start()
    assert first.wait_until_healthy(60)
    second = ServerProcess(first.plan, start.log.with_name("other.log"))
    with pytest.raises(ModelError, match=r"something listens at .* already: stop it, or give another --port"):
        second.start()


def test_one_that_died_is_started_again_but_not_forever(tmp_path: Path) -> None:
    plan = plan_server(ServeSettings(port=free_port(), extra=("--die-after", "1.5")))
    seen: list[Status] = []
    with pytest.raises(ModelError, match=r"died with status 9 .* once too often"):
        supervise(plan, tmp_path / "log", threading.Event(), seen.append, patience=60, restarts=1)
    states = [status.state for status in seen if status.seconds == 0 or status.state != "starting"]
    assert states == ["starting", "ready", "died", "starting", "ready"]
    assert len({status.pid for status in seen if status.state == "ready"}) == 2


def test_it_runs_until_it_is_told_to_stop(tmp_path: Path) -> None:
    plan = plan_server(ServeSettings(port=free_port()))
    stop, seen = threading.Event(), list[Status]()

    def report(status: Status) -> None:
        seen.append(status)
        if status.state == "ready":
            stop.set()

    supervise(plan, tmp_path / "log", stop, report, patience=60, restarts=0)
    assert [seen[-2].state, seen[-1].state] == ["ready", "stopped"]
    assert not is_alive(seen[-2].pid)
