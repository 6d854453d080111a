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

from assistant.answer import Answer, RepairStep
from assistant.answer_text import DescribeText, SqlText
from assistant.attempt import Attempt, better, feedback, read_attempt
from assistant.database import Database
from assistant.describe import describe
from assistant.events import AskedAgain, Checked, Done, Event, Ran, Repaired, TablesFound, Wrote
from assistant.execute import MAX_ROWS, bind, execute, tables_of
from assistant.fit_prompt import fit_prompt, size_of
from assistant.follow_up import relevant_turns
from assistant.grammar import build as build_grammar
from assistant.load_model import load_model
from assistant.model import LanguageModel, Message
from assistant.new_index import NewIndex, signature
from assistant.parameters import company_in
from assistant.prompt import Prompt, Turn, answer_tokens
from assistant.suggest import refusal, without_sql
from retriever import (
    LONGEST_QUESTION,
    RetrievedSchema,
    SchemaRetriever,
    check_question,
    resolve_names,
    word_weights,
)
from schema_index import Catalog, ExecutionError, QuestionError

_CACHED_COUNTS = 65_536
SAMPLES = 4
SAMPLE_TEMPERATURE = 0.6


class Assistant:
    """Answers questions over one index with one model; threads may share it.

    `database` runs what is asked to be run, None runs nothing. `company` is the company of parameters that
    neither the question nor the caller sets; by default the database's first. Without `grammar` the model
    writes freely, and only the rules judge what it wrote.
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
    ) -> None:
        self._new_index: NewIndex | None = None
        self._over = _over(retriever)
        self.model = model
        self.database = database
        self.company = company
        if company is None and database is not None:
            self.company = next((number for number, _ in database.companies()), None)
        self._grammar = grammar
        self._max_rows = max_rows
        self._count = lru_cache(maxsize=_CACHED_COUNTS)(model.count_tokens)

    @classmethod
    def open(
        cls,
        index: str | Path | None = None,
        model: str | Path | None = None,
        server: str | None = None,
        database: Database | Literal["demo"] | None = None,
    ) -> Assistant:
        """Over an index folder (default: the bundled reference) and a model folder or a model server
        (default: the bundled vista-nano); "demo" is the bundled sample data.

        When the folder is replaced, the next question is answered over the new index.

        Raises IndexFolderError or ModelError, whose message names the fix.
        """
        loaded = load_model(model, server)
        seen = signature(Path(index)) if index is not None else None
        retriever = SchemaRetriever.from_folder(index)
        if database == "demo":
            from assistant.demo import DemoDatabase

            database = DemoDatabase.open()
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
    ) -> Answer:
        """Answer one question; see `stream`, whose last event this is."""
        for event in self.stream(question, company=company, turns=turns, execute=execute):
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
    ) -> Iterator[Event]:
        """Answer one question, telling what happens as it happens; the last event is `Done`.

        `company` fills company parameters unless the question names another; `turns` are the earlier
        exchanges, used where the question goes on from them. With `execute`, SQL that keeps every rule is
        run. A database error is in the answer's `error`.

        Raises QuestionError at the first event for a question that is empty or too long, and ModelError
        where the model cannot answer.
        """
        yield from self._over_newest_index()._stream(question, company, turns, execute)

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

    def _stream(
        self, question: str, company: int | None, turns: Sequence[Turn], execute: bool
    ) -> Iterator[Event]:
        began = perf_counter()
        spent: dict[str, float] = defaultdict(float)
        turns = relevant_turns(question, turns)
        schema = self._retrieve(question, turns)
        spent["retrieve"] = perf_counter() - began
        yield TablesFound(schema)

        prompt = self._prompt(question, schema, turns)
        said = _company_of(question, turns)
        attempt = yield from self._attempt(prompt, prompt.messages, said, spent)
        if attempt.violations:
            attempt = yield from self._try_again(attempt, question, schema, turns, said, spent)
        company = said if said is not None else company if company is not None else self.company
        answer = self._answer(question, attempt, schema, company)
        answer = replace(answer, prompt_tokens=size_of(prompt.messages, self._count))
        if answer.sql is not None:
            yield from map(Repaired, answer.repairs)
            yield Checked(answer.sql, answer.violations)
            if execute:
                answer = self._run(answer, company, spent)
                if answer.refused_by_database:
                    answer = yield from self._sample(answer, prompt, said, company, spent)
                yield Ran(answer.rows, answer.error)
        spent["total"] = perf_counter() - began
        yield Done(replace(answer, timings={stage: 1000 * seconds for stage, seconds in spent.items()}))

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
        self, failed: Answer, prompt: Prompt, said: int | None, company: int | None, spent: dict[str, float]
    ) -> Generator[Event, None, Answer]:
        """Sample further answers where the database refused the first; the first of them that runs is taken.

        Execution-guided decoding (Wang et al. 2018, arXiv 1807.03100), over whole statements.
        """
        for seed in range(1, SAMPLES + 1):
            yield AskedAgain(failed.sql or "", ())
            attempt = yield from self._attempt(prompt, prompt.messages, said, spent, seed=seed)
            if attempt.violations or not isinstance(attempt.answer, SqlText):
                continue
            other = self._run(self._answer(failed.question, attempt, failed.schema, company), company, spent)
            if other.rows is not None and other.sql is not None:
                step = RepairStep("retry", failed.sql or "", other.sql)
                yield Checked(other.sql, other.violations)
                return replace(other, repairs=(*other.repairs, step), prompt_tokens=failed.prompt_tokens)
        return failed

    def _attempt(
        self,
        prompt: Prompt,
        messages: Sequence[Message],
        company: int | None,
        spent: dict[str, float],
        seed: int | None = None,
    ) -> Generator[Event, None, Attempt]:
        """Let the model write, piece by piece, then read, check and mend what it wrote.

        With a seed the model samples, at SAMPLE_TEMPERATURE; without one it writes what is likeliest.
        """
        began = perf_counter()
        shown = prompt.context
        pieces = self.model.generate(
            messages,
            grammar=build_grammar(shown.schema, shown.shown) if self._grammar else None,
            max_tokens=answer_tokens(self.model.context_length),
            temperature=0.0 if seed is None else SAMPLE_TEMPERATURE,
            seed=seed,
        )
        text = ""
        try:
            for piece in pieces:
                spent["generate"] += perf_counter() - began
                text += piece
                yield Wrote(piece)
                began = perf_counter()
        finally:
            if isinstance(pieces, Generator):
                pieces.close()
        spent["generate"] += perf_counter() - began
        began = perf_counter()
        attempt = read_attempt(text, self.catalog, company)
        spent["check"] += perf_counter() - began
        return attempt

    def _try_again(
        self,
        first: Attempt,
        question: str,
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
            prompt = self._prompt(question, schema, turns, size_of(added, self._count))
        except QuestionError:
            return first  # no room in this model's context to ask again
        yield AskedAgain(first.sql, first.violations)
        second = yield from self._attempt(prompt, (*prompt.messages, *added), company, spent)
        return better(first, second)

    def _answer(
        self, question: str, attempt: Attempt, schema: RetrievedSchema, company: int | None
    ) -> Answer:
        """The answer that an attempt comes to, not yet run."""
        if isinstance(attempt.answer, SqlText):
            return self._sql_answer(question, attempt, schema, company)
        message = attempt.text
        if isinstance(attempt.answer, DescribeText):
            found = describe(attempt.answer.names, self.catalog)
            if found.text:
                text = "\n\n".join((found.text, *found.missing))
                return Answer(question, "schema", text, schema, attempt.text, repairs=attempt.repairs)
            message = "\n".join(found.missing)
        refused = refusal(message, schema, self.catalog)
        return Answer(
            question,
            "refusal",
            refused.message,
            schema,
            attempt.text,
            repairs=attempt.repairs,
            nearest=refused.nearest,
            suggestion=refused.suggestion,
        )

    def _sql_answer(
        self, question: str, attempt: Attempt, schema: RetrievedSchema, company: int | None
    ) -> Answer:
        message = attempt.answer.message if isinstance(attempt.answer, SqlText) else ""
        return Answer(
            question,
            "sql",
            without_sql(message),
            schema,
            attempt.text,
            sql=attempt.sql,
            violations=attempt.violations,
            repairs=attempt.repairs,
            parameters=bind(attempt.sql, self.catalog, company).values,
            used=tables_of(attempt.sql, self.catalog),
        )

    def _run(self, answer: Answer, company: int | None, spent: dict[str, float]) -> Answer:
        """Run the answer's SQL; what the database says against it becomes the answer's `error`."""
        began = perf_counter()
        try:
            if self.database is None:
                raise ExecutionError("not run: no database is connected")
            rows = execute(answer.sql or "", self.catalog, self.database, company, max_rows=self._max_rows)
            return replace(answer, rows=rows)
        except ExecutionError as error:
            sent = self.database is not None and not answer.violations
            sent = sent and not bind(answer.sql or "", self.catalog, company).missing
            return replace(answer, error=str(error), refused_by_database=sent)
        finally:
            spent["execute"] += perf_counter() - began


def _over(retriever: SchemaRetriever) -> tuple[SchemaRetriever, Callable[[str], float]]:
    """A retriever and the weights of its catalog's words: one value, so that threads see no mixture."""
    return retriever, lru_cache(maxsize=_CACHED_COUNTS)(word_weights(retriever.catalog))


def _company_of(question: str, turns: Sequence[Turn]) -> int | None:
    """The company that the question names, else the last one named in the turns it goes on from."""
    asked = (question, *(turn.question for turn in reversed(turns)))
    return next((company for text in asked if (company := company_in(text)) is not None), None)
