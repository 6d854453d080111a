"""Spans of time in questions: years, quarters, months and days, by the calendar or counted from today.

SQL has one form for each: a calendar span has both ends, the second left out (`< '2026-04-01'`); a month
column holds first days of months and is compared with them alone.
"""

from __future__ import annotations

from typing import NamedTuple

from finetune.generating.phrasebook import say
from finetune.generating.query import column
from finetune.generating.world import MONTH_TYPE, World
from schema_index import Column, Table

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_NAMES = ("Mth", "Month", "BillMonth", "UIMth")
_UNITS = (
    ("day", (7, 10, 14, 30, 30, 45, 60, 90, 120, 180)),
    ("week", (2, 4, 6, 8)),
    ("month", (2, 3, 6, 12, 18)),
)
_TODAY = "CAST(GETDATE() AS date)"


class Period(NamedTuple):
    """How a span of time is said, and the predicates that hold a column within it."""

    words: str
    tests: tuple[str, ...]


def is_monthly(made: Column) -> bool:
    """Whether a column holds first days of months."""
    return made.user_type == MONTH_TYPE or made.name in _MONTH_NAMES


def draw_period(world: World, table: Table, name: str) -> Period:
    """A span of time for a date column of the table."""
    made = table.column(name)
    assert made is not None
    rng, target, monthly = world.rng, column(table.name, name), is_monthly(made)
    kinds = (
        (_year, 18),
        (_in_year, 11),
        (_quarter, 5),
        (_month, 14),
        (_calendar, 18),
        (_counted, 14),
        (_between, 6),
        (_since, 14),
    )
    draw = rng.choices([kind for kind, _ in kinds], [share for _, share in kinds])[0]
    return draw(world, target, monthly)


def _year(world: World, target: str, monthly: bool) -> Period:
    words, test = world.rng.choice(say.lists["year"])
    return Period(words, (f"YEAR({target}) {test}",))


def _in_year(world: World, target: str, monthly: bool) -> Period:
    year = world.rng.randint(2022, 2027)
    return Period(say(world.rng, "in_year", v=str(year)), (f"YEAR({target}) = {year}",))


def _quarter(world: World, target: str, monthly: bool) -> Period:
    quarter, year = world.rng.randint(1, 4), world.rng.randint(2022, 2027)
    until = f"{year + quarter // 4}-{quarter % 4 * 3 + 1:02d}-01"
    tests = (f"{target} >= '{year}-{quarter * 3 - 2:02d}-01'", f"{target} < '{until}'")
    return Period(say(world.rng, "quarter", v=str(quarter), y=str(year)), tests)


def _month(world: World, target: str, monthly: bool) -> Period:
    rng = world.rng
    number, year = rng.randint(1, 12), rng.randint(2022, 2027)
    name = MONTHS[number - 1] if rng.random() < 0.75 else MONTHS[number - 1][:3]
    words = say(rng, "month", v=f"{name} {year}")
    if monthly:
        return Period(words, (f"{target} = '{year}-{number:02d}-01'",))
    return Period(words, (f"YEAR({target}) = {year}", f"MONTH({target}) = {number}"))


def _calendar(world: World, target: str, monthly: bool) -> Period:
    """This, last or next month or quarter."""
    words, unit, away = world.rng.choice(say.lists["calendar"])
    first, end = _first_of(unit, away), _first_of(unit, away + 1)
    if monthly and unit == "month":
        return Period(words, (f"{target} = {first}",))
    return Period(words, (f"{target} >= {first}", f"{target} < {end}"))


def _first_of(unit: str, away: int) -> str:
    """The first day of the unit that lies so many units from today's."""
    shift = f" {'-' if away < 0 else '+'} {abs(away)}" if away else ""
    return f"DATEADD({unit}, DATEDIFF({unit}, 0, GETDATE()){shift}, 0)"


def _counted(world: World, target: str, monthly: bool) -> Period:
    """So many days, weeks or months back or ahead, or longer ago than that."""
    rng = world.rng
    unit, counts = ("month", _UNITS[-1][1]) if monthly else rng.choice(_UNITS)
    count = rng.choice(counts)
    intent = "past" if monthly else rng.choice(("past", "past", "past", "ahead", "older"))
    words = say(rng, intent, n=str(count), u=f"{unit}s")
    if monthly:
        return Period(words, (f"{target} >= {_first_of('month', -count)}",))
    back, ahead = f"DATEADD({unit}, -{count}, GETDATE())", f"DATEADD({unit}, {count}, GETDATE())"
    if intent == "ahead":
        return Period(words, (f"{target} BETWEEN {_TODAY} AND {ahead}",))
    return Period(words, (f"{target} {'>=' if intent == 'past' else '<'} {back}",))


def _between(world: World, target: str, monthly: bool) -> Period:
    rng = world.rng
    if monthly:
        year, (first, last) = rng.randint(2022, 2027), sorted(rng.sample(range(1, 13), 2))
        words = say(rng, "between", a=MONTHS[first - 1], b=f"{MONTHS[last - 1]} {year}")
        return Period(words, (f"{target} BETWEEN '{year}-{first:02d}-01' AND '{year}-{last:02d}-01'",))
    style, (first_day, last_day) = rng.random(), sorted((world.day(), world.day()))
    words = say(rng, "between", a=said_day(first_day, style), b=said_day(last_day, style))
    return Period(words, (f"{target} BETWEEN '{first_day}' AND '{last_day}'",))


def _since(world: World, target: str, monthly: bool) -> Period:
    rng = world.rng
    kind, sign = rng.choice((("since", ">="), ("since", ">="), ("before", "<"), ("after", ">")))
    day = world.day()
    return Period(say(rng, kind, v=said_day(day, rng.random())), (f"{target} {sign} '{day}'",))


def said_day(day: str, style: float) -> str:
    """A date (YYYY-MM-DD) as people write it; `style`, in [0, 1), chooses the form."""
    year, month, number = day.split("-")
    name = MONTHS[int(month) - 1]
    if style < 0.55:
        return day
    if style < 0.75:
        return f"{int(month)}/{int(number)}/{year}"
    if style < 0.85:
        return f"{name} {int(number)}, {year}"
    return f"{int(number)} {name[:3]} {year}"
