"""Tokens a second and model FLOP utilization of our recipes against TRL's defaults, on the same device.

    python benchmarks/training.py --train_file runs/data/sft.jsonl [--base FOLDER] [--steps 6] [--json]

The recipes of vista-nano (finetune/recipes/nano_sft.yaml, over `--base`) and of LoRA (lora.yaml, over a Qwen3
of 4 layers with random weights) are read and built by finetune.sft itself; against them stands trl.SFTTrainer
as it comes, but for max_length, which would cut the records. All train on the same records: those of the
commonest length, in classes of 128 tokens, so that what torch.compile spends on each length once falls into
the warm-up, which is the first step.

MFU is the arithmetic that the records need over what the device could do in that time (Chowdhery et al. 2022,
appendix B): recomputed activations, padding and projections of tokens without a label are not needed, so they
lower it. The device's peak is measured by a product of two square matrices in the same dtype, the best of all
over the run. The floor of a step is what it needs at that peak. "Busy" says, on CPUs, what part of its
threads' time the run had on one: waiting for its turn beside other work is in all other figures.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

import torch
from transformers import TrainerCallback

from finetune import sft
from finetune.arguments import parsed
from finetune.example import Example, read_examples, write_examples
from finetune.training import encode, run_main
from schema_index import DataError

ROOT = Path(__file__).parents[1]
RECIPES = ROOT / "finetune" / "recipes"
CLASS_TOKENS = 128
SIDE = {"cpu": 2048, "cuda": 8192}


@dataclass(frozen=True)
class Workload:
    """The records: their mean length, squared length over length, and the share of tokens with a label."""

    records: list[Example]
    tokens: float
    attended: float
    labelled: float


@dataclass(frozen=True)
class Measured:
    """One contestant; rates are over the steps after the warm-up. `busy` is known on CPUs alone."""

    name: str
    tokens_per_second: float
    step_tokens: float
    flops_per_token: float
    warm_up_s: float
    busy: float | None

    def row(self, peak: float) -> dict[str, Any]:
        """Its line of the table against a peak in FLOP/s."""
        needed = self.step_tokens * self.flops_per_token
        return {
            "name": self.name,
            "tokens_per_second": round(self.tokens_per_second),
            "mfu": self.tokens_per_second * self.flops_per_token / peak,
            "step_s": self.step_tokens / self.tokens_per_second,
            "floor_s": needed / peak,
            "step_tokens": round(self.step_tokens),
            "mflops_per_token": self.flops_per_token / 1e6,
            "warm_up_s": self.warm_up_s,
            "busy": self.busy,
        }


class Stopwatch(TrainerCallback):
    """The time, the process's CPU time and the tokens seen at the start and after each step."""

    def __init__(self, trainer: Any) -> None:
        self.trainer = trainer
        self.marks: list[tuple[float, float, int]] = []

    def on_train_begin(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """The start."""
        self._mark()

    def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
        """The end of a step."""
        self._mark()

    def _mark(self) -> None:
        if torch.cuda.is_available():
            torch.cuda.synchronize()
        self.marks.append((time.perf_counter(), time.process_time(), int(self.trainer._total_train_tokens)))


def peak_flops(dtype: torch.dtype, device: str, seconds: float = 1.5) -> float:
    """FLOP/s of the quickest product of two square matrices within that time."""
    side = SIDE[device]
    left, right = (torch.randn(side, side, device=device).to(dtype) for _ in range(2))
    best, until = float("inf"), time.perf_counter() + seconds
    while time.perf_counter() < until:
        if device == "cuda":
            torch.cuda.synchronize()
        began = time.perf_counter()
        left @ right
        if device == "cuda":
            torch.cuda.synchronize()
        best = min(best, time.perf_counter() - began)
    return 2 * side**3 / best


def workload(path: Path, tokenizer: Any, most: int) -> Workload:
    """The records of the commonest class of length among the first 2,000; raises DataError where none is."""
    classes: dict[int, list[tuple[Example, int, int]]] = {}
    for number, example in enumerate(read_examples(path)):
        if number == 2000:
            break
        ids, labels = encode(example, tokenizer)
        counted = sum(label != -100 for label in labels)
        classes.setdefault(-(-len(ids) // CLASS_TOKENS), []).append((example, len(ids), counted))
    if not classes:
        raise DataError(f"{path} holds no records: make them with python -m finetune.build_data")
    sizes = Counter({number: len(found) for number, found in classes.items()})
    chosen = classes[sizes.most_common(1)[0][0]][:most]
    total = sum(length for _, length, _ in chosen)
    return Workload(
        [example for example, _, _ in chosen],
        total / len(chosen),
        sum(length**2 for _, length, _ in chosen) / total,
        sum(counted for *_, counted in chosen) / total,
    )


def flops_per_token(model: Any, work: Workload) -> float:
    """What a token needs: 6 for each weight that is trained, 4 for one that is frozen, and the attention.

    2 are the forward pass, 2 the gradient of what came in, 2 that of the weight. The embedding's look-up is
    no arithmetic; as the projection to the vocabulary it counts for labelled tokens. A layer's causal
    attention takes 2 · width · length forward and twice that backward.
    """
    config = model.config.get_text_config()
    trained = sum(one.numel() for one in model.parameters() if one.requires_grad)
    frozen = sum(one.numel() for one in model.parameters()) - trained
    projection = config.vocab_size * config.hidden_size
    weight = 6 if not frozen else 4
    body = 6 * trained + 4 * frozen - weight * projection
    if not config.tie_word_embeddings:
        body -= weight * projection
    width = config.num_attention_heads * config.head_dim
    attention = 6 * config.num_hidden_layers * width * work.attended
    return body + weight * projection * work.labelled + attention


def ours(recipe: str, base: Path, data: Path, out: Path, steps: int, *more: str) -> Any:
    """The trainer as `python -m finetune.sft --config finetune/recipes/RECIPE.yaml` builds it."""
    from trl import ModelConfig, SFTConfig

    words = ["--config", str(RECIPES / f"{recipe}.yaml"), "--model_name_or_path", str(base)]
    words += ["--train_file", str(data), "--output_dir", str(out), "--max_steps", str(steps)]
    words += ["--save_strategy", "no", "--report_to", "none", "--disable_tqdm", "True", *more]
    sys.argv = ["benchmarks/training.py", *words, *on_cpu()]
    arguments, config, found = parsed(sft.__doc__ or "", sft.SftArguments, SFTConfig, ModelConfig)
    return sft.build(arguments, config, found)[0]


def theirs(base: Path, work: Workload, out: Path, steps: int, *, adapter: bool) -> Any:
    """trl.SFTTrainer with TRL's defaults over the same records."""
    from datasets import Dataset
    from trl import ModelConfig, SFTConfig, SFTTrainer, get_peft_config

    config = SFTConfig(
        output_dir=str(out),
        max_steps=steps,
        max_length=None,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        use_cpu=not torch.cuda.is_available(),
    )
    rows = [{"prompt": list(one.prompt), "completion": list(one.completion)} for one in work.records]
    peft = get_peft_config(ModelConfig(use_peft=adapter))
    return SFTTrainer(model=str(base), args=config, train_dataset=Dataset.from_list(rows), peft_config=peft)


def measure(name: str, make: Callable[[], Any], work: Workload) -> Measured:
    """Train, and drop the trainer."""
    trainer = make()
    watch = Stopwatch(trainer)
    trainer.add_callback(watch)
    trainer.train()
    (began, *_), (warm, warm_cpu, before), *_, (end, end_cpu, after) = watch.marks
    tokens, count = after - before, len(watch.marks) - 2
    found = Measured(
        name,
        tokens / (end - warm),
        tokens / count,
        flops_per_token(trainer.accelerator.unwrap_model(trainer.model), work),
        warm - began,
        None if torch.cuda.is_available() else (end_cpu - warm_cpu) / (end - warm) / torch.get_num_threads(),
    )
    del trainer
    gc.collect()
    return found


def save_random_qwen(tokenizer: Any, folder: Path, width: int = 256) -> None:
    """A Qwen3 of 4 layers with random weights and this tokenizer."""
    from transformers import Qwen3ForCausalLM

    from finetune.nano import NanoArguments, nano_config

    shape = NanoArguments(hidden_size=width, intermediate_size=3 * width, num_hidden_layers=4)
    torch.manual_seed(0)
    Qwen3ForCausalLM(nano_config(shape, tokenizer)).save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def on_cpu() -> list[str]:
    return [] if torch.cuda.is_available() else ["--use_cpu", "True"]


def contest(options: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Measure the four contestants; what is printed as JSON."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(options.base)
    work = workload(options.train_file, tokenizer, options.records)
    data, qwen, steps = folder / "records.jsonl", folder / "qwen", options.steps + 1
    write_examples(data, work.records)
    save_random_qwen(tokenizer, qwen)
    alone = ("--eval_strategy", "no", "--load_best_model_at_end", "False", "--heldout_file", "")
    alone += ("--stop_after", "0", "--eval_file", "")
    contestants: tuple[tuple[str, Callable[[], Any]], ...] = (
        ("nano_sft.yaml", lambda: ours("nano_sft", options.base, data, folder / "a", steps)),
        ("TRL, the same model", lambda: theirs(options.base, work, folder / "b", steps, adapter=False)),
        ("lora.yaml", lambda: ours("lora", qwen, data, folder / "c", steps, *alone)),
        ("TRL with LoRA", lambda: theirs(qwen, work, folder / "d", steps, adapter=True)),
    )
    device = "cuda" if torch.cuda.is_available() else "cpu"
    peak, found = peak_flops(torch.bfloat16, device), []
    for name, make in contestants:
        found.append(measure(name, make, work))
        peak = max(peak, peak_flops(torch.bfloat16, device))
        print(f"{name}: {found[-1].tokens_per_second:.0f} tokens/s", file=sys.stderr, flush=True)
    on = torch.cuda.get_device_name() if device == "cuda" else f"CPU, {torch.get_num_threads()} threads"
    return {
        "device": on,
        "load": os.getloadavg()[0],
        "peak_tflops": peak / 1e12,
        "records": len(work.records),
        "record_tokens": work.tokens,
        "labelled": work.labelled,
        "rows": [one.row(peak) for one in found],
    }


def text(found: dict[str, Any]) -> str:
    """The table for people."""
    lines = [
        f"{found['device']}, load {found['load']:.1f}, peak {found['peak_tflops']:.3f} TFLOP/s in bfloat16",
        f"{found['records']} records of {found['record_tokens']:.0f} tokens, "
        f"{100 * found['labelled']:.1f}% of them labelled",
        "",
        "| | tokens/s | MFU | s a step | floor, s | tokens a step | warm-up, s | busy |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {row['name']} | {row['tokens_per_second']:,} | {100 * row['mfu']:.1f}% | {row['step_s']:.2f} "
        f"| {row['floor_s']:.2f} | {row['step_tokens']:,} | {row['warm_up_s']:.1f} "
        f"| {'-' if row['busy'] is None else format(row['busy'], '.0%')} |"
        for row in found["rows"]
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--train_file", type=Path, required=True, help="records of finetune.build_data")
    parser.add_argument(
        "--base", type=Path, default=ROOT / "assistant" / "vista_nano", help="folder of a nano model"
    )
    parser.add_argument("--records", type=int, default=256, help="at most so many records")
    parser.add_argument("--steps", type=int, default=6, help="steps that are measured, after one of warm-up")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON, on the last line")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        found = contest(options, Path(folder))
    print(json.dumps(found) if options.json else text(found))


if __name__ == "__main__":
    run_main(main)
