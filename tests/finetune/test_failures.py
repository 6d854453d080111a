"""What goes wrong in training ends in one line with the fix, each provoked for real."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from finetune import kto, sft
from schema_index import DataError, MissingPackageError, ModelError, TrainingError
from tests.finetune.tiny_training import ADAPTER, COMMON, given, save_tiny_base, write_data

pytestmark = pytest.mark.filterwarnings("ignore")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("failures")
    write_data(folder)
    save_tiny_base(folder / "base")
    save_tiny_base(folder / "mute", chat_template=False)
    return folder


def arguments(data: Path, out: Path, *more: str) -> list[str]:
    base = ["--model_name_or_path", str(data / "base"), "--train_file", str(data / "sft.jsonl")]
    return [*base, "--output_dir", str(out), "--max_steps", "4", "--learning_rate", "1e-3", *more]


def command(data: Path, out: Path, *more: str, before: tuple[str, ...] = (), code: str = "") -> str:
    """Run finetune.sft in a process of its own, which must fail in one line; what that says.

    `code` runs there first.
    """
    run = f"{code}\nfrom finetune.sft import main\nfrom finetune.training import run_main\nrun_main(main)"
    done = subprocess.run(
        [*before, sys.executable, "-c", run, *COMMON, *arguments(data, out, *more)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2, done.stderr[-3000:]
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


FENCE = """
import resource
from pathlib import Path
from peft import PeftModel
from trl import ModelConfig, SFTConfig, SFTTrainer
from finetune.callbacks import Report
pages = int(Path("/proc/self/statm").read_text().split()[0])
most = pages * resource.getpagesize() + 600 * 2**20
resource.setrlimit(resource.RLIMIT_AS, (most, most))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/statm")
def test_memory(data: Path, tmp_path: Path) -> None:
    """600 MB more than the libraries take, and a batch of 480 records at width 512: 90 MB an activation."""
    save_tiny_base(tmp_path / "wide", width=512)
    many = tmp_path / "many.jsonl"
    many.write_text((data / "sft.jsonl").read_text() * 10)
    line = command(
        *(data, tmp_path / "out", "--train_file", str(many), "--per_device_train_batch_size", "480"),
        *("--model_name_or_path", str(tmp_path / "wide")),
        code=FENCE,
    )
    assert line.startswith(
        "error: no memory left on the machine: lower --per_device_train_batch_size (now 480)"
    )
    assert "--gradient_checkpointing true" in line


def unshared(folder: Path, kilobytes: int) -> tuple[str, ...]:
    """A command that runs another with a file system of so many kilobytes at `folder`, for itself alone."""
    mount = f'mount -t tmpfs -o size={kilobytes}k none "{folder}" && exec "$@"'
    before = ("unshare", "--map-root-user", "--mount", "sh", "-c", mount, "sh")
    if not shutil.which("unshare") or subprocess.run([*before, "true"], capture_output=True).returncode:
        pytest.skip("this machine lets no process mount a file system of its own")
    return before


def test_a_full_disk(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "small"
    out.mkdir()
    line = command(*(data, out, "--save_strategy", "steps", "--save_steps", "1"), before=unshared(out, 400))
    assert line.startswith(f"error: cannot write to {out}: no space left (")
    assert "lower --save_total_limit (now none), or name another --output_dir" in line


def test_a_limit_on_the_size_of_files(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A quota, which any user can set, met by the optimizer's state after the weights were written."""
    given(monkeypatch, *arguments(data, tmp_path, "--save_strategy", "steps", "--save_steps", "1"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))
    try:
        with pytest.raises(TrainingError, match="no space left"):
            sft.main()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not os.path.exists(tmp_path / "checkpoint-1" / "trainer_state.json")


def test_a_loss_that_is_no_number(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saves = ("--save_strategy", "steps", "--save_steps", "1", "--save_total_limit", "1")
    given(monkeypatch, *arguments(data, tmp_path, "--learning_rate", "1e20", *saves))
    with pytest.raises(TrainingError) as caught:
        sft.main()
    message = str(caught.value)
    assert message.startswith("the loss is nan at step ")
    assert "lower --learning_rate (now 1e+20)" in message and "\n" not in message
    assert "goes on from its last checkpoint" in message


def test_a_base_without_chat_template(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mute = ("--model_name_or_path", str(data / "mute"))
    given(monkeypatch, *arguments(data, tmp_path, *mute))
    with pytest.raises(ModelError, match=r"has no chat template: .* --chat_template_path FILE.jinja"):
        sft.main()
    template = ROOT / "finetune" / "recipes" / "plain_chat.jinja"
    given(monkeypatch, *arguments(data, tmp_path, *mute, "--chat_template_path", str(template)))
    sft.main()
    assert (tmp_path / "chat_template.jinja").read_text() == template.read_text()


def test_the_plain_template_ends_an_answer_and_starts_the_next(data: Path) -> None:
    from transformers import AutoTokenizer

    from finetune.training import encode
    from tests.finetune.tiny_training import example

    tokenizer = AutoTokenizer.from_pretrained(data / "mute")
    tokenizer.chat_template = (ROOT / "finetune" / "recipes" / "plain_chat.jinja").read_text()
    one = example(3)
    _, labels = encode(one, tokenizer)
    counted = tokenizer.decode([token for token in labels if token != -100])
    assert counted.rstrip("\n") == one.completion[0]["content"] + tokenizer.eos_token


@pytest.mark.parametrize(
    ("more", "error", "message"),
    [
        (
            ("--max_length", "40"),
            DataError,
            r"48 of 48 records of .* are longer than --max_length 40 \(longest",
        ),
        (("--train_file", "none.jsonl"), DataError, "cannot read none.jsonl: No such file"),
        (("--config", "none.yaml"), DataError, "cannot read --config none.yaml"),
        (("--model_name_or_path", ""), ModelError, "no base model: give --model_name_or_path"),
        (("--nano", "True", *ADAPTER), TrainingError, "--nano trains whole weights on single records"),
        (("--stop_after", "2"), TrainingError, "--stop_after needs held-out questions"),
        (("--heldout_file", "x.jsonl"), TrainingError, "--eval_strategy is no: give --heldout_steps N"),
    ],
    ids=["length", "records", "config", "base", "nano", "stop", "held-out"],
)
def test_arguments_that_do_not_hold(
    data: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    more: tuple[str, ...],
    error: type[Exception],
    message: str,
) -> None:
    given(monkeypatch, *arguments(data, tmp_path, *more))
    with pytest.raises(error, match=message):
        sft.main()


def test_four_bits_without_their_package(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finetune.base_model._installed", lambda package: False)
    given(monkeypatch, *arguments(data, tmp_path, *ADAPTER, "--load_in_4bit", "True"))
    with pytest.raises(MissingPackageError, match=r"'bitsandbytes', .* pip install"):
        sft.main()


def test_kto_needs_a_batch(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    more = ("--train_file", str(data / "kto.jsonl"), "--per_device_train_batch_size", "1")
    given(monkeypatch, *arguments(data, tmp_path, *more))
    with pytest.raises(TrainingError, match="set --per_device_train_batch_size 2 or more"):
        kto.main()
