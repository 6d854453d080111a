"""Puts cases to the assistant: what a case is asked with, and the response that comes back.

`Asked` is all that the assistant gets of a case. It holds nothing of the right answer, so nothing of it can
reach a prompt; gold tables are handed over beside it, only where they are asked for.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from assistant import Assistant, Database, LanguageModel, Turn, VistaError
from assistant.answer_text import sql_answer
from assistant.execute import tables_of
from assistant.follow_up import relevant_turns
from assistant.forms import bundled_forms
from assistant.looking_up import search_text
from finetune.case import Case
from finetune.evaluating.recorder import Call, Recorder
from finetune.evaluating.tables import EvaluationRetriever, TableSource
from finetune.gating.shown_schema import shown_schema
from finetune.plan_tables import plan_tables
from finetune.scoring import Response, response_of
from retriever import LONGEST_QUESTION, SchemaRetriever
from schema_index import Catalog, DataError


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a user puts it, with what was said before and the company that is set."""

    question: str
    turns: tuple[Turn, ...]
    company: int

    @property
    def searched(self) -> str:
        """What is looked up for it: for a follow-up, the question before it as well."""
        return search_text(self.question, relevant_turns(self.question, self.turns))


def asked(case: Case, catalog: Catalog) -> Asked:
    """What a user would say: the question, with the SQL to be corrected below it where it is not in it."""
    question = case.question
    if case.wrong_sql and "".join(case.wrong_sql.split()) not in "".join(question.split()):
        question = f"{question}\n{case.wrong_sql}"
    turns = tuple(
        Turn(turn.question, turn.answer or sql_answer(turn.sql, *plan_tables(turn.sql, catalog)))
        for turn in case.turns
    )
    return Asked(question, turns, case.company)


def gold_tables(case: Case, catalog: Catalog) -> tuple[str, ...]:
    """The tables that the right answer reads; () for what is to be refused, which has none."""
    if case.kind == "refusal":
        return ()
    return tables_of(case.sql, catalog) if case.sql else case.tables


class Asker:
    """Asks cases of an assistant and keeps the evidence; threads may share it."""

    def __init__(self, assistant: Assistant) -> None:
        """Over an assistant as it is set up: its model, grammar, company and retriever."""
        self.tables: TableSource = "retrieved"
        self.recorder = Recorder(assistant.model)
        self.assistant = copy.copy(assistant)
        self.assistant.model = self.recorder
        self._retriever: EvaluationRetriever | None = None
        self._execute = False

    @classmethod
    def open(
        cls,
        retriever: SchemaRetriever,
        model: LanguageModel,
        *,
        tables: TableSource = "retrieved",
        grammar: bool = True,
        repair: bool = True,
        links: bool = False,
        shots: bool = True,
        likely_tables: bool | None = None,
        database: Database | None = None,
    ) -> Asker:
        """Over an assistant of its own, whose tables are looked up in batches, or are the gold ones.

        With a `database` its answers are run there, as a user's are, and may be mended by what is found.
        """
        prepared = EvaluationRetriever(retriever)
        asker = cls(
            Assistant(
                prepared,
                model,
                database,
                grammar=grammar,
                repair=repair,
                links=links,
                shots=shots,
                likely_tables=likely_tables,
                forms=bundled_forms(),
            )
        )
        asker.tables, asker._retriever, asker._execute = tables, prepared, database is not None
        return asker

    @property
    def catalog(self) -> Catalog:
        """The catalog that questions are answered over."""
        return self.assistant.catalog

    def respond_all(self, cases: Sequence[Case], jobs: int = 1) -> Iterator[Response]:
        """The responses in the cases' order, `jobs` asked at a time; tables are looked up in batches."""
        if self._retriever is not None:
            questions = (asked(case, self.catalog).searched for case in cases)
            self._retriever.prepare(one for one in questions if one.strip() and len(one) <= LONGEST_QUESTION)
        if jobs == 1:
            yield from map(self.respond, cases)
            return
        with ThreadPoolExecutor(jobs) as pool:
            try:
                yield from pool.map(self.respond, cases)
            finally:
                pool.shutdown(cancel_futures=True)

    def respond(self, case: Case) -> Response:
        """The response to one case; a model error is a response of kind `error`."""
        if self._retriever is None or self.tables == "retrieved":
            return self._respond(asked(case, self.catalog))
        with self._retriever.giving(gold_tables(case, self.catalog)):
            return self._respond(asked(case, self.catalog))

    def _respond(self, what: Asked) -> Response:
        with self.recorder.recording() as calls:
            try:
                answer = self.assistant.ask(
                    what.question, company=what.company, turns=what.turns, execute=self._execute
                )
            except VistaError as error:
                return Response("error", message=str(error), error=str(error))
        written = sum(self.recorder.count_tokens(call.text) for call in calls)
        found = response_of(answer, self.catalog)
        return replace(found, answer_tokens=written, shown=shown_tables(calls))


def shown_tables(calls: Iterable[Call]) -> tuple[str, ...] | None:
    """The tables in the first prompt; None where it shows none."""
    first = next(iter(calls), None)
    if first is None:
        return None
    try:
        return tuple(table.name for table in shown_schema(first.messages).catalog)
    except DataError:
        return None
