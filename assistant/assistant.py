"""Asks a question of a Vista database: tables, prompt, model, rules, rows.

assistant = Assistant.open()
answer = assistant.ask("unpaid AP invoices for company 1", execute=True)
answer.sql, answer.violations, answer.rows
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from assistant.account import accounted, note_failure
from assistant.answer import Answer
from assistant.answering import Answering
from assistant.asking import Asking
from assistant.cancel import Cancel
from assistant.database import Database
from assistant.events import Done, Event
from assistant.execute import MAX_ROWS
from assistant.forms import LikelyForms, bundled_forms
from assistant.load_model import known_tables, load_model
from assistant.model import LanguageModel
from assistant.new_index import NewIndex, signature
from assistant.policy import Policies, Policy
from assistant.prompt import Turn
from assistant.shots import ShotSearch
from assistant.watcher import Watcher
from retriever import SchemaRetriever, word_weights
from schema_index import Catalog, PolicyError

_CACHED_COUNTS = 65_536


class Assistant:
    """Answers questions over one index with one model; threads may share it.

    `database` runs what is asked to be run, None runs nothing. `company` is the company of parameters that
    neither the question nor the caller sets; by default the database's first. Without `grammar` the model
    writes freely, and only the rules judge what it wrote; without `repair` its SQL is neither mended nor
    asked for again (both are for measuring what they are worth). With `shots` it is shown answered questions
    like the one asked. With `likely_tables` its SQL may read only the tables that the question most likely
    needs (None: where the model is vista-nano, which is worse at choosing them than `TableSets`; a model that
    is better would be held back). `forms` rules out answers that a question plainly does not ask for.

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
        repair: bool = True,
        links: bool = False,
        shots: bool = True,
        likely_tables: bool | None = None,
        forms: LikelyForms | None = None,
        company: int | None = None,
        max_rows: int = MAX_ROWS,
        policies: Policies | None = None,
        user: str = "",
        watchers: Sequence[Watcher] = (),
    ) -> None:
        self._new_index: NewIndex | None = None
        self._grammar, self._repair, self._links, self._shots = grammar, repair, links, shots
        self._likely_tables = likely_tables
        self._over = _over(retriever, shots=shots)
        self._written_by = _counted(model)
        self.database = database
        self.policies, self.user, self.watchers = policies, user, tuple(watchers)
        self.company = company
        if company is None and database is not None:
            self.company = next((number for number, _ in database.companies()), None)
        self._forms = forms
        self._max_rows = max_rows

    @classmethod
    def open(
        cls,
        index: str | Path | None = None,
        model: str | Path | None = None,
        server: str | None = None,
        database: Database | Callable[[Catalog], Database] | Literal["demo"] | None = None,
        *,
        links: bool = False,
        shots: bool = True,
        likely_tables: bool | None = None,
    ) -> Assistant:
        """Over an index folder (default: the bundled reference) and a model folder or a model server
        (default: the bundled vista-nano); "demo" is the bundled sample data, and a function gets the catalog
        of the index to open a database over it. `links`: for a model trained on data of `build_data
        --links`; `shots`: show it answered questions like the one asked; `likely_tables` as for the class.

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
        assistant = cls(
            retriever,
            loaded,
            database,
            forms=bundled_forms(),
            links=links,
            shots=shots,
            likely_tables=likely_tables,
        )
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
        yield from accounted(current._answering(asking).events(), asking, self.watchers)

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
            self._over = _over(newest, shots=self._shots)
        return copy.copy(self)

    def _answering(self, asking: Asking) -> Answering:
        (retriever, weights, shots), (model, count) = self._over, self._written_by
        likely = self._likely_tables
        if likely is None:
            likely = known_tables(model.name) is not None
        return Answering(
            asking,
            retriever,
            weights,
            model,
            count,
            self.database,
            self.company,
            self.watchers,
            self._forms,
            self._grammar,
            self._repair,
            self._links,
            shots,
            likely,
            self._max_rows,
        )


def _over(
    retriever: SchemaRetriever, *, shots: bool
) -> tuple[SchemaRetriever, Callable[[str], float], ShotSearch | None]:
    """A retriever, the weights of its catalog's words, with `shots` the questions answered before over its
    tables: one value, so that threads see no mixture."""
    weights = lru_cache(maxsize=_CACHED_COUNTS)(word_weights(retriever.catalog))
    return retriever, weights, ShotSearch(retriever.catalog, retriever.encoder) if shots else None


def _counted(model: LanguageModel) -> tuple[LanguageModel, Callable[[str], int]]:
    """A model and its count of tokens, kept under its name: a server may come back with another model."""

    @lru_cache(maxsize=_CACHED_COUNTS)
    def count(name: str, text: str) -> int:
        return model.count_tokens(text)

    return model, lambda text: count(model.name, text)
