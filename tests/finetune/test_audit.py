"""The audit reads every form, and its figures say what is wrong with a file."""

from __future__ import annotations

import json
import random
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rapidfuzz import fuzz, process

from finetune.audit import main
from finetune.auditing import Record, Report, Threshold, audit, read_records, read_thresholds
from finetune.auditing.answer_kind import answer_kind
from finetune.auditing.near import matches, twins
from finetune.auditing.page import page
from finetune.auditing.skeleton import skeleton
from finetune.example import write_examples
from schema_index import Catalog, DataError
from tests.finetune.records import INVOICES, samples

THRESHOLDS = {"nolock": Threshold(min=1.0), "short": Threshold(max=0.01), "unshuffled": Threshold(max=0.02)}
BAD = "SELECT VendorName FROM APTH WHERE Status = 1"


def write_json(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def measured(rows: list[dict[str, Any]], tmp_path: Path, catalog: Catalog, **more: Any) -> Report:
    records, forms = read_records(write_json(tmp_path / "file.json", rows))
    return audit(records, catalog, THRESHOLDS, name="file.json", forms=forms, **more)


def test_true_records_of_ours_are_found_true(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "ours.jsonl"
    write_examples(path, samples(catalog))
    records, forms = read_records(path)
    report = audit(records, catalog, read_thresholds())
    assert forms == {"ours": 8}
    for name in ("nolock", "company_filter", "complete_join", "parses"):
        assert report.value(name) == 1.0, name
    for name in ("faulty", "unknown_names", "false_refusals", "without_category", "duplicates"):
        assert report.value(name) == 0.0, name
    assert report.value("sql_or_refusal") == 7 / 8
    assert report.value("short") == 1 / 8  # the refusal of one table


def test_a_foreign_file_is_measured_against_the_catalog(catalog: Catalog, tmp_path: Path) -> None:
    good = INVOICES.replace("\n", " ")
    rows = [
        {"instruction": "invoices", "input": "", "output": f"```sql\n{good}\n```"},
        {"instruction": "vendors", "output": BAD},
        {"instruction": "lines", "output": BAD.replace("APTH", "APLines")},
        {"instruction": "what is APTH", "output": "APTH holds one invoice a row, with vendor and total."},
        {"instruction": "show APFoo", "output": "The table APFoo does not exist. Try APTH."},
        {"instruction": "show APFoo", "output": "The table APFoo does not exist. Try APTH."},
    ]
    report = measured(rows, tmp_path, catalog)
    assert report.forms == {"alpaca": 6}
    assert report.value("sql") == 0.5
    assert report.value("shows_nolock") == pytest.approx(1 / 6)
    assert report.value("nolock") == pytest.approx(1 / 3)
    assert report.value("unknown_names") == pytest.approx(2 / 3)
    assert report.value("refusals") == pytest.approx(2 / 6)
    assert report.value("prose") == pytest.approx(1 / 6)
    assert report.value("duplicates") == pytest.approx(1 / 6)
    offenders = next(one.counts for one in report.distributions if one.name == "names that do not exist")
    assert any("VendorName" in name for name in offenders)
    assert any("APLines" in name for name in offenders)
    assert {one.measure.name for one in report.crossed} == {"nolock", "short"}


def test_sharegpt_and_kto_rows_are_read(tmp_path: Path) -> None:
    talk = [{"from": "system", "value": "s"}, {"from": "human", "value": "q"}, {"from": "gpt", "value": "a"}]
    rows: list[dict[str, Any]] = [
        {"conversations": talk},
        {"conversations": talk[:2], "chosen": {"from": "gpt", "value": "c"}, "rejected": {"value": "r"}},
        {"conversations": talk, "kto_tag": False},
        {"messages": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "a"}]},
        {"instruction": "i", "input": "j", "chosen": "c", "rejected": "r"},
        {"instruction": "i", "output": ["c", "r"]},
        {"instruction": "i", "output": "a", "label": "false"},
    ]
    records, forms = read_records(write_json(tmp_path / "rows.json", rows))
    assert forms == {"sharegpt": 4, "alpaca": 3}
    assert [(r.question, r.answers, r.rejected, r.label) for r in records] == [
        ("q", ("a",), "", None),
        ("q", ("c",), "r", None),
        ("q", (), "a", False),
        ("q", ("a",), "", None),
        ("i\nj", ("c",), "r", None),
        ("i", ("c",), "r", None),
        ("i", (), "a", False),
    ]
    assert [record.is_pair for record in records] == [False, True, False, False, True, True, False]


