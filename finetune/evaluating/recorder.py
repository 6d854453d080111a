"""A model that keeps what it was asked and what it wrote, for the tokens and the tables shown."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from assistant import Cancel, LanguageModel, Message
from assistant.model import Grammar


@dataclass(slots=True)
class Call:
    """One generation: its messages, the text so far."""

    messages: tuple[Message, ...]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """What the model wrote."""
        return "".join(self.pieces)


class Recorder:
    """A `LanguageModel` over another one; each thread records its own calls."""

    def __init__(self, model: LanguageModel) -> None:
        self.model = model
        self.name = model.name
        self.context_length = model.context_length
        self._thread = threading.local()

    @contextmanager
    def recording(self) -> Iterator[list[Call]]:
        """The calls of this thread within the block."""
        calls: list[Call] = []
        self._thread.calls = calls
        try:
            yield calls
        finally:
            self._thread.calls = None

    def count_tokens(self, text: str) -> int:
        """See `LanguageModel.count_tokens`."""
        return self.model.count_tokens(text)

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
        """See `LanguageModel.generate`."""
        call = Call(tuple(messages))
        calls: list[Call] | None = getattr(self._thread, "calls", None)
        if calls is not None:
            calls.append(call)
        for piece in self.model.generate(
            messages,
            grammar=grammar,
            max_tokens=max_tokens,
            temperature=temperature,
            seed=seed,
            cancel=cancel,
        ):
            call.pieces.append(piece)
            yield piece
