"""Which forms a question's answer may take, by a linear classifier over its embedding.

A small model confuses a question about the schema with one about its rows, and refuses what it may read.
The classifier (multinomial logistic regression, made by `finetune.answer_forms` from the questions written
by hand) rules out the forms that a question plainly does not ask for; the model chooses among the others.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.forms.features import FEATURES, features
from assistant.forms.forms import ALL_FORMS, FORMS, Form
from assistant.forms.orders import orders
from assistant.forms.pasted_sql import is_bare, pasted_sql
from retriever import Mention
from schema_index import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).with_name("weights.json")
LEAST = {"sql": 0.1, "schema": 0.05, "read-only": 0.05, "not-held": 0.05}
"""Below this probability a form is ruled out; the likeliest never is. Chosen by cross-validation on the
questions written by hand (`python -m finetune.answer_forms`)."""
LEAST_BESIDE_REFUSAL = 0.03
"""The same of a SELECT where a refusal is likeliest: a wrong SELECT can be looked at, a wrong no cannot."""

LEAST_OF_NAMED = 0.7
"""Below this probability a question that names what exists is no order to change data, unless it begins like
one. Of the curated questions with such a name, orders have 0.86 and more, all but two of the others less than
0.43."""

_CORRECTED: frozenset[Form] = frozenset({"sql"})


@dataclass(frozen=True, slots=True)
class LikelyForms:
    """The classifier over the vectors of the embedding model called `encoder`.

    `coefficients` have the shape (len(FORMS), dimension + len(FEATURES)), `intercepts` (len(FORMS),).
    """

    encoder: str
    coefficients: NDArray[np.float64]
    intercepts: NDArray[np.float64]

    def probabilities(self, row: NDArray[np.float64]) -> dict[Form, float]:
        """How likely each form is, by a row of `features`; they sum to 1."""
        import numpy as np

        scores = self.coefficients @ row + self.intercepts
        shares = np.exp(scores - scores.max())
        return {form: float(share) for form, share in zip(FORMS, shares / shares.sum(), strict=True)}

    def of(
        self, question: str, mentions: Sequence[Mention], encoder: Encoder, *, follows: bool = False
    ) -> frozenset[Form]:
        """The forms left for a question; all of them where its embeddings are another model's.

        SQL that a question brings along is to be corrected: a SELECT may answer, a description may not. No
        form is left for SQL alone that names what does not exist: such a name may be refused in any case.
        What is named and exists is held, and only a plain order about it is to change data. Where the
        question `follows` others, `drop those` is said of the rows shown. A keyword such as INSERT, in
        capitals, is that of a statement that writes.
        """
        missing = any(not mention.exists for mention in mentions)
        if is_bare(question) and missing:
            return frozenset()
        if encoder.name != self.encoder:
            return ALL_FORMS
        if orders().statement(question) and not pasted_sql(question):
            return frozenset({"read-only"})
        found = self.probabilities(features(question, encoder.encode([question])[0], mentions))
        if mentions and not missing:
            found["not-held"] = 0.0
            if found["read-only"] < LEAST_OF_NAMED and orders().verb(question) not in orders().changes:
                found["read-only"] = 0.0
        if follows and orders().of_rows(question):
            found["read-only"] = 0.0
        whole = sum(found.values())
        left = likely({form: share / whole for form, share in found.items()} if whole else found)
        if follows:
            left |= {"sql"}
        return (left | _CORRECTED) - {"schema"} if pasted_sql(question) else left


def likely(probabilities: dict[Form, float]) -> frozenset[Form]:
    """The forms that are not ruled out."""
    best = max(probabilities, key=probabilities.__getitem__)
    least = LEAST | ({} if best in ("sql", "schema") else {"sql": LEAST_BESIDE_REFUSAL})
    return frozenset(form for form, share in probabilities.items() if form == best or share >= least[form])


@lru_cache(maxsize=1)
def bundled_forms() -> LikelyForms:
    """The classifier that comes with the package, for the bundled embedding model."""
    import numpy as np

    kept: dict[str, Any] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    if tuple(kept["forms"]) != FORMS or tuple(kept["features"]) != FEATURES:
        raise ValueError(f"{WEIGHTS.name} is of another version: run python -m finetune.answer_forms --write")
    return LikelyForms(kept["encoder"], np.array(kept["coefficients"]), np.array(kept["intercepts"]))
