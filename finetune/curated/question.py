"""Questions written one by one, each with its SELECT, kept in `data/*.toml`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.database import Database, Rows
from assistant.execute import execute
from assistant.rules import check
from finetune.curated.entries import question_files, read_entries
from schema_index import Catalog, ExecutionError


@dataclass(frozen=True, slots=True)
class Curated:
    """One question with its T-SQL; `note` is one line of explanation, `difficulty` 1 (plain) to 3 (hard).

    `company` is what a parameter such as `@APCo` is bound to when the SQL is tried. Raises ValueError for
    another difficulty. `also` are other wordings of the same question.
    """

    id: str
    question: str
    sql: str
    difficulty: int
    note: str = ""
    company: int = 1
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.difficulty not in (1, 2, 3):
            raise ValueError(f"difficulty {self.difficulty}: give 1, 2 or 3")


def read_curated(files: Sequence[Path] = (), *, wordings: bool = True) -> Iterator[Curated]:
    """Every question of the files (default: all that ship), in order; see `read_entries`.

    With `wordings`, another wording follows its question as one of its own, with the id
    `FILE-NUMBER-WORDING`, from 2.
    """
    for path in files or question_files():
        for one in read_entries("query", Curated, path):
            yield replace(one, also=())
            for number, question in enumerate(one.also if wordings else (), 2):
                yield replace(one, id=f"{one.id}-{number}", question=question, also=())


def wording_of(question: Curated) -> int:
    """Which wording of its entry a question of `read_curated` is, from 1."""
    return int(question.id.partition("-")[2].partition("-")[2] or 1)


def sql_faults(sql: str, company: int, catalog: Catalog, database: Database) -> tuple[list[str], Rows | None]:
    """What is wrong with a statement of ours, and its rows where it ran; `company` binds its parameters."""
    found = [f"{violation.rule}: {violation.message}" for violation in check(sql, catalog).violations]
    if found:
        return found, None
    try:
        rows = execute(sql, catalog, database, company)
    except ExecutionError as error:
        return [f"does not run: {error}"], None
    if not rows.rows:
        return ["returns no row on the demo database"], rows
    if all(value is None for row in rows.rows for value in row):
        return ["returns nothing but NULL"], rows
    return [], rows
