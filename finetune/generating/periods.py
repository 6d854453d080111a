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
        (_year, 14),
        (_in_year, 14),
        (_years, 4),
        (_quarter, 7),
        (_half, 4),
        (_month, 14),
        (_calendar, 16),
        (_counted, 11),
        (_between, 6),
        (_since, 9),
        (_since_year, 8),
        (_on, 3),
    )
    draw = rng.choices([kind for kind, _ in kinds], [share for _, share in kinds])[0]
    return draw(world, target, monthly)


def draw_day(world: World, table: Table, name: str) -> Period:
    """A single day of a date column, or a month of one that holds months."""
    made = table.column(name)
    assert made is not None
    return _on(world, column(table.name, name), is_monthly(made))


def _year(world: World, target: str, monthly: bool) -> Period:
    words, test = world.rng.choice(say.lists["year"])
    return Period(words, (f"YEAR({target}) {test}",))


def _in_year(world: World, target: str, monthly: bool) -> Period:
    year = world.rng.randint(2022, 2027)
    return Period(say(world.rng, "in_year", v=str(year)), (f"YEAR({target}) = {year}",))


def _years(world: World, target: str, monthly: bool) -> Period:
    """Two years, one after the other."""
    year = world.rng.randint(2022, 2026)
    tests = (f"{target} >= '{year}-01-01'", f"{target} < '{year + 2}-01-01'")
    return Period(say(world.rng, "years", a=str(year), b=str(year + 1)), tests)


def _half(world: World, target: str, monthly: bool) -> Period:
    """A half of a year, or of a month."""
    rng, year, second = world.rng, world.rng.randint(2022, 2027), world.rng.random() < 0.5
    if monthly or rng.random() < 0.6:
        first, end = (f"{year}-07-01", f"{year + 1}-01-01") if second else (f"{year}-01-01", f"{year}-07-01")
        words = say(rng, "second_half" if second else "first_half", y=str(year))
        return Period(words, (f"{target} >= '{first}'", f"{target} < '{end}'"))
    month = rng.randint(1, 12)
    first, end = _first_day(year, month), _first_day(year, month + 1)
    middle = f"{first[:8]}16"
    words = say(
        rng, "second_half" if second else "first_half", y=_said_month(world, year, month, spelled=True)
    )
    first, end = (middle, end) if second else (first, middle)
    return Period(words, (f"{target} >= '{first}'", f"{target} < '{end}'"))


def _first_day(year: int, month: int) -> str:
    """The first day of a month, which may be the 13th."""
    return f"{year + month // 13}-{(month - 1) % 12 + 1:02d}-01"


def _said_month(world: World, year: int, month: int, *, spelled: bool = False) -> str:
    """`October 2026`, `Oct 2026`; unless `spelled`, also `10/2026` and `2026-10`."""
    style = world.rng.random()
    if style > 0.86 and not spelled:
        return f"{month}/{year}" if style > 0.93 else f"{year}-{month:02d}"
    return f"{MONTHS[month - 1] if style < 0.6 else MONTHS[month - 1][:3]} {year}"


def _quarter(world: World, target: str, monthly: bool) -> Period:
    quarter, year = world.rng.randint(1, 4), world.rng.randint(2022, 2027)
    until = f"{year + quarter // 4}-{quarter % 4 * 3 + 1:02d}-01"
    tests = (f"{target} >= '{year}-{quarter * 3 - 2:02d}-01'", f"{target} < '{until}'")
    return Period(say(world.rng, "quarter", v=str(quarter), y=str(year)), tests)


def _month(world: World, target: str, monthly: bool) -> Period:
    rng = world.rng
    number, year = rng.randint(1, 12), rng.randint(2022, 2027)
    words = say(rng, "month", v=_said_month(world, year, number))
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


def _since_year(world: World, target: str, monthly: bool) -> Period:
    """From the first day of a year or of a month on, or before it."""
    rng, year, month = world.rng, world.rng.randint(2022, 2027), 1
    kind, sign = rng.choice((("since_year", ">="), ("since_year", ">="), ("before", "<")))
    said = str(year)
    if rng.random() < 0.4:
        month = rng.randint(1, 12)
        said = _said_month(world, year, month, spelled=True)
    return Period(say(rng, kind, v=said), (f"{target} {sign} '{_first_day(year, month)}'",))


def _on(world: World, target: str, monthly: bool) -> Period:
    """A single day, or the month of a column that holds months."""
    if monthly:
        return _month(world, target, monthly)
    day = world.day()
    return Period(say(world.rng, "on_day", v=said_day(day, world.rng.random())), (f"{target} = '{day}'",))


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
