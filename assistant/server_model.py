"""A language model behind an OpenAI-compatible server such as vLLM."""

from __future__ import annotations

import json
import math
import os
import socket
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from typing import Any

import httpx2

from assistant.cancel import Cancel
from assistant.local_tokenizer import local_count
from assistant.model import Grammar, Message, Stages
from schema_index.errors import CancelledError, ModelError, ModelGoneError

API_KEY_VARIABLE = "VISTA_API_KEY"
DEFAULT_CONTEXT_LENGTH = 8192
"""Where the server does not tell (vLLM tells: max_model_len)."""
BYTES_PER_TOKEN = 3
"""The estimate where the server has no /tokenize: a little under what code models get on T-SQL and Vista
names (3.2 to 3.6 bytes a token), so that a prompt is thought longer than it is and still fits."""

_CONNECT_SECONDS = 5.0
_CACHED_COUNTS = 65_536
_MAX_REASON = 300
_TRIAL = "SELECT APTH.InvTotal AS [Größe #1] FROM APTH WITH (NOLOCK) WHERE APTH.Mth >= '2026-01-01'\n  ;"
_GONE = frozenset({404, 500, 502, 503, 504})
"""Statuses of a server that is going, coming, or has come back with another model; vLLM says 500 where its
engine has died and its front has not yet."""

Ask = Callable[[Sequence[Message], str | None, int], Iterator[str]]
"""Messages, grammar and most tokens of one request, to the pieces of its answer."""