def test_a_row_of_no_known_form_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"rows\.json:1: no known form"):
        read_records(write_json(tmp_path / "rows.json", [{"text": "x"}]))
    with pytest.raises(DataError, match="holds no records"):
        read_records(write_json(tmp_path / "none.json", []))


@pytest.mark.parametrize(
    ("text", "kind", "statements"),
    [
        ("Uses APTH.\n```sql\nSELECT 1\n```", "sql", ("SELECT 1",)),
        ("SELECT a\nFROM b", "sql", ("SELECT a\nFROM b",)),
        ("Here it is:\nSELECT a FROM b\n\nIt lists a.", "sql", ("SELECT a FROM b",)),
        ("describe APTH", "schema", ()),
        ("There is no table X. Nearest: APTH.", "refusal", ()),
        ("I'm sorry, the table X doesn't exist.", "refusal", ()),
        ("Select a vendor, then press F4 to see it.", "prose", ()),
    ],
)
def test_answers_are_told_apart(text: str, kind: str, statements: tuple[str, ...]) -> None:
    found = answer_kind(text)
    assert (found.kind, found.statements) == (kind, statements)


def test_near_texts_are_those_that_brute_force_finds() -> None:
    rng = random.Random(3)
    words = ["open", "jobs", "vendors", "with", "total", "cost", "by", "phase", "for", "company", "1", "2"]
    texts = [" ".join(rng.choices(words, k=rng.randint(4, 9))) for _ in range(300)]
    texts += [text.replace("company", "companies") for text in texts[:40]]
    scores = process.cdist(texts, texts, scorer=fuzz.ratio, dtype=np.float32)
    np.fill_diagonal(scores, 0)
    expected = {number for number, best in enumerate(scores.max(axis=1)) if best >= 90}
    found = twins(texts, 0.9)
    assert {twin.index for twin in found} == expected
    assert all(twin.similarity == pytest.approx(scores[twin.index].max() / 100) for twin in found)


def test_long_texts_are_compared_by_words() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    assert [twin.index for twin in twins([text, text.replace("word7 ", "x "), text[::-1]], 0.9)] == [0, 1]
    assert [twin.other for twin in matches([text], ["short", text], 0.9)] == [1]


def test_a_skeleton_has_no_values() -> None:
    left = skeleton("SELECT a FROM t WITH (NOLOCK) WHERE c = 1 AND d = 'x' AND e = @Co")
    assert left == skeleton("select a from [t] with (nolock) where c = @C and d = N'y' and e = 20")
    assert left != skeleton("SELECT b FROM t WITH (NOLOCK) WHERE c = 1 AND d = 'x' AND e = @Co")


def test_leaks_are_found_by_question_paraphrase_and_skeleton(catalog: Catalog) -> None:
    sql = f"Uses APTH.\n```sql\n{INVOICES}\n```"
    train = [Record(1, "a", "AP invoices over 500 in company 1", (sql,), split="train")]
    held = [
        Record(1, "same", "ap invoices over 500 in company 1?", ("",), split="heldout"),
        Record(2, "near", "AP invoices over 900 in company 1", ("",), split="heldout"),
        Record(3, "form", "which bills", (sql.replace("500", "7"),), split="heldout"),
        Record(4, "new", "open jobs by department", ("",), split="heldout"),
    ]
    report = audit(train, catalog, {}, held=held)
    assert report.value("leaked_questions") == 1 / 4
    assert report.value("leaked_near") == 2 / 4
    assert report.value("leaked_skeletons") == 1.0
    assert audit([*train, *held], catalog, {}).value("leaked_questions") == 1 / 4
    assert audit(train, catalog, {}).value("leaked_questions") is None


def test_order_tells_sorted_from_shuffled(catalog: Catalog) -> None:
    rows = [Record(n, "", f"q{n}", ("x" * 60,), category=f"c{n % 4}") for n in range(400)]
    ordered = audit(sorted(rows, key=lambda row: row.category), catalog, THRESHOLDS)
    random.Random(1).shuffle(rows)
    assert (ordered.value("unshuffled") or 0) > 0.5
    assert audit(rows, catalog, THRESHOLDS).value("unshuffled") == 0.0


