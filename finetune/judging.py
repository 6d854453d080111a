"""Asks a model held-out cases through the whole assistant, and judges as finetune.evaluate does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from assistant import LanguageModel
from assistant.demo import DemoDatabase
from finetune.case import Case
from finetune.evaluating import Asker, result_row
from finetune.probing import probe, rates
from finetune.probing.probe import questions
from finetune.scoring import Bench, score
from retriever import SchemaRetriever

PROBE_SEED = 7
Row = Mapping[str, Any]
"""A judged answer: `expected` and `kind` (sql, refusal, schema, error) and `score` with `rows`, `rules`."""


class Judge(Protocol):
    """Asks a model every case and scores the answers, in order."""

    def __call__(self, model: LanguageModel, cases: Sequence[Case]) -> list[Row]: ...


class DemoJudge:
    """A `Judge` over an index folder ("": the reference schema) and the demo database.

    Without `variants` the rows are compared on the demo alone, which is quicker and a little kinder.
    """

    def __init__(self, index: str = "", *, variants: bool = True) -> None:
        self.retriever = SchemaRetriever.from_folder(index or None)
        catalog = self.retriever.catalog
        self.bench = Bench.demo(catalog=catalog) if variants else Bench.of(DemoDatabase.open(), catalog)

    def __call__(self, model: LanguageModel, cases: Sequence[Case]) -> list[Row]:
        """The judged answers, as finetune.evaluate keeps them."""
        responses = Asker.open(self.retriever, model).respond_all(cases)
        return [
            result_row(case, response, score(case, response, self.bench), None, None, model.name)
            for case, response in zip(cases, responses, strict=True)
        ]

    def probe(self, model: LanguageModel, tables: int = 0) -> Mapping[str, Any]:
        """The rates of finetune.probe over so many tables (0: every one) and as many that do not exist."""
        probes = questions(self.retriever.catalog, PROBE_SEED, tables or None)
        return rates(list(probe(Asker.open(self.retriever, model), probes)))
