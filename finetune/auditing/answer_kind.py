"""What an answer is: SQL, a refusal, a schema answer, or prose; and the statements in it.

Our own forms are read by the assistant's own reader. In free text of other files a statement is what stands
in a code fence or starts a line and parses, and a refusal is told by what its first lines say.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from assistant.answer_text import DESCRIBED, FENCE, DescribeText, SqlText, parse_answer
from assistant.suggest import is_sql
from finetune.gating.refusal_form import read_refusal

AnswerKind = Literal["sql", "refusal", "schema", "prose"]
_PHRASES = Path(__file__).with_name("refusal_phrases.toml")
_HEAD = 240
_STARTS = ("select", "with", "insert", "update", "delete", "exec", "declare", "create", "merge", "drop")


@dataclass(frozen=True, slots=True)
class AnswerContent:
    """The kind of an answer, and the statements in it (of a refusal too, where one follows it)."""

    kind: AnswerKind
    statements: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def _phrases() -> tuple[str, ...]:
    return tuple(tomllib.loads(_PHRASES.read_text(encoding="utf-8"))["phrases"])


@lru_cache(maxsize=200_000)
def answer_kind(text: str) -> AnswerContent:
    """Classify one answer."""
    answer = parse_answer(text)
    if isinstance(answer, DescribeText) and text.strip().split("\n")[1:] in ([], [DESCRIBED]):
        return AnswerContent("schema")
    if isinstance(answer, SqlText) and text.startswith("Uses "):
        return AnswerContent("sql", (answer.sql,))
    if read_refusal(text).kind != "other":
        return AnswerContent("refusal")
    found = tuple(_statements(text))
    outside = _outside(text)[:_HEAD].lower()
    if any(phrase in outside for phrase in _phrases()):
        return AnswerContent("refusal", found)
    return AnswerContent("sql", found) if found else AnswerContent("prose")


def _outside(text: str) -> str:
    """The text without what stands in code fences."""
    return " ".join(" ".join(text.split(FENCE)[::2]).split())


def _statements(text: str) -> list[str]:
    """Statements in code fences; without a fence, from the first line that starts one and parses."""
    pieces = text.split(FENCE)
    fenced = [piece for piece in pieces[1::2] if piece.strip()]
    if fenced:
        bodies = [_without_language(piece) for piece in fenced]
        return [body for body in bodies if _starts_statement(body)]
    lines = text.strip().splitlines()
    for place, line in enumerate(lines):
        if _starts_statement(line):
            for end in range(len(lines), place, -1):
                body = "\n".join(lines[place:end]).strip()
                if (end == len(lines) or not lines[end].strip()) and is_sql(body):
                    return [body]
    return []


def _without_language(piece: str) -> str:
    first, _, rest = piece.partition("\n")
    return (rest if first.strip().isalpha() and not _starts_statement(first) else piece).strip()


def _starts_statement(text: str) -> bool:
    """Whether the first word that is no comment starts a statement."""
    lines = (line.strip() for line in text.strip().splitlines())
    first = next((line for line in lines if line and not line.startswith("--")), "")
    return first.partition(" ")[0].strip("(;").lower() in _STARTS
