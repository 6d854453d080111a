"""ShareGPT files: `conversations` of `from` and `value` (or OpenAI's `messages`), pairs and KTO too."""

from __future__ import annotations

from typing import Any

from finetune.auditing.alpaca import label_of, named_fields
from finetune.auditing.record import Record

ASKS = frozenset({"human", "user"})
ANSWERS = frozenset({"gpt", "assistant", "chatgpt", "model"})


def is_sharegpt(row: dict[str, Any]) -> bool:
    """Whether a row holds a conversation."""
    return isinstance(row.get("conversations", row.get("messages")), list)


def read_sharegpt(row: dict[str, Any], line: int) -> Record:
    """One row: the first question, and every answer of the conversation."""
    turns = [_turn(message) for message in row.get("conversations", row.get("messages")) or []]
    questions = [text for who, text in turns if who in ASKS]
    answers = tuple(text for who, text in turns if who in ANSWERS)
    chosen, rejected = _side(row.get("chosen")), _side(row.get("rejected"))
    label = label_of(row)
    if chosen:
        answers = (chosen,)
    if label is False:
        rejected, answers = "\n".join(answers), ()
    return Record(
        line=line,
        id=str(row.get("id") or ""),
        question=questions[-1 if chosen else 0] if questions else "",
        answers=answers,
        rejected=rejected,
        label=label,
        **named_fields(row),
    )


def _turn(message: dict[str, Any]) -> tuple[str, str]:
    who = str(message.get("from", message.get("role", ""))).lower()
    return who, str(message.get("value", message.get("content", "")) or "")


def _side(value: Any) -> str:
    """One side of a pair: a message, a list of them, or text."""
    if isinstance(value, list):
        value = value[-1] if value else ""
    return _turn(value)[1] if isinstance(value, dict) else str(value or "")
