"""Company filters: the filter is missing, or it is on another company than the question says."""

from __future__ import annotations

import random

from assistant.parameters import company_in
from finetune.contrasts.conjunct import Conjunct, conjuncts
from finetune.contrasts.left_out import left_out
from finetune.contrasts.subject import Rejected, Subject

_COMPANIES = (1, 2, 3, 4, 5, 10, 20)


def missing_company(subject: Subject, rng: random.Random) -> Rejected | None:
    """The right SELECT without its company filter; the rule company-filter and no other is broken."""
    return left_out(subject, _filters(subject), "company-filter", rng)


def wrong_company(subject: Subject, rng: random.Random) -> Rejected | None:
    """The right SELECT over another company than the question names; nothing else differs."""
    asked = company_in(subject.example.question)
    found = [one for one in _filters(subject) if one.right == ("", str(asked))]
    if asked is None or len(found) != 1:
        return None
    other = rng.choice([number for number in _COMPANIES if number != asked])
    sql, (start, end) = subject.example.sql, found[0].value
    text = subject.with_sql(f"{sql[:start]}{other}{sql[end:]}")
    if subject.reasons(text):
        return None
    evidence = f"the question names company {asked}, the SQL company {other}"
    return Rejected("wrong-company", text, evidence)


def _filters(subject: Subject) -> list[Conjunct]:
    """Comparisons of a table's company column with a value or a parameter."""
    return [
        one
        for one in conjuncts(subject.example.sql)
        if not one.right[0]
        and (table := subject.catalog.find(one.left[0])) is not None
        and table.company_column == one.left[1]
    ]
