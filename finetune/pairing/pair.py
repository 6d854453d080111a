"""A preference pair and a KTO record: a gated record with a rejected side, or with a label."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.model import Message
from finetune.contrasts import Rejected
from finetune.example import Example
from finetune.jsonl import write_jsonl
from finetune.pairing.balance import stage_of


@dataclass(frozen=True, slots=True)
class Pair:
    """TRL's conversational pair. `contrast` is the one thing that differs, `evidence` what tells it."""

    id: str
    category: str
    module: str
    difficulty: int
    source: str
    split: str
    question: str
    tables: tuple[str, ...]
    sql: str
    stage: str
    contrast: str
    evidence: str
    prompt: tuple[Message, ...]
    chosen: tuple[Message, ...]
    rejected: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """TRL's unpaired preference: a completion that is desirable (`label`) or not."""

    id: str
    category: str
    source: str
    split: str
    question: str
    contrast: str
    prompt: tuple[Message, ...]
    completion: tuple[Message, ...]
    label: bool


def pair_of(example: Example, rejected: Rejected) -> Pair:
    """The record against a rejected answer."""
    return Pair(
        id=f"{example.id}-{rejected.contrast}",
        category=example.category,
        module=example.module,
        difficulty=example.difficulty,
        source=example.source,
        split=example.split,
        question=example.question,
        tables=example.tables,
        sql=example.sql,
        stage=stage_of(rejected.contrast),
        contrast=rejected.contrast,
        evidence=rejected.evidence,
        prompt=example.prompt,
        chosen=example.completion,
        rejected=({"role": "assistant", "content": rejected.text},),
    )


def desirable(example: Example) -> Labelled:
    """A gated record as a desirable completion."""
    return _labelled(example, f"{example.id}-right", example.completion, "")


def undesirable(pair: Pair) -> Labelled:
    """The rejected side of a pair as an undesirable completion."""
    return _labelled(pair, f"{pair.id}-wrong", pair.rejected, pair.contrast)


def _labelled(of: Example | Pair, name: str, completion: tuple[Message, ...], contrast: str) -> Labelled:
    """One completion of a record; it is desirable where it differs from the right one in nothing."""
    return Labelled(
        id=name,
        category=of.category,
        source=of.source,
        split=of.split,
        question=of.question,
        contrast=contrast,
        prompt=of.prompt,
        completion=completion,
        label=not contrast,
    )


def write_rows(path: Path, rows: Iterable[Pair | Labelled]) -> int:
    """Write JSONL, aside and then renamed; the number of rows is returned."""
    return write_jsonl(path, map(asdict, rows))
