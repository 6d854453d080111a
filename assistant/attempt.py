"""One try of the model: what it wrote, read, checked and mended by the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace

from assistant.answer import RepairStep
from assistant.answer_text import AnswerText, SqlText, parse_answer
from assistant.company_said import company_as_said
from assistant.markdown import fence
from assistant.repeated_items import listed_once
from assistant.rules import check, fix
from assistant.suggest import is_sql
from assistant.violation import RuleId, Violation
from schema_index import Catalog

_HOPELESS: frozenset[RuleId] = frozenset({"parse", "read-only", "unknown-table", "unknown-column"})
"""Rules whose violations leave nothing to work with: an honest refusal is better."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """`answer` is the text as read; for SQL it holds the mended statement, and `violations` what remains."""

    text: str
    answer: AnswerText
    violations: tuple[Violation, ...] = ()
    repairs: tuple[RepairStep, ...] = ()

    @property
    def sql(self) -> str:
        """The statement, or "" where the answer is none."""
        return self.answer.sql if isinstance(self.answer, SqlText) else ""


def read_attempt(text: str, catalog: Catalog, company: int | None, *, repair: bool = True) -> Attempt:
    """Read what a model wrote; SQL is checked, and mended as far as the rules know how.

    `company`, which the question names, stands in a company filter that is added or has another number; with
    None one that is added has the parameter (`@APCo`). Without `repair` nothing is mended.
    """
    answer = parse_answer(text)
    if not isinstance(answer, SqlText):
        if not is_sql(text):
            return Attempt(text, answer)
        answer = SqlText(text.strip())
    if not repair:
        return Attempt(text, answer, check(answer.sql, catalog).violations)
    steps = []
    once = listed_once(answer.sql)
    if once != answer.sql:
        steps.append(RepairStep("once", answer.sql, once))
        answer = replace(answer, sql=once)
    left = check(answer.sql, catalog).violations
    if left:
        mended = fix(answer.sql, catalog, company=company)
        left = mended.remaining
        if mended.sql != answer.sql:
            steps.append(RepairStep("fix", answer.sql, mended.sql, mended.applied))
            answer = replace(answer, sql=mended.sql)
    if company is not None and not left:
        said = company_as_said(answer.sql, catalog, company)
        if said != answer.sql:
            steps.append(RepairStep("company", answer.sql, said))
            answer = replace(answer, sql=said)
    shown = _model_form(answer.sql, answer) if steps else text
    return Attempt(shown, answer, left, tuple(steps))


def better(first: Attempt, second: Attempt) -> Attempt:
    """The one to show: the second where it breaks fewer rules, or refuses what the first could not write.

    A tie stays with the first.
    """
    if second.sql:
        chosen = second if len(second.violations) < len(first.violations) else first
    else:
        hopeless = any(one.rule in _HOPELESS for one in first.violations)
        chosen = second if hopeless and second.text.strip() else first
    return first if chosen is first else instead_of(first, second)


def instead_of(first: Attempt, second: Attempt) -> Attempt:
    """The second attempt, with the step that led to it."""
    step = RepairStep("retry", first.sql, second.sql, first.violations)
    return replace(second, repairs=(*first.repairs, step, *second.repairs))


def feedback(attempt: Attempt) -> str:
    """What the model is told about its SQL before it writes anew."""
    lines = [
        f"- {one.rule}: {one.message}" + (f" ({one.fix})" if one.fix else "") for one in attempt.violations
    ]
    return (
        "The SQL breaks these rules:\n"
        + "\n".join(lines)
        + "\nAnswer the question again without these faults."
    )


def _model_form(sql: str, answer: SqlText) -> str:
    return "\n".join(part for part in (answer.message, fence(sql)) if part)
