"""Supervised fine-tuning: loss on the answer only, over the prompts that serving builds.

    python -m finetune.sft --config finetune/recipes/dora.yaml
    accelerate launch -m finetune.sft --config finetune/recipes/lora.yaml
    python -m finetune.sft --model_name_or_path runs/pretrain --train_file runs/data/sft.jsonl \
        --output_dir runs/sft --learning_rate 6e-4 --num_train_epochs 1

Any causal language model of the hub (Qwen's coder models, SQLCoder) or a local path can be the base;
`--use_peft` with TRL's LoRA and DoRA arguments trains an adapter. Arguments are those of TRL's SFTConfig and
ModelConfig and those below; `--config FILE.yaml` reads them from a file. A run that was stopped goes on from
its newest checkpoint when started again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from finetune.arguments import WatchArguments, option, parsed
from finetune.nano import MAX_SHARD
from finetune.training import announce, batch_of, load_records, run, run_main, said_lengths, tell
from schema_index import TrainingError


@dataclass
class SftArguments(WatchArguments):
    """What to train on, and how the nano trainer runs."""

    train_file: str = option("runs/data/sft.jsonl", "records of finetune.build_data")
    eval_file: str = option("", "records for the evaluation loss; none by default")
    nano: bool = option(False, "use the trainer made for small models on a CPU (full fine-tuning only)")
    prompt_weight: float = option(
        0.0, "with --nano: how much the prompt's tokens count in the loss (0: the answer only)"
    )
    muon: bool = option(True, "with --nano: step the weight matrices by Muon, the rest by AdamW")
    embedding_rate: float = option(
        1.0, "with --nano, --muon: rate of the embeddings, as a share of --learning_rate (0: frozen)"
    )
    compile_blocks: bool = option(True, "with --nano: compile the transformer blocks (needs a C++ compiler)")


def main() -> None:
    """Parse the arguments, train, save."""
    from trl import ModelConfig, SFTConfig

    arguments, config, base = parsed(__doc__, SftArguments, SFTConfig, ModelConfig)
    if arguments.nano and (base.use_peft or config.packing):
        raise TrainingError("--nano trains whole weights on single records: leave out --use_peft, --packing")
    trainer, data = build(arguments, config, base)
    run(trainer, arguments, {"base": base.model_name_or_path, "data": data} | batch_of(config))
    tell(trainer, arguments)


def build(arguments: SftArguments, config: Any, base: Any) -> tuple[Any, str]:
    """The trainer over loaded weights and records, and the digest of the training file.

    Raises ModelError, DataError or TrainingError for what cannot be trained.
    """
    from transformers import set_seed
    from trl import SFTTrainer, get_peft_config

    from finetune.base_model import context_length, load_base
    from finetune.checkpoints import digest
    from finetune.failures import explaining
    from finetune.packing import check_isolation, check_packing

    set_seed(config.seed)
    data = digest(arguments.train_file)
    with explaining(config):
        model, tokenizer = load_base(base, config)
    limit = context_length(model, tokenizer, config.max_length)
    train = load_records(arguments.train_file, tokenizer, limit)
    held = load_records(arguments.eval_file, tokenizer, limit) if arguments.eval_file else None
    lengths = [len(ids) for ids in train["input_ids"]]
    announce(model, said_lengths(lengths, limit), config)
    config.chat_template_path = None  # the tokenizer has it by now
    if config.packing:
        check_packing(config)
        check_isolation(model, train)
        longest = max(len(ids) for part in (train, held or train) for ids in part["input_ids"])
        config.max_length = limit if config.max_length else longest
    else:
        config.max_length = limit
        config.dataset_kwargs = {"skip_prepare_dataset": True}
    more = {"eval_dataset": held, "processing_class": tokenizer}
    with explaining(config):
        if arguments.nano:
            return _nano(arguments, model, config, train, more), data
        adapter = get_peft_config(base)
        return SFTTrainer(model=model, args=config, train_dataset=train, peft_config=adapter, **more), data


def _nano(arguments: SftArguments, model: Any, config: Any, train: Any, more: dict[str, Any]) -> Any:
    from finetune.nano_trainer import NanoTrainer

    trainer = NanoTrainer(model=model, args=config, train_dataset=train, **more)
    trainer.compile_blocks = arguments.compile_blocks
    trainer.prompt_weight = arguments.prompt_weight
    trainer.muon = arguments.muon
    trainer.embedding_rate = arguments.embedding_rate
    trainer.max_shard_size = MAX_SHARD
    return trainer


if __name__ == "__main__":
    run_main(main)
