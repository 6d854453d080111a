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

from finetune.arguments import WatchArguments, option, parsed
from finetune.nano import MAX_SHARD, NanoArguments, nano_config
from finetune.training import announce, batch_of, load_records, run, run_main, said_lengths, tell
from schema_index import ModelError


@dataclass
class PretrainArguments(WatchArguments, NanoArguments):
    """What to train on."""

    train_file: str = option("runs/data/pretrain.jsonl", "records of finetune.build_data")
    tokenizer: str = option("", "tokenizer folder; by default `tokenizer` beside the training file")
    muon: bool = option(True, "step the weight matrices by Muon, the rest by AdamW")
    embedding_rate: float = option(
        1.0, "with --muon: rate of the token embeddings, as a share of --learning_rate (0: frozen)"
    )
    compile_blocks: bool = option(
        True, "compile the transformer blocks (twice as fast on a CPU; needs a C++ compiler)"
    )


def main() -> None:
    """Parse the arguments, train, save."""
    import torch
    from transformers import AutoTokenizer, Qwen3ForCausalLM, set_seed
    from trl import SFTConfig

    from finetune.checkpoints import digest
    from finetune.nano_trainer import NanoTrainer

    arguments, config = parsed(__doc__, PretrainArguments, SFTConfig)
    set_seed(config.seed)
    folder = arguments.tokenizer or str(Path(arguments.train_file).with_name("tokenizer"))
    try:
        tokenizer: Any = AutoTokenizer.from_pretrained(folder)
    except (OSError, ValueError) as error:
        raise ModelError(
            f"no tokenizer at {folder}: give --tokenizer FOLDER, or make one with finetune.build_data"
        ) from error
    config.max_length = arguments.context_length
    config.dataset_kwargs = {"skip_prepare_dataset": True}
    dataset = load_records(arguments.train_file, tokenizer, arguments.context_length, whole=True)
    model: Any = Qwen3ForCausalLM(nano_config(arguments, tokenizer))  # type: ignore[no-untyped-call]
    model = model.to(torch.float32)
    if arguments.meanings:
        _give_meanings(model, tokenizer, config.seed)
    lengths = [len(ids) for ids in dataset["input_ids"]]
    announce(model, said_lengths(lengths, arguments.context_length), config)
    trainer = NanoTrainer(model=model, args=config, train_dataset=dataset, processing_class=tokenizer)
    trainer.compile_blocks = arguments.compile_blocks
    trainer.muon = arguments.muon
    trainer.embedding_rate = arguments.embedding_rate
    trainer.max_shard_size = MAX_SHARD
    run(trainer, arguments, {"base": folder, "data": digest(arguments.train_file)} | batch_of(config))
    tell(trainer, arguments)


def _give_meanings(model: Any, tokenizer: Any, seed: int) -> None:
    import torch

    from finetune.token_vectors import token_vectors
    from schema_index import SentenceEncoder

    vectors = torch.from_numpy(token_vectors(tokenizer, SentenceEncoder(), seed))
    weight = model.get_input_embeddings().weight
    if weight.shape[1] != vectors.shape[1]:
        raise ModelError(
            f"--meanings needs a model {vectors.shape[1]} wide: give --hidden_size {vectors.shape[1]}"
        )
    with torch.no_grad():
        weight[: len(vectors)] = vectors


if __name__ == "__main__":
    run_main(main)
