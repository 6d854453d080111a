"""Direct preference optimization: the right answer against one that differs in one thing.

    python -m finetune.dpo --config finetune/recipes/dpo_names.yaml
    python -m finetune.dpo --config finetune/recipes/dpo_style.yaml

Two stages after SFT: names must be real, then style, over the files of finetune.preferences. Arguments are
those of TRL's DPOConfig and ModelConfig and those below. The reference is the model before the stage: with an
adapter no second model is loaded, and `--precompute_ref_log_probs` frees it for whole weights too.
`--reference_free` needs none at all (with `--loss_type sigmoid_norm` it is SimPO's loss). With `--promoted`,
the stage is judged afterwards (finetune.promote): exit status 1 says that it was not promoted.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from finetune.arguments import WatchArguments, option, parsed
from finetune.pairing.preference_records import load_pairs
from finetune.promote import GateArguments
from finetune.stage import run_stage
from finetune.training import announce, run_main


@dataclass
class DpoArguments(GateArguments, WatchArguments):
    """What a stage prefers, and what judges it."""

    train_file: str = option("runs/preferences/dpo_names.jsonl", "pairs of finetune.preferences")
    eval_file: str = option("", "pairs for the evaluation loss; none by default")
    reference_free: bool = option(
        False, "prefer by the model's own log-probabilities, without a reference model"
    )


def main() -> None:
    """Parse the arguments, train, save, judge."""
    from trl import DPOConfig, ModelConfig

    arguments, config, base = parsed(__doc__, DpoArguments, DPOConfig, ModelConfig)
    run_stage(build, arguments, config, base)


def build(arguments: DpoArguments, config: Any, base: Any) -> tuple[Any, str]:
    """The trainer over loaded weights and pairs, and the digest of the training file.

    Raises ModelError, DataError or TrainingError for what cannot be trained.
    """
    from transformers import set_seed
    from trl import DPOTrainer, get_peft_config

    from finetune.base_model import context_length, load_base
    from finetune.checkpoints import digest
    from finetune.failures import explaining

    set_seed(config.seed)
    data = digest(arguments.train_file)
    with explaining(config):
        model, tokenizer = load_base(base, config)
        limit = context_length(model, tokenizer, config.max_length)
        pairs, held = load_pairs(arguments.train_file, tokenizer, limit), arguments.eval_file
        more: dict[str, Any] = {
            "train_dataset": pairs,
            "eval_dataset": load_pairs(held, tokenizer, limit) if held else None,
            "processing_class": tokenizer,
            "peft_config": get_peft_config(base),
        }
        config.max_length = None  # every pair fits: nothing is to be cut
        announce(model, f"{len(pairs)} pairs", config)
        if arguments.reference_free:
            from finetune.reference_free import ReferenceFreeDPOTrainer

            config.precompute_ref_log_probs = True
            return ReferenceFreeDPOTrainer(model=model, args=config, **more), data
        return DPOTrainer(model=model, args=config, **more), data


if __name__ == "__main__":
    run_main(main)
