"""Asks a question of a Vista database: tables, prompt, model, rules, rows.

assistant = Assistant.open()
answer = assistant.ask("unpaid AP invoices for company 1", execute=True)
answer.sql, answer.violations, answer.rows
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import Literal

from assistant.account import accounted, note_failure
from assistant.answer import Answer, RepairStep
from assistant.answer_of import answer_of
from assistant.answer_text import SqlText
from assistant.asking import Asking
from assistant.attempt import Attempt, better, feedback, read_attempt
from assistant.cancel import Cancel
from assistant.database import Database
from assistant.events import AskedAgain, Checked, Done, Event, Ran, Repaired, TablesFound, Wrote
from assistant.execute import MAX_ROWS
from assistant.fit_prompt import fit_prompt, size_of
from assistant.follow_up import relevant_turns
from assistant.grammar import build as build_grammar
from assistant.load_model import load_model
from assistant.model import LanguageModel, Message
from assistant.new_index import NewIndex, signature
from assistant.parameters import company_in
from assistant.policy import Policies, Policy
from assistant.prompt import Prompt, Turn, answer_tokens
from assistant.run_sql import run_sql
from assistant.watcher import Watcher
from retriever import (
    LONGEST_QUESTION,
    RetrievedSchema,
    SchemaRetriever,
    check_question,
    resolve_names,
    word_weights,
)
from schema_index import CancelledError, Catalog, ModelGoneError, PolicyError, QuestionError

_CACHED_COUNTS = 65_536
SAMPLES = 4
SAMPLE_TEMPERATURE = 0.6
ASKED_AGAIN = 2
"""How often an answer is begun anew where the model server left in the middle of it."""


class Assistant:
    """Answers questions over one index with one model; threads may share it.

    `database` runs what is asked to be run, None runs nothing. `company` is the company of parameters that
    neither the question nor the caller sets; by default the database's first. Without `grammar` the model
    writes freely, and only the rules judge what it wrote.

    `policies` limit what each user may read (None: nobody is limited), `user` is who asks where the caller
    does not say, and `watchers` keep account of every question; all three may be set at any time.
    """

    def __init__(
        self,
        retriever: SchemaRetriever,
        model: LanguageModel,
        database: Database | None = None,
        *,
        grammar: bool = True,
        company: int | None = None,
        max_rows: int = MAX_ROWS,
        policies: Policies | None = None,
        user: str = "",
        watchers: Sequence[Watcher] = (),
    ) -> None:
        self._new_index: NewIndex | None = None
        self._over = _over(retriever)
        self._written_by = _counted(model)
        self.database = database
        self.policies, self.user, self.watchers = policies, user, tuple(watchers)
        self.company = company
        if company is None and database is not None:
            self.company = next((number for number, _ in database.companies()), None)
        self._grammar = grammar
        self._max_rows = max_rows

    @classmethod
    def open(
        cls,
        index: str | Path | None = None,
        model: str | Path | None = None,
        server: str | None = None,
        database: Database | Callable[[Catalog], Database] | Literal["demo"] | None = None,
    ) -> Assistant:
        """Over an index folder (default: the bundled reference) and a model folder or a model server
        (default: the bundled vista-nano); "demo" is the bundled sample data, and a function gets the catalog
        of the index to open a database over it.

        When the folder is replaced, the next question is answered over the new index.

        Raises IndexFolderError or ModelError, whose message names the fix.
        """
        loaded = load_model(model, server)
        seen = signature(Path(index)) if index is not None else None
        retriever = SchemaRetriever.from_folder(index)
        if database == "demo":
            from assistant.demo import DemoDatabase

            database = DemoDatabase.open()
        elif callable(database):
            database = database(retriever.catalog)
        assistant = cls(retriever, loaded, database)
        if index is not None:
            assistant._new_index = NewIndex(Path(index), retriever, seen)
        return assistant

    def ask(
        self,
        question: str,
        *,
        company: int | None = None,
        turns: Sequence[Turn] = (),
        execute: bool = False,
        user: str | None = None,
        cancel: Cancel | None = None,
    ) -> Answer:
        """Answer one question; see `stream`, whose last event this is."""
        events = self.stream(
            question, company=company, turns=turns, execute=execute, user=user, cancel=cancel
        )
        for event in events:
            if isinstance(event, Done):
                return event.answer
        raise AssertionError("a stream of events ends with Done")

    def stream(
        self,
        question: str,
        *,
        company: int | None = None,
        turns: Sequence[Turn] = (),
        execute: bool = False,
        user: str | None = None,
        cancel: Cancel | None = None,
    ) -> Iterator[Event]:
        """Answer one question, telling what happens as it happens; the last event is `Done`.

        `company` fills company parameters unless the question names another; `turns` are the earlier
        exchanges, used where the question goes on from them. With `execute`, SQL that keeps every rule is
        run, as far as the policy of `user` opens what it reads. A database error is in the answer's `error`.
        `cancel` ends it from another thread: while the model writes with CancelledError, while the database
        reads with that in the answer's `error`.

        Raises QuestionError at the first event for a question that is empty or too long, ModelError where
        the model cannot answer, PolicyError for a user without a policy, and what a watcher raises.
        """
        current = self._over_newest_index()
        user = self.user if user is None else user
        asking = Asking(question, company, turns, execute, user, cancel=cancel or Cancel())
        try:
            asking = replace(asking, policy=current.policy_of(user))
        except PolicyError as error:
            note_failure(asking, error, self.watchers)
            raise
        yield from accounted(current._stream(asking), asking, self.watchers)

    def policy_of(self, user: str) -> Policy | None:
        """What a user may read, None where nobody is limited; raises PolicyError for an unknown user."""
        return self.policies.of(user, self.catalog) if self.policies is not None else None

    def companies_of(self, user: str | None = None) -> list[tuple[int, str]]:
        """Numbers and names of the companies that a user may read; none without a database."""
        if self.database is None:
            return []
        policy = self.policy_of(self.user if user is None else user)
        held = policy.companies if policy is not None else None
        return [row for row in self.database.companies() if held is None or row[0] in held]

    @property
    def model(self) -> LanguageModel:
        """What writes; may be replaced at any time, and a question under way keeps the one it began with."""
        return self._written_by[0]

    @model.setter
    def model(self, model: LanguageModel) -> None:
        self._written_by = _counted(model)

    @property
    def retriever(self) -> SchemaRetriever:
        """The retriever over the index in use."""
        return self._over[0]

    @property
    def catalog(self) -> Catalog:
        """The catalog of the index in use."""
        return self.retriever.catalog

    def _over_newest_index(self) -> Assistant:
        """This assistant as it stays for one question, whatever index comes meanwhile."""
        if self._new_index is not None and (newest := self._new_index.retriever()) is not self.retriever:
            self._over = _over(newest)
        return copy.copy(self)

    def _stream(self, asking: Asking) -> Iterator[Event]:
        began = perf_counter()
        question = asking.question
        spent: dict[str, float] = defaultdict(float)
        turns = relevant_turns(question, asking.turns)
        schema = self._retrieve(question, turns)
        spent["retrieve"] = perf_counter() - began
        yield TablesFound(schema)

        prompt = self._prompt(question, schema, turns)
        said = _company_of(question, turns)
        attempt = yield from self._attempt(asking, prompt.messages, prompt, said, spent)
        if attempt.violations:
            attempt = yield from self._try_again(asking, attempt, schema, turns, said, spent)
        company = said if said is not None else self._company_for(asking)
        answer = answer_of(question, attempt, schema, self.catalog, company)
        answer = replace(answer, prompt_tokens=size_of(prompt.messages, self._count))
        if answer.sql is not None:
            yield from map(Repaired, answer.repairs)
            yield Checked(answer.sql, answer.violations)
            if asking.execute:
                answer = self._run(asking, answer, company, spent)
                if answer.refused_by_database:
                    answer = yield from self._sample(asking, answer, prompt, said, company, spent)
                yield Ran(answer.rows, answer.error)
        spent["total"] = perf_counter() - began
        yield Done(replace(answer, timings={stage: 1000 * seconds for stage, seconds in spent.items()}))

    def _company_for(self, asking: Asking) -> int | None:
        """The company for parameters that the question leaves open: the caller's, else one that is open."""
        if asking.company is not None:
            return asking.company
        held = asking.policy.companies if asking.policy is not None else None
        return self.company if held is None or self.company in held else held[0]

    def _retrieve(self, question: str, turns: Sequence[Turn]) -> RetrievedSchema:
        """The tables for a question; for a follow-up, those of the question before it as well.

        Names are looked up in this question only: what the one before had wrong was answered then.
        """
        check_question(question)
        if not turns:
            return self.retriever.retrieve(question)
        both = f"{turns[-1].question}\n{question}"[-LONGEST_QUESTION:]
        return replace(self.retriever.retrieve(both), mentions=resolve_names(question, self.catalog))

    def _prompt(
        self, question: str, schema: RetrievedSchema, turns: Sequence[Turn], reserve: int = 0
    ) -> Prompt:
        length = self.model.context_length
        return fit_prompt(
            question, schema, turns, length - reserve, answer_tokens(length), self._count, self._over[1]
        )

    def _sample(
        self,
        asking: Asking,
        failed: Answer,
        prompt: Prompt,
        said: int | None,
        company: int | None,
        spent: dict[str, float],
    ) -> Generator[Event, None, Answer]:
        """Sample further answers where the database refused the first; the first of them that runs is taken.

        Execution-guided decoding (Wang et al. 2018, arXiv 1807.03100), over whole statements.
        """
        for seed in range(1, SAMPLES + 1):
            yield AskedAgain(failed.sql or "", ())
            attempt = yield from self._attempt(asking, prompt.messages, prompt, said, spent, seed=seed)
            if attempt.violations or not isinstance(attempt.answer, SqlText):
                continue
            other = answer_of(failed.question, attempt, failed.schema, self.catalog, company)
            other = self._run(asking, other, company, spent)
            if other.rows is not None and other.sql is not None:
                step = RepairStep("retry", failed.sql or "", other.sql)
                yield Checked(other.sql, other.violations)
                return replace(other, repairs=(*other.repairs, step), prompt_tokens=failed.prompt_tokens)
        return failed

    def _attempt(
        self,
        asking: Asking,
        messages: Sequence[Message],
        prompt: Prompt,
        company: int | None,
        spent: dict[str, float],
        seed: int | None = None,
    ) -> Generator[Event, None, Attempt]:
        """Let the model write, piece by piece, then read, check and mend what it wrote.

        With a seed the model samples, at SAMPLE_TEMPERATURE; without one it writes what is likeliest. Where
        the model server leaves in the middle, the answer is begun anew.
        """
        for left in reversed(range(ASKED_AGAIN + 1)):
            try:
                text = yield from self._write(asking, messages, prompt, spent, seed)
                break
            except ModelGoneError:
                if not left:
                    raise
                yield AskedAgain("", ())
        began = perf_counter()
        attempt = read_attempt(text, self.catalog, company)
        spent["check"] += perf_counter() - began
        return attempt

    def _write(
        self,
        asking: Asking,
        messages: Sequence[Message],
        prompt: Prompt,
        spent: dict[str, float],
        seed: int | None,
    ) -> Generator[Event, None, str]:
        """What the model writes, told piece by piece."""
        began = perf_counter()
        shown = prompt.context
        pieces = self.model.generate(
            messages,
            grammar=build_grammar(shown.schema, shown.shown) if self._grammar else None,
            max_tokens=answer_tokens(self.model.context_length),
            temperature=0.0 if seed is None else SAMPLE_TEMPERATURE,
            seed=seed,
            cancel=asking.cancel,
        )
        text = ""
        try:
            for piece in pieces:
                spent["generate"] += perf_counter() - began
                text += piece
                yield Wrote(piece)
                began = perf_counter()
                if asking.cancel.asked:
                    raise CancelledError("stopped while the answer was written")
        finally:
            if isinstance(pieces, Generator):
                pieces.close()
        spent["generate"] += perf_counter() - began
        return text

    def _try_again(
        self,
        asking: Asking,
        first: Attempt,
        schema: RetrievedSchema,
        turns: Sequence[Turn],
        company: int | None,
        spent: dict[str, float],
    ) -> Generator[Event, None, Attempt]:
        """Show the model its SQL and what is wrong with it, once; the better of the two attempts."""
        added: tuple[Message, ...] = (
            {"role": "assistant", "content": first.text},
            {"role": "user", "content": feedback(first)},
        )
        try:
            prompt = self._prompt(asking.question, schema, turns, size_of(added, self._count))
        except QuestionError:
            return first  # no room in this model's context to ask again
        yield AskedAgain(first.sql, first.violations)
        second = yield from self._attempt(asking, (*prompt.messages, *added), prompt, company, spent)
        return better(first, second)

    def _count(self, text: str) -> int:
        return self._written_by[1](text)

    def _run(self, asking: Asking, answer: Answer, company: int | None, spent: dict[str, float]) -> Answer:
        began = perf_counter()
        try:
            return run_sql(
                answer,
                self.catalog,
                self.database,
                company,
                asking,
                max_rows=self._max_rows,
                watchers=self.watchers,
            )
        finally:
            spent["execute"] += perf_counter() - began


def _over(retriever: SchemaRetriever) -> tuple[SchemaRetriever, Callable[[str], float]]:
    """A retriever and the weights of its catalog's words: one value, so that threads see no mixture."""
    return retriever, lru_cache(maxsize=_CACHED_COUNTS)(word_weights(retriever.catalog))


def _counted(model: LanguageModel) -> tuple[LanguageModel, Callable[[str], int]]:
    """A model and its count of tokens, kept under its name: a server may come back with another model."""

    @lru_cache(maxsize=_CACHED_COUNTS)
    def count(name: str, text: str) -> int:
        return model.count_tokens(text)

    return model, lambda text: count(model.name, text)


def _company_of(question: str, turns: Sequence[Turn]) -> int | None:
    """The company that the question names, else the last one named in the turns it goes on from."""
    asked = (question, *(turn.question for turn in reversed(turns)))
    return next((company for text in asked if (company := company_in(text)) is not None), None)
