"""Spans of time mean the same days in words and in SQL, on the demo database and its clock."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from assistant.demo import DemoDatabase
from finetune.generating.entry import Entry
from finetune.generating.periods import Period, draw_period, is_monthly
from finetune.generating.world import World
from schema_index import Catalog, Table
from tests.assistant.fakes import demo_database

Inside = Callable[[date, date], bool]


def months(day: date) -> int:
    return 12 * day.year + day.month


def quarters(day: date) -> int:
    return 4 * day.year + (day.month - 1) // 3


def back(day: date, count: int) -> date:
    """So many months before a day, as SQL Server counts them."""
    place = months(day) - 1 - count
    year, month = divmod(place, 12)
    ends = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, ends))


SPANS: dict[str, Inside] = {
    "this year": lambda day, today: day.year == today.year,
    "last year": lambda day, today: day.year == today.year - 1,
    "this month": lambda day, today: months(day) == months(today),
    "last month": lambda day, today: months(day) == months(today) - 1,
    "next month": lambda day, today: months(day) == months(today) + 1,
    "this quarter": lambda day, today: quarters(day) == quarters(today),
    "last quarter": lambda day, today: quarters(day) == quarters(today) - 1,
    "in the last 30 days": lambda day, today: day >= today - timedelta(days=30),
    "more than 90 days ago": lambda day, today: day < today - timedelta(days=90),
    "in the past 6 months": lambda day, today: day >= back(today, 6),
    "in the next 45 days": lambda day, today: today <= day <= today + timedelta(days=45),
    "last 8 weeks": lambda day, today: day >= today - timedelta(weeks=8),
    "Q3 2026": lambda day, today: quarters(day) == 4 * 2026 + 2,
    "in October 2026": lambda day, today: months(day) == 12 * 2026 + 10,
    "in 2024 or 2025": lambda day, today: day.year in (2024, 2025),
    "in the first half of 2026": lambda day, today: day.year == 2026 and day.month <= 6,
    "second half of October 2026": lambda day, today: months(day) == 12 * 2026 + 10 and day.day > 15,
    "first half of December 2025": lambda day, today: months(day) == 12 * 2025 + 12 and day.day <= 15,
    "since the start of 2026": lambda day, today: day.year >= 2026,
    "2026 or later": lambda day, today: day.year >= 2026,
    "since March 2026": lambda day, today: months(day) >= 12 * 2026 + 3,
    "before 2026": lambda day, today: day.year < 2026,
    "in 2026-10": lambda day, today: months(day) == 12 * 2026 + 10,
    "during 2025": lambda day, today: day.year == 2025,
}


@pytest.fixture(scope="module")
def world(catalog: Catalog, lexicon: dict[str, Entry]) -> World:
    return World(catalog, lexicon, tuple(lexicon), random.Random(3))


@pytest.fixture(scope="module")
def database() -> DemoDatabase:
    return demo_database()


def table_of(world: World, name: str) -> Table:
    table = world.catalog.find(name)
    assert table is not None
    return table


def days(database: DemoDatabase, sql: str) -> set[date]:
    found = database.run(sql, {}).rows
    values = [row[0] for row in found if row[0] is not None]
    return {value.date() if isinstance(value, datetime) else value for value in values}  # type: ignore[misc]


@pytest.mark.parametrize("words", SPANS)
def test_a_span_holds_the_days_that_its_words_mean(words: str, world: World, database: DemoDatabase) -> None:
    table = table_of(world, "APTH")
    tests = next(tests for said, tests in drawn(world, table, "DueDate") if said == words)
    (today,) = days(database, "SELECT CAST(GETDATE() AS date) AS Today")
    every = "SELECT DISTINCT APTH.DueDate FROM APTH WITH (NOLOCK) WHERE APTH.APCo IN (1, 2)"
    known = days(database, every)
    assert len(known) > 100
    expected = {day for day in known if SPANS[words](day, today)}
    assert days(database, f"{every} AND {' AND '.join(tests)}") == expected


def test_month_columns_are_compared_with_months(world: World, database: DemoDatabase) -> None:
    table = table_of(world, "APTH")
    made = {column.name: is_monthly(column) for column in table.columns}
    assert made["Mth"] and not made["InvDate"]
    seen = set()
    every = "SELECT DISTINCT APTH.Mth FROM APTH WITH (NOLOCK) WHERE APTH.APCo = 1"
    known = days(database, every)
    for _ in range(400):
        words, tests = draw_period(world, table, "Mth")
        seen.add(re.sub(r"\d+", "N", words))
        assert not any("GETDATE()" in test and "DATEADD(day" in test for test in tests)
    assert {"last month", "QN N", "in the last N months"} <= seen
    last = next(period.tests for period in drawn(world, table, "Mth") if period.words == "last month")
    (today,) = days(database, "SELECT CAST(GETDATE() AS date) AS Today")
    found = days(database, f"{every} AND {last[0]}")
    assert found == {day for day in known if months(day) == months(today) - 1} and len(last) == 1


def drawn(world: World, table: Table, name: str) -> Iterator[Period]:
    while True:
        yield draw_period(world, table, name)


def test_both_days_of_a_range_are_written_alike(world: World) -> None:
    table = table_of(world, "APTH")
    ranges = 0
    for _ in range(600):
        words, tests = draw_period(world, table, "InvDate")
        if found := re.fullmatch(r".*InvDate BETWEEN '(\S+)' AND '(\S+)'", tests[0]):
            ranges += 1
            assert found[1] <= found[2]
            assert len(re.findall(r"\d{4}-\d\d-\d\d", words)) in (0, 2), words
    assert ranges > 15
