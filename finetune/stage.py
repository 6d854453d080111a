"""A stage after SFT: train by preferences or by rewards, then judge what came of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from finetune.promote import check_gate, end_stage
from finetune.training import batch_of, run, tell

Build = Callable[[Any, Any, Any], tuple[Any, str]]
"""From (own arguments, TRL's arguments, ModelConfig) to the trainer and the digest of its training file."""


def run_stage(build: Build, arguments: Any, config: Any, base: Any, **settings: str | int) -> None:
    """Build the trainer, train, save, judge.

    `arguments` are GateArguments and WatchArguments of the stage, `settings` what else tells one run from
    another, so that a folder is not resumed with other ones. Raises SystemExit(1) where the stage is not
    promoted.
    """
    check_gate(arguments)
    trainer, data = build(arguments, config, base)
    identity = {"base": base.model_name_or_path, "data": data, **settings}
    run(trainer, arguments, identity | batch_of(config))
    tell(trainer, arguments)
    judges = trainer.accelerator.is_main_process
    del trainer
    if judges:
        end_stage(config.output_dir, base.model_name_or_path, arguments)
