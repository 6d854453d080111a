"""Kahneman-Tversky optimization: answers that are desirable or not, each on its own.

    python -m finetune.kto --config finetune/recipes/kto_names.yaml
    python -m finetune.kto --config finetune/recipes/kto_style.yaml

For where pairs are lacking, such as answers that users rated. Two stages as in finetune.dpo, over one file
of finetune.preferences, of which `--stage` takes the part. Arguments are those of TRL's KTOConfig and
ModelConfig and those below; `--precompute_ref_log_probs` frees the reference model, and
`--loss_type apo_zero_unpaired` needs no pass for the KL term. With `--promoted`, the stage is judged
afterwards (finetune.promote): exit status 1 says that it was not promoted.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from finetune.arguments import WatchArguments, option, parsed
from finetune.pairing.preference_records import Stage, load_labelled
from finetune.promote import GateArguments
from finetune.stage import run_stage
from finetune.training import announce, run_main
from schema_index import TrainingError


@dataclass
class KtoArguments(GateArguments, WatchArguments):
    """What a stage prefers, and what judges it."""

    train_file: str = option("runs/preferences/kto.jsonl", "labelled records of finetune.preferences")
    eval_file: str = option("", "labelled records for the evaluation loss; none by default")
    stage: Stage = field(
        default="all", metadata={"help": "which contrasts: names (they must be real), style, or all"}
    )


def main() -> None:
    """Parse the arguments, train, save, judge."""
    from trl import KTOConfig, ModelConfig

    arguments, config, base = parsed(__doc__, KtoArguments, KTOConfig, ModelConfig)
    run_stage(build, arguments, config, base, stage=arguments.stage)


def build(arguments: KtoArguments, config: Any, base: Any) -> tuple[Any, str]:
    """The trainer over loaded weights and records, and the digest of the training file.

    Raises ModelError, DataError or TrainingError for what cannot be trained.
    """
    from transformers import set_seed
    from trl import KTOTrainer, get_peft_config

    from finetune.base_model import context_length, load_base
    from finetune.checkpoints import digest
    from finetune.failures import explaining

    if config.loss_type == "kto" and config.per_device_train_batch_size < 2:
        raise TrainingError(
            "KTO estimates its KL term from the other answers of a batch: set "
            "--per_device_train_batch_size 2 or more, or --loss_type apo_zero_unpaired"
        )
    set_seed(config.seed)
    data = digest(arguments.train_file)
    with explaining(config):
        model, tokenizer = load_base(base, config)
        limit = context_length(model, tokenizer, config.max_length)
        records = load_labelled(arguments.train_file, tokenizer, limit, arguments.stage)
        held = arguments.eval_file
        more: dict[str, Any] = {
            "train_dataset": records,
            "eval_dataset": load_labelled(held, tokenizer, limit, arguments.stage) if held else None,
            "processing_class": tokenizer,
            "peft_config": get_peft_config(base),
        }
        config.max_length = None  # every record fits: nothing is to be cut
        announce(model, f"{len(records)} records", config)
        return KTOTrainer(model=model, args=config, **more), data


if __name__ == "__main__":
    run_main(main)