def test_what_tells_the_sides_apart_is_measured(catalog: Catalog, tmp_path: Path) -> None:
    bare = INVOICES.replace(" WITH (NOLOCK)", "")
    rows = [{"instruction": f"q{n}", "chosen": INVOICES, "rejected": bare} for n in range(3)]
    rows += [{"instruction": "q9", "chosen": "There is no table X. Nearest: APTH.", "rejected": INVOICES}]
    report = measured(rows, tmp_path, catalog)
    assert report.value("nolock_shortcut") == 0.5
    assert report.value("chosen_refusals") == 0.25
    assert report.value("refusal_balance") == 1.0
    assert report.value("chosen_longer") == 0.75
    marks = next(one.counts for one in report.distributions if one.name == "words that mark chosen")
    assert marks["(NOLOCK)"] == 2


def test_kto_balance(catalog: Catalog, tmp_path: Path) -> None:
    rows = [{"instruction": "q", "output": INVOICES, "label": number < 3} for number in range(4)]
    assert measured(rows, tmp_path, catalog).value("desirable") == 0.75


def test_the_command_ends_with_1_where_a_threshold_is_crossed(
    catalog: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, html, bounds = tmp_path / "r.jsonl", tmp_path / "r.html", tmp_path / "t.toml"
    write_examples(path, samples(catalog))
    bounds.write_text("[nolock]\nmin = 1.0\n", encoding="utf-8")

    def run(*arguments: str) -> int:
        monkeypatch.setattr("sys.argv", ["audit", str(path), *arguments])
        with pytest.raises(SystemExit) as stopped:
            main()
        return int(str(stopped.value.code))

    assert run("--thresholds", str(bounds)) == 0
    assert "every threshold holds" in capsys.readouterr().out
    bounds.write_text("[refusals]\nmax = 0.1\n", encoding="utf-8")
    assert run("--thresholds", str(bounds), "--json", "--html", str(html)) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["crossed"] == [{"measure": "refusals", "value": 0.5, "min": None, "max": 0.1}]
    text = html.read_text(encoding="utf-8")
    assert text.count("<svg") >= 5 and "http" not in text and "<script" not in text


def test_several_files_are_one_set(
    catalog: Catalog, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, bounds = tmp_path / "a.jsonl", tmp_path / "b.jsonl", tmp_path / "t.toml"
    write_examples(first, samples(catalog)[:3])
    write_examples(second, samples(catalog)[2:])
    bounds.write_text("[duplicates]\nmax = 0.0\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["audit", str(first), str(second), "--thresholds", str(bounds), "--json"])
    with pytest.raises(SystemExit) as stopped:
        main()
    told = json.loads(capsys.readouterr().out)
    assert stopped.value.code == 1 and told["records"] == 9 and told["forms"] == {"ours": 9}
    assert told["measures"]["duplicates"]["count"] == 1


def test_a_record_of_several_turns_or_sides_counts_once(catalog: Catalog) -> None:
    answers = ("describe APTH", f"Uses APTH.\n```sql\n{INVOICES}\n```")
    turns = Record(1, "", "q", answers)
    pair = Record(2, "", "q", ("describe APTH",), rejected="There is no table APTH. Nearest: APTL.")
    alone = Record(3, "", "q", ("describe APTH",))
    assert audit([turns, pair, alone], catalog, {}).value("sql_or_refusal") == 2 / 3


def test_what_a_file_says_is_escaped_on_the_page(catalog: Catalog) -> None:
    rows = [Record(n, "", "q", ("x",), category="<script>alert(1)</script>") for n in range(2)]
    assert "<script>" not in page(audit(rows, catalog, {}))


@pytest.mark.parametrize("text", ["[a]\n", "[a]\nleast = 1\n", "a = 3\n", "[a]\nmin = 'x'\n", "[a"])
def test_bad_thresholds_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "t.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError):
        read_thresholds(path)


def test_pairs_of_ours_are_judged_against_their_prompt(catalog: Catalog, tmp_path: Path) -> None:
    example = samples(catalog)[0]
    wrong = example.completion[0]["content"].replace("APTH.APRef", "APTH.InvNum")
    row = asdict(replace(example)) | {
        "chosen": list(example.completion),
        "rejected": [{"role": "assistant", "content": wrong}],
        "contrast": "unknown-column",
    }
    row.pop("completion")
    report = measured([row, row | {"id": "b"}], tmp_path, catalog)
    assert report.value("faulty") == 0.0
    features = next(one.counts for one in report.distributions if one.name == "features on one side only")
    assert features["known names: chosen only"] == 2
    assert features["NOLOCK: chosen only"] == 0
