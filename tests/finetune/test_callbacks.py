"""What watches a run: held-out questions judged by rules and rows, early stopping, TensorBoard, report."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from assistant.load_model import BUNDLED_MODEL
from finetune import sft
from finetune.callbacks import StopOnExecutionAccuracy
from finetune.callbacks.report import page, plot
from finetune.figures import Figures, figures_of, sample
from finetune.judging import Judge, Row
from tests.finetune.tiny_training import ADAPTER, CASES, example, given, losses, save_tiny_base, write_data

pytestmark = pytest.mark.filterwarnings("ignore")


def judged(kind: str, expected: str, rows: bool | None = None, rules: bool | None = None) -> Row:
    return {"kind": kind, "expected": expected, "score": {"rows": rows, "rules": rules}}


def test_figures_are_shares_of_the_cases_that_ask_for_them() -> None:
    rows = [
        judged("sql", "sql", True, True),
        judged("sql", "sql", False, False),
        judged("refusal", "sql", False),
        judged("error", "sql"),
        judged("refusal", "refusal"),
        judged("sql", "refusal", None, None),
        judged("schema", "schema"),
    ]
    assert figures_of(rows) == Figures(7, 25.0, 50.0, 50.0, 20.0)
    assert figures_of(rows[4:5]) == Figures(1, None, None, 100.0, None)


def test_a_sample_is_seeded_and_in_order() -> None:
    cases: list[Any] = list(range(100))
    some = sample(cases, 10, seed=1)
    assert some == sorted(some) == sample(cases, 10, seed=1) != sample(cases, 10, seed=2)
    assert sample(cases, 200) == cases


def test_held_out_questions_are_asked_while_nano_trains(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    from finetune.example import write_examples

    write_examples(tmp_path / "sft.jsonl", [example(number) for number in range(4)])
    (tmp_path / "cases.jsonl").write_text("".join(json.dumps(case) + "\n" for case in CASES))
    given(
        monkeypatch,
        *("--model_name_or_path", str(BUNDLED_MODEL), "--train_file", str(tmp_path / "sft.jsonl")),
        *("--output_dir", str(tmp_path / "out"), "--max_steps", "2", "--learning_rate", "1e-6"),
        *("--per_device_train_batch_size", "1", "--report_to", "tensorboard"),
        *("--heldout_file", str(tmp_path / "cases.jsonl"), "--heldout_steps", "2"),
    )
    sft.main()
    log = json.loads((tmp_path / "out" / "trainer_state.json").read_text())["log_history"]
    curve = [row for row in log if "eval_execution_accuracy" in row]
    assert [row["step"] for row in curve] == [0, 2]
    assert all({"eval_rules", "eval_refusals", "eval_false_refusals"} <= row.keys() for row in curve)
    assert [step for step, _ in losses(tmp_path / "out")] == [1, 2]
    answers = [json.loads(line) for line in (tmp_path / "out" / "held_out.jsonl").read_text().splitlines()]
    assert [(row["step"], row["id"]) for row in answers] == [
        (0, "count"),
        (0, "none"),
        (2, "count"),
        (2, "none"),
    ]
    assert answers[0]["kind"] == "sql" and answers[0]["score"]["rules"] is True
    events = EventAccumulator(str(tmp_path / "out" / "tensorboard")).Reload()
    assert [one.step for one in events.Scalars("eval/execution_accuracy")] == [0, 2]
    assert [one.step for one in events.Scalars("train/loss")] == [1, 2]
    html = (tmp_path / "out" / "report.html").read_text()
    assert "number of accounts receivable transactions" in html and "eval execution accuracy" in html


class Script:
    """Judges by a list of execution accuracies, and draws random numbers, as an assistant may."""

    def __init__(self, accuracies: Sequence[bool]) -> None:
        self.accuracies = list(accuracies)

    def __call__(self, model: Any, cases: Sequence[Any]) -> list[Row]:
        import torch

        torch.rand(3)
        assert not model._model.training
        right = self.accuracies.pop(0)
        row = {"id": "a", "category": "list", "question": "q", "sql": "SELECT 1", "message": ""}
        return [{**row, **judged("sql", "sql", right, True)} for _ in cases]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("callbacks")
    write_data(folder)
    save_tiny_base(folder / "base")
    (folder / "cases.jsonl").write_text(json.dumps(CASES[0]) + "\n")
    return folder


def watched(
    data: Path, out: Path, monkeypatch: pytest.MonkeyPatch, accuracies: Sequence[bool], *more: str
) -> list[dict[str, Any]]:
    """Train with held-out questions judged as told; the log."""
    script: Judge = Script(accuracies)
    monkeypatch.setattr("finetune.callbacks.held_out.DemoJudge", lambda *_, **__: script)
    given(
        monkeypatch,
        *("--model_name_or_path", str(data / "base"), "--train_file", str(data / "sft.jsonl")),
        *("--output_dir", str(out), "--max_steps", "6", "--learning_rate", "1e-3", *more),
        *(("--heldout_file", str(data / "cases.jsonl")) if accuracies else ()),
    )
    sft.main()
    log: list[dict[str, Any]] = json.loads((out / "trainer_state.json").read_text())["log_history"]
    return log


def test_a_watched_run_trains_the_same_weights(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    more = (*ADAPTER, "--lora_dropout", "0.2")
    plain = watched(data, tmp_path / "plain", monkeypatch, (), *more)
    seen = watched(data, tmp_path / "seen", monkeypatch, [True] * 9, "--heldout_steps", "1", *more)
    assert [row["loss"] for row in plain if "loss" in row] == [row["loss"] for row in seen if "loss" in row]


def test_a_run_stops_where_execution_accuracy_no_longer_rises(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = watched(
        *(data, tmp_path, monkeypatch, [False, True, False, True, False, False]),
        *("--heldout_steps", "1", "--stop_after", "3"),
    )
    assert [row["eval_execution_accuracy"] for row in log if "eval_execution_accuracy" in row] == [
        0,
        100,
        0,
        100,
        0,
    ]
    assert max(row["step"] for row in log) == 4


def test_the_best_by_execution_accuracy_is_kept(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched(
        *(data, tmp_path, monkeypatch, [False, False, True, False]),
        *("--eval_file", str(data / "sft.jsonl"), "--eval_strategy", "steps", "--eval_steps", "2"),
        *("--save_strategy", "steps", "--save_steps", "2", "--load_best_model_at_end", "True"),
        *("--metric_for_best_model", "execution_accuracy"),
    )
    best = (tmp_path / "checkpoint-4" / "model.safetensors").read_bytes()
    assert (tmp_path / "model.safetensors").read_bytes() == best
    assert (tmp_path / "checkpoint-6" / "model.safetensors").read_bytes() != best


def test_patience_counts_judgements_after_the_best() -> None:
    stop, control = StopOnExecutionAccuracy(2), SimpleNamespace(should_training_stop=False)
    state = SimpleNamespace(log_history=[], global_step=0)
    for accuracy, expected in ((10.0, False), (30.0, False), (30.0, False), (20.0, True)):
        state.log_history.append({"eval_execution_accuracy": accuracy, "step": state.global_step})
        stop.on_log(None, state, control)
        assert control.should_training_stop is expected
        state.log_history.append({"loss": 1.0, "step": state.global_step})
        stop.on_log(None, state, control)


def test_the_report_draws_what_the_log_holds_and_loads_nothing() -> None:
    log = [{"step": step, "loss": 3.0 - step, "eval_execution_accuracy": 40.0 * step} for step in range(3)]
    log.append({"step": 2, "loss": float("nan")})
    answer = {
        **{"step": 2, "question": "a < b?", "category": "list", "expected": "sql", "kind": "sql"},
        **{"sql": "SELECT 1", "message": "", "score": {"rows": False, "rules": True}},
    }
    html = page("run", log, [answer], 2, 3)
    drawn = plot("Loss", ("loss",), log)
    assert drawn is not None and (drawn.low, drawn.high, drawn.first, drawn.last) == ("1", "3", 0, 2)
    points = [tuple(map(float, point.split(","))) for point in drawn.curves[0].points.split()]
    assert points[0][1] < points[1][1] < points[2][1] and points[0][0] < points[1][0]  # the loss falls
    assert "a &lt; b?" in html and ">no<" in html and ">yes<" in html
    assert not re.search(r"(src|href)=|https?:|@import", html)
    for svg in re.findall(r"<svg.*?</svg>", html, re.S):
        assert ET.fromstring(svg).findall("polyline")
