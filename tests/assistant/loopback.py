"""Real HTTP servers on loopback for testing the client, not for use: one that answers from a model in the
OpenAI streaming format, and one that answers as a test scripts it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from assistant.model import LanguageModel
from schema_index.errors import ModelError

Reply = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Hands each request to the server's `routes`, a reply for each path."""

    protocol_version = "HTTP/1.1"
    server: LoopbackServer
    body: dict[str, Any]

    def do_GET(self) -> None:
        self._reply({})

    def do_POST(self) -> None:
        self._reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _reply(self, body: dict[str, Any]) -> None:
        self.body = body
        self.server.requests.append((self.path, body, self.headers.get("Authorization")))
        reply = self.server.routes.get(self.path)
        if reply is None:
            self.send_json({"error": {"message": f"nothing at {self.path}"}}, 404)
        else:
            reply(self)

    def send_json(self, data: Any, status: int = 200) -> None:
        self.send_text(json.dumps(data), "application/json", status)

    def send_text(self, text: str, content_type: str, status: int = 200) -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def start_events(self) -> None:
        """Begin a stream of events that ends when the connection does."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def send_event(self, data: Any) -> None:
        text = data if isinstance(data, str) else json.dumps(data)
        self.wfile.write(f"data: {text}\n\n".encode())

    def send_piece(self, text: str | None, finish: str | None = None) -> None:
        delta = {} if text is None else {"content": text}
        self.send_event({"choices": [{"index": 0, "delta": delta, "finish_reason": finish}]})

    def log_message(self, format: str, *args: Any) -> None:
        """Tests want no log."""


class LoopbackServer(ThreadingHTTPServer):
    """`requests` holds (path, body, Authorization header) in order of arrival."""

    daemon_threads = True

    def __init__(self, routes: dict[str, Reply], port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.routes = routes
        self.requests: list[tuple[str, dict[str, Any], str | None]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def serving(server: LoopbackServer) -> Iterator[LoopbackServer]:
    """Run `server` in a thread until the end of the block."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def model_card(name: str = "tiny", **more: Any) -> Reply:
    """A /v1/models that lists one model."""
    return lambda handler: handler.send_json({"data": [{"id": name, "object": "model", **more}]})


class ModelServer(LoopbackServer):
    """Answers from `model` as a vLLM server would; `hung_up` is set when a client leaves mid-answer."""

    def __init__(self, model: LanguageModel) -> None:
        super().__init__(
            {
                "/v1/models": model_card(model.name, owned_by="vllm", max_model_len=model.context_length),
                "/v1/chat/completions": self._answer,
                "/tokenize": self._tokenize,
            }
        )
        self._model = model
        self.hung_up = threading.Event()

    def _tokenize(self, handler: Handler) -> None:
        handler.send_json({"count": self._model.count_tokens(handler.body["prompt"])})

    def _answer(self, handler: Handler) -> None:
        body = handler.body
        pieces = self._model.generate(
            body["messages"],
            grammar=body.get("structured_outputs", {}).get("grammar"),
            max_tokens=body["max_tokens"],
            temperature=body["temperature"],
            seed=body.get("seed"),
        )
        try:
            first = next(pieces, None)
        except ModelError as error:
            handler.send_json({"error": {"message": str(error), "code": 400}}, 400)
            return
        handler.start_events()
        try:
            handler.send_piece(first)
            for piece in pieces:
                handler.send_piece(piece)
            handler.send_piece(None, finish="stop")
            handler.send_event("[DONE]")
        except OSError:
            self.hung_up.set()
