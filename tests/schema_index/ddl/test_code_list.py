from __future__ import annotations

import pytest

from schema_index.ddl.code_list import code_lists


@pytest.mark.parametrize(
    ("condition", "lists"),
    [
        ("([Type]='S' OR [Type]='R')", {"type": ["S", "R"]}),
        ("[Status] IN (0, 1, 2)", {"status": ["0", "1", "2"]}),
        ("(([a]=(1) OR ([a]=(0) OR [a]=(-1))))", {"a": ["1", "0", "-1"]}),
        ("[a] IS NULL OR [a] IN ('x ', N'y')", {"a": ["x", "y"]}),
        ("('A'=[a] OR [b]='B')", {}),
        ("([a]='Q' OR [a]='W') AND ([b]='1' OR [b]='2') AND [c]>(0)", {"a": ["Q", "W"], "b": ["1", "2"]}),
        ("upper([a])='A' OR upper([a])='B'", {"a": ["A", "B"]}),
        ("@value IN ('Y','N')", {"value": ["Y", "N"]}),
        ('@value IN ("Y", "it\'s")', {"value": ["Y", "it's"]}),  # as it is where QUOTED_IDENTIFIER is off
        ('([a]="A" OR "a"=\'B\')', {"a": ["A", "B"]}),
        ('"a" IN (1, 2)', {"a": ["1", "2"]}),
        ('[a]="b" + [c]', {}),
        ('[a]="b', {}),
        ("[a]='A' OR [a] LIKE 'B%'", {}),
        ("NOT ([a]='A')", {}),
        ("[a]<>'A' AND [a]<>'B'", {}),
        ("[a] >= 0 AND [a] <= 3", {}),
        ("[a] BETWEEN 1 AND 3", {}),
        ("[a]=[b]", {}),
        ("[a] IN (SELECT x FROM t)", {}),
        ("[a] IN ('A', [b])", {}),
        ("[a]=''", {}),
        ("([a]=", {}),
        ("", {}),
        ("[a] IN (" + ",".join(map(str, range(500))) + ")", {}),
    ],
)
def test_the_values_a_condition_allows(condition: str, lists: dict[str, list[str]]) -> None:
    assert {name: [code for code, _ in codes] for name, codes in code_lists(condition).items()} == lists


def test_only_y_and_n_mean_something_by_themselves() -> None:
    assert code_lists("[a] IN ('N','Y')") == {"a": (("N", "no"), ("Y", "yes"))}
    assert code_lists("[a] IN ('N','Y','M')") == {"a": (("N", ""), ("Y", ""), ("M", ""))}
