"""Tune MiniLM to tell which parts of SQL a question asks for, column by column.

    python -m finetune.asked_parts --output_dir runs/parts
    python -m finetune.asked_parts.export --model runs/parts --out retriever/asked_parts/network

Binary cross-entropy over the roles of all lines of a passage (`retriever.asked_parts`), summed over roles.
Learned from the questions written by hand, over the reference but for the tables held out, and over practice
modules but for those held out; measured over these. Arguments are those of transformers' Trainer; `--config
FILE.yaml` reads them from a file. A run that was stopped goes on from its newest checkpoint when started
again.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finetune.asked_parts.figures import figures, said
from finetune.asked_parts.passages import Passage, learnt_passages, whole_passages
from finetune.build_data import held_out_practice, held_out_tables
from finetune.curated import read_curated
from finetune.practice import practice_catalog, read_domains
from finetune.training import run_main
from retriever.asked_parts.reader import Encoded
from retriever.asked_parts.roles import PLACES, ROLES
from schema_index import DataError, load_reference
from schema_index.embedding.bundled_model import BUNDLED_FOLDER, load_tokenizer

if TYPE_CHECKING:
    import torch

HEAD_RATE = 5.0
"""How much faster the head learns than the layers below it, which know English."""
MOST_CURATED = 400
"""Questions over the reference tables held out that are measured on."""


@dataclass
class PartArguments:
    """What to learn from."""

    model_name_or_path: str = ""
    """A folder of an earlier run to go on from (default: plain MiniLM)."""
    curated_wordings: int = 1
    """Wordings of each statement over the reference."""
    practice_wordings: int = 3
    """Wordings of each statement over practice modules."""
    limit: int = 0
    """Passages to learn from, 0 for all: for trials."""


def main() -> None:
    """Parse the arguments, train, save, measure."""
    arguments, config = _parsed()
    passages = training_passages(arguments, config.seed)
    print(f"{len(passages)} passages", flush=True)
    trainer = make_trainer(arguments, config, passages)
    train(trainer, arguments, zlib.crc32(repr(passages).encode()))
    trainer.save_model()
    for name, found in measured():
        rows = [encoded(one) for one in found]
        print(f"{name:28}{said(figures(found, predicted(trainer, rows)))}", flush=True)


def training_passages(arguments: PartArguments, seed: int) -> list[Passage]:
    """What a run learns from, in random order; raises DataError for arguments that do not hold."""
    if min(arguments.curated_wordings, arguments.practice_wordings) < 1 or arguments.limit < 0:
        raise DataError("the arguments do not hold: wordings must be at least 1, and --limit not below 0")
    away = held_out_practice()
    domains = [domain for domain in read_domains() if domain.name not in away]
    found = list(
        learnt_passages(
            domains, arguments.curated_wordings, arguments.practice_wordings, held_out_tables(), seed
        )
    )
    random.Random(seed).shuffle(found)
    return found[: arguments.limit or None]


def measured() -> Iterator[tuple[str, list[Passage]]]:
    """The questions that no run learns from, one wording a statement, by what they are over."""
    away = held_out_practice()
    domains = [domain for domain in read_domains() if domain.name in away]
    yield (
        "practice modules held out",
        [
            passage
            for domain in domains
            for passage in whole_passages(
                list({one.sql: (one.question, one.sql) for one in domain.questions}.values()),
                practice_catalog([domain.script]),
            )
        ],
    )
    catalog, held = load_reference(), held_out_tables()
    over = {one.sql: (one.question, one.sql) for one in read_curated()}
    some = random.Random(0).sample(sorted(over.values()), len(over))
    found: list[Passage] = []
    questions = 0
    for asked in some:
        passages = list(whole_passages([asked], catalog))
        if {one.table for one in passages} & held:
            found += passages
            questions += 1
        if questions == MOST_CURATED:
            break
    yield "reference tables held out", found


def encoded(passage: Passage) -> dict[str, Any]:
    """A passage as tokens with its labels, as the collator takes it."""
    tokenizer = _tokenizer()
    asked, *lines = (
        tokenizer.encode(text, add_special_tokens=False).ids
        for text in (passage.question, *(line.text for line in passage.lines))
    )
    found = Encoded(asked, lines, tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]"))
    labels = [[PLACES[role] for role in roles] for roles in passage.roles]
    return {"input_ids": found.tokens, "kinds": found.kinds, "spans": found.spans, "labels": labels}


def collated(rows: Sequence[dict[str, Any]]) -> dict[str, torch.Tensor]:
    """A batch, padded: tokens, mask and kinds of shape (passages, tokens), the share of each token in each
    line (passages, lines, tokens), labels (passages, lines, len(ROLES)) and which lines count."""
    import torch

    tokens, lines = max(len(row["input_ids"]) for row in rows), max(len(row["labels"]) for row in rows)
    batch = {
        name: torch.zeros(len(rows), tokens, dtype=torch.long)
        for name in ("input_ids", "attention_mask", "token_type_ids")
    }
    pool, counted = torch.zeros(len(rows), lines, tokens), torch.zeros(len(rows), lines)
    labels = torch.zeros(len(rows), lines, len(ROLES))
    for place, row in enumerate(rows):
        count = len(row["input_ids"])
        batch["input_ids"][place, :count] = torch.tensor(row["input_ids"])
        batch["token_type_ids"][place, :count] = torch.tensor(row["kinds"])
        batch["attention_mask"][place, :count] = 1
        for line, (span, roles) in enumerate(zip(row["spans"], row["labels"], strict=True)):
            labels[place, line, roles] = 1
            if span is not None:
                start, end = span
                pool[place, line, start:end] = 1 / max(1, end - start)
                counted[place, line] = 1
    return batch | {"pool": pool, "labels": labels, "counted": counted}


def make_trainer(arguments: PartArguments, config: Any, passages: Sequence[Passage]) -> Any:
    """transformers' Trainer over the passages; raises ModelError."""
    from transformers import set_seed

    from finetune.asked_parts.network import PartNetwork
    from finetune.asked_parts.trainer import PartTrainer

    set_seed(config.seed)
    network = PartNetwork()
    if arguments.model_name_or_path:
        network.load(Path(arguments.model_name_or_path))
    rows = [encoded(passage) for passage in passages]
    return PartTrainer(
        model=network, args=config, train_dataset=rows, data_collator=collated, head_rate=HEAD_RATE
    )


