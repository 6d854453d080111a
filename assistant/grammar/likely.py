"""Which tables an answer may read: those that a question likely needs, as judged beside the model."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

WITHIN, WITHIN_NEW = 3.0, 0.75
"""Sets of tables whose logit is lower by more than this than that of the likeliest are left out: WITHIN where
the model was trained on the tables of that, WITHIN_NEW where it has to read them for the first time.

Of 322 evaluation questions vista-nano's likeliest plan reads the right tables for 191; within 3 for 198,
within 1.5 for 197, within 1 for 185; of 100 others over the reference for 68, 70, 62 and 59. Of 92 that need
tables which it was not trained on it does so for 14; within 3 for 38, within 1.5 for 49, within 1 for 55,
within 0.5 for 58.
"""

Judge = Callable[[Sequence[Collection[str]], Sequence[bool]], Iterable[float]]
"""How likely sets of tables are what a question needs, as logits; with each whether FROM can hold it."""


@dataclass(frozen=True, slots=True)
class LikelyTables:
    """A judge, and the tables that the model was trained on (None: any may be)."""

    judge: Judge
    known: frozenset[str] | None = None

    def of(self, sets: Mapping[frozenset[str], bool]) -> dict[frozenset[str], float]:
        """The likely ones of these sets, whose values say whether FROM can hold them, with their logits."""
        if not sets:
            return {}
        logits = dict(zip(sets, self.judge(list(sets), list(sets.values())), strict=True))
        best = max(logits, key=logits.__getitem__)
        within = WITHIN if self.known is None or best <= self.known else WITHIN_NEW
        return {one: logit for one, logit in logits.items() if logit >= logits[best] - within}
