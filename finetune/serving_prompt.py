"""The prompts that `assistant.Assistant` would build, for questions that training puts to a model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from assistant.attempt import feedback, read_attempt
from assistant.fit_prompt import fit_prompt, size_of
from assistant.follow_up import relevant_turns
from assistant.looking_up import as_asked, search_text
from assistant.model import Message
from assistant.parameters import company_in
from assistant.prompt import Prompt, Turn, answer_tokens
from assistant.shots import ShotSearch
from retriever import RetrievedSchema, SchemaRetriever, word_weights
from schema_index import Catalog

Asked = tuple[str, tuple[Turn, ...]]
"""A question with the turns before it, oldest first."""


def serving_schemas(
    retriever: SchemaRetriever,
    asked: Sequence[Asked],
    *,
    links: bool = False,
    shots: ShotSearch | None = None,
    with_shots: Sequence[bool] = (),
    answers: Sequence[str] = (),
) -> Iterator[RetrievedSchema]:
    """The tables for each question; for a follow-up, those of the question before it as well.

    With `links` and `shots`, as an assistant with them serves it; `with_shots` tells which of the questions
    are shown any (by default all), `answers` are the statements that answer them ("" for none), which no shot
    may give away.
    """
    before = [relevant_turns(question, turns) for question, turns in asked]
    questions = [question for question, _ in asked]
    found = retriever.retrieve_many(list(map(search_text, questions, before)))
    own = answers or [""] * len(questions)
    shown = with_shots or [True] * len(questions)
    for question, turns, schema, sql, with_them in zip(questions, before, found, own, shown, strict=True):
        some = shots if with_them else None
        yield as_asked(question, schema, turns, retriever.catalog, links=links, shots=some, without=sql)


@lru_cache(maxsize=1)
def shots_over(retriever: SchemaRetriever) -> ShotSearch:
    """The answered questions over a retriever's catalog, kept for the newest one."""
    return ShotSearch(retriever.catalog, retriever.encoder)


class ServingPrompt:
    """Builds prompts over one catalog for a model of `context_length` tokens, counted by `count_tokens`.

    Tables of `hidden` are never shown (those that only an evaluation may need).
    """

    def __init__(
        self,
        catalog: Catalog,
        context_length: int,
        count_tokens: Callable[[str], int],
        hidden: Collection[str] = (),
    ) -> None:
        self.catalog = catalog
        self.context_length = context_length
        self._count = count_tokens
        self._hidden = frozenset(hidden)
        self._weights = lru_cache(maxsize=65_536)(word_weights(catalog))

    def visible(self, schema: RetrievedSchema) -> RetrievedSchema:
        """The schema without the hidden tables."""
        return schema.without(self._hidden)

    def prompt(self, asked: Asked, schema: RetrievedSchema, reserve: int = 0) -> Prompt:
        """The messages for one question; `reserve` tokens are left for what is added behind them.

        Raises QuestionError where the question is too long for the context.
        """
        question, turns = asked
        length = self.context_length
        return fit_prompt(
            question,
            schema,
            relevant_turns(question, turns),
            length - reserve,
            answer_tokens(length),
            self._count,
            self._weights,
        )

    def repair(self, asked: Asked, schema: RetrievedSchema, wrong: str) -> Prompt | None:
        """The messages that ask a model again after it answered `wrong`; None where serving would not.

        Serving asks again where a rule is broken that it cannot mend by itself. Raises QuestionError as
        `prompt`.
        """
        first = read_attempt(wrong, self.catalog, company_in(asked[0]))
        if not first.violations:
            return None
        added: tuple[Message, ...] = (
            {"role": "assistant", "content": first.text},
            {"role": "user", "content": feedback(first)},
        )
        prompt = self.prompt(asked, schema, size_of(added, self._count))
        return replace(prompt, messages=(*prompt.messages, *added))

    def leaves_room(self, answer: str) -> bool:
        """Whether an answer is no longer than serving lets a model write."""
        return self._count(answer) < answer_tokens(self.context_length)
