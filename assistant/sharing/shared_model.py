"""A language model that many ask at once: a line with limits, and no question lost with its server."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from assistant.cancel import Cancel
from assistant.model import Grammar, LanguageModel, Message
from assistant.server_model import ServerModel
from assistant.sharing.health import PATIENCE, Health
from assistant.sharing.writing import Writing
from schema_index import BusyError, ModelError, ModelGoneError

AT_ONCE_IN_PROCESS = 1
"""Answers that a model in this process writes at once: one after the other, each is written at full speed."""
AT_ONCE_ON_A_SERVER = 64
"""Answers asked of a server at once: it batches them; vLLM itself takes 256 by default."""
WAITING = 200


class SharedModel:
    """A `LanguageModel` over another: answers are written in the order in which they were asked for.

    A thread of its own reads each answer from the model as fast as that writes, so a reader who is slow or
    has gone holds up nobody. While a model server is not there, those in the line wait for it, see `Health`.
    Threads share it; whatever a question does besides (retrieval, the database) is outside the line.
    """

    def __init__(
        self,
        model: LanguageModel,
        *,
        at_once: int | None = None,
        waiting: int = WAITING,
        patience: float = PATIENCE,
    ) -> None:
        """At most `at_once` answers are written and `waiting` more wait; `patience` in seconds."""
        served = isinstance(model, ServerModel)
        self._at_once = at_once or (AT_ONCE_ON_A_SERVER if served else AT_ONCE_IN_PROCESS)
        self._limit = self._at_once + waiting
        self._model = model
        try_it = model.refresh if isinstance(model, ServerModel) else _nothing
        self._health = Health(try_it, patience=patience)
        self._pool = ThreadPoolExecutor(self._at_once, thread_name_prefix="model")
        self._lock = threading.Lock()
        self._asked: set[Writing] = set()

    @property
    def name(self) -> str:
        """The model's, which may change when a server comes back."""
        return self._model.name

    @property
    def context_length(self) -> int:
        """The model's, which may change when a server comes back."""
        return self._model.context_length

    @property
    def asked(self) -> int:
        """Answers that are being written or wait to be."""
        return len(self._asked)

    def count_tokens(self, text: str) -> int:
        """See `LanguageModel.count_tokens`; where the server is lost it is waited for, once."""
        try:
            return self._model.count_tokens(text)
        except ModelGoneError as error:
            self._health.lost(error)
        self._health.wait(Cancel())
        return self._model.count_tokens(text)

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
        """See `LanguageModel.generate`; raises BusyError where too many wait already."""
        writing = Writing()

        def begin() -> Iterator[str]:
            return self._model.generate(
                messages,
                grammar=grammar,
                max_tokens=max_tokens,
                temperature=temperature,
                seed=seed,
                cancel=writing.cancel,
            )

        future = self._stand_in_line(writing, begin)
        try:
            with (cancel or Cancel()).calling(writing.stop):
                yield from writing.pieces()
        finally:
            writing.cancel.ask()
            future.cancel()

    def close(self) -> None:
        """Stop every answer; the model answers no more."""
        self._health.close()
        with self._lock:
            asked = list(self._asked)
        for writing in asked:
            writing.stop()
        self._pool.shutdown(cancel_futures=True)

    def _stand_in_line(self, writing: Writing, begin: Callable[[], Iterator[str]]) -> Future[None]:
        with self._lock:
            if len(self._asked) >= self._limit:
                waiting = self._limit - self._at_once
                raise BusyError(f"{waiting} questions are waiting for the model: ask again in a moment")
            try:
                future = self._pool.submit(self._write, writing, begin)
            except RuntimeError as error:
                raise ModelError(f"{self.name} answers no more: start the program again") from error
            self._asked.add(writing)
        future.add_done_callback(lambda _: self._leave(writing))
        return future

    def _leave(self, writing: Writing) -> None:
        with self._lock:
            self._asked.discard(writing)

    def _write(self, writing: Writing, begin: Callable[[], Iterator[str]]) -> None:
        """Read one answer from the model to its end; runs in a thread of the pool."""
        try:
            self._health.wait(writing.cancel)
            writing.began = True
            pieces = begin()
            try:
                for piece in pieces:
                    writing.put(piece)
                    if writing.cancel.asked:
                        break
            finally:
                # Closing a generator ends the request at the server.
                close = getattr(pieces, "close", None)
                if close is not None:
                    close()
            writing.end()
        except ModelGoneError as error:
            if self._health.is_up:
                self._health.lost(error)
            writing.end(error)
        except BaseException as error:  # it belongs to whoever reads the answer
            writing.end(error)


def _nothing() -> None:
    """A model in this process is always there."""
