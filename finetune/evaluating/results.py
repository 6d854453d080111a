"""The file of results: one line a case, written as it is judged, so that a stopped run goes on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from finetune.case import Case
from finetune.jsonl import read_jsonl
from finetune.scoring import Response, Score
from schema_index import DataError

Result = dict[str, Any]


def result_row(
    case: Case, response: Response, judged: Score, cause: str | None, retrieved: bool | None, by: str
) -> Result:
    """One case with its answer and score, as JSON."""
    return {
        "id": case.id,
        "category": case.category,
        "question": case.question,
        "by": by,
        "expected": case.kind,
        "gold": case.sql,
        "company": case.company,
        **response.to_json(),
        "retrieved": retrieved,
        "score": asdict(judged),
        "cause": cause,
    }


def read_results(path: Path) -> list[Result]:
    """The rows of a file of results; raises DataError for a file that is none."""
    rows = [row for _, row in read_jsonl(path, "give a file that finetune.evaluate --out wrote")]
    for row in rows:
        if not isinstance(row, Mapping) or not {"id", "category", "expected", "kind", "score"} <= row.keys():
            raise DataError(f"{path} is no file of results: give one that finetune.evaluate --out wrote")
    return rows


class ResultFile:
    """Appends rows to a file; what stands in it already is `done`."""

    def __init__(self, path: Path | None, by: str, cases: Sequence[Case]) -> None:
        """Raises DataError where the file holds answers of something else, or to other questions."""
        self.path = path
        self.done: dict[str, Result] = {}
        if path is None or not path.exists():
            return
        _drop_torn_line(path)
        rows = read_results(path)
        others = {str(row.get("by")) for row in rows} - {by}
        if others:
            raise DataError(f"{path} holds answers of {min(others)}, not of {by}: give another --out")
        asked = {case.id: case.question for case in cases}
        for row in rows:
            if row["id"] in asked and asked[row["id"]] != row.get("question"):
                raise DataError(f"{path} holds another question as {row['id']!r}: give another --out")
        self.done = {row["id"]: row for row in rows}

    def add(self, row: Result) -> None:
        """Write one row through to the disk."""
        self.done[row["id"]] = row
        if self.path is not None:
            with self.path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _drop_torn_line(path: Path) -> None:
    """Cut off a last line that a run wrote only in part when it was stopped."""
    content = path.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        with path.open("r+b") as file:
            file.truncate(whole)
