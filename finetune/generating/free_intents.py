"""Questions in an analyst's short style: columns or figures of up to four joined tables, named one by one.

Only parents are joined (many rows to one), so a sum over the first table counts no row twice.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from finetune.generating.comparisons import add_comparison
from finetune.generating.draft import Draft
from finetune.generating.endings import limit_groups, order_rows
from finetune.generating.intent_parts import aggregate_item, draft, phrase_of_parent
from finetune.generating.periods import is_monthly
from finetune.generating.phrasebook import say
from finetune.generating.query import Query, column
from finetune.generating.subject import Subject, also_company, make_subject
from finetune.generating.world import World, plural
from schema_index import Table

MOST_COLUMNS = 6
_JOINED = ((0, 1, 2, 3), (5, 4, 2, 1))
"""How many parents are joined, and how often."""
_ACROSS = 0.35
"""The share of questions that may join a table of another company column."""


@dataclass
class _Ground:
    """A table, the parents joined to it, and the query over them."""

    tables: list[Table]
    query: Query
    subject: Subject
    untold: list[Table] = field(default_factory=list)
    """Parents that the question has not spoken of yet."""


def free_list(world: World) -> Draft | None:
    """Named columns of a table and its parents, under conditions on any of them."""
    ground, rng = _ground(world), world.rng
    if ground is None:
        return None
    picked = [(table, name) for table in ground.tables[1:] for name in _some(world, table, (1, 1, 2))]
    own = _some(world, ground.tables[0], (1, 2, 2, 3))
    picked = [(ground.tables[0], name) for name in own] + picked
    if rng.random() < 0.3:
        rng.shuffle(picked)
    _narrow_by_parent(world, ground)
    picked = picked[:MOST_COLUMNS]
    if not picked or any(table not in {t for t, _ in picked} for table in ground.untold):
        return None
    said = _listed([_spoken(world, ground, table, name, listed=True) for table, name in picked], rng)
    question = say(rng, "free_list", s=ground.subject.words, c=said)
    query = ground.query
    query.items = list(dict.fromkeys(column(table.name, name) for table, name in picked))
    if rng.random() < 0.25:
        table, name = rng.choice(picked)
        question += order_rows(world, query, table, name, _spoken(world, ground, table, name))
    return draft("list", question, ground.subject.into(query), 1 + (len(ground.tables) > 1))


def free_figures(world: World) -> Draft | None:
    """One to three figures, by columns of the table or of its parents."""
    ground, rng = _ground(world), world.rng
    if ground is None:
        return None
    query, root = ground.query, ground.tables[0]
    by = [(table, name) for table in ground.tables[1:] for name in _labels(world, table)]
    own = [name for name in world.lexicon[root.name].dimensions if name not in {n for _, n in by}]
    by += [(root, name) for name in rng.sample(own, min(len(own), rng.choice((0, 1, 1, 2))))]
    rng.shuffle(by)
    by = by[:3]
    periods = _periods(world, root) if rng.random() < 0.18 else []
    _narrow_by_parent(world, ground)
    if any(table not in {t for t, _ in by} for table in ground.untold):
        return None
    figures = _figures(world, root)
    if not figures or (not by and not periods and len(figures) > 2):
        return None
    names = dict.fromkeys(column(table.name, name) for table, name in by)
    query.group = [*(call for _, _, call in periods), *names]
    query.items = [*(item for _, item, _ in periods), *names, *(item for _, item, _ in figures)]
    asked = _listed([words for words, _, _ in figures], rng)
    if not by and not periods:
        return draft(
            "aggregate",
            say(rng, "free_total", s=ground.subject.words, a=asked),
            ground.subject.into(query),
            2,
        )
    said = [words for words, _, _ in periods if words] + [
        _spoken(world, ground, table, name) for table, name in by
    ]
    one = {"D": plural(said[0])} if len(said) == 1 else {}
    question = say(rng, "free_figures", s=ground.subject.words, a=asked, d=_listed(said, rng), **one)
    words, _, call = figures[0]
    question += limit_groups(world, query, words, call)
    return draft("group", question, ground.subject.into(query), 2)


def _ground(world: World) -> _Ground | None:
    """A table with something to say of it, and parents that lead on from it."""
    rng, root = world.rng, world.pick_table()
    query = Query(root.name)
    tables, across = [root], []
    farther = root.company_column is not None and rng.random() < _ACROSS
    for _ in range(rng.choices(*_JOINED)[0]):
        joins = {
            join.other: join
            for table in reversed(tables)
            for join in reversed(
                world.joins_to_parents(table.name) + (world.joins_across(table.name) if farther else [])
            )
            if join.other not in {t.name for t in tables} and world.lexicon[join.other].columns
        }
        if not joins:
            break
        join = rng.choice(list(joins.values()))
        other = world.catalog.find(join.other)
        assert other is not None
        query.joins.append(("JOIN", join, other.name))
        tables.append(other)
        own = next((table for table in tables if table.name == join.table), root)
        if not world.same_company(own, other, join) and (name := world.company_across(join)):
            across.append((join.table, name))
    if not world.lexicon[root.name].columns:
        return None
    subject = make_subject(world, root, narrow=3, dated=0.45)
    for table_name, name in across:
        also_company(subject, table_name, name)
    return _Ground(tables, query, subject, list(tables[1:]))


def _some(world: World, table: Table, counts: Sequence[int]) -> list[str]:
    names = list(world.lexicon[table.name].columns)
    return world.rng.sample(names, min(len(names), world.rng.choice(counts)))


def _labels(world: World, table: Table) -> list[str]:
    """What rows are grouped by in a parent: its name, or a column of it."""
    entry, rng = world.lexicon[table.name], world.rng
    names = list(entry.dimensions)
    if entry.label and (not names or rng.random() < 0.6):
        return [entry.label]
    return [rng.choice(names)] if names else []


def _narrow_by_parent(world: World, ground: _Ground) -> None:
    """Now and then a condition on a parent, which then need not be spoken of otherwise."""
    if len(ground.tables) == 1 or world.rng.random() > 0.3:
        return
    parent = world.rng.choice(ground.tables[1:])
    other = Subject(parent)
    add_comparison(world, other)
    if other.where:
        ground.subject.after += other.after
        ground.subject.where += other.where
        ground.untold = [table for table in ground.untold if table is not parent]


def _spoken(world: World, ground: _Ground, table: Table, name: str, *, listed: bool = False) -> str:
    """A column's phrase; one that is only listed may be any."""
    if table is not ground.tables[0]:
        return phrase_of_parent(world, table, name)
    return world.told(table.name, name) if listed else world.phrase(table.name, name)


