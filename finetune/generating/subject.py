"""The subject of a question: an entity with conditions, and the predicates that they mean."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

from finetune.generating.entry import Condition, condition_columns
from finetune.generating.phrasebook import say
from finetune.generating.query import Query, column
from finetune.generating.world import World
from schema_index import Column, Table

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass
class Subject:
    """A table spoken of: the words, and the WHERE predicates in the order they are said."""

    table: Table
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    scope: str = ""
    company: list[str] = field(default_factory=list)
    entity: str = ""

    @property
    def words(self) -> str:
        """The whole phrase: adjectives, entity, what follows, company and period."""
        return " ".join(part for part in (*self.before, self.entity, *self.after, self.scope) if part)

    @property
    def bare_scope(self) -> str:
        """What follows a question that does not name the entity."""
        return " ".join(part for part in (*self.after, self.scope) if part)

    def speaks_of(self, name: str) -> bool:
        """Whether a condition on a column is there already."""
        target = column(self.table.name, name)
        return any(re.search(rf"{re.escape(target)}(?!\w)", part) for part in self.where)

    def into(self, query: Query) -> Query:
        """Put the company filter and the predicates into a query's WHERE."""
        query.where[:0] = [*self.company, *self.where]
        return query


def make_subject(world: World, table: Table, *, narrow: int = 2, dated: float = 0.3) -> Subject:
    """A subject over `table` with up to `narrow` conditions and sometimes a period."""
    rng, entry = world.rng, world.lexicon[table.name]
    subject = Subject(table, entity=rng.choice(entry.entity))
    wanted = rng.choices(range(narrow + 1), (5, 5, 2)[: narrow + 1])[0]
    conditions = list(entry.conditions)
    rng.shuffle(conditions)
    for _ in range(wanted):
        if conditions and rng.random() < 0.65:
            _add_condition(world, subject, conditions.pop())
        else:
            add_comparison(world, subject)
    period = ""
    if entry.date and not subject.speaks_of(entry.date) and rng.random() < dated:
        period = _add_period(world, subject, entry.date)
    company = add_company(world, subject)
    scopes = [part for part in (period, company) if part]
    rng.shuffle(scopes)
    subject.scope = " ".join(scopes)
    return subject


def _add_condition(world: World, subject: Subject, condition: Condition) -> None:
    rng = world.rng
    if any(subject.speaks_of(name) for name in condition_columns(condition.sql)):
        return
    if condition.before and not subject.before and (not condition.after or rng.random() < 0.6):
        subject.before.append(rng.choice(condition.before))
    elif condition.after:
        subject.after.append(rng.choice(condition.after))
    else:
        return
    subject.where.append(condition.sql)


def add_comparison(world: World, subject: Subject) -> None:
    """Narrow the subject by a column compared with a value."""
    rng, table, entry = world.rng, subject.table, world.lexicon[subject.table.name]
    shape = rng.random()
    if shape < 0.35 and entry.measures:
        name = rng.choice(entry.measures)
        if subject.speaks_of(name):
            return
        kind, sign = rng.choice((("over", ">"), ("under", "<")))
        amount = rng.choice((100, 500, 1000, 2500, 5000, 10000, 25000, 50000, 100000))
        said = f"{amount:,}" if rng.random() < 0.4 else str(amount)
        subject.after.append(say(rng, kind, c=world.phrase(table.name, name), v=said))
        subject.where.append(f"{column(table.name, name)} {sign} {amount}")
        return
    named = [
        found
        for name in (*entry.dimensions, *entry.columns)
        if (found := table.column(name)) and name != table.company_column and name not in entry.measures
    ]
    if not named:
        return
    chosen: Column = rng.choice(named)
    target = column(table.name, chosen.name)
    if subject.speaks_of(chosen.name):
        return
    phrase = world.phrase(table.name, chosen.name)
    if chosen.nullable and rng.random() < 0.2:
        kind, test = rng.choice((("blank", "IS NULL"), ("filled", "IS NOT NULL")))
        subject.after.append(say(rng, kind, c=phrase))
        subject.where.append(f"{target} {test}")
        return
    if "date" in chosen.type:
        _add_period(world, subject, chosen.name, into_after=True, phrase=phrase)
        return
    said, written = world.value(chosen)
    subject.after.append(say(rng, "equal", c=phrase, v=said))
    subject.where.append(f"{target} = {written}")


def _add_period(
    world: World, subject: Subject, name: str, *, into_after: bool = False, phrase: str = ""
) -> str:
    rng = world.rng
    target = column(subject.table.name, name)
    shape = rng.random()
    if shape < 0.3:
        words, test = rng.choice(say.lists["year"])
        subject.where.append(f"YEAR({target}) {test}")
    elif shape < 0.5:
        year = rng.randint(2022, 2027)
        words = say(rng, "in_year", v=str(year))
        subject.where.append(f"YEAR({target}) = {year}")
    elif shape < 0.56:
        quarter, year = rng.randint(1, 4), rng.randint(2022, 2027)
        words = say(rng, "quarter", v=str(quarter), y=str(year))
        until = f"{year + quarter // 4}-{quarter % 4 * 3 + 1:02d}-01"
        subject.where += [f"{target} >= '{year}-{quarter * 3 - 2:02d}-01'", f"{target} < '{until}'"]
    elif shape < 0.75:
        number, year = rng.randint(1, 12), rng.randint(2022, 2027)
        month = MONTHS[number - 1] if rng.random() < 0.75 else MONTHS[number - 1][:3]
        words = say(rng, "month", v=f"{month} {year}")
        if name in ("Mth", "Month", "BillMonth", "UIMth"):
            subject.where.append(f"{target} = '{year}-{number:02d}-01'")
        else:
            subject.where += [f"YEAR({target}) = {year}", f"MONTH({target}) = {number}"]
    else:
        kind, sign = rng.choice((("since", ">="), ("since", ">="), ("before", "<"), ("after", ">")))
        day = world.day()
        words = say(rng, kind, v=said_day(day, rng))
        subject.where.append(f"{target} {sign} '{day}'")
    if into_after:
        subject.after.append(f"with {phrase} {words}")
        return ""
    return str(words)


def said_day(day: str, rng: random.Random) -> str:
    """A date (YYYY-MM-DD) as people write it."""
    year, month, number = day.split("-")
    name = MONTHS[int(month) - 1]
    style = rng.random()
    if style < 0.55:
        return day
    if style < 0.75:
        return f"{int(month)}/{int(number)}/{year}"
    if style < 0.85:
        return f"{name} {int(number)}, {year}"
    return f"{int(number)} {name[:3]} {year}"


def add_company(world: World, subject: Subject) -> str:
    """The company as a number where the question gives one, else as a parameter named after the column."""
    name = subject.table.company_column
    if name is None:
        return ""
    if world.rng.random() < 0.75:
        number = world.rng.choice((1, 1, 2, 2, 3, 5, 10, 20))
        subject.company.append(f"{column(subject.table.name, name)} = {number}")
        return say(world.rng, "company", v=str(number))
    subject.company.append(f"{column(subject.table.name, name)} = @{name}")
    return ""
