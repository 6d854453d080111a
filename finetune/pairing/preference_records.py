"""Preference files as the datasets that TRL's DPO and KTO trainers take, checked for length and stage."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from finetune.jsonl import read_jsonl
from finetune.pairing.balance import stage_of
from finetune.training import check_lengths
from schema_index import DataError

if TYPE_CHECKING:
    from datasets import Dataset

Stage = Literal["all", "names", "style"]
_ADVICE = "make it with python -m finetune.preferences"
_NOT_ALOUD = {"enable_thinking": False}
"""As serving asks, and as `finetune.training.encode` trains."""


def load_pairs(path: str, tokenizer: Any, max_length: int) -> Dataset:
    """DPO pairs: columns `prompt`, `chosen`, `rejected` (messages).

    Raises DataError for a record that is no pair, and where one side is longer than `max_length` tokens,
    with their number: TRL would cut it silently.
    """
    return _loaded(path, tokenizer, max_length, ("prompt", "chosen", "rejected"), "all")


def load_labelled(path: str, tokenizer: Any, max_length: int, stage: Stage = "all") -> Dataset:
    """KTO records: columns `prompt`, `completion` (messages) and `label`.

    Of a stage other than "all", the undesirable records are those of its contrasts, and of the desirable
    ones as large a share is kept. Raises DataError as `load_pairs` does.
    """
    return _loaded(path, tokenizer, max_length, ("prompt", "completion", "label"), stage)


def _loaded(path: str, tokenizer: Any, max_length: int, columns: tuple[str, ...], stage: Stage) -> Dataset:
    from datasets import Dataset

    rows = []
    for number, row in read_jsonl(Path(path), _ADVICE):
        if not isinstance(row, dict) or any(name not in row for name in columns):
            raise DataError(f"{path}:{number}: no record with {', '.join(columns)}: {_ADVICE}")
        rows.append(row)
    kept = rows if stage == "all" else of_stage(rows, stage)
    if rows and not kept:
        raise DataError(f"{path} holds no undesirable record of stage {stage!r}: take --stage all")
    lengths = [max(_lengths(row, tokenizer)) for row in kept]
    check_lengths(path, lengths, max_length)
    return Dataset.from_list(
        [{name: row[name] for name in columns} | {"chat_template_kwargs": _NOT_ALOUD} for row in kept]
    )


def of_stage(rows: list[dict[str, Any]], stage: Stage) -> list[dict[str, Any]]:
    """The undesirable rows of a stage and, in the file's order, the same share of the desirable ones."""
    wrong = [row for row in rows if not row["label"]]
    chosen = {id(row) for row in wrong if stage_of(row["contrast"]) == stage}
    right = [row for row in rows if row["label"]]
    chosen |= {id(row) for row in right[: round(len(right) * len(chosen) / max(len(wrong), 1))]}
    return [row for row in rows if id(row) in chosen]


def _lengths(row: dict[str, Any], tokenizer: Any) -> list[int]:
    """Tokens of the prompt with each of its answers."""
    answers = [row[name] for name in ("chosen", "rejected", "completion") if name in row]
    texts = [
        tokenizer.apply_chat_template([*row["prompt"], *answer], tokenize=False, **_NOT_ALOUD)
        for answer in answers
    ]
    return [len(ids) for ids in tokenizer(texts, add_special_tokens=False)["input_ids"]]
