"""What judged answers amount to: percentages with intervals, by category, and one figure for the whole."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median
from typing import Any

import numpy as np

from assistant import RULE_IDS
from finetune.evaluating.bootstrap import Counts, Figure, interval, share, value
from finetune.scoring import CAUSES
from finetune.scoring.response import UNKNOWN

Row = Mapping[str, Any]
Held = Callable[[Row], bool | None]
ALL = "all"


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage: its name, what it says, and whether it holds of a row (None: the row does not count)."""

    name: str
    meaning: str
    held: Held


def _score(name: str) -> Held:
    return lambda row: row["score"].get(name)


def _same(part: str) -> Held:
    return lambda row: (row["score"].get("same") or {}).get(part, False) if row["expected"] == "sql" else None


def _when(expected: bool, what: bool) -> bool | None:
    return what if expected else None


SHARES: tuple[Share, ...] = (
    Share("right", "right in every respect (see finetune/scoring/score.py)", _score("right")),
    Share("kind", "SQL, refusal or schema answer, as is due", _score("kind")),
    Share("rows", "execution accuracy: the gold's rows on the demo and on its variants", _score("rows")),
    Share(
        "rows_nonempty",
        "execution accuracy where the gold's rows are not empty",
        lambda row: None if row["score"].get("empty") else row["score"].get("rows"),
    ),
    Share("contained", "the gold's columns are among those returned", _score("contained")),
    Share(
        "lucky",
        "right rows on the demo, wrong ones on a variant",
        lambda row: _when(row["expected"] == "sql", bool(row["score"].get("lucky"))),
    ),
    Share("exact", "the gold's text", _score("exact")),
    Share("parts", "tables, joins, filters and grouping are the gold's", _score("parts")),
    *(
        Share(part, f"{part} are the gold's", _same(part))
        for part in ("tables", "joins", "filters", "grouping")
    ),
    Share(
        "rules",
        "SQL that keeps every rule",
        lambda row: _when(row["kind"] == "sql", not row.get("violations")),
    ),
    Share(
        "rules_written",
        "SQL that kept every rule as the model wrote it",
        lambda row: _when(row["kind"] == "sql", not row.get("written", row.get("violations"))),
    ),
    Share("names", "schema answers that render the right tables", _score("names")),
    Share(
        "refused",
        "refused what has to be refused",
        lambda row: _when(row["expected"] == "refusal", row["kind"] == "refusal"),
    ),
    Share(
        "false_refusal",
        "refused what can be answered",
        lambda row: _when(row["expected"] != "refusal", row["kind"] == "refusal"),
    ),
    Share("suggestion", "refusals that offer what the case suggests", _score("suggestion")),
    Share("retrieved", "every table needed was found", lambda row: row.get("retrieved")),
)


def summarise(results: Sequence[Row], *, intervals: bool = True) -> dict[str, dict[str, Any]]:
    """Figures for all cases and by category.

    `n` is the number of cases, `score` the figure for the whole (see `balance`); the names of SHARES are in
    percent, None where no case counts, and `intervals` holds the bounds of each at 95%. `unknown_per_100` are
    the names that do not exist in 100 statements, `unknown_written_per_100` those before any repair. `ms` is
    the mean time of an answer, `ms_median` and `ms_p95` its quantiles; tokens are means. `rule_passes` is the
    pass rate by rule, `causes` counts what went wrong.
    """
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in results:
        groups[ALL].append(row)
        groups[row["category"]].append(row)
    return {name: _figures(rows, intervals) for name, rows in groups.items()}


def figure_of(one: Share, rows: Sequence[Row]) -> Figure:
    """The share over rows, as the bootstrap takes it."""
    held = [one.held(row) for row in rows]
    return share(
        np.array([float(bool(value)) for value in held]), np.array([float(v is not None) for v in held])
    )


def balance(rows: Sequence[Row]) -> Figure:
    """The figure for the whole: the harmonic mean of two shares, that of right answers among the cases that
    can be answered, and that of refusals among those that must be refused.

    Who always refuses gets 0 by the first, who never does gets 0 by the second (van Rijsbergen 1979's F).
    """
    right = np.array([float(bool(row["score"].get("right"))) for row in rows])
    refuse = np.array([float(row["expected"] == "refusal") for row in rows])
    answers, refusals = share(right, 1 - refuse), share(right, refuse)

    def figure(counts: Counts) -> Any:
        one, two = answers(counts), refusals(counts)
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(one + two == 0, 0.0, 2 * one * two / (one + two))

    return figure


def _figures(rows: Sequence[Row], intervals: bool) -> dict[str, Any]:
    figures: list[tuple[str, Figure]] = [("score", balance(rows))]
    figures += [(one.name, figure_of(one, rows)) for one in SHARES]
    found: dict[str, Any] = {"n": len(rows)}
    found |= {name: _percent(value(figure, len(rows))) for name, figure in figures}
    if intervals:
        bounds = {name: interval(figure, len(rows)) for name, figure in figures if found[name] is not None}
        found["intervals"] = {
            name: [_percent(low), _percent(high)]
            for name, both in bounds.items()
            if both
            for low, high in [both]
        }
    return found | _counts(rows)


def _counts(rows: Sequence[Row]) -> dict[str, Any]:
    queries = [row for row in rows if row["kind"] == "sql"]
    times = [row["ms"] for row in rows if row.get("ms") is not None]
    causes = Counter(row["cause"] for row in rows if row.get("cause"))
    return {
        "unknown_per_100": _per_100(queries, "violations"),
        "unknown_written_per_100": _per_100(queries, "written"),
        "ms": round(mean(times)) if times else None,
        "ms_median": round(median(times)) if times else None,
        "ms_p95": round(float(np.quantile(times, 0.95))) if times else None,
        "prompt_tokens": _mean(rows, "prompt_tokens"),
        "answer_tokens": _mean(rows, "answer_tokens"),
        "errors": sum(row["kind"] == "error" for row in rows),
        "rule_passes": {
            rule: _percent(mean(rule not in row.get("violations", ()) for row in queries))
            if queries
            else None
            for rule in RULE_IDS
        },
        "causes": {cause: causes[cause] for cause in CAUSES if causes[cause]},
    }


def _per_100(queries: Sequence[Row], field: str) -> float | None:
    """Names that do not exist in 100 statements."""
    if not queries:
        return None
    return round(100 * mean(sum(rule in UNKNOWN for rule in row.get(field) or ()) for row in queries), 1)


def _mean(rows: Sequence[Row], field: str) -> int | None:
    known = [row[field] for row in rows if row.get(field) is not None]
    return round(mean(known)) if known else None


def _percent(found: float | None) -> float | None:
    return None if found is None else round(100 * found, 1)
