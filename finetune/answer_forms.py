"""Make the classifier that rules out forms of an answer, from the questions written by hand.

    python -m finetune.answer_forms            # cross-validated figures
    python -m finetune.answer_forms --write    # and its weights, beside assistant/forms

A form is what a question asks for: rows (a SELECT), the schema (`describe NAME`), a change of data, or what
no table holds. Questions that name what does not exist are left out: the catalog knows about those.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.forms import FEATURES, FORMS, Form, features, likely
from assistant.forms.likely import WEIGHTS
from finetune.curated import read_curated
from finetune.curated.acceptances import read_acceptances
from finetune.curated.corrections import read_corrections
from finetune.curated.follow_ups import read_follow_ups
from finetune.curated.refusals import read_refusals
from finetune.training import run_main
from retriever import resolve_names
from retriever.examples import load_examples
from schema_index import SentenceEncoder, load_reference

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 8
SEED = 1
_DECIMALS = 4


def asked_forms() -> Iterator[tuple[str, Form]]:
    """Each question written by hand with the form of its answer, none twice."""
    seen: set[str] = set()
    for question, form in _all():
        if question not in seen:
            seen.add(question)
            yield question, form


def _all() -> Iterator[tuple[str, Form]]:
    # One wording an entry: all of them would make SQL likelier than it is among questions asked.
    questions = (one.question for one in read_curated(wordings=False))
    for question in (
        *questions,
        *(f"{one.question}\n{one.wrong}" for one in read_corrections()),
        *(one.question for one in read_follow_ups()),
    ):
        yield question, "sql"
    for acceptance in read_acceptances():
        yield acceptance.question, "sql" if acceptance.sql else "schema"
    for refusal in read_refusals():
        if refusal.kind == "read-only" or refusal.kind == "not-held":
            yield refusal.question, refusal.kind
    for example in load_examples():
        yield example.question, "sql"


@dataclass(frozen=True, slots=True)
class Row:
    """What became of the questions of one form, each judged by a classifier that had not seen it.

    `right` is the share whose likeliest form is theirs, `lost` the share whose form was ruled out, `forced`
    the share of them that were left that form alone; `spared` is the share of all other questions that
    this form was ruled out for.
    """

    form: Form
    questions: int
    right: float
    lost: float
    forced: float
    spared: float


def measure(rows: NDArray[np.float64], forms: list[Form]) -> list[Row]:
    """Cross-validated figures, a row a form."""
    import numpy as np
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    numbers = np.array([FORMS.index(form) for form in forms])
    shares = cross_val_predict(_classifier(), rows, numbers, cv=folds, method="predict_proba")
    left = [likely(dict(zip(FORMS, map(float, row), strict=True))) for row in shares]
    found = []
    for number, form in enumerate(FORMS):
        own = [place for place, one in enumerate(forms) if one == form]
        others = [place for place, one in enumerate(forms) if one != form]
        found.append(
            Row(
                form,
                len(own),
                float(np.mean([shares[place].argmax() == number for place in own])),
                float(np.mean([form not in left[place] for place in own])),
                float(np.mean([left[place] == {form} for place in own])),
                float(np.mean([form not in left[place] for place in others])),
            )
        )
    return found


def _classifier() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=3000, class_weight="balanced", random_state=SEED)


def write(rows: NDArray[np.float64], forms: list[Form], encoder: str, path: Path = WEIGHTS) -> None:
    """Fit on all questions and write the weights as JSON."""
    import numpy as np

    fitted = _classifier().fit(rows, np.array([FORMS.index(form) for form in forms]))
    kept = {
        "encoder": encoder,
        "forms": FORMS,
        "features": FEATURES,
        "coefficients": np.round(fitted.coef_, _DECIMALS).tolist(),
        "intercepts": np.round(fitted.intercept_, _DECIMALS).tolist(),
    }
    path.write_text(json.dumps(kept) + "\n", encoding="utf-8")


def main() -> None:
    """Parse the arguments, measure, write where it was asked for."""
    import numpy as np

    parser = argparse.ArgumentParser(
        prog="python -m finetune.answer_forms", description=__doc__.splitlines()[0]
    )
    parser.add_argument("--write", action="store_true", help=f"write {WEIGHTS.name} beside assistant/forms")
    parser.add_argument("--json", action="store_true", help="print one JSON object a form")
    options = parser.parse_args()
    encoder, catalog = SentenceEncoder(), load_reference()
    asked = list(asked_forms())
    vectors = encoder.encode([question for question, _ in asked])
    rows = np.array(
        [
            features(question, vector, resolve_names(question, catalog))
            for (question, _), vector in zip(asked, vectors, strict=True)
        ]
    )
    forms = [form for _, form in asked]
    for row in measure(rows, forms):
        kept = {name: getattr(row, name) for name in Row.__slots__}
        print(json.dumps(kept) if options.json else _line(row))
    if options.write:
        write(rows, forms, encoder.name)


def _line(row: Row) -> str:
    return (
        f"{row.form:10}{row.questions:6} questions: likeliest {row.right:.1%}, ruled out {row.lost:.1%}, "
        f"the only one left {row.forced:.1%}; ruled out for others {row.spared:.1%}"
    )


if __name__ == "__main__":
    run_main(main)
