"""Puts the callbacks on a trainer: throughput, held-out questions, early stopping, TensorBoard, report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from finetune.arguments import WatchArguments
from schema_index import TrainingError


def watch_run(trainer: Any, watch: WatchArguments) -> None:
    """Add what `watch` asks for to `trainer`; raises TrainingError for what cannot be watched."""
    from transformers.integrations.integration_utils import TensorBoardCallback

    from finetune.callbacks import Report, StopOnExecutionAccuracy, Throughput

    config = trainer.args
    for callback in trainer.callback_handler.callbacks:
        if isinstance(callback, TensorBoardCallback) and callback.logging_dir is None:
            callback.logging_dir = str(Path(config.output_dir) / "tensorboard")
    peak = watch.peak_tflops * 1e12 or None
    parameters = trainer.model.num_parameters()
    trainer.add_callback(Throughput(parameters, lambda: int(trainer._total_train_tokens), peak))
    if watch.heldout_file:
        trainer.add_callback(_held_out(trainer, watch))
    elif watch.stop_after:
        raise TrainingError("--stop_after needs held-out questions: give --heldout_file FILE")
    if watch.stop_after:
        trainer.add_callback(StopOnExecutionAccuracy(watch.stop_after))
    trainer.add_callback(Report(Path(config.output_dir)))


def _held_out(trainer: Any, watch: WatchArguments) -> Any:
    from finetune.callbacks import HeldOut

    if trainer.is_fsdp_enabled or trainer.is_deepspeed_enabled:
        raise TrainingError(
            "--heldout_file asks the model in training, whose weights FSDP and DeepSpeed spread over "
            "processes: leave it out, and judge with python -m finetune.evaluate afterwards"
        )
    if not watch.heldout_steps and trainer.args.eval_strategy == "no":
        raise TrainingError(
            "--heldout_file is judged at each evaluation, and --eval_strategy is no: give --heldout_steps N"
        )
    return HeldOut.of(trainer, watch)
