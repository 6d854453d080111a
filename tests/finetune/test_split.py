"""Records are split by tables and intent, and planted leaks are found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from assistant.answer_text import sql_answer
from assistant.model import Message
from finetune.auditing import audit, read_records
from finetune.auditing.skeleton import skeleton
from finetune.example import Example, write_examples
from finetune.split import HELD_OUT_SHARE, KeptOut, leaks, split_of
from schema_index import Catalog
from tests.finetune.records import INVOICES, LINES, PERIODS, TOTAL, query


def with_turn(example: Example, question: str, sql: str, table: str) -> Example:
    """The record with a further question and its answer."""
    more: tuple[Message, ...] = (
        {"role": "user", "content": f"Question: {question}\nNames: {table} exists."},
        {"role": "assistant", "content": sql_answer(sql, [table])},
    )
    return replace(example, completion=(*example.completion, *more))


def test_tables_held_out_are_for_evaluation() -> None:
    assert split_of("any intent", ("APTH", "APVM"), ("APVM",)) == "heldout"
    sides = [split_of(f"intent {number}", ("APTH",), ("APVM",)) for number in range(2000)]
    assert abs(sides.count("heldout") / len(sides) - 1 / HELD_OUT_SHARE) < 0.03


def test_questions_with_one_skeleton_are_on_one_side() -> None:
    for number in range(40):
        sql = f"SELECT APTH.APRef FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1 AND APTH.C{number} > 1"
        other = sql.replace("> 1", "> 25000").replace("= 1", "= @APCo")
        assert split_of(skeleton(sql), (), ()) == split_of(skeleton(other), (), ())


def test_planted_leaks_are_found(catalog: Catalog, tmp_path: Path) -> None:
    held = [
        query(catalog, "AP invoices over 500 in company 1", INVOICES, ["APTH"], "held-1"),
        query(catalog, "how many pay periods in company 1", PERIODS, ["PRPC"], "held-2"),
    ]
    clean = query(catalog, "invoice lines of company 2 with reference", LINES, ["APTL", "APTH"], "clean")
    turn = with_turn(replace(clean, id="turn"), "pay periods that we have", PERIODS, "PRPC")
    near_turn = with_turn(
        replace(clean, id="near-turn"), "How many pay periods are in company 1?", TOTAL, "APTH"
    )
    train = [
        clean,
        query(catalog, "ap invoices over 500 in company 1, please?", TOTAL, ["APTH"], "same"),
        query(catalog, "AP invoices over 900 in company 1", TOTAL, ["APTH"], "near"),
        query(catalog, "bills above a limit", INVOICES.replace("500", "7"), ["APTH"], "form"),
        turn,
        near_turn,
    ]
    found = {leak.record: leak.reason for leak in leaks(train, held)}
    assert set(found) == {"same", "near", "form", "turn", "near-turn"}
    assert found["form"] == "skeleton of held-1" and found["turn"] == "skeleton of held-2"
    assert "question of held-1" in found["near"]

    def crossed(some: list[Example]) -> set[str]:
        path = tmp_path / "train.jsonl"
        write_examples(path, some)
        write_examples(tmp_path / "held.jsonl", held)
        report = audit(read_records(path)[0], catalog, {}, held=read_records(tmp_path / "held.jsonl")[0])
        names = ("leaked_questions", "leaked_near", "leaked_skeletons")
        return {name for name in names if report.value(name)}

    assert crossed([clean]) == set()
    assert crossed([train[1]]) == {"leaked_questions", "leaked_near"}
    assert crossed([train[2]]) == {"leaked_near"}
    assert crossed([train[3]]) == {"leaked_skeletons"}
    assert crossed([turn]) == {"leaked_skeletons"}
    assert crossed([near_turn]) == {"leaked_near"}
    assert crossed([one for one in train if one.id not in found]) == set()


def test_what_is_kept_out_is_asked_for_by_question_and_by_form(catalog: Catalog) -> None:
    kept_out = KeptOut()
    assert "AP invoices" not in kept_out and not kept_out.has_form(INVOICES)
    kept_out.add([query(catalog, "AP invoices over 500 in company 1", INVOICES, ["APTH"])])
    assert "ap invoices over 500, in company 1" in kept_out
    assert "AP invoices over 501 in company 1?" in kept_out
    assert "open jobs by department" not in kept_out
    assert kept_out.has_form(INVOICES.replace("500", "12")) and not kept_out.has_form(TOTAL)
    assert len(kept_out) == 1 and list(kept_out) == ["ap invoices over 500 in company 1"]
