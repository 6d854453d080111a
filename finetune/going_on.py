"""Make the classifier that hears second turns of a chat, from those written by hand.

    python -m finetune.going_on            # cross-validated figures
    python -m finetune.going_on --write    # and its weights, beside assistant.going_on

What goes on are the second turns of the curated follow-ups; what stands by itself are all other curated
questions, the short ones (which second turns resemble) in all their wordings.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.going_on import LEAST, WEIGHTS
from finetune.answer_forms import asked_forms
from finetune.curated import read_curated
from finetune.curated.follow_ups import read_follow_ups
from finetune.training import run_main
from schema_index import SentenceEncoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 8
SEED = 1
_DECIMALS = 4
_SHORT = 6
"""Words."""


def asked_turns() -> list[tuple[str, bool]]:
    """Each question written by hand and whether it is a second turn, none twice."""
    later = dict.fromkeys(one.follow_up for one in read_follow_ups())
    short = [one.question for one in read_curated() if len(one.question.split()) <= _SHORT]
    alone = dict.fromkeys([*(question for question, _ in asked_forms()), *short])
    return [
        *((question, True) for question in later),
        *((question, False) for question in alone if question not in later),
    ]


@dataclass(frozen=True, slots=True)
class Figures:
    """What a classifier that had not seen a question says of it.

    `heard` is the share of the `later` turns that it takes for such, `mistaken` the share of the questions
    that stand `alone`.
    """

    later: int
    alone: int
    heard: float
    mistaken: float


def measure(rows: NDArray[np.float32], later: NDArray[np.bool_], least: float = LEAST) -> Figures:
    """Cross-validated figures; `rows` are embeddings, shape (questions, dimension)."""
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    shares = cross_val_predict(_classifier(), rows, later, cv=folds, method="predict_proba")[:, 1]
    taken = shares >= least
    return Figures(
        int(later.sum()), int((~later).sum()), float(taken[later].mean()), float(taken[~later].mean())
    )


def _classifier() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=3.0, max_iter=3000, class_weight="balanced", random_state=SEED)


def write(rows: NDArray[np.float32], later: NDArray[np.bool_], encoder: str, path: Path = WEIGHTS) -> None:
    """Fit on all questions and write the weights as JSON."""
    import numpy as np

    fitted = _classifier().fit(rows, later)
    kept = {
        "encoder": encoder,
        "coefficients": np.round(fitted.coef_[0], _DECIMALS).tolist(),
        "intercept": round(float(fitted.intercept_[0]), _DECIMALS),
    }
    path.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def main() -> None:
    """Parse the arguments, measure, write where it was asked for."""
    import numpy as np

    parser = argparse.ArgumentParser(prog="python -m finetune.going_on", description=__doc__.splitlines()[0])
    parser.add_argument(
        "--write", action="store_true", help=f"write {WEIGHTS.name} beside assistant.going_on"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args()
    encoder, asked = SentenceEncoder(), asked_turns()
    rows = encoder.encode([question for question, _ in asked])
    later = np.array([goes_on for _, goes_on in asked])
    found = measure(rows, later)
    kept = {name: getattr(found, name) for name in Figures.__slots__}
    print(
        json.dumps(kept)
        if options.json
        else f"{found.later} second turns: taken for such {found.heard:.1%}; "
        f"{found.alone} questions that stand by themselves: {found.mistaken:.1%}"
    )
    if options.write:
        write(rows, later, encoder.name)


if __name__ == "__main__":
    run_main(main)
