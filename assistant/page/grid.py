"""Rows as an HTML table that scrolls inside; every value in it is escaped here."""

from __future__ import annotations

from html import escape

from assistant.cell_text import cell_text, is_number
from assistant.database import Rows

MOST_ROWS = 200
"""Rows in the table; the CSV holds all that were read."""
LONGEST_CELL = 200


def rows_html(rows: Rows, parameters: str = "", download: str = "") -> str:
    """How many rows, the parameters, a link to the CSV at the address `download`, and the table."""
    facts = [f"<b>{_count(rows)}</b>{_shown(rows)}"]
    facts += [f"<code>{escape(parameters)}</code>"] if parameters else []
    if download:
        facts.append(f'<a class="download" href="{escape(download)}" download="rows.csv">Download CSV</a>')
    line = f'<div class="rows-line">{" · ".join(facts)}</div>'
    return line + (_table(rows) if rows.rows else "")


def _count(rows: Rows) -> str:
    count = f"{len(rows.rows):,} row{'s' * (len(rows.rows) != 1)}"
    return f"The first {count}, there are more" if rows.truncated else count


def _shown(rows: Rows) -> str:
    return f", {MOST_ROWS} of them shown" if len(rows.rows) > MOST_ROWS else ""


def _table(rows: Rows) -> str:
    shown = rows.rows[:MOST_ROWS]
    kinds = [" class=number" if any(map(is_number, column)) else "" for column in zip(*shown, strict=True)]
    head = "".join(f"<th{kind}>{escape(name)}</th>" for name, kind in zip(rows.columns, kinds, strict=True))
    body = "".join(
        "<tr>"
        + "".join(f"<td{kind}>{_cell(cell_text(value))}</td>" for value, kind in zip(row, kinds, strict=True))
        + "</tr>"
        for row in shown
    )
    return (
        '<div class="grid" tabindex="0" role="region" aria-label="Rows">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _cell(text: str) -> str:
    if len(text) <= LONGEST_CELL:
        return escape(text)
    return f'<span title="{escape(text)}">{escape(text[: LONGEST_CELL - 1])}…</span>'
