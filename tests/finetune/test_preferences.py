"""Pairs differ in the one way that they state, chosen sides pass the gate, and the shares hold."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from assistant.answer_text import missing_table_answer, parse_answer, sql_answer
from assistant.execute import tables_of
from finetune.contrasts import (
    Rejected,
    Subject,
    false_refusal,
    incomplete_join,
    invented_answer,
    missing_company,
    subject_of,
    unknown_column,
    wrong_aggregation,
    wrong_company,
    wrong_table,
)
from finetune.contrasts.conjunct import conjuncts
from finetune.curated.corrections import read_corrections
from finetune.curated.plans import wrong_answer
from finetune.example import Example, write_examples
from finetune.gate import record_faults
from finetune.gating.judge import Reality
from finetune.generating.entry import Entry
from finetune.generating.generate import generate
from finetune.generating.recipe import Recipe, Report
from finetune.pairing.balance import ACCEPTED, BETWEEN, MOST, REFUSED, balanced, stage_of
from finetune.pairing.mistakes import mine
from finetune.pairing.pair import pair_of
from finetune.preferences import corrected, main
from finetune.workers import rough_count
from retriever import SchemaRetriever
from schema_index import Catalog
from tests.assistant.fakes import FakeModel
from tests.finetune.records import INVOICES, LINES, PERIODS, TOTAL, query, samples


@pytest.fixture(scope="module")
def subjects(catalog: Catalog, reality: Reality) -> dict[str, Subject]:
    found = [subject_of(example, reality) for example in samples(catalog)]
    return {subject.example.id: subject for subject in found if subject is not None}


def sql_of(rejected: Rejected | None) -> str:
    assert rejected is not None
    return getattr(parse_answer(rejected.text), "sql", "")


def test_incomplete_join_leaves_out_one_pair(subjects: dict[str, Subject]) -> None:
    found = incomplete_join(subjects["sql-join"], random.Random(1))
    left = {(one.left, one.right) for one in conjuncts(LINES)}
    assert len(left - {(one.left, one.right) for one in conjuncts(sql_of(found))}) == 1
    assert found is not None and found.evidence.startswith("complete-join: ")
    assert sql_of(found).count("WITH (NOLOCK)") == 2
    assert incomplete_join(subjects["sql-list"], random.Random(1)) is None


def test_missing_company_leaves_out_the_filter_alone(subjects: dict[str, Subject]) -> None:
    assert sql_of(missing_company(subjects["sql-list"], random.Random(1))) == INVOICES.replace(
        "APTH.APCo = 1 AND ", ""
    )
    assert sql_of(missing_company(subjects["sql-total"], random.Random(1))) == TOTAL.replace(
        "\nWHERE APTH.APCo = 1", ""
    )


def test_wrong_company_is_another_than_the_question_says(subjects: dict[str, Subject]) -> None:
    found = wrong_company(subjects["sql-list"], random.Random(1))
    wrong = [one.right[1] for one in conjuncts(sql_of(found)) if one.left[1] == "APCo"]
    assert wrong != ["1"] and sql_of(found).replace(f"APCo = {wrong[0]}", "APCo = 1") == INVOICES
    unsaid = replace(subjects["sql-list"].example, question="AP invoices over 500")
    assert wrong_company(replace(subjects["sql-list"], example=unsaid), random.Random(1)) is None


def test_unknown_column_changes_one_name(subjects: dict[str, Subject]) -> None:
    for seed in range(8):
        found = unknown_column(subjects["sql-list"], random.Random(seed))
        right, wrong = INVOICES.split(), sql_of(found).split()
        changed = {(a, b) for a, b in zip(right, wrong, strict=True) if a != b}
        assert {a.strip(",") for a, _ in changed} <= {"APTH.Vendor", "APTH.APRef", "APTH.InvTotal"}
        assert len({b.strip(",") for _, b in changed}) == 1
        assert found is not None and found.evidence.startswith("unknown-column: ")


def test_wrong_aggregation_gives_other_rows(subjects: dict[str, Subject]) -> None:
    found = wrong_aggregation(subjects["sql-total"], random.Random(1))
    assert sql_of(found).replace(sql_of(found)[7:10], "SUM", 1).endswith("WHERE APTH.APCo = 1")
    assert sql_of(found) != TOTAL
    assert found is not None and "rows:" in found.evidence
    assert wrong_aggregation(subjects["sql-list"], random.Random(1)) is None
    empty = replace(subjects["sql-total"].example, sql=TOTAL.replace("= 1", "= 99"))
    assert wrong_aggregation(replace(subjects["sql-total"], example=empty), random.Random(1)) is None


def test_wrong_table_is_of_the_module_and_gives_other_rows(catalog: Catalog, reality: Reality) -> None:
    example = query(catalog, "how many pay periods in company 1", PERIODS, ["PRPC", "PRSQ", "APTH"])
    subject = subject_of(example, reality)
    assert subject is not None
    found = wrong_table(subject, random.Random(1))
    assert sql_of(found) == PERIODS.replace("PRPC", "PRSQ")
    assert found is not None and found.text.startswith("Uses PRSQ.")
    alone = subject_of(query(catalog, "how many pay periods", PERIODS, ["PRPC", "APTH"]), reality)
    assert alone is not None and wrong_table(alone, random.Random(1)) is None


def test_false_refusals_deny_what_is_there(subjects: dict[str, Subject]) -> None:
    kinds = Counter(
        found.contrast
        for name in ("sql-list", "sql-join", "describe")
        for seed in range(12)
        if (found := false_refusal(subjects[name], random.Random(seed)))
    )
    assert set(kinds) == set(ACCEPTED)
    assert false_refusal(subjects["no-table"], random.Random(1)) is None


@pytest.mark.parametrize("name", ["no-table", "no-column", "no-change", "not-held"])
def test_invented_answers_are_to_what_must_be_refused(subjects: dict[str, Subject], name: str) -> None:
    for seed in range(6):
        found = invented_answer(subjects[name], random.Random(seed))
        assert found is not None and found.contrast == subjects[name].example.category
        assert subjects[name].reasons(found.text)
    assert invented_answer(subjects["sql-list"], random.Random(1)) is None


def test_the_plan_keeps_every_share() -> None:
    supply = {name: 300 for name in (*REFUSED, *ACCEPTED, *BETWEEN)} | {"not-held": 20, "wrong-table": 3}
    plan = balanced(supply)
    total = sum(plan.values())
    refused, accepted = (sum(plan[name] for name in group) for group in (REFUSED, ACCEPTED))
    assert total > 1000
    assert 0.45 <= refused / total <= 0.55
    assert 0.45 <= refused / (refused + accepted) <= 0.55
    assert max(plan.values()) <= MOST * total
    names = [plan[name] for name in plan if stage_of(name) == "names"]
    assert max(names) <= 0.2 * sum(names)
    assert all(plan[name] <= supply[name] for name in plan)
    assert plan["not-held"] == 20 and plan["wrong-table"] == 3
    assert sum(balanced({"missing-table": 500}).values()) == 0


def test_a_models_mistakes_are_mined_and_verified(subjects: dict[str, Subject], catalog: Catalog) -> None:
    names = ("sql-list", "sql-total", "sql-join", "no-table", "sql-list", "describe")
    asked = [subjects[name] for name in names]
    model = FakeModel(
        sql_answer(INVOICES.replace("APTH.APRef", "APTH.InvNum"), ["APTH"]),
        sql_answer(TOTAL.replace("SUM", "MAX"), ["APTH"]),
        asked[2].text,
        sql_answer(TOTAL, ["APTH"]),
        missing_table_answer("APTH", ["APTL"]),
        "describe APTL.",
        context_length=100_000,
    )
    seen: Counter[str] = Counter()
    found = [(subject.example.id, one.contrast) for subject, one in mine(model, asked, seen)]
    assert found == [
        ("sql-list", "unknown-column"),
        ("sql-total", "wrong-aggregation"),
        ("no-table", "missing-table"),
        ("sql-list", "false-missing-table"),
    ]
    assert seen["right"] == 1 and seen["undecided"] == 1
    assert all(grammar and "root ::=" in grammar for grammar in model.grammars)


def test_corrections_by_hand_become_pairs_where_the_fault_is_verified(
    catalog: Catalog, reality: Reality
) -> None:
    kept = {one.fault: one for one in read_corrections() if one.fault in ("complete-join", "nolock")}
    rows = next(one for one in read_corrections() if one.why == "status 0 is pending")
    chosen = [kept["complete-join"], kept["nolock"], rows]
    examples = [query(catalog, one.question, one.sql, tables_of(one.sql, catalog), one.id) for one in chosen]
    subjects = [subject_of(one, reality) for one in examples]
    found = corrected([one for one in subjects if one is not None])
    assert [(subject.example.id, one.contrast) for subject, one in found] == [
        (chosen[0].id, "complete-join"),
        (chosen[2].id, "wrong-rows"),
    ]
    assert wrong_answer(chosen[0], catalog) == found[0][1].text and "written by hand" in found[1][1].evidence


def test_a_pair_carries_stage_contrast_and_evidence(subjects: dict[str, Subject]) -> None:
    found = missing_company(subjects["sql-list"], random.Random(1))
    assert found is not None
    pair = pair_of(subjects["sql-list"].example, found)
    assert (pair.stage, pair.contrast) == ("style", "company-filter")
    assert pair.chosen == subjects["sql-list"].example.completion
    assert stage_of("missing-table") == stage_of("unknown-column") == "names"


@pytest.fixture(scope="module")
def generated(catalog: Catalog, lexicon: dict[str, Entry], retriever: SchemaRetriever) -> list[Example]:
    """Records over renamed schemas."""
    recipe = Recipe(count=220, seed=3, context_length=1024, count_tokens=rough_count, shuffled=1.0)
    return list(generate(catalog, lexicon, retriever, recipe, Report()))


def test_the_command_writes_balanced_pairs_the_same_for_a_seed(
    generated: list[Example],
    catalog: Catalog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    broken = replace(samples(catalog)[0], id="broken", source="nowhere")
    held = replace(samples(catalog)[1], id="held", split="heldout")
    records = tmp_path / "records.jsonl"
    write_examples(records, [*generated, *samples(catalog), broken, held])

    def make(name: str) -> dict[str, Any]:
        out = tmp_path / name
        arguments = ["--records", str(records), "--out", str(out), "--seed", "5", "--json"]
        monkeypatch.setattr("sys.argv", ["preferences", *arguments])
        main()
        return cast(dict[str, Any], json.loads(capsys.readouterr().out))

    counts = make("one")
    lines = read_lines(tmp_path / "one", "dpo_names") + read_lines(tmp_path / "one", "dpo_style")
    assert counts["pairs"] == len(lines) > 20
    assert counts["records"]["for evaluation"] == 1
    chosen = [not row["sql"] and row["category"] != "describe" for row in lines]
    assert 0.45 <= sum(chosen) / len(chosen) <= 0.55
    assert max(counts["contrasts"].values()) <= 0.2 * len(lines)
    assert all(row["chosen"] != row["rejected"] and row["evidence"] for row in lines)
    by_id = {example.id: example for example in generated} | {e.id: e for e in samples(catalog)}
    for row in lines:
        example = by_id[row["id"].removesuffix(f"-{row['contrast']}")]
        assert record_faults(example) == []
        rejected = replace(example, completion=tuple(row["rejected"]))
        differs = {fault.rule for fault in record_faults(rejected)} - {"record"}
        assert differs or row["contrast"] == "wrong-company" or "rows:" in row["evidence"]
    share = counts["kto"]["desirable"] / sum(counts["kto"].values())
    assert 0.6 <= share <= 0.7
    [fault] = read_lines(tmp_path / "one", "faults")
    assert fault["record"] == "broken" and "source" in fault["message"]
    assert make("two") == counts
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def read_lines(folder: Path, name: str) -> list[dict[str, Any]]:
    text = (folder / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


Maker = Callable[[Subject, random.Random], Rejected | None]


@pytest.mark.parametrize("maker", [incomplete_join, missing_company, unknown_column])
def test_renamed_schemas_give_contrasts_too(generated: list[Example], reality: Reality, maker: Maker) -> None:
    found = [subject for example in generated[:160] if (subject := subject_of(example, reality))]
    subjects = [subject for subject in found if subject.reality is None]
    assert len(subjects) > 60, "a prompt whose tables are all known ones can be run"
    made = [one for subject in subjects if subject.example.sql and (one := maker(subject, random.Random(2)))]
    assert len(made) > 3
