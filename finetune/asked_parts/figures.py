"""How well the parts of SQL are told, over questions with whole passages of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finetune.asked_parts.passages import Passage
from retriever.asked_parts.roles import CODED, COMPARED, PLACES, ROLES, Role

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KEPT = 0.95


@dataclass(frozen=True, slots=True)
class Figures:
    """Over `questions`: `columns`, the share of the columns asked about among as many of the likeliest of
    their tables; of columns compared, and of codes, the best F1 over thresholds, and how many of those not
    asked for lie below all but one in twenty of those asked for."""

    questions: int
    columns: float
    compared: float
    compared_below: float
    codes: float
    codes_below: float


def figures(passages: Sequence[Passage], logits: Iterable[NDArray[np.float32]]) -> Figures:
    """`logits` of each passage, shape (lines, len(ROLES))."""
    import numpy as np

    plays = [PLACES[role] for role in ROLES[1:]]
    by_question: dict[str, list[tuple[float, bool]]] = {}
    compared: list[tuple[float, bool]] = []
    codes: list[tuple[float, bool]] = []
    for passage, rows in zip(passages, logits, strict=True):
        for line, roles, row in zip(passage.lines, passage.roles, rows, strict=True):
            if line.code is not None:
                codes.append((_most(row, CODED), bool(roles)))
            elif line.column is not None:
                asked = by_question.setdefault(passage.question, [])
                asked.append((float(np.max(row[plays])), bool(roles)))
                compared.append((_most(row, COMPARED), bool(roles.intersection(COMPARED))))
    right = wanted = 0
    for lines in by_question.values():
        count = sum(asked for _, asked in lines)
        right += sum(asked for _, asked in sorted(lines, reverse=True)[:count])
        wanted += count
    return Figures(
        len(by_question), right / max(1, wanted), _f1(compared), _below(compared), _f1(codes), _below(codes)
    )


def said(found: Figures) -> str:
    """The figures in words."""
    return (
        f"{found.questions:5} questions: {found.columns:.1%} of the columns asked about; compared F1 "
        f"{found.compared:.2f} ({found.compared_below:.0%} below), codes F1 {found.codes:.2f} "
        f"({found.codes_below:.0%} below)"
    )


def _most(row: NDArray[np.float32], roles: Iterable[Role]) -> float:
    return max(float(row[PLACES[role]]) for role in roles)


def _f1(lines: Iterable[tuple[float, bool]]) -> float:
    order = sorted(lines, reverse=True)
    total = sum(asked for _, asked in order)
    best, right = 0.0, 0
    for count, (_, asked) in enumerate(order, 1):
        right += asked
        best = max(best, 2 * right / (count + total))
    return best


def _below(lines: Sequence[tuple[float, bool]]) -> float:
    import numpy as np

    asked = [logit for logit, wanted in lines if wanted]
    rest = np.asarray([logit for logit, wanted in lines if not wanted])
    return float((rest < np.quantile(asked, 1 - KEPT)).mean()) if asked and len(rest) else 0.0
