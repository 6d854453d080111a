"""Our own records: TRL's conversational form, as prompt-completion, pairs or KTO."""

from __future__ import annotations

from typing import Any

from finetune.auditing.record import Record
from finetune.gating.judge import Asked
from finetune.gating.shown_schema import Turn, read_turn, shown_schema
from schema_index import DataError


def is_ours(row: dict[str, Any]) -> bool:
    """Whether a row has messages as its prompt."""
    return isinstance(row.get("prompt"), list) and ("completion" in row or "chosen" in row)


def read_ours(row: dict[str, Any], line: int) -> Record:
    """One row; where the prompt has another form than serving's, the answers are judged without it."""
    messages = row.get("chosen") or row.get("completion") or []
    asked, answers = _asked(row, messages)
    label = row.get("label")
    rejected = "\n".join(m["content"] for m in row.get("rejected") or [])
    if label is False:
        rejected, answers, asked = answers[0] if answers else "", (), ()
    return Record(
        line=line,
        id=str(row.get("id") or ""),
        question=str(row.get("question") or _last_user(row["prompt"])),
        answers=answers,
        rejected=rejected,
        label=label,
        category=str(row.get("category") or ""),
        source=str(row.get("source") or ""),
        split=str(row.get("split") or ""),
        contrast=str(row.get("contrast") or ""),
        asked=asked,
    )


def _asked(row: dict[str, Any], messages: list[dict[str, str]]) -> tuple[tuple[Asked, ...], tuple[str, ...]]:
    """What each answer is judged against, and the answers."""
    answers = tuple(m["content"] for m in messages if m["role"] == "assistant")
    try:
        shown = shown_schema(row["prompt"])
        turns: list[Turn] = [shown.turn]
        turns += [read_turn(m["content"]) for m in messages if m["role"] == "user"]
    except DataError:
        return (), answers
    first = Asked(shown.turn, shown, row.get("category") or "", tuple(row.get("tables") or ()))
    return (first, *(Asked(turn, shown) for turn in turns[1:])), answers


def _last_user(messages: list[dict[str, str]]) -> str:
    return next((m["content"] for m in reversed(messages) if m["role"] == "user"), "")
