"""Incomplete join: one pair of key columns is left out of a join; the rest stays."""

from __future__ import annotations

import random

from finetune.contrasts.conjunct import conjuncts
from finetune.contrasts.left_out import left_out
from finetune.contrasts.subject import Rejected, Subject


def incomplete_join(subject: Subject, rng: random.Random) -> Rejected | None:
    """The right SELECT without one pair of a join; the rule complete-join and no other is broken."""
    pairs = [one for one in conjuncts(subject.example.sql) if one.right[0] and one.left[0] != one.right[0]]
    return left_out(subject, pairs, "complete-join", rng)
