"""Failures of a training run that its user can mend, each as one line: the fact, the value, the fix."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from schema_index import TrainingError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_TEXTS = (
    "No space left on device",
    "File too large",
    "Disk quota exceeded",
    "failed writing",
    "iostream error",
    "unexpected pos",
)
_MEMORY_TEXTS = ("DefaultCPUAllocator", "not enough memory", "Cannot allocate memory", "CUDA out of memory")


@contextmanager
def explaining(config: Any) -> Iterator[None]:
    """Turn what the libraries raise inside into a TrainingError where its fix is known.

    `config` is the trainer's configuration; the message names the values that it holds.
    """
    try:
        yield
    except Exception as error:
        message = explained(error, config)
        if message is None:
            raise
        raise TrainingError(message) from error


def explained(error: BaseException, config: Any) -> str | None:
    """The one line for an error of memory or disk; None for any other."""
    if out_of_memory(error):
        return _memory_line(error, config)
    if disk_full(error):
        return _disk_line(config)
    return None


def out_of_memory(error: BaseException) -> bool:
    """Whether the device or the machine had no memory left; torch raises RuntimeError on the CPU."""
    import torch

    if isinstance(error, MemoryError | torch.OutOfMemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, RuntimeError) and any(text in str(error) for text in _MEMORY_TEXTS)


def disk_full(error: BaseException) -> bool:
    """Whether a file could not be written for want of space; safetensors and torch have their own errors."""
    from safetensors import SafetensorError

    if isinstance(error, OSError):
        return error.errno in _FULL
    own = isinstance(error, RuntimeError | SafetensorError)
    return own and any(text in str(error) for text in _FULL_TEXTS)


def guard_loss(trainer: Any) -> None:
    """Make `trainer` raise TrainingError at the first loss that is not finite, before it steps on it.

    transformers leaves such a loss out of the logged mean and steps on: the weights are lost by then. Its
    own look at each loss is switched off, so that this one costs nothing more.
    """
    import torch

    trainer.args.logging_nan_inf_filter = False
    step: Callable[..., torch.Tensor] = trainer.training_step

    def guarded(*inputs: Any, **more: Any) -> torch.Tensor:
        loss = step(*inputs, **more)
        if not torch.isfinite(loss):
            raise TrainingError(_loss_line(float(loss), trainer))
        return loss

    trainer.training_step = guarded


def _loss_line(loss: float, trainer: Any) -> str:
    state, config = trainer.state, trainer.args
    kept = any(Path(config.output_dir).glob("checkpoint-*"))
    again = f"; started again it goes on from its last checkpoint in {config.output_dir}" if kept else ""
    return (
        f"the loss is {loss} at step {state.global_step + 1}: lower --learning_rate (now "
        f"{config.learning_rate:g}), lengthen --warmup_steps (now {config.warmup_steps:g}) or lower "
        f"--max_grad_norm (now {config.max_grad_norm:g}){again}"
    )


def _memory_line(error: BaseException, config: Any) -> str:
    import torch

    device = "GPU" if isinstance(error, torch.OutOfMemoryError) else "machine"
    batch = config.per_device_train_batch_size
    ways = []
    if batch > 1:
        ways.append(
            f"lower --per_device_train_batch_size (now {batch}) and raise --gradient_accumulation_steps "
            f"(now {config.gradient_accumulation_steps})"
        )
    if not config.gradient_checkpointing:
        ways.append("set --gradient_checkpointing true")
    ways.append("take a smaller base, or finetune/recipes/qlora.yaml")
    return f"no memory left on the {device}: {'; or '.join(ways)}"


def _disk_line(config: Any) -> str:
    out = Path(config.output_dir)
    place = next((one for one in (out, *out.parents) if one.exists()), Path("."))
    free = shutil.disk_usage(place).free / 1e6
    return (
        f"cannot write to {out}: no space left ({free:.1f} MB free): free some, lower --save_total_limit "
        f"(now {config.save_total_limit or 'none'}), or name another --output_dir; started again, the run "
        "goes on from its last whole checkpoint"
    )
