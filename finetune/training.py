"""What every trainer shares: records as tokens, refusing what does not fit, the run itself, errors."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.example import Example, read_examples
from schema_index import DataError, TrainingError, VistaError

if TYPE_CHECKING:
    from datasets import Dataset

    from finetune.arguments import WatchArguments


def load_records(
    path: str,
    tokenizer: Any,
    max_length: int,
    *,
    whole: bool = False,
    limit: int | None = None,
) -> Dataset:
    """Records as token ids for TRL: columns `input_ids` and `labels`.

    The loss is on the completion only, or with `whole` on every token (pretraining). A record longer than
    `max_length` would lose its answer: DataError says how many there are and the longest.
    """
    from datasets import Dataset

    rows = []
    for number, example in enumerate(read_examples(Path(path))):
        if limit is not None and number >= limit:
            break
        ids, labels = encode(example, tokenizer, whole=whole)
        rows.append({"input_ids": ids, "labels": labels})
    check_lengths(path, [len(row["input_ids"]) for row in rows], max_length)
    return Dataset.from_list(rows)


def check_lengths(path: str, lengths: Sequence[int], max_length: int) -> None:
    """Raises DataError where there is no record, or one is longer than `max_length` tokens."""
    if not lengths:
        raise DataError(f"{path} holds no records: make them with python -m finetune.build_data")
    long = [length for length in lengths if length > max_length]
    if long:
        raise DataError(
            f"{len(long)} of {len(lengths)} records of {path} are longer than --max_length {max_length} "
            f"(longest {max(long)}): raise it, or build the data for a shorter context"
        )


def said_lengths(lengths: Sequence[int], limit: int) -> str:
    """How long the records are, in tokens, for people."""
    order = sorted(lengths)
    most = order[min(len(order) - 1, 95 * len(order) // 100)]
    return f"{len(order)} records of {order[0]} to {order[-1]} tokens (95% within {most}), limit {limit}"


def encode(example: Example, tokenizer: Any, *, whole: bool = False) -> tuple[list[int], list[int]]:
    """Token ids and labels of one record; the chat template is the model's own.

    Labelled are the assistant's messages of the completion (a record may hold several turns over one
    schema), or with `whole` every token.
    """
    messages = [*example.prompt, *example.completion]

    def render(count: int, **more: bool) -> str:
        # As serving asks: a model that can think aloud is told not to.
        return str(
            tokenizer.apply_chat_template(messages[:count], tokenize=False, enable_thinking=False, **more)
        )

    text = render(len(messages))
    coded = tokenizer(text, add_special_tokens=False, return_offsets_mapping=True)
    ids: list[int] = list(coded["input_ids"])
    if whole:
        return ids, list(ids)
    labels = [-100] * len(ids)
    token = 0
    for place in range(len(example.prompt), len(messages)):
        if messages[place]["role"] != "assistant":
            continue
        before, until = render(place, add_generation_prompt=True), render(place + 1)
        if not text.startswith(until) or not until.startswith(before):
            raise DataError(
                "the chat template does not continue its own generation prompt: use one that does"
            )
        while token < len(ids) and coded["offset_mapping"][token][0] < len(before):
            token += 1
        while token < len(ids) and coded["offset_mapping"][token][0] < len(until):
            labels[token] = ids[token]
            token += 1
    return ids, labels


def run(trainer: Any, watch: WatchArguments, identity: dict[str, str | int]) -> None:
    """Train to the end, going on from the newest whole checkpoint, and save into the output folder.

    Several processes leave together, their group closed: one that ends before the others aborts them.

    `identity` is what makes two runs the same (`finetune.checkpoints.claim`). Raises TrainingError in one
    line for memory, disk, a loss that is no number, and weights that were to be spread out and are not.
    """
    from finetune.checkpoints import claim, resume_point
    from finetune.failures import explaining, guard_loss
    from finetune.watch import watch_run

    check_spread(trainer.accelerator)
    config = trainer.args
    with explaining(config):
        if trainer.accelerator.is_main_process:
            claim(config.output_dir, identity)
        watch_run(trainer, watch)
        guard_loss(trainer)
        point = resume_point(config.output_dir, remove_torn=trainer.accelerator.is_main_process)
        trainer.train(resume_from_checkpoint=config.resume_from_checkpoint or point)
        save(trainer)
        trainer.accelerator.wait_for_everyone()
        trainer.accelerator.end_training()


def check_spread(accelerator: Any) -> None:
    """Raises TrainingError where FSDP or DeepSpeed was asked for and the processes hold whole weights.

    accelerate spreads weights over accelerators alone: on CPUs it leaves both out without a word
    (`AcceleratorState.__init__`).
    """
    variables = {name: os.environ.get(f"ACCELERATE_USE_{name}", "") for name in ("FSDP", "DEEPSPEED")}
    asked = [name for name, value in variables.items() if value.lower() == "true"]
    if asked and accelerator.device.type == "cpu" and accelerator.distributed_type not in asked:
        raise TrainingError(
            f"{asked[0]} is asked for, but on the CPU accelerate does not spread weights: each of the "
            f"{accelerator.num_processes} processes would hold all of them; launch on GPUs, or without it"
        )


def save(trainer: Any) -> None:
    """Weights, tokenizer and the trainer's state into the output folder; of adapters the trained one."""
    from peft import PeftModel

    config = trainer.args
    if isinstance(trainer.model, PeftModel) and "ref" in trainer.model.peft_config:
        trainer.model.delete_adapter("ref")
    shard = getattr(trainer, "max_shard_size", None)
    if shard is None:
        trainer.save_model(config.output_dir)
    elif trainer.accelerator.is_main_process:
        bare = trainer.accelerator.unwrap_model(trainer.model)
        bare.save_pretrained(config.output_dir, max_shard_size=shard)
    if trainer.accelerator.is_main_process:
        trainer.processing_class.save_pretrained(config.output_dir)
        trainer.state.save_to_json(str(Path(config.output_dir) / "trainer_state.json"))


def announce(model: Any, said: str, config: Any) -> None:
    """Print the size of the model and what it trains on, once where there are several processes."""
    if config.process_index == 0:
        print(f"{model.num_parameters() / 1e6:.1f} M parameters, {said}", flush=True)


def batch_of(config: Any) -> dict[str, str | int]:
    """What sets the order of the records: seed and batch."""
    return {
        "seed": config.seed,
        "per_device_train_batch_size": config.per_device_train_batch_size,
        "gradient_accumulation_steps": config.gradient_accumulation_steps,
        "processes": config.world_size,
    }


def tell(trainer: Any, watch: WatchArguments) -> None:
    """Print where the model is and how the run ended, as JSON on the last line where it was asked for."""
    if not trainer.accelerator.is_main_process:
        return
    history = trainer.state.log_history
    losses = [row["loss"] for row in history if "loss" in row]
    result = {
        "output_dir": str(trainer.args.output_dir),
        "steps": trainer.state.global_step,
        "loss": losses[-1] if losses else None,
    }
    loss = f", loss {losses[-1]:.4f}" if losses else ""
    print(json.dumps(result) if watch.json else f"{result['output_dir']}: {result['steps']} steps{loss}")


def run_main(main: Callable[[], None]) -> None:
    """Run a command: an error of ours, or one that users can act on, becomes one line and status 2."""
    try:
        main()
    except (VistaError, ValueError) as error:
        print(f"error: {' '.join(str(error).split())}", file=sys.stderr)
        raise SystemExit(2) from None
    except MemoryError:
        print("error: out of memory: lower --per_device_train_batch_size", file=sys.stderr)
        raise SystemExit(2) from None
