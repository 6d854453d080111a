"""The subject of a question: an entity with conditions, and the predicates that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from finetune.generating.comparisons import add_comparison
from finetune.generating.entry import Condition, condition_columns
from finetune.generating.periods import draw_period
from finetune.generating.phrasebook import say
from finetune.generating.query import Query, column
from finetune.generating.world import World
from schema_index import Table


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
        period, tests = draw_period(world, table, entry.date)
        subject.where += tests
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