class ServerModel:
    """A `LanguageModel` (assistant.model) over HTTP; threads may share one.

    The key in the environment variable VISTA_API_KEY, if set, is sent as bearer token and shown nowhere.
    """

    def __init__(self, url: str, model: str | None = None, timeout: float = 120.0) -> None:
        """Ask the server at `url` (`http://host:port`, with or without `/v1`) what it serves.

        `model` is the served name; by default the first adapter that it serves, else the first model.
        `timeout` is the longest silence in seconds, before the first piece or between two.

        Raises ModelError where no server answers or it does not serve `model`.
        """
        self.url, self._root = _addresses(url)
        self._timeout = timeout
        self._key = os.environ.get(API_KEY_VARIABLE, "").strip()
        self._client = httpx2.Client(
            timeout=httpx2.Timeout(timeout, connect=min(timeout, _CONNECT_SECONDS)),
            headers={"Authorization": f"Bearer {self._key}"} if self._key else {},
        )
        self._closing = weakref.finalize(self, self._client.close)
        self._wanted = model
        self._is_vllm = False
        self._read_cards()

    def close(self) -> None:
        """Close the connections, as happens by itself at the end; the model answers no more."""
        self._closing()

    def refresh(self) -> None:
        """Ask the server anew what it serves, which may be another model by now.

        Raises ModelError where it does not answer, or vLLM says that it cannot.
        """
        if self._is_vllm:
            with self._errors():
                response = self._client.get(f"{self._root}/health")
            if response.is_server_error:
                self._refuse_error(response)
        self._read_cards()

    def count_tokens(self, text: str) -> int:
        """How many tokens the served model's tokenizer makes of `text`, no special tokens added.

        Counted here where the files of the model are here too, else asked from vLLM's /tokenize, once for
        each text; a server without it gives an estimate, one token for each three bytes of UTF-8, rounded up.
        """
        return self._count(text)

    def generate(
        self,
        messages: Sequence[Message],
        *,
        grammar: Grammar | None = None,
        max_tokens: int = 320,
        temperature: float = 0.0,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """Yield the answer in pieces as they arrive, see `LanguageModel.generate`.

        Closing the iterator closes the connection, on which vLLM stops the request. Where prompt and
        `max_tokens` together exceed the context, vLLM shortens the answer rather than refuse.
        """
        stop = cancel or Cancel()

        def ask(messages: Sequence[Message], grammar: str | None, max_tokens: int) -> Iterator[str]:
            return self._stream(self._body(messages, grammar, max_tokens, temperature, seed), stop)

        try:
            if isinstance(grammar, str | None):
                yield from ask(messages, grammar, max_tokens)
            elif self._is_vllm:
                yield from self._in_stages(ask, messages, grammar, max_tokens)
            else:
                yield from ask(messages, grammar.text, max_tokens)
        except ModelError as error:
            if stop.asked:
                raise CancelledError("stopped while the answer was written") from error
            raise

    def _in_stages(
        self, ask: Ask, messages: Sequence[Message], grammar: Stages, max_tokens: int
    ) -> Iterator[str]:
        """The opening, then what follows it, by further requests that find the prompt in vLLM's cache."""
        written, then, begun = "", grammar.opening, tuple[Message, ...]()
        while then and (left := max_tokens - self.count_tokens(written)) > 0:
            for piece in ask((*messages, *begun), then, left):
                written += piece
                yield piece
            then = grammar.rest(written) or ""
            begun = ({"role": "assistant", "content": written},)

    def _stream(self, body: dict[str, Any], cancel: Cancel) -> Iterator[str]:
        finished = False
        with (
            self._errors(),
            self._client.stream("POST", f"{self._root}/v1/chat/completions", json=body) as response,
            cancel.calling(lambda: _hang_up(response)),
        ):
            self._refuse_error(response)
            for event in httpx2.EventSource(response):
                if event.data == "[DONE]":
                    return
                piece, ended = self._piece(event.data)
                if piece:
                    yield piece
                finished = finished or ended
        if not finished:
            raise ModelGoneError(
                f"the model server at {self.url} ended in the middle of an answer: see its log, start it "
                "again, and ask again"
            )

    def _body(
        self,
        messages: Sequence[Message],
        grammar: str | None,
        max_tokens: int,
        temperature: float,
        seed: int | None,
    ) -> dict[str, Any]:
        body: dict[str, Any] = {
            "model": self.name,
            "messages": list(messages),
            "max_tokens": max_tokens,
            "temperature": temperature,
            "top_p": 1.0,
            "stream": True,
        }
        if seed is not None:
            body["seed"] = seed
        if grammar:
            body["structured_outputs"] = {"grammar": grammar}
        if self._is_vllm:
            # Otherwise vLLM takes these from the model's generation_config.json, and in process we do not.
            body |= {"top_k": 0, "min_p": 0.0, "repetition_penalty": 1.0}
            body["chat_template_kwargs"] = {"enable_thinking": False}
            if messages[-1]["role"] == "assistant":
                body |= {"continue_final_message": True, "add_generation_prompt": False}
        return body

    def _piece(self, data: str) -> tuple[str, bool]:
        """The text of a streamed chunk, "" where it only counts tokens, and whether the answer ended."""
        try:
            chunk = json.loads(data)
            if "error" in chunk:
                kind = ModelGoneError if _code(chunk["error"]) in _GONE else ModelError
                raise kind(f"the model server at {self.url} failed: {self._reason(chunk)}; see its log")
            for choice in chunk["choices"]:
                text = (choice.get("delta") or {}).get("content") or ""
                return str(text), choice.get("finish_reason") is not None
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._foreign() from error
        return "", False

    def _read_cards(self) -> None:
        cards = self._get_models()
        card = self._card(cards, self._wanted)
        base = next((one for one in cards if one["id"] == card.get("parent")), card)
        length = card.get("max_model_len") or base.get("max_model_len") or DEFAULT_CONTEXT_LENGTH
        self.name, self.context_length = str(card["id"]), int(length)
        self._is_vllm = card.get("owned_by") == "vllm"
        self._has_tokenize = True
        count = self._here(str(base.get("root") or "")) or self._ask_count
        self._count = lru_cache(maxsize=_CACHED_COUNTS)(count)

    def _here(self, place: str) -> Callable[[str], int] | None:
        """The tokenizer at `place` on this machine, if it counts as the server does: 40 requests a question
        are 40 too many where one will do."""
        counted = local_count(place) if self._is_vllm else None
        return counted if counted is not None and counted(_TRIAL) == self._ask_count(_TRIAL) else None

    def _card(self, cards: list[dict[str, Any]], model: str | None) -> Mapping[str, Any]:
        """The entry for `model`, or else for the first adapter (it has a `parent`), or else the first."""
        if model is None and cards:
            return next((card for card in cards if card.get("parent")), cards[0])
        for card in cards:
            if card["id"] == model:
                return card
        names = ", ".join(str(card["id"]) for card in cards)
        if not names:
            raise ModelError(f"the model server at {self.url} serves no model: start it with one")
        raise ModelError(f"the model server at {self.url} does not serve {model}: choose from {names}")

    def _get_models(self) -> list[dict[str, Any]]:
        with self._errors():
            response = self._client.get(f"{self._root}/v1/models")
            self._refuse_error(response)
        try:
            cards: list[dict[str, Any]] = response.json()["data"]
            return [card for card in cards if card["id"]]
        except (ValueError, KeyError, TypeError) as error:
            raise self._foreign() from error

    def _ask_count(self, text: str) -> int:
        if self._has_tokenize:
            with self._errors():
                response = self._client.post(
                    f"{self._root}/tokenize",
                    json={"model": self.name, "prompt": text, "add_special_tokens": False},
                )
            if response.is_server_error or response.status_code in (401, 403, 429):
                self._refuse_error(response)
            try:
                return int(response.json()["count"])
            except (ValueError, KeyError, TypeError):
                self._has_tokenize = False
        return math.ceil(len(text.encode()) / BYTES_PER_TOKEN)

    def _refuse_error(self, response: httpx2.Response) -> None:
        """Raise ModelError for a status that is not 2xx, with what the server said and what to do."""
        if response.is_success:
            return
        response.read()
        fixes = {
            400: "see what it says; a grammar needs vLLM, a long question needs a longer context",
            401: f"set the environment variable {API_KEY_VARIABLE} to the server's key",
            403: f"set the environment variable {API_KEY_VARIABLE} to a key that may use this model",
            404: f"check the address and that it still serves {getattr(self, 'name', 'a model')}",
            429: "it is busy: ask again in a moment",
        }
        fix = fixes.get(response.status_code, "see the server's log")
        try:
            said = self._reason(response.json())
        except ValueError:
            said = self._reason(response.text)
        kind = ModelGoneError if response.status_code in _GONE else ModelError
        raise kind(
            f"the model server at {self.url} answered {response.status_code}"
            f"{': ' + said if said else ''}; {fix}"
        )

    def _reason(self, body: Any) -> str:
        """What an error body says, in one line, without the key that some servers repeat."""
        while isinstance(body, dict):
            body = next((body[key] for key in ("error", "message", "detail") if body.get(key)), "")
        text = " ".join(str(body).split())
        return (text.replace(self._key, "***") if self._key else text)[:_MAX_REASON].rstrip(".")

    def _foreign(self) -> ModelError:
        return ModelError(
            f"what answers at {self.url} does not speak the OpenAI protocol: check the address, or serve "
            "the model with python -m assistant.serve"
        )

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn what goes wrong on the wire into one line with the address and the fix."""
        try:
            yield
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise ModelGoneError(
                f"no model server answers at {self.url}: start it (python -m assistant.serve), or correct "
                "the address"
            ) from error
        except httpx2.TimeoutException as error:
            raise ModelError(
                f"the model server at {self.url} was silent for {self._timeout:g} s: see whether it is "
                "busy, and ask again"
            ) from error
        except httpx2.SSEError as error:
            raise self._foreign() from error
        except (httpx2.NetworkError, httpx2.RemoteProtocolError) as error:
            raise ModelGoneError(
                f"the model server at {self.url} closed the connection in the middle of an answer: see "
                "its log, start it again, and ask again"
            ) from error
        except httpx2.HTTPError as error:
            raise ModelError(
                f"the model server at {self.url} cannot be used: {self._reason(error)}; check the address"
            ) from error


def _code(error: Any) -> int | None:
    """The status in the error of a streamed answer, None where it tells none."""
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, int) else None


def _hang_up(response: httpx2.Response) -> None:
    """End the connection of a response that another thread is reading, which wakes that thread."""
    stream = response.extensions.get("network_stream")
    wire = stream.get_extra_info("socket") if stream is not None else None
    if wire is not None:
        with suppress(OSError):
            wire.shutdown(socket.SHUT_RDWR)


def _addresses(url: str) -> tuple[str, str]:
    """The address to show (no user, no password) and the one to call, both without `/v1`."""
    try:
        parsed = httpx2.URL(url.strip())
    except httpx2.InvalidURL:
        parsed = httpx2.URL("")
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ModelError(
            f"{url.rpartition('@')[2]!r} is not the address of a model server: give it as http://HOST:PORT"
        )
    path = parsed.path.rstrip("/").removesuffix("/v1")
    called = parsed.copy_with(path=path or "/", query=None, fragment=None)
    return str(called.copy_with(userinfo=b"")).rstrip("/"), str(called).rstrip("/")