def train(trainer: Any, arguments: PartArguments, data: int) -> None:
    """Train to the end, going on from the newest whole checkpoint; raises TrainingError."""
    from finetune.checkpoints import claim, resume_point
    from finetune.failures import explaining, guard_loss

    config = trainer.args
    identity: dict[str, str | int] = {
        "base": arguments.model_name_or_path,
        "data": data,
        "seed": config.seed,
        "batch": config.per_device_train_batch_size,
    }
    with explaining(config):
        claim(config.output_dir, identity)
        guard_loss(trainer)
        trainer.train(resume_from_checkpoint=resume_point(config.output_dir))


def predicted(trainer: Any, rows: Sequence[dict[str, Any]]) -> list[Any]:
    """Logits of each row, shape (lines, len(ROLES))."""
    import torch

    network = trainer.model.eval()
    found = []
    for start in range(0, len(rows), trainer.args.eval_batch_size):
        some = rows[start : start + trainer.args.eval_batch_size]
        batch = collated(some)
        given = {name: batch[name] for name in batch if name not in ("labels", "counted")}
        with torch.inference_mode():
            logits = network(**{name: value.to(trainer.args.device) for name, value in given.items()})
        found += [
            row[: len(one["labels"])].float().cpu().numpy() for row, one in zip(logits, some, strict=True)
        ]
    return found


def _parsed() -> tuple[PartArguments, Any]:
    """The command line and `--config`, with defaults for two cores of a CPU."""
    import torch
    from transformers import TrainingArguments
    from trl import TrlParser

    parser = TrlParser((PartArguments, TrainingArguments), description=__doc__.splitlines()[0])
    parser.set_defaults(
        output_dir="runs/parts",
        per_device_train_batch_size=32,
        per_device_eval_batch_size=16,
        num_train_epochs=1,
        learning_rate=3e-4,
        weight_decay=0.01,
        adam_beta2=0.98,
        warmup_steps=50,
        lr_scheduler_type="cosine",
        bf16=True,
        use_cpu=not torch.accelerator.is_available(),
        logging_steps=20,
        save_steps=100,
        save_total_limit=1,
        remove_unused_columns=False,
        dataloader_pin_memory=False,
        report_to="none",
    )
    arguments, config = parser.parse_args_and_config()
    return arguments, config


def _tokenizer() -> Any:
    global _loaded
    if _loaded is None:
        _loaded = load_tokenizer(BUNDLED_FOLDER)
    return _loaded


_loaded: Any = None


if __name__ == "__main__":
    run_main(main)
