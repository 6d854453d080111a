"""What the rows of an answer have that the gold's have not, and the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant import Rows
from finetune.scoring import Bench
from finetune.scoring.rows import Cell, canonical, matching
from schema_index import ExecutionError

MOST_ROWS = 6
MOST_COLUMNS = 8
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Sample:
    """The first rows of some, as text; `more` are left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


@dataclass(frozen=True, slots=True)
class RowDiff:
    """`note` says it in a line; `missing` are gold rows it lacks, `extra` those it has beyond."""

    note: str
    missing: Sample | None = None
    extra: Sample | None = None


def row_diff(row: Mapping[str, Any], bench: Bench) -> RowDiff | None:
    """The difference on the demo; None where there is no gold SQL, or no SQL to compare with it."""
    if not row.get("gold") or not row.get("sql"):
        return None
    company = int(row.get("company") or 1)
    gold = bench.gold(row["gold"], company)
    if gold is None:
        return None
    if row["score"].get("ran") is False:
        return RowDiff(f"not run: {row['score'].get('error') or 'it breaks a rule'}")
    try:
        mine = bench.run(row["sql"], row.get("parameters") or bench.bound(row["sql"], company))
    except ExecutionError as error:
        return RowDiff(f"not run: {error}")
    counts = f"{len(gold.rows)} gold rows, {len(mine.rows)} here"
    if matching(gold, mine) is not None:
        same = len(gold.columns) == len(mine.columns)
        return RowDiff(f"the same rows{'' if same else ', with columns to spare'} ({counts})")
    if len(gold.columns) != len(mine.columns):
        columns = f"{len(gold.columns)} gold columns, {len(mine.columns)} here"
        return RowDiff(f"{columns}; {counts}", _sample(gold, _bag(gold)), _sample(mine, _bag(mine)))
    left, right = _bag(gold), _bag(mine)
    return RowDiff(counts, _sample(gold, left - right), _sample(mine, right - left))


def _bag(rows: Rows) -> Counter[tuple[Cell, ...]]:
    return Counter(tuple(map(canonical, row)) for row in rows.rows)


def _sample(rows: Rows, bag: Counter[tuple[Cell, ...]]) -> Sample | None:
    if not bag:
        return None
    first = list(bag.elements())[:MOST_ROWS]
    shown = tuple(tuple(_text(value) for value in row[:MOST_COLUMNS]) for row in first)
    return Sample(rows.columns[:MOST_COLUMNS], shown, bag.total() - len(first))


def _text(value: Cell) -> str:
    text = "NULL" if value is None else f"{value:,.10g}" if isinstance(value, float) else str(value)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
