"""One comparison left out of the right SELECT, so that one rule and no other is broken."""

from __future__ import annotations

import random
from collections.abc import Iterable

from assistant.violation import RuleId
from finetune.contrasts.conjunct import Conjunct
from finetune.contrasts.subject import Rejected, Subject


def left_out(
    subject: Subject, conjuncts: Iterable[Conjunct], rule: RuleId, rng: random.Random
) -> Rejected | None:
    """The first of `conjuncts`, in an order by chance, that can be left out so; the contrast is the rule."""
    found = [one for one in conjuncts if one.without]
    rng.shuffle(found)
    for one in found:
        text = subject.with_sql(one.without)
        if evidence := subject.breaks(text, rule):
            return Rejected(rule, text, evidence)
    return None
