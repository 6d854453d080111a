"""Alpaca files, as LLaMA-Factory takes them: instruction, input, output; chosen and rejected; a KTO label."""

from __future__ import annotations

from typing import Any

from finetune.auditing.record import Record

LABELS = ("label", "kto_tag", "kto_label")


def is_alpaca(row: dict[str, Any]) -> bool:
    """Whether a row has an instruction (or a plain prompt) and an answer beside it."""
    return ("instruction" in row or isinstance(row.get("prompt"), str)) and "conversations" not in row


def read_alpaca(row: dict[str, Any], line: int) -> Record:
    """One row; a pair is `chosen` and `rejected`, or an `output` of two."""
    parts = (row.get("instruction") or row.get("prompt") or "", row.get("input") or "")
    output = row.get("output", row.get("completion", ""))
    chosen, rejected = row.get("chosen"), row.get("rejected")
    if isinstance(output, list) and len(output) == 2:
        chosen, rejected = output
    answer = str(chosen if chosen is not None else output)
    label = label_of(row)
    return Record(
        line=line,
        id=str(row.get("id") or ""),
        question="\n".join(str(part).strip() for part in parts if str(part).strip()),
        answers=() if label is False else (answer,),
        rejected=answer if label is False else str(rejected or ""),
        label=label,
        **named_fields(row),
    )


def label_of(row: dict[str, Any]) -> bool | None:
    """A KTO record's label; "true" and "false" as text count."""
    value = next((row[name] for name in LABELS if name in row), None)
    if isinstance(value, str) and value.lower() in ("true", "false"):
        return value.lower() == "true"
    return bool(value) if isinstance(value, bool | int) else None


def named_fields(row: dict[str, Any]) -> dict[str, Any]:
    """Category, source, split and contrast, where a row has them as text."""
    names = ("category", "source", "split", "contrast")
    return {name: value for name in names if isinstance(value := row.get(name), str)}
