"""A comparison as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from finetune.comparing.compare_runs import FALLING, FIGURES, Cell, Comparison

_MOST_FLIPS = 10


def comparison_table(found: Comparison) -> str:
    """A line for each figure and category, the runs side by side; a star marks what is beyond chance."""
    return "\n".join(_lines(found))


def _lines(found: Comparison) -> Iterator[str]:
    width = max(len(name) for name in (*found.names, "123.4% (12.3 to 12.3)")) + 2
    yield "".ljust(34) + "".join(name.rjust(width) for name in found.names)
    for category, figures in found.cells.items():
        yield f"{category} ({found.sizes[category]} cases)"
        for name in FIGURES:
            cells = figures[name]
            if any(cell is not None for cell in cells):
                yield f"  {name:<32}" + "".join(_said(cell).rjust(width) for cell in cells)
                later = [f"{'':>{width}}", *(_change(cell, name).rjust(width) for cell in cells[1:])]
                if any(part.strip() for part in later):
                    yield " " * 34 + "".join(later)
    won = sum(flip.won for flip in found.flips)
    yield f"{len(found.flips)} cases flipped: {won} won, {len(found.flips) - won} lost"
    for flip in found.flips[:_MOST_FLIPS]:
        yield f"  {'won ' if flip.won else 'lost'} {flip.id} ({flip.category})"
    for cause, counts in found.causes.items():
        yield f"  {cause:<32}" + "".join(str(count).rjust(width) for count in counts)
    if found.left_out:
        yield f"{found.left_out} cases are not in every run and were left out"


def _said(cell: Cell | None) -> str:
    return "-" if cell is None else f"{cell.percent:g}% ({cell.low:g} to {cell.high:g})"


def _change(cell: Cell | None, name: str) -> str:
    if cell is None or cell.difference is None:
        return ""
    one = cell.difference
    better = (one.delta > 0) != (name in FALLING)
    mark = f" * {'better' if better else 'worse'}" if one.significant else ""
    return f"{100 * one.delta:+.1f}, p {one.p:.3f}{mark}"
