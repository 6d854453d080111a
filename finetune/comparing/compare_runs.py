"""Runs of one suite side by side: figures by category, differences from the first run, flipped cases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from finetune.evaluating.bootstrap import Difference, Figure, difference, interval, value
from finetune.evaluating.results import Result
from finetune.evaluating.summary import ALL, SHARES, balance, figure_of
from schema_index import DataError

FIGURES = (
    "score",
    "right",
    "rows",
    "contained",
    "parts",
    "rules",
    "refused",
    "false_refusal",
    "suggestion",
    "retrieved",
)
FALLING = frozenset({"false_refusal"})
"""Figures that are better the lower they are."""


@dataclass(frozen=True, slots=True)
class Run:
    """A name and its rows."""

    name: str
    rows: Sequence[Result]


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one run in percent with its interval, and the difference from the first run."""

    percent: float
    low: float
    high: float
    difference: Difference | None


@dataclass(frozen=True, slots=True)
class Flip:
    """A case that one run has right and another has not; `right` says it run by run."""

    id: str
    category: str
    right: tuple[bool, ...]

    @property
    def won(self) -> bool:
        """Whether the first run is wrong and a later one right."""
        return not self.right[0]


@dataclass(frozen=True)
class Comparison:
    """`cells[category][figure]` holds a cell a run (None where no case counts), `causes` the failures by run.

    `cases` are the ids that all runs have, in the order of the first; `left_out` counts those that some lack.
    """

    names: tuple[str, ...]
    cases: tuple[str, ...]
    left_out: int
    sizes: Mapping[str, int]
    cells: Mapping[str, Mapping[str, tuple[Cell | None, ...]]]
    flips: tuple[Flip, ...]
    causes: Mapping[str, tuple[int, ...]]
    rows: tuple[Mapping[str, Result], ...]

    def to_json(self) -> dict[str, Any]:
        """Everything but the rows."""
        return {
            "runs": list(self.names),
            "cases": len(self.cases),
            "left_out": self.left_out,
            "categories": {
                category: {
                    name: [asdict(one) if one else None for one in cells] for name, cells in some.items()
                }
                for category, some in self.cells.items()
            },
            "flips": [asdict(flip) for flip in self.flips],
            "causes": {cause: list(counts) for cause, counts in self.causes.items()},
        }


def compare_runs(runs: Sequence[Run]) -> Comparison:
    """Compare two runs or more over the cases that all of them have.

    Raises DataError for fewer than two, for runs without a common case, and where two runs were asked
    different questions under one id.
    """
    if len(runs) < 2:
        raise DataError("one run cannot be compared: name two files of results or more")
    by_id = tuple({str(row["id"]): row for row in run.rows} for run in runs)
    shared = [name for name in by_id[0] if all(name in rows for rows in by_id)]
    if not shared:
        raise DataError("the runs have no case in common: compare runs of the same suite")
    for name in shared:
        asked = {str(rows[name].get("question")) for rows in by_id}
        if len(asked) > 1:
            raise DataError(f"case {name!r} asks different questions: compare runs of the same suite")
    groups: dict[str, list[str]] = defaultdict(list)
    for name in shared:
        groups[ALL].append(name)
        groups[str(by_id[0][name]["category"])].append(name)
    return Comparison(
        names=_names(runs),
        cases=tuple(shared),
        left_out=len({name for rows in by_id for name in rows}) - len(shared),
        sizes={category: len(ids) for category, ids in groups.items()},
        cells={category: _cells(ids, by_id) for category, ids in groups.items()},
        flips=tuple(_flips(shared, by_id)),
        causes=_causes(shared, by_id),
        rows=by_id,
    )


def _names(runs: Sequence[Run]) -> tuple[str, ...]:
    """The runs' names; those that are the same get a number."""
    seen: dict[str, int] = defaultdict(int)
    names = []
    for run in runs:
        seen[run.name] += 1
        names.append(run.name if seen[run.name] == 1 else f"{run.name} ({seen[run.name]})")
    return tuple(names)


def _cells(ids: Sequence[str], by_id: Sequence[Mapping[str, Result]]) -> dict[str, tuple[Cell | None, ...]]:
    shares = {one.name: one for one in SHARES}
    found = {}
    for name in FIGURES:
        figures = []
        for rows in by_id:
            some = [rows[one] for one in ids]
            figures.append(balance(some) if name == "score" else figure_of(shares[name], some))
        found[name] = tuple(
            _cell(figure, None if place == 0 else figures[0], len(ids))
            for place, figure in enumerate(figures)
        )
    return found


def _cell(figure: Figure, first: Figure | None, cases: int) -> Cell | None:
    found, bounds = value(figure, cases), interval(figure, cases)
    if found is None or bounds is None:
        return None
    beyond = difference(first, figure, cases) if first is not None else None
    return Cell(round(100 * found, 1), round(100 * bounds[0], 1), round(100 * bounds[1], 1), beyond)


def _flips(ids: Sequence[str], by_id: Sequence[Mapping[str, Result]]) -> list[Flip]:
    found = []
    for name in ids:
        right = tuple(bool(rows[name]["score"].get("right")) for rows in by_id)
        if len(set(right)) > 1:
            found.append(Flip(name, str(by_id[0][name]["category"]), right))
    return sorted(found, key=lambda flip: (flip.won, flip.category))


def _causes(ids: Sequence[str], by_id: Sequence[Mapping[str, Result]]) -> dict[str, tuple[int, ...]]:
    counts: dict[str, list[int]] = defaultdict(lambda: [0] * len(by_id))
    for place, rows in enumerate(by_id):
        for name in ids:
            if cause := rows[name].get("cause"):
                counts[str(cause)][place] += 1
    return {cause: tuple(some) for cause, some in sorted(counts.items(), key=lambda pair: -sum(pair[1]))}
