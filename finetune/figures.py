"""What answers to held-out cases amount to, in percent: rows, rules, refusals, false refusals."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from finetune.case import Case
from finetune.judging import Row


@dataclass(frozen=True, slots=True)
class Figures:
    """Percentages over cases; None where no case asks for it.

    `execution_accuracy`: of the cases with SQL, the same rows as the gold SQL's; `rules`: of the answers
    with SQL, no violation; `refusals`: of what must be refused, refused; `false_refusals`: of what can be
    answered, refused.
    """

    cases: int
    execution_accuracy: float | None
    rules: float | None
    refusals: float | None
    false_refusals: float | None

    def items(self) -> Iterable[tuple[str, float]]:
        """Name and value of every percentage that is known."""
        for name in ("execution_accuracy", "rules", "refusals", "false_refusals"):
            value = getattr(self, name)
            if value is not None:
                yield name, value


def figures_of(rows: Sequence[Row]) -> Figures:
    """The figures of judged answers."""
    queries = [row for row in rows if row["expected"] == "sql"]
    written = [row["score"]["rules"] for row in rows if row["score"].get("rules") is not None]
    refuse = [row["kind"] == "refusal" for row in rows if row["expected"] == "refusal"]
    answer = [row["kind"] == "refusal" for row in rows if row["expected"] != "refusal"]
    return Figures(
        cases=len(rows),
        execution_accuracy=_percent([bool(row["score"].get("rows")) for row in queries]),
        rules=_percent(written),
        refusals=_percent(refuse),
        false_refusals=_percent(answer),
    )


def sample(cases: Sequence[Case], count: int, seed: int = 0) -> list[Case]:
    """`count` cases in their order, drawn with `seed`; all of them where there are fewer."""
    if count >= len(cases):
        return list(cases)
    chosen = sorted(random.Random(seed).sample(range(len(cases)), count))
    return [cases[place] for place in chosen]


def _percent(held: Sequence[bool]) -> float | None:
    return 100 * sum(held) / len(held) if held else None
