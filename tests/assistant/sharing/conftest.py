"""Models whose pace a test sets, and servers that go and come back."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from typing import Any

import pytest

from assistant.cancel import Cancel
from assistant.model import Message
from tests.assistant.loopback import Handler, LoopbackServer, Reply, model_card, serving


class GatedModel:
    """Writes the question back, each answer when it is let; keeps the order in which answers began and ended.

    `most` is how many were written at once.
    """

    name = "gated"
    context_length = 4096

    def __init__(self, *, is_open: bool = True) -> None:
        self.gate = threading.Event()
        if is_open:
            self.gate.set()
        self.began: list[str] = []
        self.ended: list[str] = []
        self.most = 0
        self._lock = threading.Lock()

    def count_tokens(self, text: str) -> int:
        return len(text)

    def generate(
        self, messages: Sequence[Message], *, cancel: Cancel | None = None, **_: object
    ) -> Iterator[str]:
        text = messages[-1]["content"]
        with self._lock:
            self.began.append(text)
            self.most = max(self.most, len(self.began) - len(self.ended))
        try:
            yield text[:3]
            self.gate.wait(60)
            for start in range(3, len(text), 3):
                yield text[start : start + 3]
        finally:
            with self._lock:
                self.ended.append(text)


def asking(text: str) -> list[Message]:
    return [{"role": "user", "content": text}]


def until(holds: Callable[[], bool], seconds: float = 30) -> bool:
    """Wait until `holds`; whether it did in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


class MortalServer(LoopbackServer):
    """Its end cuts every connection, as the end of a process does."""

    def __init__(self, routes: dict[str, Reply], port: int) -> None:
        super().__init__(routes, port)
        self._wires: list[socket.socket] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        self._wires.append(request)
        super().process_request(request, client_address)

    def server_close(self) -> None:
        super().server_close()
        for wire in self._wires:
            with suppress(OSError):
                wire.shutdown(socket.SHUT_RDWR)


class Town:
    """A model server at one address that a test stops and starts; `model` is the name that it serves.

    `cut` answers are broken off in the middle; the others say the model's name. `hold` keeps an answer from
    its end, `left` is set when a client leaves before.
    """

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._port = 0
        self.model = "first"
        self.cut = 0
        self.hold = threading.Event()
        self.hold.set()
        self.left = threading.Event()
        self.answers = 0
        self.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        routes = {"/v1/chat/completions": self._answer, "/tokenize": self._tokenize}
        cards = {"/v1/models": lambda handler: model_card(self.model, owned_by="vllm")(handler)}
        server = MortalServer({**routes, **cards}, self._port)
        self._port = server.server_address[1]
        self._stack.enter_context(serving(server))

    def stop(self) -> None:
        self._stack.close()

    def _tokenize(self, handler: Handler) -> None:
        handler.send_json({"count": len(handler.body["prompt"])})

    def _answer(self, handler: Handler) -> None:
        if handler.body["model"] != self.model:
            handler.send_json({"error": {"message": f"no model {handler.body['model']}"}}, 404)
            return
        self.answers += 1
        handler.start_events()
        handler.send_piece("I am ")
        if self.cut:
            self.cut -= 1
            return
        try:
            while not self.hold.wait(0.02):
                handler.wfile.write(b": still here\n\n")
            handler.send_piece(self.model)
            handler.send_piece(None, finish="stop")
            handler.send_event("[DONE]")
        except OSError:
            self.left.set()


@pytest.fixture
def town() -> Iterator[Town]:
    built = Town()
    yield built
    built.hold.set()
    built.stop()
