"""The boundary to a language model: messages in, text out, a piece at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, Protocol, TypedDict

from assistant.cancel import Cancel
from assistant.leaning import Judged


class Message(TypedDict):
    """One chat message, as chat templates and OpenAI-compatible servers take it."""

    role: Literal["system", "user", "assistant"]
    content: str


class Stages(Protocol):
    """A grammar that knows what follows a part of an answer only when that is written."""

    @property
    def text(self) -> str:
        """The grammar of answers in one piece, xgrammar EBNF; it may leave out what needs the stages."""

    @property
    def opening(self) -> str:
        """The grammar of openings, and of answers that are nothing more; no opening begins another."""

    def judged(self, text: str) -> Iterable[Judged]:
        """What is judged beside the model of the ways to go on after `text`, the answer so far: a model that
        can weighs it with its own likelihoods. Asked after each token."""

    def rest(self, opening: str) -> str | None:
        """The grammar of what may follow an opening, or all the stages so far; None within one, and where the
        answer is whole. Asked after each token."""


Grammar = str | Stages
"""xgrammar EBNF, or such in stages."""


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
        grammar: Grammar | None = None,
        max_tokens: int = 320,
        temperature: float = 0.0,
        seed: int | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[str]:
        """Yield the answer as pieces of text, which obeys `grammar`; a last message of the assistant is its
        beginning, which is gone on with.

        Closing the iterator stops the model, and so does `cancel` from another thread, also while a server
        is silent. Raises ModelError where the model cannot answer (ModelGoneError: it may be able to again,
        soon), CancelledError where `cancel` was asked for.
        """
