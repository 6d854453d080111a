"""Runs side by side: significance, flips, and the page with the SQL and the rows of each."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from finetune import compare
from finetune.comparing import Run, compare_runs, comparison_table, page
from finetune.comparing.row_diff import row_diff
from finetune.scoring import Bench
from schema_index import DataError

JOBS = "SELECT JCJM.Job FROM JCJM WITH (NOLOCK) WHERE JCJM.JCCo = 1 AND JCJM.JobStatus = 1"
OTHER = JOBS.replace("JobStatus = 1", "JobStatus = 3")


def result(name: str, right: bool, category: str = "list", **more: Any) -> dict[str, Any]:
    return {
        "id": name,
        "category": category,
        "question": f"which jobs <{name}>",
        "expected": "sql",
        "gold": JOBS,
        "company": 1,
        "kind": "sql",
        "sql": JOBS if right else OTHER,
        "found": ["JCJM", "JCCM"],
        "retrieved": True,
        "violations": [],
        "cause": None if right else "wrong-filter",
        "score": {"kind": True, "right": right, "rows": right, "ran": True, "error": ""},
    } | more


FIRST = Run("before", [result(f"c{n}", n % 2 == 0) for n in range(40)])
SECOND = Run(
    "after", [result(f"c{n}", n % 2 == 0 or n < 20) if n else result("c0", False) for n in range(40)]
)


@pytest.fixture(scope="module")
def demo() -> Bench:
    return Bench.demo(seeds=())


def test_differences_are_tested_and_flips_are_listed() -> None:
    found = compare_runs([FIRST, SECOND])
    first, second = found.cells["all"]["right"]
    assert first is not None and second is not None and second.difference is not None
    assert (first.percent, second.percent) == (50.0, 72.5)
    assert second.difference.delta == pytest.approx(0.225) and second.difference.significant
    assert first.difference is None
    assert [flip.id for flip in found.flips if not flip.won] == ["c0"]
    assert {flip.id for flip in found.flips if flip.won} == {f"c{n}" for n in range(1, 20, 2)}
    assert found.causes == {"wrong-filter": (20, 11)}
    text = comparison_table(found)
    assert "11 cases flipped: 10 won, 1 lost" in text and "* better" in text
    assert json.loads(json.dumps(found.to_json()))["cases"] == 40


def test_only_shared_cases_count_and_faults_are_named() -> None:
    shorter = Run("short", [*SECOND.rows[:10], result("extra", True)])
    found = compare_runs([FIRST, shorter])
    assert len(found.cases) == 10 and found.left_out == 31
    assert compare_runs([FIRST, FIRST]).names == ("before", "before (2)")
    with pytest.raises(DataError, match="one run cannot be compared"):
        compare_runs([FIRST])
    with pytest.raises(DataError, match="no case in common"):
        compare_runs([FIRST, Run("x", [result("zzz", True)])])
    with pytest.raises(DataError, match="'c0' asks different questions"):
        compare_runs([FIRST, Run("x", [result("c0", True, question="what else")])])


def test_rows_that_are_missing_and_those_beyond_are_shown(demo: Bench) -> None:
    wider = JOBS.replace(" AND JCJM.JobStatus = 1", "")
    found = row_diff(result("a", False, sql=wider), demo)
    assert found is not None and found.missing is None and found.extra is not None
    assert found.extra.columns == ("Job",) and 0 < len(found.extra.rows) <= 6
    narrow = row_diff(result("a", False, sql=JOBS.replace("SELECT", "SELECT TOP 1")), demo)
    assert narrow is not None and narrow.missing is not None and narrow.extra is None
    spare = row_diff(result("a", False, sql=JOBS.replace("JCJM.Job ", "JCJM.Job, JCJM.JCCo ")), demo)
    assert spare is not None and spare.note.startswith("the same rows, with columns to spare")
    broken = row_diff(result("a", False, sql="SELECT JCJM.Nope FROM JCJM WITH (NOLOCK)"), demo)
    assert broken is not None and broken.note.startswith("not run: ")
    assert row_diff(result("a", False, sql=""), demo) is None


def test_the_page_shows_questions_tables_sql_and_rows(
    demo: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = []
    for run in (FIRST, SECOND):
        paths.append(tmp_path / f"{run.name}.jsonl")
        paths[-1].write_text("".join(json.dumps(row) + "\n" for row in run.rows))
    monkeypatch.setattr(compare, "demo_bench", lambda: demo)
    html = tmp_path / "page.html"
    monkeypatch.setattr(sys, "argv", ["compare", *map(str, paths), "--html", str(html), "--json"])
    compare.main()
    assert json.loads(capsys.readouterr().out)["runs"] == ["before", "after"]
    text = html.read_text()
    assert "which jobs &lt;c0&gt;" in text and "<c0>" not in text
    assert "JobStatus = 3" in text and "Retrieved: JCJM, JCCM" in text
    assert "Gold rows that are missing" in text and "Rows beyond the gold" in text
    assert text.count("<svg") >= 2 and "Lost: right in the first run" in text
    assert "http" not in text.replace("https://www.w3.org", "")


def test_a_page_without_rows_runs_nothing() -> None:
    assert "Gold rows that are missing" not in page(compare_runs([FIRST, SECOND]), None)


def test_other_files_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": 1}\n')
    monkeypatch.setattr(sys, "argv", ["compare", str(path), str(path)])
    with pytest.raises(DataError, match="is no file of results"):
        compare.main()
