"""Rows as CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import csv
import io
from datetime import date

from assistant.cell_text import cell_text
from assistant.database import Rows, Value

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def rows_csv(rows: Rows) -> str:
    """The rows with a heading line, RFC 4180; numbers are bare, dates ISO, NULL empty.

    Text that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV injection).
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_safe(name) for name in rows.columns])
    writer.writerows([_field(value) for value in row] for row in rows.rows)
    return out.getvalue()


def _field(value: Value) -> str:
    if isinstance(value, str):
        return _safe(value)
    return cell_text(value) if value is None or isinstance(value, date) else str(value)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_STARTS_FORMULA) else text
