"""A run that is killed goes on where its last whole checkpoint is, and ends as an unbroken one does."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from finetune import sft
from finetune.checkpoints import claim, resume_point, whole
from schema_index import TrainingError
from tests.finetune.tiny_training import ADAPTER, COMMON, given, losses, save_tiny_base, write_data

pytestmark = pytest.mark.filterwarnings("ignore")
ROOT = Path(__file__).parents[2]
START_SECONDS = 300  # for the imports of a new process on a busy machine


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("resume")
    write_data(folder)
    save_tiny_base(folder / "base")
    return folder


def arguments(data: Path, out: Path, steps: int, *more: str) -> list[str]:
    """A run with dropout and a schedule, so that the random state and the step count matter."""
    return [
        *("--model_name_or_path", str(data / "base"), "--train_file", str(data / "sft.jsonl")),
        *("--output_dir", str(out), *ADAPTER, "--lora_dropout", "0.2", "--learning_rate", "1e-2"),
        *("--lr_scheduler_type", "cosine", "--max_steps", str(steps), "--save_strategy", "steps"),
        *("--save_steps", "2", "--save_total_limit", "3", "--seed", "3", *more),
    ]


def adapter(folder: Path) -> dict[str, Any]:
    from safetensors.torch import load_file

    return load_file(folder / "adapter_model.safetensors")


def test_a_killed_process_goes_on_with_the_same_losses(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed, unbroken = tmp_path / "killed", tmp_path / "unbroken"
    steps = 400  # more than it gets to; the schedule depends on them
    launch = [sys.executable, "-m", "accelerate.commands.launch", "--num_processes", "1", "--cpu"]
    launch += ["-m", "finetune.sft", *COMMON, *arguments(data, killed, steps)]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(
            launch, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, start_new_session=True
        )
        deadline = time.monotonic() + START_SECONDS
        while not (killed / "checkpoint-4").is_dir() and time.monotonic() < deadline:
            if process.poll() is not None:
                pytest.fail((tmp_path / "log").read_text(errors="replace")[-3000:])
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    point = resume_point(killed)
    assert point is not None
    reached = int(point.rpartition("-")[2])
    assert 2 <= reached < steps

    monkeypatch.setattr("transformers.TrainerCallback.on_step_end", stop_at(reached + 3))
    for out in (unbroken, killed):
        given(monkeypatch, *arguments(data, out, steps))
        sft.main()
    assert losses(killed) == losses(unbroken)
    assert losses(killed)[-1][0] == reached + 3
    first, second = adapter(killed), adapter(unbroken)
    assert all(first[name].equal(second[name]) for name in first)


def stop_at(step: int) -> Any:
    """What a callback does at the end of a step to end the run there."""

    def on_step_end(self: Any, args: Any, state: Any, control: Any, **_: Any) -> Any:
        control.should_training_stop = state.global_step >= step
        return control

    return on_step_end


def test_a_torn_checkpoint_is_passed_over(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, *arguments(data, tmp_path / "a", 6))
    sft.main()
    expected = losses(tmp_path / "a")
    newest, before = tmp_path / "a" / "checkpoint-6", tmp_path / "a" / "checkpoint-4"
    assert resume_point(tmp_path / "a") == str(newest)
    for name in ("adapter_model.safetensors", "optimizer.pt"):
        copy = tmp_path / "copy" / "checkpoint-6"
        shutil.copytree(newest, copy)
        file = copy / name
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        assert not whole(copy)
        shutil.rmtree(copy)
    (newest / "trainer_state.json").unlink()
    capsys.readouterr()
    given(monkeypatch, *arguments(data, tmp_path / "a", 6))
    sft.main()
    assert f"{newest} is torn" in capsys.readouterr().err
    assert losses(tmp_path / "a") == expected
    assert whole(newest) and whole(before)


def test_another_run_is_not_gone_on_with(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, *arguments(data, tmp_path, 2))
    sft.main()
    given(monkeypatch, *arguments(data, tmp_path, 4, "--per_device_train_batch_size", "4"))
    with pytest.raises(TrainingError, match=r"another run \(per_device_train_batch_size 8, now 4\)"):
        sft.main()
    run = json.loads((tmp_path / "run.json").read_text())
    shutil.rmtree(tmp_path / "checkpoint-2")
    claim(tmp_path, {**run, "seed": 9})  # nothing is left to go on with
    assert json.loads((tmp_path / "run.json").read_text())["seed"] == 9
