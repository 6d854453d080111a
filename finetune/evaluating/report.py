"""A summary as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from finetune.evaluating.summary import ALL

Summary = Mapping[str, Mapping[str, Any]]
_COLUMNS = (
    ("n", "cases"),
    ("right", "right"),
    ("kind", "kind"),
    ("rows", "rows"),
    ("contained", "contained"),
    ("parts", "parts"),
    ("rules", "rules"),
    ("refused", "refused"),
    ("false_refusal", "false ref."),
    ("suggestion", "suggestion"),
    ("retrieved", "retrieved"),
    ("ms", "ms"),
)
_WIDTH = 11


def table(summary: Summary) -> str:
    """The summary as lines: a row a category in percent, then what there is about all cases."""
    return "\n".join(_lines(summary))


def _lines(summary: Summary) -> Iterator[str]:
    width = max((len(name) for name in summary), default=0) + 2
    yield "category".ljust(width) + "".join(heading.rjust(_WIDTH) for _, heading in _COLUMNS)
    for category, figures in summary.items():
        yield category.ljust(width) + "".join(said(figures[name]).rjust(_WIDTH) for name, _ in _COLUMNS)
    if ALL not in summary:
        return
    figures = summary[ALL]
    yield ""
    yield f"score {with_interval(figures, 'score')}: of right answers and due refusals, the harmonic mean"
    for name in ("right", "rows", "rows_nonempty", "contained", "refused", "false_refusal"):
        yield f"{name} {with_interval(figures, name)}"
    yield (
        f"same tables {said(figures['tables'])}, joins {said(figures['joins'])}, "
        f"filters {said(figures['filters'])}, grouping {said(figures['grouping'])}; "
        f"lucky on the demo only {said(figures['lucky'])}"
    )
    yield (
        f"names that do not exist in 100 statements: {said(figures['unknown_per_100'])}, as the model wrote "
        f"them {said(figures['unknown_written_per_100'])}"
    )
    broken = {rule: rate for rule, rate in figures["rule_passes"].items() if rate not in (None, 100.0)}
    yield "rules kept: " + (
        ", ".join(f"{rule} {said(rate)}" for rule, rate in broken.items()) or "all, always"
    )
    yield (
        f"time {said(figures['ms_median'])} ms (median), {said(figures['ms_p95'])} ms (95%); tokens "
        f"{said(figures['prompt_tokens'])} in, {said(figures['answer_tokens'])} out"
    )
    causes = ", ".join(f"{cause} {count}" for cause, count in figures["causes"].items())
    yield f"what went wrong: {causes or 'nothing'}"


def said(found: float | None) -> str:
    """A figure, or a dash where there is none."""
    return "-" if found is None else f"{found:g}"


def with_interval(figures: Mapping[str, Any], name: str) -> str:
    """A percentage with its interval at 95%, where it has one."""
    bounds = figures.get("intervals", {}).get(name)
    between = f" ({said(bounds[0])} to {said(bounds[1])})" if bounds else ""
    return f"{said(figures[name])}%{between}" if figures[name] is not None else "-"
