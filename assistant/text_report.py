"""An answer as text for a terminal: the SQL, the rules, the tables, the rows."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Answer
from assistant.cell_text import cell_text, is_number
from assistant.database import Rows

MOST_ROWS = 50
WIDEST_CELL = 40


def text_report(answer: Answer) -> str:
    """The whole answer, a paragraph for each part."""
    parts = [answer.message] if answer.message and answer.kind != "sql" else []
    if answer.suggestion:
        parts.append(answer.suggestion)
    if answer.sql is not None:
        parts += [answer.sql, "\n".join(_checks(answer))]
    parts.append("\n".join(_tables(answer)))
    if answer.rows is not None:
        parts.append(rows_text(answer.rows))
    stages = ", ".join(f"{stage} {ms:,.0f} ms" for stage, ms in answer.timings.items())
    parts.append(f"{answer.prompt_tokens} tokens of prompt; {stages}")
    return "\n\n".join(parts)


def rows_text(rows: Rows) -> str:
    """A table of at most MOST_ROWS rows, and how many there are."""
    shown = rows.rows[:MOST_ROWS]
    cells = [[_short(cell_text(value)) for value in row] for row in shown]
    heads = [_short(name) for name in rows.columns]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    right = [any(map(is_number, column)) for column in zip(*shown, strict=True)] or [False] * len(heads)
    lines = [_line(line, widths, right) for line in (heads, ["-" * width for width in widths], *cells)]
    return "\n".join([*lines, _count(rows, len(shown))])


_STEPS = {
    "fix": "mended",
    "retry": "asked again",
    "once": "what was listed twice is listed once",
    "company": "filtered by the company of the question",
    "given": "your SQL, mended",
    "moved": "compared where it stands",
}


def _checks(answer: Answer) -> Iterator[str]:
    for step in answer.repairs:
        rules = ", ".join(dict.fromkeys(one.rule for one in step.violations))
        yield ": ".join(filter(None, (_STEPS[step.how], rules, step.note)))
    if not answer.violations:
        yield "all rules hold"
    for one in answer.violations:
        yield f"{one.line}:{one.column} {one.rule}: {one.message}" + (f" ({one.fix})" if one.fix else "")
    if answer.unused:
        yield f"of the question not used: {', '.join(answer.unused)}"
    for name, value in answer.parameters.items():
        yield f"@{name} = {value}"


def _tables(answer: Answer) -> Iterator[str]:
    hits = answer.schema.tables
    width = max((len(hit.table.name) for hit in hits), default=0)
    for hit in hits:
        used = "*" if hit.table.name in answer.used else " "
        yield f"{used} {hit.table.name:<{width}}  {hit.score:7.3f}  {'; '.join(hit.reasons)}".rstrip()
    for shot in answer.schema.shots:
        yield f"  shown an answer to: {shot.question}"


def _line(cells: list[str], widths: list[int], right: list[bool]) -> str:
    padded = (
        cell.rjust(width) if on_right else cell.ljust(width)
        for cell, width, on_right in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= WIDEST_CELL else flat[: WIDEST_CELL - 1] + "…"


def _count(rows: Rows, shown: int) -> str:
    total = len(rows.rows)
    count = (
        f"the first {total:,} rows, there are more"
        if rows.truncated
        else f"{total:,} row{'s' * (total != 1)}"
    )
    return f"({count}{f', {shown} of them shown' if shown < total else ''})"
