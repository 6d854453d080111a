"""The lines of a file of questions, good and bad, in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retriever import check_question
from schema_index import DataError, QuestionError


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One line: `fault` says in a sentence why it cannot be asked, or is "".

    `id` is the line's own, or its number where it gives none that is a string or a number.
    """

    id: str | int
    question: str
    fault: str = ""


def read_question_lines(file: str | Path) -> Iterator[QuestionLine]:
    """The lines of a JSONL file that are not blank.

    Raises DataError, before the first line, where the file cannot be read or holds no line.
    """
    try:
        text = Path(file).read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(f"the questions file {file} cannot be read ({reason}): give a JSONL file") from error
    except UnicodeDecodeError as error:
        raise DataError(f"the questions file {file} is not UTF-8: save it as UTF-8") from error
    lines = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not lines:
        raise DataError(
            f'{file} holds no questions: write a line such as {{"id": "q1", "question": "open jobs"}}'
        )
    return (_read(number, line) for number, line in lines)


def _read(number: int, line: str) -> QuestionLine:
    try:
        row = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        return QuestionLine(number, "", f"line {number} is not JSON: {error}")
    if not isinstance(row, dict) or not isinstance(row.get("question"), str):
        return QuestionLine(
            number, "", f'line {number} has no question: write {{"id": "q1", "question": "open jobs"}}'
        )
    name = row.get("id", number)
    id = name if isinstance(name, str | int) else number
    try:
        check_question(row["question"])
    except QuestionError as error:
        return QuestionLine(id, row["question"], f"line {number}: {error}")
    return QuestionLine(id, row["question"])
