"""Asks about every table, and about as many that do not exist, and counts who is refused."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from assistant.execute import tables_of
from finetune.case import Case
from finetune.evaluating import Asker
from finetune.evaluating.bootstrap import interval, share
from finetune.probing.fakes import fake_tables, words
from finetune.scoring import Response
from finetune.scoring.score import named
from schema_index import Catalog

REAL = "real"


@dataclass(frozen=True, slots=True)
class Probe:
    """One question: the name in it, the table it is or was made of, and its kind (`real`, or a fake's)."""

    question: str
    name: str
    table: str
    kind: str

    @property
    def exists(self) -> bool:
        """Whether the table asked for is there."""
        return self.kind == REAL


def questions(catalog: Catalog, seed: int, limit: int | None = None) -> list[Probe]:
    """A question for each table, the same for the fake beside it; `limit` tables drawn with the seed."""
    rng = random.Random(f"probe:{seed}")
    pairs = []
    for table, fake in zip(catalog, fake_tables(catalog, seed), strict=True):
        template = rng.choice(words()["templates"])
        pairs.append(
            (
                Probe(template.format(name=table.name), table.name, table.name, REAL),
                Probe(template.format(name=fake.name), fake.name, table.name, fake.kind),
            )
        )
    if limit is not None and limit < len(pairs):
        pairs = [pairs[place] for place in sorted(rng.sample(range(len(pairs)), limit))]
    return [one for pair in pairs for one in pair]


def probe(
    asker: Asker, probes: Sequence[Probe], jobs: int = 1, step: Callable[[], None] = lambda: None
) -> Iterator[dict[str, Any]]:
    """Ask every question; a row for each with what became of it.

    `outcome`: of a real table `right`, `false-refusal`, or `astray` (the answer is about other tables); of a
    fake `right` (refused) or `hallucination` (answered); of either `error`.
    """
    cases = [Case(str(number), one.kind, one.question) for number, one in enumerate(probes)]
    for one, response in zip(probes, asker.respond_all(cases, jobs), strict=True):
        step()
        yield {
            "name": one.name,
            "kind": one.kind,
            "question": one.question,
            "answered": response.kind,
            "outcome": _outcome(one, response, asker.catalog),
            "sql": response.sql,
            "message": response.message,
        }


def _outcome(one: Probe, response: Response, catalog: Catalog) -> str:
    if response.kind == "error":
        return "error"
    refused = response.kind == "refusal"
    if not one.exists:
        return "right" if refused else "hallucination"
    if refused:
        return "false-refusal"
    return "right" if one.table in _about(response, catalog) else "astray"


def _about(response: Response, catalog: Catalog) -> set[str]:
    """The tables that an answer reads or renders."""
    if response.kind == "sql":
        return set(tables_of(response.sql, catalog))
    return {named(name, catalog)[0] for name in response.described or ()}


def rates(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Rates in percent with their intervals at 95%: of real tables, and of fakes, all and by kind."""
    real = [row for row in rows if row["kind"] == REAL]
    fakes = [row for row in rows if row["kind"] != REAL]
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in fakes:
        by_kind[row["kind"]].append(row)
    found: dict[str, Any] = {"real": len(real), "fakes": len(fakes), "intervals": {}}
    for name, outcome, of in (
        ("false_refusal", "false-refusal", real),
        ("astray", "astray", real),
        ("hallucination", "hallucination", fakes),
    ):
        found[name], bounds = _rate(of, outcome)
        if bounds is not None:
            found["intervals"][name] = bounds
    found["errors"] = sum(row["outcome"] == "error" for row in rows)
    found["by_kind"] = {kind: _rate(some, "hallucination")[0] for kind, some in sorted(by_kind.items())}
    return found


def _rate(rows: Sequence[dict[str, Any]], outcome: str) -> tuple[float | None, list[float] | None]:
    if not rows:
        return None, None
    held = np.array([float(row["outcome"] == outcome) for row in rows])
    bounds = interval(share(held, np.ones(len(rows))), len(rows))
    percent = [round(100 * one, 1) for one in (held.mean(), *(bounds or ()))]
    return percent[0], percent[1:] or None
