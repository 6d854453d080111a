"""Evaluation cases: a question with its gold SQL, or what must be refused or described."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.model import Message
from finetune.gating.shown_schema import QUESTION, TABLES
from finetune.jsonl import read_jsonl
from schema_index import DataError

SUITE = Path(__file__).with_name("evaluation")
"""The folder of the cases that ship."""


@dataclass(frozen=True, slots=True)
class CaseTurn:
    """An earlier exchange of a case: the question, and its SQL or the answer's whole text."""

    question: str
    sql: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One case. Exactly one of these is expected: `sql`, a refusal (`refuse`), a schema answer (neither).

    `gold` are other statements that are right as well. `ordered` says whether the order of the rows counts
    (None: where the SQL takes the TOP of an order). `company` binds parameters such as `@APCo`. `turns` came
    before the question. `wrong_sql` is the statement to be corrected, `fault` what is wrong with it.
    `tables` are those of the SQL, or of what `describes` names; `suggest` is what a good
    refusal offers, any of it.
    """

    id: str
    category: str
    question: str
    tables: tuple[str, ...] = ()
    sql: str = ""
    refuse: bool = False
    suggest: tuple[str, ...] = ()
    note: str = ""
    gold: tuple[str, ...] = ()
    ordered: bool | None = None
    company: int = 1
    turns: tuple[CaseTurn, ...] = ()
    wrong_sql: str = ""
    fault: str = ""
    describes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The kind of answer expected: sql, refusal or schema."""
        return "sql" if self.sql else "refusal" if self.refuse else "schema"

    @property
    def golds(self) -> tuple[str, ...]:
        """Every statement that is right."""
        return (self.sql, *self.gold) if self.sql else ()


_REFUSALS = ("missing-table", "missing-column", "read-only", "not-held")


def read_cases(path: Path) -> Iterator[Case]:
    """Read cases, or training records as cases; of a folder, every *.jsonl in it, by name.

    Raises DataError naming the file and line, and for an id that two cases have.
    """
    files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    if not files:
        raise DataError(f"no *.jsonl in {path}: give --suite a JSONL file of cases, or a folder of them")
    seen: set[str] = set()
    for file in files:
        for number, row in read_jsonl(file, "give --suite a JSONL file of cases"):
            try:
                case = _case(row)
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                raise DataError(f"{file}:{number}: not an evaluation case: {error!r}") from error
            if case.id in seen:
                raise DataError(f"{file}:{number}: id {case.id!r} is there before: give each case its own")
            seen.add(case.id)
            yield case


def _case(row: Mapping[str, Any]) -> Case:
    refuse = bool(row.get("refuse")) or ("completion" in row and row["category"] in _REFUSALS)
    golds = row.get("gold") or ()
    ordered = row.get("ordered")
    return Case(
        id=str(row["id"]),
        category=row["category"],
        question=row["question"],
        tables=tuple(row.get("tables") or ()),
        sql=row.get("sql") or "",
        refuse=refuse,
        suggest=tuple(row.get("suggest") or ()),
        note=row.get("note") or "",
        gold=(golds,) if isinstance(golds, str) else tuple(golds),
        ordered=None if ordered is None else bool(ordered),
        company=int(row.get("company") or 1),
        turns=tuple(map(_turn, row.get("turns") or _earlier(row.get("prompt") or ()))),
        wrong_sql=row.get("wrong_sql") or "",
        fault=row.get("fault") or "",
        describes=tuple(row.get("describes") or ()),
    )


def _turn(row: Mapping[str, Any]) -> CaseTurn:
    return CaseTurn(row["question"], row.get("sql") or "", row.get("answer") or "")


def _earlier(messages: Sequence[Message]) -> Iterator[dict[str, str]]:
    """The exchanges of a record's prompt before the question that it shows tables for."""
    last = next((n for n, one in enumerate(messages) if f"\n{TABLES}\n" in one["content"]), 0)
    talk = [one["content"] for one in messages[1:last]]
    for asked, said in zip(talk[::2], talk[1::2], strict=True):
        yield {"question": asked.removeprefix(QUESTION), "answer": said}
