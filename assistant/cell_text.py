"""A value of a row as people read it."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from assistant.database import Value


def cell_text(value: Value) -> str:
    """Money and other decimals with thousands separators, a date without an empty time, nothing for NULL."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, float):
        return f"{value:,.4f}".rstrip("0").rstrip(".")
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else f"{value:%Y-%m-%d %H:%M}"
    return value.isoformat() if isinstance(value, date) else str(value)


def is_number(value: Value) -> bool:
    """Whether the value stands on the right of its column."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
