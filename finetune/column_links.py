"""Make the network that links a question to columns, from the questions written by hand.

    python -m finetune.column_links            # figures, cross-validated and over the evaluation cases
    python -m finetune.column_links --write    # and its weights, beside retriever/links.py

A column is linked where the question's SQL gives it, filters, groups or orders by it. The evaluation cases
are not fitted to.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.case import SUITE, read_cases
from finetune.curated import read_curated
from finetune.spoken_columns import spoken_columns
from finetune.training import run_main
from retriever import SchemaRetriever
from retriever.lexicon import lexicon_of
from retriever.link_features import FEATURES, Asked, link_features
from retriever.links import MOST, WEIGHTS
from retriever.network import Network

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS, SEED, HIDDEN = 4, 1, 32


@dataclass(frozen=True, eq=False)
class Linked:
    """One question: features of the columns that were retrieved, shape (columns, features), which of them
    its SQL is about, shape (columns,), and how many columns that SQL is about in all."""

    rows: NDArray[np.float32]
    wanted: NDArray[np.bool_]
    needed: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Over `questions`: the share of the needed columns among as many, and among twice as many, of the
    likeliest; the share of questions whose columns are all among the MOST likeliest; which likeliest column
    is needed."""

    questions: int
    recall: float
    recall_of_twice: float
    complete: float
    first: float


def linked(asked: Sequence[tuple[str, str]], retriever: SchemaRetriever) -> Iterator[Linked]:
    """Questions with their SQL, as rows to fit to; those whose SQL is about no column are left out."""
    import numpy as np

    lexicon = lexicon_of(retriever.catalog)
    schemas = retriever.retrieve_many([question for question, _ in asked])
    for (question, sql), schema in zip(asked, schemas, strict=True):
        wanted = spoken_columns(sql, retriever.catalog)
        if wanted:
            rows = link_features(Asked(question, lexicon), schema.tables)
            names = [(hit.table.name, column.name) for hit in schema.tables for column in hit.table.columns]
            yield Linked(rows, np.asarray([name in wanted for name in names]), len(wanted))


def fit(questions: Sequence[Linked]) -> Any:
    """A standardising step and a network of one hidden layer (scikit-learn)."""
    import numpy as np
    from sklearn.neural_network import MLPClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    network = MLPClassifier((HIDDEN,), alpha=1e-3, max_iter=200, early_stopping=True, random_state=SEED)
    rows = np.concatenate([one.rows for one in questions])
    return make_pipeline(StandardScaler(), network).fit(
        rows, np.concatenate([one.wanted for one in questions])
    )


def measure(fitted: Any, questions: Sequence[Linked]) -> Figures:
    """How well columns are found for questions not fitted to."""
    import numpy as np

    found = []
    for one in questions:
        order = np.argsort(-fitted.predict_proba(one.rows)[:, 1], kind="stable")
        hits = one.wanted[order]
        found.append(
            (
                hits[: one.needed].sum() / one.needed,
                hits[: 2 * one.needed].sum() / one.needed,
                hits[:MOST].sum() == one.needed,
                hits[0],
            )
        )
    return Figures(len(found), *(float(np.mean(column)) for column in zip(*found, strict=True)))


def write(fitted: Any, path: Path = WEIGHTS) -> None:
    """Write the weights as JSON, as `retriever.links` reads them."""
    scaler, network = fitted[0], fitted[1]
    first, second = network.coefs_
    bias, offset = network.intercepts_
    Network(scaler.mean_, scaler.scale_, first, bias, second[:, 0], offset[0]).write(path, FEATURES)


def main() -> None:
    """Parse the arguments, measure, write where it was asked for."""
    parser = argparse.ArgumentParser(
        prog="python -m finetune.column_links", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "--write", action="store_true", help=f"write {WEIGHTS.name} beside retriever/links.py"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object a set of questions")
    options = parser.parse_args()
    retriever = SchemaRetriever.from_folder()
    own = list(linked([(one.question, one.sql) for one in read_curated()], retriever))
    cases = [case for case in read_cases(SUITE) if case.sql and not case.turns]
    others = list(linked([(case.question, case.sql) for case in cases], retriever))
    folds = [
        measure(fit([o for i, o in enumerate(own) if i % FOLDS != fold]), own[fold::FOLDS])
        for fold in range(FOLDS)
    ]
    fitted = fit(own)
    for name, figures in (
        *((f"fold {number}", found) for number, found in enumerate(folds, 1)),
        ("evaluation", measure(fitted, others)),
    ):
        kept = {"over": name} | {slot: getattr(figures, slot) for slot in Figures.__slots__}
        print(json.dumps(kept) if options.json else _line(name, figures))
    if options.write:
        write(fitted)


def _line(name: str, found: Figures) -> str:
    return (
        f"{name:12}{found.questions:6} questions: {found.recall:.1%} of the columns among as many, "
        f"{found.recall_of_twice:.1%} among twice as many; all among {MOST} for {found.complete:.1%}; "
        f"the likeliest is right for {found.first:.1%}"
    )


if __name__ == "__main__":
    run_main(main)
