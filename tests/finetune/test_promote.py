"""A stage takes the place of the model before it only where it is no worse."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from assistant.load_model import BUNDLED_MODEL
from finetune import dpo
from finetune import promote as promoting
from finetune.figures import Figures
from finetune.promote import GateArguments, decide, measure_with, promote
from finetune.training import run_main
from schema_index import DataError
from tests.conftest import save_tiny_model
from tests.finetune.tiny_training import CASES, given, save_tiny_base, write_data

pytestmark = pytest.mark.filterwarnings("ignore")


def figures(accuracy: float, false_refusals: float) -> Figures:
    return Figures(100, accuracy, 100.0, 100.0, false_refusals)


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ((50, 2), (50, 2), []),
        ((50, 2), (60, 3), []),
        ((50, 2), (60, 3.1), ["false refusals rose by 1.1 points, at most 1 may"]),
        ((50, 2), (49.5, 0), ["execution accuracy fell by 0.5 points"]),
        ((50, 2), (40, 9), ["false refusals rose by 7.0 points", "execution accuracy fell by 10.0 points"]),
    ],
)
def test_what_speaks_against_a_stage(
    before: tuple[float, float], after: tuple[float, float], reasons: list[str]
) -> None:
    found = decide("new", "old", figures(*before), figures(*after))
    assert found.promoted is not bool(reasons)
    assert len(found.reasons) == len(reasons)
    assert all(one.startswith(reason) for one, reason in zip(found.reasons, reasons, strict=True))


def folder(path: Path, text: str) -> Path:
    (path / "checkpoint-1").mkdir(parents=True)
    (path / "config.json").write_text(text)
    (path / "run.json").write_text("{}")
    return path


def test_the_promoted_folder_holds_the_better_model(tmp_path: Path) -> None:
    base, first, second = (folder(tmp_path / name, name) for name in ("base", "first", "second"))
    promoted = tmp_path / "promoted"
    known = {str(base): figures(50, 1), str(first): figures(40, 1), str(second): figures(60, 1)}
    known[str(promoted)] = figures(50, 1)

    refused = promote(first, str(base), promoted, known.__getitem__)
    assert not refused.promoted
    assert (promoted / "config.json").read_text() == "base"  # the next stage starts from it
    written = json.loads((first / "promotion.json").read_text())
    assert written["promoted"] is False and written["after"]["execution_accuracy"] == 40
    assert written["reasons"] == ["execution accuracy fell by 10.0 points"]

    assert promote(second, str(promoted), promoted, known.__getitem__).promoted
    assert (promoted / "config.json").read_text() == "second"
    assert json.loads((promoted / "promotion.json").read_text())["promoted"] is True
    assert sorted(path.name for path in promoted.iterdir()) == ["config.json", "promotion.json"]
    assert not promote(first, str(promoted), promoted, known.__getitem__).promoted
    assert (promoted / "config.json").read_text() == "second"


def test_a_run_killed_between_renames_loses_nothing(tmp_path: Path) -> None:
    base, new = folder(tmp_path / "base", "base"), folder(tmp_path / "new", "new")
    folder(tmp_path / "promoted.old", "kept")
    promote(
        new, str(base), tmp_path / "promoted", {str(base): figures(5, 0), str(new): figures(1, 0)}.__getitem__
    )
    assert (tmp_path / "promoted" / "config.json").read_text() == "kept"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("promote")
    write_data(path)
    save_tiny_base(path / "base")
    (path / "suite.jsonl").write_text("".join(json.dumps(case) + "\n" for case in CASES[:1]))
    return path


def test_a_model_that_answers_noise_does_not_replace_nano(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measured through the whole assistant, with real rows."""
    save_tiny_model(tmp_path / "noise")
    arguments = ["--candidate", str(tmp_path / "noise"), "--incumbent", str(BUNDLED_MODEL)]
    arguments += ["--promoted", str(tmp_path / "promoted"), "--suite", str(data / "suite.jsonl")]
    arguments += ["--tables", "3"]
    monkeypatch.setattr(sys, "argv", ["promote", *arguments])
    with pytest.raises(SystemExit) as ended:
        run_main(promoting.main)
    assert ended.value.code == 1
    written = json.loads((tmp_path / "noise" / "promotion.json").read_text())
    assert written["before"]["execution_accuracy"] == 100 > written["after"]["execution_accuracy"]
    assert written["before"]["rules"] == 100 and written["after"]["false_refusals"] is not None
    assert (tmp_path / "promoted" / "config.json").read_text() == (BUNDLED_MODEL / "config.json").read_text()


@pytest.mark.parametrize(("after", "status"), [(60, None), (40, 1)], ids=["promoted", "refused"])
def test_dpo_is_judged_after_it_was_trained(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: float, status: int | None
) -> None:
    out = tmp_path / "out"

    def measure(model: str) -> Figures:
        assert (Path(model) / "model.safetensors").is_file()
        return figures(after if model == str(out) else 50, 0)

    monkeypatch.setattr(promoting, "measure_with", lambda gate: measure)
    given(
        monkeypatch,
        *("--model_name_or_path", str(data / "base"), "--train_file", str(data / "dpo_names.jsonl")),
        *("--output_dir", str(out), "--max_steps", "1", "--promoted", str(tmp_path / "promoted")),
    )
    if status is None:
        dpo.main()
    else:
        with pytest.raises(SystemExit) as ended:
            dpo.main()
        assert ended.value.code == status
    expected = out if status is None else data / "base"
    weights = (tmp_path / "promoted" / "model.safetensors").read_bytes()
    assert weights == (expected / "model.safetensors").read_bytes()


def test_a_gate_that_cannot_judge_is_refused_before_training(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot read"):
        measure_with(GateArguments(promoted="x", suite=str(tmp_path / "none.jsonl")))
    refusals = tmp_path / "refusals.jsonl"
    refusals.write_text(json.dumps({"id": "a", "category": "x", "question": "q", "refuse": True}) + "\n")
    with pytest.raises(DataError, match="holds no question with SQL"):
        measure_with(GateArguments(promoted="x", suite=str(refusals)))
