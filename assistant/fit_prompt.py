"""A prompt that leaves the model room to answer, however long the question and the turns before it are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.model import Message
from assistant.prompt import Prompt, Turn, build_prompt, user_text
from retriever import RetrievedSchema
from schema_index import QuestionError

_MESSAGE_TOKENS = 8
"""What a chat template puts around a message, generously."""
_TRIES = 5
_LEAST_TAKEN = 24
"""Tokens taken at least from the tables of a prompt that is too long: fewer than a line has do nothing."""


def fit_prompt(
    question: str,
    schema: RetrievedSchema,
    turns: Sequence[Turn],
    length: int,
    answer: int,
    count: Callable[[str], int],
    weights: Callable[[str], float],
) -> Prompt:
    """`build_prompt`, without answered questions and with fewer columns where it would not fit into `length`
    tokens with `answer` tokens.

    `schema` may have been retrieved for the question before this one as well: the prompt asks `question`.
    Raises QuestionError where the question alone is too long.
    """
    taken = 0
    for _ in range(_TRIES):
        prompt = build_prompt(
            schema, context_length=length - taken, count_tokens=count, turns=turns, weights=weights
        )
        if question != schema.question:
            text = user_text(question, schema.mentions, prompt.context)
            last: Message = {"role": "user", "content": text}
            prompt = replace(prompt, messages=(*prompt.messages[:-1], last))
        over = size_of(prompt.messages, count) + answer - length
        if over <= 0:
            return prompt
        if schema.shots:
            schema = replace(schema, shots=())
        else:
            taken += max(2 * over, _LEAST_TAKEN)
    raise QuestionError(
        f"the question has {count(question)} tokens, too many for a model that reads {length} with its "
        "tables and its answer: shorten it, or take a model with a longer context"
    )


def size_of(messages: Sequence[Message], count: Callable[[str], int]) -> int:
    """Tokens of the messages, with what the chat template adds."""
    return sum(count(message["content"]) + _MESSAGE_TOKENS for message in messages) + _MESSAGE_TOKENS
