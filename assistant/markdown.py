"""Text from elsewhere as Markdown that shows it and does nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>|~#!"})


def escape(text: str) -> str:
    """`text` on one line, with everything escaped that Markdown or HTML would act on."""
    return " ".join(text.split()).translate(_SPECIAL)


def code(text: str) -> str:
    """`text` in code font; a pipe is escaped, since it would end a table's cell even there."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`".replace("|", "\\|")


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; headings and cells are Markdown already."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def fence(sql: str) -> str:
    """A code block of SQL, with a fence longer than any in it."""
    ticks = "```"
    while ticks in sql:
        ticks += "`"
    return f"{ticks}sql\n{sql}\n{ticks}"
