"""The summary: percentages, intervals, the figure in which always and never refusing are both bad."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from assistant import Assistant
from assistant.demo import DemoDatabase
from finetune.case import SUITE, read_cases
from finetune.evaluate import judge
from finetune.evaluating import summarise, table
from finetune.evaluating.bootstrap import difference, interval, share, value
from finetune.scoring import Bench
from retriever import SchemaRetriever
from tests.finetune.evaluation_parts import SayModel


def row(expected: str, kind: str, right: bool, **more: Any) -> dict[str, Any]:
    score = {"kind": kind == expected, "right": right, "rows": right if expected == "sql" else None}
    return {"id": "", "category": expected, "expected": expected, "kind": kind, "score": score} | more


def test_percentages_count_only_the_cases_that_ask_for_them() -> None:
    rows = [
        row("sql", "sql", True, ms=10, violations=[], written=["unknown-column", "nolock"], retrieved=True),
        row("sql", "refusal", False, ms=30, retrieved=False, cause="not-retrieved"),
        row("refusal", "refusal", True, ms=20),
        row("refusal", "sql", False, ms=40, violations=["nolock"], written=["nolock"]),
    ]
    found = summarise(rows)
    assert found["all"]["n"] == 4 and found["sql"]["n"] == 2
    assert (found["all"]["rows"], found["all"]["right"], found["all"]["retrieved"]) == (50.0, 50.0, 50.0)
    assert (found["all"]["refused"], found["all"]["false_refusal"]) == (50.0, 50.0)
    assert (found["all"]["rules"], found["all"]["rules_written"]) == (50.0, 0.0)
    assert (found["all"]["unknown_per_100"], found["all"]["unknown_written_per_100"]) == (0.0, 50.0)
    assert found["all"]["rule_passes"]["nolock"] == 50.0 and found["all"]["rule_passes"]["parse"] == 100.0
    assert (found["all"]["ms"], found["all"]["ms_median"]) == (25, 25)
    assert found["all"]["causes"] == {"not-retrieved": 1}
    assert found["refusal"]["rows"] is None and found["refusal"]["false_refusal"] is None
    low, high = found["all"]["intervals"]["right"]
    assert 0 <= low <= 50 <= high <= 100
    assert "not-retrieved 1" in table(found)


def test_one_figure_in_which_both_extremes_are_bad() -> None:
    """Even a model that answers all else rightly gets 0 where it never refuses, and the other way round."""
    cases = ["sql"] * 6 + ["refusal"] * 4
    always = [row(expected, "refusal", expected == "refusal") for expected in cases]
    never = [row(expected, "sql", expected == "sql") for expected in cases]
    good = [row(expected, expected, place != 0) for place, expected in enumerate(cases)]
    scores = [summarise(rows)["all"]["score"] for rows in (always, never, good)]
    assert scores == [0.0, 0.0, pytest.approx(90.9, abs=0.05)]


@pytest.mark.parametrize(
    "text",
    [
        "I cannot answer that.",
        "There is no table X. Nearest: APTH, JCJM, PREH, GLDT, ARTH.",
        "Uses JCJM.\n```sql\nSELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1\n```",
        "describe APTH",
    ],
)
def test_models_that_say_one_thing_score_badly_on_the_suite(retriever: SchemaRetriever, text: str) -> None:
    """The whole way: a fake model, the real retriever, the real demo, a draw of the suite that ships."""
    cases = random.Random(5).sample(list(read_cases(SUITE)), 20)
    assert {case.kind for case in cases} == {"sql", "refusal", "schema"}
    assistant = Assistant(retriever, SayModel(text), DemoDatabase.open())
    bench = Bench.demo(seeds=())
    found = summarise([judge(assistant, case, bench) for case in cases], intervals=False)["all"]
    assert found["score"] < 5
    assert (found["false_refusal"] == 100.0) == ("no table" in text or "cannot" in text)


def test_intervals_narrow_with_the_cases_and_hold_the_figure() -> None:
    widths = []
    for count in (50, 500):
        held = np.array([float(place % 4 == 0) for place in range(count)])
        figure = share(held, np.ones(count))
        found = value(figure, count)
        bounds = interval(figure, count)
        assert found is not None and bounds is not None and bounds[0] < found < bounds[1]
        assert bounds == interval(figure, count)
        widths.append(bounds[1] - bounds[0])
    assert widths[1] < widths[0] / 2
    # The normal approximation: 1.96 standard errors to either side.
    assert widths[1] == pytest.approx(2 * 1.96 * (0.25 * 0.75 / 500) ** 0.5, rel=0.12)


def test_the_paired_test_sees_what_the_intervals_do_not() -> None:
    """Twelve cases of 200 won and one lost is beyond chance, though the intervals overlap."""
    first = np.array([float(place % 2) for place in range(200)])
    second = first.copy()
    second[:24:2] = 1.0
    second[101] = 0.0
    counted = np.ones(200)
    found = difference(share(first, counted), share(second, counted), 200)
    assert found is not None and found.delta == pytest.approx(11 / 200)
    assert found.significant and found.low > 0
    one, two = interval(share(first, counted), 200), interval(share(second, counted), 200)
    assert one is not None and two is not None and one[1] > two[0]
    same = difference(share(first, counted), share(first, counted), 200)
    assert same is not None and same.p == 1.0 and not same.significant


def test_a_figure_without_cases_is_none() -> None:
    nothing = share(np.zeros(3), np.zeros(3))
    assert (
        value(nothing, 3) is None and interval(nothing, 3) is None and difference(nothing, nothing, 3) is None
    )
