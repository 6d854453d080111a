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

_SEVERAL = 0.05
"""The share of questions about two companies."""
_BY_NAME = 0.06
"""The share of questions that call the rows by the table's name."""


@dataclass
class Subject:
    """A table spoken of: the words, and the WHERE predicates in the order they are said."""

    table: Table
    before: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    scope: str = ""
    company: list[str] = field(default_factory=list)
    several: bool = False
    """Whether rows of two companies are asked for, which must then be told apart."""
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
        """Put the company filter and the predicates into a query's WHERE.

        Over two companies, rows and groups tell which is theirs; a figure over all rows is one for both.
        """
        query.where[:0] = [*self.company, *self.where]
        rows = not any("(" in item for item in query.items)
        if self.several and (query.group or rows):
            name = column(self.table.name, str(self.table.company_column))
            for part in (query.items, query.group) if query.group else (query.items,):
                if name not in part:
                    part.insert(0, name)
        return query


def make_subject(world: World, table: Table, *, narrow: int = 2, dated: float = 0.3) -> Subject:
    """A subject over `table` with up to `narrow` conditions (three at most) and sometimes a period."""
    rng, entry = world.rng, world.lexicon[table.name]
    subject = Subject(table, entity=_entity(world, table))
    wanted = rng.choices(range(narrow + 1), (5, 5, 2, 1)[: narrow + 1])[0]
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


def _entity(world: World, table: Table) -> str:
    """What the rows are called; by those who know the tables now and then by the table's name."""
    if world.rng.random() < _BY_NAME:
        name = table.base if world.rng.random() < 0.1 else table.name
        return say(world.rng, "table_forms", t=name.lower() if world.rng.random() < 0.35 else name)
    return world.rng.choice(world.lexicon[table.name].entity)


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
    """The company as a number where the question gives one, else as a parameter named after the column.

    Now and then two companies; of a table without a company now and then the group that its key starts with.
    """
    name = subject.table.company_column
    if name is None:
        return _add_group(world, subject)
    chance = world.rng.random()
    if chance < _SEVERAL:
        subject.several = True
        first, second = (1, 2) if world.rng.random() < 0.7 else sorted(world.rng.sample(range(1, 30), 2))
        subject.company.append(f"{column(subject.table.name, name)} IN ({first}, {second})")
        if (first, second) == (1, 2) and world.rng.random() < 0.7:
            return say(world.rng, "both_companies")
        return say(world.rng, "companies", a=str(first), b=str(second))
    if chance < 0.77:
        number = world.rng.choice((1, 1, 2, 2, 3, 5, 10, 20))
        subject.company.append(f"{column(subject.table.name, name)} = {number}")
        return say(world.rng, "company", v=str(number))
    subject.company.append(f"{column(subject.table.name, name)} = @{name}")
    return ""


def also_company(subject: Subject, table: str, name: str) -> None:
    """Hold another company column, that of a joined table, by the company of the subject."""
    own = subject.company[0]
    target = column(subject.table.name, str(subject.table.company_column))
    held = own.removeprefix(target).replace(f"@{subject.table.company_column}", f"@{name}")
    test = f"{column(table, name)}{held}"
    if test not in subject.company:
        subject.company.append(test)


def _add_group(world: World, subject: Subject) -> str:
    """A group of masters, as a number, where the table is keyed by one."""
    name = subject.table.key[0] if subject.table.key else ""
    if not name.endswith("Group") or subject.speaks_of(name) or world.rng.random() > 0.3:
        return ""
    number = world.rng.choice((1, 1, 2, 2, 3, 10))
    subject.where.append(f"{column(subject.table.name, name)} = {number}")
    return say(world.rng, "group_scope", c=world.phrase(subject.table.name, name), v=str(number))
