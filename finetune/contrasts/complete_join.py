"""Incomplete join: one pair of key columns is left out of a join; the rest stays."""

from __future__ import annotations

import random

from finetune.contrasts.conjunct import conjuncts
from finetune.contrasts.subject import Rejected, Subject


def incomplete_join(subject: Subject, rng: random.Random) -> Rejected | None:
    """The right SELECT without one pair of a join; the rule complete-join and no other is broken."""
    pairs = [one for one in conjuncts(subject.example.sql) if one.right[0] and one.without]
    pairs = [one for one in pairs if one.left[0] != one.right[0]]
    rng.shuffle(pairs)
    for pair in pairs:
        text = subject.with_sql(pair.without)
        if evidence := subject.breaks(text, "complete-join"):
            return Rejected("complete-join", text, evidence)
    return None
