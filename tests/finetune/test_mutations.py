"""The score notices wrong SQL: gold statements mutated in one place score lower where their rows change."""

from __future__ import annotations

import pytest

from benchmarks.mutations import changes_rows, judged
from finetune.case import Case
from finetune.curated import Curated, read_curated
from finetune.scoring import Bench
from finetune.scoring.mutations import mutations

SQL = (
    "SELECT APTL.APLine, MAX(APTL.GrossAmt) AS M FROM APTL WITH (NOLOCK) JOIN APTH WITH (NOLOCK) "
    "ON APTL.APCo = APTH.APCo AND APTL.Mth = APTH.Mth AND APTL.APTrans = APTH.APTrans "
    "WHERE APTL.APCo = 1 AND (APTH.Vendor = 3 OR APTH.Vendor = 4) GROUP BY APTL.APLine"
)
SAMPLE = [one for place, one in enumerate(read_curated(wordings=False)) if place % 70 == 7]


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.demo(seeds=())


def test_each_mutation_is_wrong_in_one_place() -> None:
    found = list(mutations(SQL))
    assert sorted((one.kind, one.what) for one in found) == [
        ("aggregate", "MAX(APTL.GrossAmt) became MIN(APTL.GrossAmt)"),
        ("filter", "APTH.Vendor = 3 OR APTH.Vendor = 4"),
        ("filter", "APTL.APCo = 1"),
        ("join-column", "APTL.APCo = APTH.APCo"),
        ("join-column", "APTL.APTrans = APTH.APTrans"),
        ("join-column", "APTL.Mth = APTH.Mth"),
        ("nolock", "APTH"),
        ("nolock", "APTL"),
    ]
    assert len({one.sql for one in found}) == len(found)
    by_what = {one.what: one.sql for one in found}
    assert (
        "APTL.APCo = 1" not in by_what["APTL.APCo = 1"] and "OR APTH.Vendor = 4" in by_what["APTL.APCo = 1"]
    )


@pytest.mark.parametrize("one", SAMPLE, ids=[one.id for one in SAMPLE])
def test_mutations_that_change_the_rows_score_lower(bench: Bench, one: Curated) -> None:
    case = Case(one.id, "curated", one.question, sql=one.sql, company=one.company)
    assert judged(case, case.sql, bench).right
    for mutation in mutations(case.sql):
        found = judged(case, mutation.sql, bench)
        if mutation.kind == "nolock":
            assert found.rules is False and found.rows and not found.right
        elif changes_rows(case, mutation.sql, bench):
            assert not found.right, mutation
