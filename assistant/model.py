"""The boundary to a language model: messages in, text out, a piece at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, Protocol, TypedDict

from assistant.cancel import Cancel


class Message(TypedDict):
    """One chat message, as chat templates and OpenAI-compatible servers take it."""

    role: Literal["system", "user", "assistant"]
    content: str


class LanguageModel(Protocol):
    """What the assistant needs of a model; in process or behind a server.

    `context_length` is the most tokens of prompt and answer together.
    """

    @property
    def name(self) -> str:
        """What it is called, as a user knows it."""

    @property
    def context_length(self) -> int:
        """Tokens of prompt and answer together, at most."""

    def count_tokens(self, text: str) -> int:
        """How many tokens the model's own tokenizer makes of `text` (no special tokens)."""

    def generate(
        self,
        messages: Sequence[Message],
        *,
        grammar: str | None = None,
        max_tokens: int = 320,
        temperature: float = 0.0,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """Yield the answer as pieces of text; `grammar` is xgrammar EBNF that it must obey.

        Closing the iterator stops the model, and so does `cancel` from another thread, also while a server
        is silent. Raises ModelError where the model cannot answer (ModelGoneError: it may be able to again,
        soon), CancelledError where `cancel` was asked for.
        """
