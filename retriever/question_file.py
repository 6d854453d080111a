"""A file of questions, one JSON object a line."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from retriever.retriever import check_question
from schema_index import DataError, QuestionError


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """One question of a file; `id` is the file's own, or the line number where it gives none."""

    id: str | int
    text: str


def read_questions(file: str | Path) -> tuple[list[FileQuestion], list[DataError]]:
    """The questions of a JSONL file (`-`: standard input), and a one-line fault for each bad line.

    Blank lines are passed over. Raises DataError where the file cannot be read at all.
    """
    questions: list[FileQuestion] = []
    faults: list[DataError] = []
    for number, line in enumerate(_read(file).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            questions.append(_question(line, number))
        except (DataError, QuestionError) as error:
            faults.append(DataError(f"{file} line {number}: {error}"))
    return questions, faults


def _read(file: str | Path) -> str:
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else Path(file).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise DataError(f"the questions file {file} cannot be read ({reason}): give a JSONL file") from error
    except UnicodeDecodeError as error:
        raise DataError(f"the questions file {file} is not UTF-8: save it as UTF-8") from error


def _question(line: str, number: int) -> FileQuestion:
    form = 'write {"id": "q1", "question": "open jobs"}'
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise DataError(f"not JSON ({error.msg} at character {error.pos + 1}): {form}") from error
    text = row.get("question") if isinstance(row, dict) else None
    if not isinstance(text, str):
        raise DataError(f"no question in it: {form}")
    check_question(text)
    name = row.get("id", number)
    if not isinstance(name, str | int):
        raise DataError(f"the id is {json.dumps(name)}, it must be a string or a number: {form}")
    return FileQuestion(name, text)