def _figures(world: World, table: Table) -> list[tuple[str, str, str]]:
    """Figures over a table: (words, SELECT item, expression)."""
    rng, entry = world.rng, world.lexicon[table.name]
    found: list[tuple[str, str, str]] = []
    measures = rng.sample(list(entry.measures), min(len(entry.measures), rng.choice((0, 1, 1, 1, 2, 2, 3))))
    for measure in measures:
        function = rng.choice(("SUM", "SUM", "SUM", "SUM", "AVG", "MAX", "MIN"))
        words = say(rng, f"figure_{function.lower()}", m=world.phrase(table.name, measure))
        item = aggregate_item(function, table, measure)
        found.append((words, item, item.rpartition(" AS ")[0]))
    if not found or rng.random() < 0.3:
        words = say(rng, "figure_count", s=rng.choice(entry.entity))
        found.append((words, "COUNT(*) AS [Count]", "COUNT(*)"))
    if entry.date and rng.random() < 0.12:
        function, kind = rng.choice((("MAX", "latest"), ("MIN", "earliest")))
        call = f"{function}({column(table.name, entry.date)})"
        phrase = world.phrase(table.name, entry.date)
        found.append((say(rng, kind, m=phrase), f"{call} AS [{kind.title()} {entry.date}]", call))
    return found


def _periods(world: World, table: Table) -> list[tuple[str, str, str]]:
    """The year, the month, or both of the table's date: (words, SELECT item, expression)."""
    made = table.column(world.lexicon[table.name].date)
    if made is None:
        return []
    rng, target = world.rng, column(table.name, made.name)
    phrase = world.phrase(table.name, made.name)
    year = (say(rng, "period_year", c=phrase), f"YEAR({target}) AS [Year]", f"YEAR({target})")
    if rng.random() < 0.5:
        return [year]
    if is_monthly(made):
        return [("month", target, target)]
    words = say(rng, "period_month", c=phrase)
    return [
        (words, f"YEAR({target}) AS [Year]", f"YEAR({target})"),
        ("", f"MONTH({target}) AS [Month]", f"MONTH({target})"),
    ]


def _listed(words: Sequence[str], rng: random.Random) -> str:
    """`a, b and c`, `a, b, c`, `a / b / c`, `a + b + c`."""
    style = rng.random()
    if style < 0.45 or len(words) == 1:
        return ", ".join(words)
    if style < 0.85:
        return ", ".join(words[:-1]) + rng.choice((" and ", " and ", " & ", " plus ")) + words[-1]
    return rng.choice((" / ", " + ", "; ")).join(words)
