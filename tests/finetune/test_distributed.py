"""More than one device: the shipped launch files hold, and two processes train what one does.

Two processes average their gradients in another order than one adds them up, so that losses agree to float32
rounding alone: TOLERANCE is relative.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from finetune import sft
from schema_index import TrainingError
from tests.finetune.tiny_training import COMMON, losses, save_tiny_base, write_data

pytestmark = pytest.mark.filterwarnings("ignore")
FILES = Path(sft.__file__).parent / "recipes" / "accelerate"
ROOT = Path(sft.__file__).parents[1]
TOLERANCE = 1e-5
STEPS = 4


def arguments(data: Path, out: Path, batch: int) -> list[str]:
    """The same eight records a step, whoever takes them."""
    common = list(COMMON)
    common[common.index("--per_device_train_batch_size") + 1] = str(batch)
    files = ("--model_name_or_path", str(data / "base"), "--train_file", str(data / "sft.jsonl"))
    own = ("--output_dir", str(out), "--learning_rate", "1e-2", "--max_steps", str(STEPS))
    return [*common, *files, *own]


def launch(*words: str) -> None:
    """`accelerate launch` over two processes, on a free port."""
    found = subprocess.run(
        [
            *(sys.executable, "-m", "accelerate.commands.launch", "--num_processes", "2"),
            *("--num_machines", "1", "--mixed_precision", "no", "--dynamo_backend", "no"),
            *("--main_process_port", "0", *words),
        ],
        cwd=ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1", "HF_HUB_OFFLINE": "1", "GLOO_SOCKET_IFNAME": "lo"},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert found.returncode == 0, found.stderr[-3000:]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("distributed")
    write_data(folder)
    save_tiny_base(folder / "base")
    return folder


@pytest.fixture(scope="module")
def alone(data: Path) -> Path:
    """The run of one process."""
    out = data / "alone"
    patch = pytest.MonkeyPatch()
    patch.setattr(sys, "argv", ["x", *arguments(data, out, 8)])
    sft.main()
    patch.undo()
    return out


def check_same(out: Path, alone: Path) -> None:
    """The same losses at the same steps, and a model that loads with the same weights in the end."""
    from transformers import AutoModelForCausalLM

    assert [step for step, _ in losses(out)] == list(range(1, STEPS + 1))
    assert losses(alone)[-1][1] < losses(alone)[0][1] - 1
    for (_, mine), (_, theirs) in zip(losses(out), losses(alone), strict=True):
        assert mine == pytest.approx(theirs, rel=TOLERANCE)
    models = [AutoModelForCausalLM.from_pretrained(folder).state_dict() for folder in (out, alone)]
    assert models[0].keys() == models[1].keys()
    assert all(models[0][name].allclose(models[1][name], rtol=0, atol=1e-4) for name in models[0])


def test_two_processes_give_the_loss_of_one(data: Path, alone: Path) -> None:
    out = data / "two"
    launch("--multi_gpu", "-m", "finetune.sft", *arguments(data, out, 4))
    check_same(out, alone)


def test_fsdp_gives_the_loss_of_one_and_holds_half_of_the_weights(data: Path, alone: Path) -> None:
    out = data / "fsdp"
    worker = Path(__file__).with_name("fsdp_on_cpu.py")
    launch("--config_file", str(FILES / "fsdp.yaml"), str(worker), *arguments(data, out, 4))
    check_same(out, alone)
    sharded = json.loads((out / "sharded.json").read_text(encoding="utf-8"))
    assert sharded["modules"]["FSDPQwen3DecoderLayer"] == 2
    assert sharded["held"] <= sharded["all"] / 2 + 100


def test_weights_that_the_cpu_would_not_spread_are_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, value in environment("fsdp").items():
        if name.startswith(("FSDP_", "ACCELERATE_USE_FSDP")):
            monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", ["x", *arguments(data, tmp_path / "out", 8)])
    with pytest.raises(TrainingError, match=r"FSDP is asked for, .* each of the 1 processes would hold all"):
        sft.main()
    assert not (tmp_path / "out" / "trainer_state.json").exists()


def environment(name: str) -> dict[str, str]:
    """What `accelerate launch --config_file` hands to each process."""
    from accelerate.commands.launch import _validate_launch_command, launch_command_parser
    from accelerate.utils.launch import prepare_deepspeed_cmd_env, prepare_multi_gpu_env

    words = ["--config_file", str(FILES / f"{name}.yaml"), "-m", "finetune.sft"]
    parsed, _, _ = _validate_launch_command(launch_command_parser().parse_args(words))
    if name == "fsdp":
        return dict(prepare_multi_gpu_env(parsed))
    parsed.deepspeed_fields_from_accelerate_config = ""
    return dict(prepare_deepspeed_cmd_env(parsed)[1])


@pytest.mark.parametrize("path", sorted(FILES.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_file_is_read_whole_by_accelerate(path: Path) -> None:
    from accelerate.commands.config.config_args import ClusterConfig, load_config_from_file

    found = load_config_from_file(str(path))
    assert type(found) is ClusterConfig
    assert found.mixed_precision == "bf16" and found.num_processes == 2


def test_fsdp_shards_weights_and_saves_them_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    from accelerate import FullyShardedDataParallelPlugin

    for name, value in environment("fsdp").items():
        monkeypatch.setenv(name, value)
    plugin = FullyShardedDataParallelPlugin()
    assert plugin.fsdp_version == 2 and plugin.reshard_after_forward is True
    assert plugin.activation_checkpointing is True
    assert plugin.state_dict_type.name == "FULL_STATE_DICT"


@pytest.mark.parametrize("stage", [2, 3])
def test_deepspeed_files_set_their_stage(stage: int, monkeypatch: pytest.MonkeyPatch) -> None:
    from accelerate import DeepSpeedPlugin

    for name, value in environment(f"zero{stage}").items():
        monkeypatch.setenv(name, value)
    config: dict[str, Any] = DeepSpeedPlugin().deepspeed_config
    assert config["zero_optimization"]["stage"] == stage
    assert config["zero_optimization"]["offload_optimizer"]["device"] == "none"
    assert config["zero_optimization"]["stage3_gather_16bit_weights_on_model_save"] is (stage == 3)
