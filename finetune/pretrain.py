"""Pretrain vista-nano from scratch: loss on every token of prompts and answers over many schemas.

    python -m finetune.pretrain --train_file runs/data/pretrain.jsonl --output_dir runs/pretrain \
        --per_device_train_batch_size 16 --learning_rate 1e-3 --num_train_epochs 1

The tokenizer is the one that finetune.build_data trained beside the data. Arguments are those of TRL's
SFTConfig and of NanoArguments; `--config FILE.yaml` reads them from a file. A run that was stopped goes on
from its newest checkpoint when started again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune.nano import MAX_SHARD, NanoArguments, nano_config
from finetune.training import last_checkpoint, load_records, run_main, throughput_callback


@dataclass
class PretrainArguments(NanoArguments):
    """What to train on."""

    train_file: str = "runs/data/pretrain.jsonl"
    """Records of finetune.build_data."""
    tokenizer: str = ""
    """Tokenizer folder; by default `tokenizer` beside the training file."""
    muon: bool = True
    """Step the weight matrices by Muon, the rest by AdamW."""
    compile_blocks: bool = True
    """Compile the transformer blocks (twice as fast on a CPU; needs a C++ compiler)."""
    peak_tflops: float = 0.0
    """Peak of the device in TFLOP/s; when given, MFU is logged."""


def main() -> None:
    """Parse the arguments, train, save."""
    import torch
    from transformers import AutoTokenizer, Qwen3ForCausalLM, set_seed
    from trl import SFTConfig, TrlParser

    from finetune.nano_trainer import NanoTrainer

    arguments, config = TrlParser((PretrainArguments, SFTConfig)).parse_args_and_config()
    set_seed(config.seed)
    folder = arguments.tokenizer or str(Path(arguments.train_file).with_name("tokenizer"))
    tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    config.max_length = arguments.context_length
    config.dataset_kwargs = {"skip_prepare_dataset": True}
    config.remove_unused_columns = False
    dataset = load_records(arguments.train_file, tokenizer, arguments.context_length, whole=True)
    model: Any = Qwen3ForCausalLM(nano_config(arguments, tokenizer))  # type: ignore[no-untyped-call]
    model = model.to(torch.float32)
    parameters = model.num_parameters()
    print(f"{parameters / 1e6:.1f} M parameters, {len(dataset)} records", flush=True)
    trainer = NanoTrainer(model=model, args=config, train_dataset=dataset, processing_class=tokenizer)
    trainer.compile_blocks = arguments.compile_blocks
    trainer.muon = arguments.muon
    peak = arguments.peak_tflops * 1e12 or None
    trainer.add_callback(throughput_callback(parameters, lambda: trainer._total_train_tokens, peak))
    trainer.train(resume_from_checkpoint=last_checkpoint(config.output_dir))
    trainer.model.save_pretrained(config.output_dir, max_shard_size=MAX_SHARD)
    tokenizer.save_pretrained(config.output_dir)
    trainer.state.save_to_json(str(Path(config.output_dir) / "trainer_state.json"))


if __name__ == "__main__":
    run_main(main)
