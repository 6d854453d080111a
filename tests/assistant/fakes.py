"""A model that answers from a queue, over the real retriever and the real demo database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from assistant.answering import SAMPLES
from assistant.cancel import Cancel
from assistant.demo import DemoDatabase
from assistant.model import Grammar, Message
from retriever import SchemaRetriever
from schema_index import ModelError

FENCE = "```"
MOST_TRIES = 2 + SAMPLES
"""How often a model is asked where all that it writes breaks rules."""


class FakeModel:
    """Yields queued answers in pieces of a few characters; an exception in the queue is raised.

    `requests` holds the messages of each call, `grammars` the grammar of each.
    """

    name = "fake"

    def __init__(self, *answers: str | Exception, context_length: int = 2048) -> None:
        self.context_length = context_length
        self.answers = list(answers)
        self.requests: list[list[Message]] = []
        self.grammars: list[str | None] = []
        self.closed = 0

    def count_tokens(self, text: str) -> int:
        """One token for three characters, as code models count."""
        return -(-len(text) // 3)

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
        """The next queued answer; refuses a prompt that its context cannot hold, as a real model does."""
        self.requests.append(list(messages))
        self.grammars.append(grammar if isinstance(grammar, str | None) else grammar.text)
        if sum(self.count_tokens(one["content"]) for one in messages) + max_tokens > self.context_length:
            raise ModelError("the prompt is too long for the fake model: shorten it")
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        try:
            for start in range(0, len(answer), 7):
                yield answer[start : start + 7]
        finally:
            self.closed += 1


def sql_text(sql: str, plan: str = "Uses APTH.") -> str:
    """SQL in the form in which models answer."""
    return f"{plan}\n{FENCE}sql\n{sql}\n{FENCE}"


@cache
def real_retriever() -> SchemaRetriever:
    """The retriever over the bundled reference schema, loaded once for all tests."""
    return SchemaRetriever.from_folder()


@cache
def demo_database() -> DemoDatabase:
    """The demo database, opened once for all tests."""
    return DemoDatabase.open()
