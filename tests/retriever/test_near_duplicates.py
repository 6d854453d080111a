"""The tables analysts query, among batches, audit trails, imports and archives with most of their columns."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from retriever.lexicon import Lexicon
from retriever.search import rank_tables
from retriever.signals import Signals
from retriever.text import question_stems
from schema_index import Catalog, read_ddl

sys.path.insert(0, str(Path(__file__).parents[2]))

from benchmarks.trial_catalog import trial_script

FLOOR = 0.85
Questions = list[dict[str, Any]]


@pytest.fixture(scope="module")
def signals(tmp_path_factory: pytest.TempPathFactory) -> Signals:
    """Over the reference tables and their near-duplicates, without a description."""
    script = tmp_path_factory.mktemp("trial") / "trial.sql"
    script.write_text(trial_script(0), encoding="utf-8")
    return Signals(Lexicon(read_ddl([script]).catalog))


def ranking(question: str, signals: Signals) -> list[str]:
    """Without an embedding model: no table is near in meaning."""
    dense = np.zeros(len(signals.names), dtype=np.float32)
    return rank_tables(question_stems(question), dense, (), signals).order


def test_the_same_seed_makes_the_same_trial() -> None:
    assert trial_script(0, seed=1) == trial_script(0, seed=1) != trial_script(0, seed=2)


def test_the_trial_holds_the_reference_and_more(signals: Signals, catalog: Catalog) -> None:
    names = {name.lower() for name in signals.names}
    assert {table.name.lower() for table in catalog} <= names
    assert len(names) > 2.5 * len(catalog)


def test_needed_tables_are_found_among_their_copies(signals: Signals, questions: Questions) -> None:
    complete = [set(row["tables"]) <= set(ranking(row["question"], signals)[:8]) for row in questions]
    print(f"complete recall@8 without a model: {sum(complete) / len(complete):.3f}")
    assert sum(complete) / len(complete) >= FLOOR


def test_a_table_stands_before_what_is_made_after_it(signals: Signals, questions: Questions) -> None:
    known = set(signals.names)
    ahead = total = 0
    for row in questions:
        order = ranking(row["question"], signals)
        for name in row["tables"]:
            copies = [name + end for end in ("Audit", "Import", "Temp", "Archive") if name + end in known]
            total += len(copies)
            ahead += sum(order.index(name) < order.index(copy) for copy in copies)
    assert total > 100 and ahead / total > 0.98


def test_batches_come_where_they_are_asked_for(signals: Signals) -> None:
    batches = [name for name, batch in zip(signals.names, signals.roles.batch, strict=True) if batch]
    assert len(batches) > 50

    def first_batch(question: str) -> int:
        order = ranking(question, signals)
        return min(order.index(name) for name in batches)

    plain = first_batch("AP invoices of this month")
    assert plain >= 8
    assert first_batch("unposted AP invoices of this month") < plain
    assert first_batch("AP invoices of this month that are not posted yet") < plain
