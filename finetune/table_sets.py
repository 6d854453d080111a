"""Make the network that judges which retrieved tables a question needs together, from questions by hand.

    python -m finetune.table_sets            # figures: other statements, held-out tables, evaluation cases
    python -m finetune.table_sets --write    # and its weights, beside retriever/table_sets.py

Fitted by cross-entropy over the sets of tables that the plans of one question read, of which one is that of
the question's SQL (ListNet, Cao et al. 2007). The evaluation cases and the practice modules held out are not
fitted to.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.grammar import StagedGrammar
from assistant.grammar.likely import WITHIN
from finetune.build_data import held_out_practice, held_out_tables
from finetune.case import SUITE, read_cases
from finetune.curated import Curated, read_curated
from finetune.fit_network import fit_network
from finetune.plan_tables import plan_tables
from finetune.practice import practice_retriever, read_domains
from finetune.training import run_main
from retriever import SchemaRetriever
from retriever.network import Network
from retriever.table_sets import SET_FEATURES, WEIGHTS, TableSets

if TYPE_CHECKING:
    import numpy as np
    import torch
    from numpy.typing import NDArray

WORDINGS, SEED, HIDDEN, EPOCHS, BATCH, RATE = 1, 1, 64, 15, 64, 3e-3
TEST_SHARE = 5
"""One statement in so many is measured on and not fitted to, where the fit is measured."""
_ABSENT = -1e9


@dataclass(frozen=True, eq=False)
class Choice:
    """One question: features of the sets of tables that its plans read, shape (sets, features), which of them
    its SQL reads (None: no plan does), and the tables of that."""

    rows: NDArray[np.float32]
    right: int | None
    tables: frozenset[str]
    statement: str


@dataclass(frozen=True, slots=True)
class Figures:
    """Of `questions`: the share whose likeliest set is the right one, and whose right set is among three, and
    among the sets that WITHIN keeps."""

    questions: int
    first: float
    among_three: float
    kept: float


def choices(asked: Iterable[tuple[str, str]], retriever: SchemaRetriever) -> Iterator[Choice]:
    """Questions with their SQL, as far as it reads tables of the catalog and any is found for them."""
    for question, sql in asked:
        outer, inner = plan_tables(sql, retriever.catalog)
        schema = retriever.retrieve(question)
        sets = StagedGrammar(schema).plans.sets()
        tables = frozenset((*outer, *inner))
        if not sets or not tables:
            continue
        judged = TableSets(question, schema, retriever.catalog, retriever.encoder)
        rows = judged.features(list(sets), list(sets.values()))
        right = next((place for place, one in enumerate(sets) if one == tables), None)
        yield Choice(rows, right, tables, sql)


def fit(found: Sequence[Choice]) -> Network:
    """A network over questions for which a plan reads the right tables."""
    import numpy as np

    known = [(one.rows, one.right) for one in found if one.right is not None]

    def losses(network: Any, inputs: torch.Tensor) -> Iterator[torch.Tensor]:
        import torch

        apart = torch.split(inputs, [len(rows) for rows, _ in known])
        data = list(zip(apart, (right for _, right in known), strict=True))
        rng = random.Random(SEED)
        for _ in range(EPOCHS):
            rng.shuffle(data)
            for start in range(0, len(data), BATCH):
                batch = data[start : start + BATCH]
                logits = network(torch.cat([one for one, _ in batch]))[:, 0]
                lists = list(torch.split(logits, [len(one) for one, _ in batch]))
                padded = torch.nn.utils.rnn.pad_sequence(lists, batch_first=True, padding_value=_ABSENT)
                yield torch.nn.functional.cross_entropy(padded, torch.tensor([right for _, right in batch]))

    steps = EPOCHS * (len(known) // BATCH + 1)
    rows = np.concatenate([rows for rows, _ in known])
    return fit_network(rows, losses, steps, hidden=HIDDEN, rate=RATE, seed=SEED)


def measure(network: Network, found: Sequence[Choice]) -> Figures:
    """How well the right tables are found; a question whose tables no plan reads counts as missed."""
    first = three = kept = 0
    for one in found:
        logits = network.logits(one.rows)
        if one.right is not None:
            above = int((logits > logits[one.right]).sum())
            first += above == 0
            three += above < 3
            kept += bool(logits[one.right] >= logits.max() - WITHIN)
    count = max(1, len(found))
    return Figures(len(found), first / count, three / count, kept / count)


def some_choices(asked: Iterable[Curated], retriever: SchemaRetriever, wordings: int) -> list[Choice]:
    """Choices over so many wordings of each statement."""
    rng = random.Random(SEED)
    by_statement: dict[str, list[str]] = {}
    for one in asked:
        by_statement.setdefault(one.sql, []).append(one.question)
    drawn = [
        (question, sql)
        for sql, some in by_statement.items()
        for question in rng.sample(some, min(wordings, len(some)))
    ]
    found = []
    for place, choice in enumerate(choices(drawn, retriever), 1):
        found.append(choice)
        if place % 100 == 0:
            print(f"\r{place} of {len(drawn)} questions", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    return found


def main() -> None:
    """Parse the arguments, measure, write where it was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.table_sets", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "--write", action="store_true", help=f"write {WEIGHTS.name} beside retriever/table_sets.py"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a set of questions")
    options = parser.parse_args()
    retriever = SchemaRetriever.from_folder()
    own = some_choices(read_curated(), retriever, WORDINGS)
    domains = list(read_domains())
    beside = practice_retriever(domains, retriever.encoder)
    away = held_out_practice()
    learnt = (one for domain in domains if domain.name not in away for one in domain.questions)
    strange = (one for domain in domains if domain.name in away for one in domain.questions)
    own += some_choices(learnt, beside, WORDINGS)
    apart = some_choices(strange, beside, WORDINGS)
    statements = sorted({one.statement for one in own})
    test = set(statements[::TEST_SHARE])
    held = held_out_tables()
    cases = [case for case in read_cases(SUITE) if case.sql and not case.turns]
    others = list(choices([(case.question, case.sql) for case in cases], retriever))
    network = fit(own)
    unseen = fit([one for one in own if held.isdisjoint(one.tables)])
    half = fit([one for one in own if one.statement not in test])
    for name, figures in (
        ("statements not fitted to", measure(half, [one for one in own if one.statement in test])),
        ("tables not fitted to", measure(unseen, [one for one in own if not held.isdisjoint(one.tables)])),
        ("modules not fitted to", measure(network, apart)),
        ("evaluation", measure(network, others)),
    ):
        kept = {"over": name} | {slot: getattr(figures, slot) for slot in Figures.__slots__}
        print(json.dumps(kept) if options.json else _line(name, figures))
    if options.write:
        network.write(WEIGHTS, SET_FEATURES)


def _line(name: str, found: Figures) -> str:
    return (
        f"{name:26}{found.questions:6} questions: the likeliest tables are right for {found.first:.1%}, "
        f"among three for {found.among_three:.1%}, kept for {found.kept:.1%}"
    )


if __name__ == "__main__":
    run_main(main)
