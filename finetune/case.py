"""Evaluation cases: a question with its gold SQL, or what must be refused or described."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schema_index import DataError


@dataclass(frozen=True, slots=True)
class Case:
    """One case. Exactly one of these is expected: `sql`, a refusal (`refuse`), a schema answer (neither)."""

    id: str
    category: str
    question: str
    tables: tuple[str, ...] = ()
    sql: str = ""
    refuse: bool = False
    suggest: tuple[str, ...] = ()
    note: str = ""

    @property
    def kind(self) -> str:
        """The kind of answer expected: sql, refusal or schema."""
        return "sql" if self.sql else "refusal" if self.refuse else "schema"


_REFUSALS = ("missing-table", "missing-column", "read-only", "not-held")


def read_cases(path: Path) -> Iterator[Case]:
    """Read cases, or training records as cases; raises DataError naming the file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise DataError(
            f"cannot read {path}: {error.strerror}: give --suite a JSONL file of cases"
        ) from error
    for number, line in enumerate(lines, 1):
        try:
            yield _case(json.loads(line))
        except (ValueError, TypeError, KeyError) as error:
            raise DataError(f"{path}:{number}: not an evaluation case: {error!r}") from error


def _case(row: dict[str, Any]) -> Case:
    refuse = bool(row.get("refuse")) or ("completion" in row and row["category"] in _REFUSALS)
    return Case(
        id=str(row["id"]),
        category=row["category"],
        question=row["question"],
        tables=tuple(row.get("tables", ())),
        sql=row.get("sql") or "",
        refuse=refuse,
        suggest=tuple(row.get("suggest") or ()),
        note=row.get("note", ""),
    )
