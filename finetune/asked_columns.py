"""Make the network that judges which columns a question asks about, from questions by hand.

    python -m finetune.asked_columns            # figures: practice modules held out, evaluation cases
    python -m finetune.asked_columns --write    # and its weights, beside retriever/asked_columns.py

A column is asked about where the question's SQL gives it, filters, groups or orders by it. The evaluation
cases and the practice modules held out are not fitted to.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from finetune.build_data import held_out_practice
from finetune.case import SUITE, read_cases
from finetune.curated import Curated, read_curated
from finetune.fit_network import fit_network
from finetune.plan_tables import plan_tables
from finetune.practice import practice_retriever, read_domains
from finetune.spoken_columns import spoken_columns
from finetune.training import run_main
from retriever import SchemaRetriever
from retriever.asked_columns import ASKED_FEATURES, WEIGHTS, asked_features
from retriever.network import Network

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

CURATED, PRACTICE = 4_000, 2_400
"""Questions that are fitted to, each of another statement where there are so many."""
SEED, HIDDEN, EPOCHS, BATCH, RATE = 1, 48, 6, 2_048, 5e-3


@dataclass(frozen=True, eq=False)
class Row:
    """One question: features of the columns of its tables, shape (columns, features), which of them its SQL
    is about, and which are of the tables that it reads, shape (columns,)."""

    features: NDArray[np.float32]
    wanted: NDArray[np.bool_]
    needed: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Figures:
    """Over `questions`: the share of the columns asked about among as many, and among twice as many, of the
    likeliest of the tables that the SQL reads."""

    questions: int
    recall: float
    recall_of_twice: float


def rows_of(asked: Iterable[tuple[str, str]], retriever: SchemaRetriever) -> Iterator[Row]:
    """Questions with their SQL, as rows to fit to; those whose SQL is about no column are left out."""
    import numpy as np

    catalog = retriever.catalog
    for question, sql in asked:
        wanted = spoken_columns(sql, catalog)
        if not wanted:
            continue
        schema = retriever.retrieve(question)
        outer, inner = plan_tables(sql, catalog)
        names = [(hit.table.name, column.name) for hit in schema.tables for column in hit.table.columns]
        yield Row(
            asked_features(question, schema, catalog, retriever.encoder),
            np.asarray([name in wanted for name in names]),
            np.asarray([table in (*outer, *inner) for table, _ in names]),
        )


def fit(found: Sequence[Row]) -> Network:
    """A network of one hidden layer, by cross-entropy over single columns."""
    import numpy as np

    rows = np.concatenate([one.features for one in found])
    wanted = np.concatenate([one.wanted for one in found]).astype(np.float32)

    def losses(network: Any, inputs: torch.Tensor) -> Iterator[torch.Tensor]:
        import torch

        targets = torch.from_numpy(wanted)
        for _ in range(EPOCHS):
            for places in torch.split(torch.randperm(len(inputs)), BATCH):
                logits = network(inputs[places])[:, 0]
                yield torch.nn.functional.binary_cross_entropy_with_logits(logits, targets[places])

    steps = EPOCHS * (len(rows) // BATCH + 1)
    return fit_network(rows, losses, steps, hidden=HIDDEN, rate=RATE, seed=SEED)


def measure(network: Network, found: Sequence[Row]) -> Figures:
    """How many of the columns asked about are the likeliest of their tables."""
    import numpy as np

    once = twice = needed = 0
    for one in found:
        count = int(one.wanted.sum())
        order = np.argsort(-np.where(one.needed, network.logits(one.features), -np.inf), kind="stable")
        once += int(one.wanted[order[:count]].sum())
        twice += int(one.wanted[order[: 2 * count]].sum())
        needed += count
    return Figures(len(found), once / max(1, needed), twice / max(1, needed))


def drawn(asked: Iterable[Curated], count: int) -> list[tuple[str, str]]:
    """So many questions with their SQL, of as many statements as there are."""
    by_statement: dict[str, list[str]] = {}
    for one in asked:
        by_statement.setdefault(one.sql, []).append(one.question)
    rng = random.Random(SEED)
    order = [
        (rng.random() + place, question, sql)
        for sql, questions in by_statement.items()
        for place, question in enumerate(rng.sample(questions, len(questions)))
    ]
    return [(question, sql) for _, question, sql in sorted(order)[:count]]


def main() -> None:
    """Parse the arguments, measure, write where it was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.asked_columns", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "--write", action="store_true", help=f"write {WEIGHTS.name} beside retriever/asked_columns.py"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a set of questions")
    options = parser.parse_args()
    retriever = SchemaRetriever.from_folder()
    domains, away = list(read_domains()), held_out_practice()
    beside = practice_retriever(domains, retriever.encoder)
    learnt = [one for domain in domains if domain.name not in away for one in domain.questions]
    strange = [one for domain in domains if domain.name in away for one in domain.questions]
    found = list(_progress(rows_of(drawn(read_curated(), CURATED), retriever), CURATED))
    found += _progress(rows_of(drawn(learnt, PRACTICE), beside), PRACTICE)
    network = fit(found)
    cases = [case for case in read_cases(SUITE) if case.sql and not case.turns]
    for name, asked, over in (
        ("modules not fitted to", drawn(strange, PRACTICE), beside),
        ("evaluation", [(case.question, case.sql) for case in cases], retriever),
    ):
        figures = measure(network, list(rows_of(asked, over)))
        kept = {"over": name} | {slot: getattr(figures, slot) for slot in Figures.__slots__}
        print(json.dumps(kept) if options.json else _line(name, figures))
    if options.write:
        network.write(WEIGHTS, ASKED_FEATURES)


def _line(name: str, found: Figures) -> str:
    return (
        f"{name:26}{found.questions:6} questions: {found.recall:.1%} of the columns asked about are among as "
        f"many of the likeliest, {found.recall_of_twice:.1%} among twice as many"
    )


def _progress(rows: Iterable[Row], total: int) -> Iterator[Row]:
    for number, row in enumerate(rows, 1):
        if number % 100 == 0:
            print(f"\r{number} of {total} questions", end="", file=sys.stderr, flush=True)
        yield row
    print(file=sys.stderr)


if __name__ == "__main__":
    run_main(main)
