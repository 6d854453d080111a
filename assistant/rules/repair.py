"""Fixes what can be fixed without asking: by edits of the text, checked again after each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from sqlglot import exp

from assistant.rules.finding import Finding, apply_edits
from assistant.rules.pipeline import check, findings
from assistant.violation import RuleId, Violation
from schema_index import Catalog

AT_ONCE: tuple[RuleId, ...] = ("dialect", "view-name", "name-case", "nolock")
"""Rules whose findings do not depend on each other, in the order in which they are fixed."""

ONE_BY_ONE: tuple[RuleId, ...] = ("complete-join", "company-filter")
"""Rules where mending the first finding often mends the next ones as well."""

MOST_ROUNDS = 200


@dataclass(frozen=True)
class FixResult:
    """The text after fixing, the violations that were fixed, and those that remain."""

    sql: str
    applied: tuple[Violation, ...]
    remaining: tuple[Violation, ...]


def fix(sql: str, catalog: Catalog, *, company: int | None = None) -> FixResult:
    """Fix a statement as far as the rules know how; a conforming text comes back as it is.

    A statement that is not read-only is left as it is. A missing company filter is fixed with
    `company`, or with the parameter named after the column (`@APCo`) where it is None. A step that
    would break what was readable is left out.
    """
    applied: list[Violation] = []
    refused: set[str] = set()
    found, tree = findings(sql, catalog, company)
    for _ in range(MOST_ROUNDS):
        step = _next(found, refused)
        if not step or any(one.violation.rule == "read-only" for one in found):
            break
        for some in (step, *([one] for one in step[: len(step) if len(step) > 1 else 0])):
            text = apply_edits(sql, [edit for one in some for edit in one.edits])
            after, tree_after = findings(text, catalog, company)
            if text != sql and tree_after is not None and _is_better(some, found, after, tree):
                applied += [one.violation for one in some]
                sql, found, tree = text, after, tree_after
                break
            refused |= {_key(one) for one in some} if len(some) == 1 else set()
    return FixResult(sql, tuple(applied), check(sql, catalog).violations)


def _next(found: list[Finding], refused: set[str]) -> list[Finding]:
    """The findings to mend in one step: all of a rule that allows it, else one."""
    usable = [one for one in found if one.edits and _key(one) not in refused]
    for rule in AT_ONCE:
        step = [one for one in usable if one.violation.rule == rule]
        if step:
            return step
    return [one for rule in ONE_BY_ONE for one in usable if one.violation.rule == rule][:1]


def _is_better(
    step: list[Finding], before: list[Finding], after: list[Finding], tree: exp.Expr | None
) -> bool:
    """Whether fewer findings of the step's rule are left, and all that was understood still is."""
    if tree is None:
        return True
    hard: tuple[RuleId, ...] = ("parse", "read-only", "unknown-table", "unknown-column")
    was, now = (Counter(one.violation.rule for one in found) for found in (before, after))
    rule = step[0].violation.rule
    return now[rule] < was[rule] and all(now[name] <= was[name] for name in hard)


def _key(one: Finding) -> str:
    return f"{one.violation.rule} {one.violation.message}"
