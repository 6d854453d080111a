"""The demo's fixed calendar: its today is 2026-10-31, whatever day it is outside.

`GETDATE()` is `TODAY` in the demo, so that a question gives the same rows on any day. Months are
Vista's: the first day of the month.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

TODAY = date(2026, 10, 31)
FIRST_MONTH = date(2024, 1, 1)
LAST_MONTH = TODAY.replace(day=1)
CLOSED_MONTH = date(2026, 8, 1)
"""The last month closed in the ledger."""


def month_of(day: date) -> date:
    """The first day of the day's month."""
    return day.replace(day=1)


def add_months(month: date, count: int) -> date:
    """The first day of the month `count` months later (earlier where negative)."""
    index = month.year * 12 + month.month - 1 + count
    return date(index // 12, index % 12 + 1, 1)


def months_between(first: date, last: date) -> int:
    """Whole months from the first month to the last; 0 in the same month."""
    return (last.year - first.year) * 12 + last.month - first.month


def month_range(first: date, last: date) -> list[date]:
    """All months from first to last, both included; empty where last is earlier."""
    return [add_months(first, step) for step in range(months_between(first, last) + 1)]


def month_end(month: date) -> date:
    """The last day of the month."""
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first day not before `day` that falls on the weekday (Monday is 0)."""
    return day + timedelta(days=(weekday - day.weekday()) % 7)


MONTHS = month_range(FIRST_MONTH, LAST_MONTH)
"""Every month that has postings, 2024-01 to 2026-10."""
