"""Supervised fine-tuning: loss on the answer only, over the prompts that serving builds.

    python -m finetune.sft --model_name_or_path runs/pretrain --train_file runs/data/sft.jsonl \
        --output_dir runs/sft --learning_rate 6e-4 --num_train_epochs 1

Any causal language model of the hub or a local path can be the base; `--use_peft` with TRL's LoRA and DoRA
arguments trains an adapter. Arguments are those of TRL's SFTConfig and ModelConfig; `--config FILE.yaml`
reads them from a file. A run that was stopped goes on from its newest checkpoint when started again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune.nano import MAX_SHARD
from finetune.training import last_checkpoint, load_records, run_main, throughput_callback
from schema_index import ModelError


@dataclass
class SftArguments:
    """What to train on, and how the nano trainer runs."""

    train_file: str = "runs/data/sft.jsonl"
    """Records of finetune.build_data."""
    eval_file: str = ""
    """Records for the evaluation loss; none by default."""
    nano: bool = False
    """Use the trainer made for small models on a CPU (full fine-tuning only)."""
    prompt_weight: float = 0.0
    """With --nano: how much the prompt's tokens count in the loss (0: the answer only)."""
    muon: bool = True
    """With --nano: step the weight matrices by Muon, the rest by AdamW."""
    compile_blocks: bool = True
    """With --nano: compile the transformer blocks (needs a C++ compiler)."""
    peak_tflops: float = 0.0
    """Peak of the device in TFLOP/s; when given, MFU is logged."""


def main() -> None:
    """Parse the arguments, train, save."""
    from transformers import AutoModelForCausalLM, AutoTokenizer, set_seed
    from trl import ModelConfig, SFTConfig, SFTTrainer, TrlParser, get_peft_config

    arguments, config, base = TrlParser((SftArguments, SFTConfig, ModelConfig)).parse_args_and_config()
    if not base.model_name_or_path:
        raise ModelError("no base model: give --model_name_or_path FOLDER_OR_HUB_NAME")
    set_seed(config.seed)
    try:
        tokenizer = AutoTokenizer.from_pretrained(base.model_name_or_path)
        model = AutoModelForCausalLM.from_pretrained(
            base.model_name_or_path,
            dtype=base.dtype or "float32",
            attn_implementation=base.attn_implementation,
        )
    except (OSError, ValueError) as error:
        first = str(error).splitlines()[0]
        raise ModelError(f"cannot load the base {base.model_name_or_path!r}: {first}") from error
    if not tokenizer.chat_template:
        raise ModelError(
            f"{base.model_name_or_path} has no chat template: choose an instruct or coder-chat base"
        )
    limit = config.max_length or getattr(model.config, "max_position_embeddings", 4096)
    limit = min(limit, getattr(model.config, "max_position_embeddings", limit))
    config.max_length = limit
    config.dataset_kwargs = {"skip_prepare_dataset": True}
    config.remove_unused_columns = False
    train = load_records(arguments.train_file, tokenizer, limit)
    held = load_records(arguments.eval_file, tokenizer, limit) if arguments.eval_file else None
    more: dict[str, Any] = {"eval_dataset": held, "processing_class": tokenizer}
    trainer: Any
    if arguments.nano:
        from finetune.nano_trainer import NanoTrainer

        trainer = NanoTrainer(model=model, args=config, train_dataset=train, **more)
        trainer.compile_blocks = arguments.compile_blocks
        trainer.prompt_weight = arguments.prompt_weight
        trainer.muon = arguments.muon
    else:
        trainer = SFTTrainer(
            model=model, args=config, train_dataset=train, peft_config=get_peft_config(base), **more
        )
    peak = arguments.peak_tflops * 1e12 or None
    parameters = model.num_parameters()
    trainer.add_callback(throughput_callback(parameters, lambda: int(trainer._total_train_tokens), peak))
    print(f"{parameters / 1e6:.1f} M parameters, {len(train)} records", flush=True)
    trainer.train(resume_from_checkpoint=last_checkpoint(config.output_dir))
    trainer.model.save_pretrained(config.output_dir, max_shard_size=MAX_SHARD)
    tokenizer.save_pretrained(config.output_dir)
    trainer.state.save_to_json(str(Path(config.output_dir) / "trainer_state.json"))


if __name__ == "__main__":
    run_main(main)
