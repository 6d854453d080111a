"""Golden files: a line a case, `{"note","sql","at","also"?,"fixed"?}`.

`at` holds line and column of each violation of the file's rule, none for a near miss that must
pass every rule; `also` names the other rules that the statement violates; `fixed` is the text
after fixing with company 1.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from assistant.rules import check, fix
from assistant.violation import RULE_IDS
from schema_index import Catalog


def test_located(rule: str, case: dict[str, Any], catalog: Catalog) -> None:
    violations = check(case["sql"], catalog).violations
    assert [[one.line, one.column] for one in violations if one.rule == rule] == case["at"], violations
    assert sorted({one.rule for one in violations if one.rule != rule}) == case.get("also", []), violations
    assert all(one.message for one in violations)


def test_fixed(rule: str, case: dict[str, Any], catalog: Catalog) -> None:
    result = fix(case["sql"], catalog, company=1)
    if not case["at"]:
        assert result.sql == case["sql"]
        assert not result.applied
    elif "fixed" in case:
        assert result.sql == case["fixed"]
        assert not result.remaining
        assert rule in {one.rule for one in result.applied}
    else:
        assert rule in {one.rule for one in result.remaining}
    assert fix(result.sql, catalog, company=1).sql == result.sql


def test_every_rule_has_enough_cases(golden_count: dict[str, Counter[bool]]) -> None:
    assert set(golden_count) == set(RULE_IDS)
    for rule, counts in golden_count.items():
        assert counts[True] >= 10, f"{rule} has {counts[True]} near misses"
        assert counts[False] >= 10, f"{rule} has {counts[False]} bad cases"
