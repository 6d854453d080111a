"""Probes: fakes that do not exist, rates of models that are wrong in known ways, history and curve."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant import Message
from assistant.rules.tables import find_table
from finetune import probe as command
from finetune.evaluating import Asker
from finetune.probing import fake_tables, page, probe, rates, read_history
from finetune.probing.history import append_history, step_of
from finetune.probing.probe import questions
from retriever import SchemaRetriever, resolve_names
from schema_index import Catalog, DataError
from tests.finetune.evaluation_parts import SayModel


def test_one_fake_beside_each_table_and_none_exists(catalog: Catalog) -> None:
    fakes = list(fake_tables(catalog, 7))
    assert [fake.table for fake in fakes] == [table.name for table in catalog]
    assert all(find_table(fake.name, catalog) is None for fake in fakes)
    assert len({fake.name.lower() for fake in fakes}) == len(fakes)
    kinds = Counter(fake.kind for fake in fakes)
    assert len(kinds) == 8 and min(kinds.values()) >= len(fakes) // 16
    assert fakes == list(fake_tables(catalog, 7)) and fakes != list(fake_tables(catalog, 8))


def test_a_table_and_its_fake_are_asked_the_same(catalog: Catalog) -> None:
    probes = questions(catalog, 7)
    assert len(probes) == 2 * len(catalog)
    for real, fake in zip(probes[::2], probes[1::2], strict=True):
        assert real.exists and not fake.exists and real.table == fake.table
        assert real.question.replace(real.name, "?") == fake.question.replace(fake.name, "?")
    some = questions(catalog, 7, limit=5)
    assert len(some) == 10 and set(some) <= set(probes) and some == questions(catalog, 7, limit=5)


def say_of(messages: Sequence[Message], catalog: Catalog) -> str:
    """A model that goes by the names in the prompt: right about all that exists."""
    question = messages[-1]["content"].splitlines()[0].removeprefix("Question: ")
    for mention in resolve_names(question, catalog):
        if mention.kind == "table":
            return f"describe {mention.table}" if mention.exists else f"There is no table {mention.text}."
    return "I do not know."


def test_rates_of_models_that_are_wrong_in_known_ways(retriever: SchemaRetriever, catalog: Catalog) -> None:
    probes = questions(catalog, 7, limit=12)
    expected = {"There is no table X.": (100.0, 0.0, 0.0), "fail": (0.0, 0.0, 0.0)}
    for text, (refusals, astray, hallucinations) in expected.items():
        found = rates(list(probe(Asker.open(retriever, SayModel(text)), probes)))
        assert (found["false_refusal"], found["astray"], found["hallucination"]) == (
            refusals,
            astray,
            hallucinations,
        )
        assert found["errors"] == (24 if text == "fail" else 0)
    blind = rates(list(probe(Asker.open(retriever, SayModel("describe APTH")), probes)))
    assert blind["hallucination"] == 100.0 and blind["astray"] >= 90 and blind["false_refusal"] == 0.0
    assert set(blind["by_kind"].values()) == {100.0}
    informed = SayModel(lambda messages: say_of(messages, catalog))
    rows = list(probe(Asker.open(retriever, informed), probes, jobs=3))
    right = rates(rows)
    assert right["false_refusal"] <= 10 and right["hallucination"] <= 10, rows
    assert right["real"] == right["fakes"] == 12 and right["intervals"]["hallucination"][0] == 0.0


def test_the_command_appends_to_its_history_and_draws_the_curve(
    tmp_path: Path,
    catalog: Catalog,
    retriever: SchemaRetriever,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for step in (200, 50):
        (tmp_path / "run" / f"checkpoint-{step}").mkdir(parents=True)
        (tmp_path / "run" / f"checkpoint-{step}" / "config.json").write_text("{}")
    says = {"checkpoint-50": "There is no table X.", "checkpoint-200": "describe APTH"}
    monkeypatch.setattr(command, "load_model", lambda path, _: SayModel(says[Path(path).name]))
    history, html, out = (tmp_path / name for name in ("probes.jsonl", "curve.html", "out.jsonl"))
    arguments = [
        "--checkpoints",
        tmp_path / "run",
        "--limit",
        3,
        "--history",
        history,
        "--html",
        html,
        "--out",
        out,
    ]
    monkeypatch.setattr(sys, "argv", ["probe", *map(str, arguments), "--json"])
    command.main()
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["model"], line["step"]) for line in lines] == [
        ("run/checkpoint-50", 50),
        ("run/checkpoint-200", 200),
    ]
    assert [line["false_refusal"] for line in lines] == [100.0, 0.0]
    assert [line["hallucination"] for line in lines] == [0.0, 100.0]
    assert len(out.read_text().splitlines()) == 12
    command.main()
    assert len(read_history(history)) == 4
    text = html.read_text()
    assert text.count("<polyline") == 3 and "run/checkpoint-200" in text and "100.0% at 50" not in text
    assert "100% at 50" in text


def test_history_is_read_in_the_order_of_the_steps(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "probes.jsonl"
    for step in (300, 100):
        append_history(path, {"model": "m", "step": step, "false_refusal": 1.0, "hallucination": 2.0})
    assert [entry["step"] for entry in read_history(path)] == [100, 300]
    assert "<svg" in page(read_history(path))
    with path.open("a") as file:
        file.write('{"model": "m"}\n')
    with pytest.raises(DataError, match=r"probes\.jsonl:3: not a probe"):
        read_history(path)


def test_the_step_is_the_trainers_or_the_folders(tmp_path: Path) -> None:
    folder = tmp_path / "checkpoint-40"
    folder.mkdir()
    assert step_of(folder) == 40 and step_of(tmp_path / "final") == 0 and step_of(None) == 0
    (folder / "trainer_state.json").write_text('{"global_step": 41}')
    assert step_of(folder) == 41


def test_checkpoints_exclude_models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["probe", "--checkpoints", str(tmp_path), "--model", "x"])
    with pytest.raises(DataError, match="excludes --model"):
        command.main()
    monkeypatch.setattr(sys, "argv", ["probe", "--checkpoints", str(tmp_path)])
    with pytest.raises(DataError, match="no checkpoint-"):
        command.main()
