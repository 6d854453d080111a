"""Questions for rows: lists, columns, orders, look-ups."""

from __future__ import annotations

from finetune.generating.draft import Draft
from finetune.generating.endings import TOP, groups_in_order, in_order
from finetune.generating.intent_parts import (
    dimension_of,
    draft,
    measure_of,
    phrase_of_parent,
    phrases,
    singular,
    soft,
)
from finetune.generating.phrasebook import say
from finetune.generating.query import Query, column
from finetune.generating.subject import Subject, add_company, make_subject
from finetune.generating.world import World, plural
from schema_index import Join


def list_rows(world: World) -> Draft | None:
    """Rows of a table that meet conditions."""
    table = world.pick_table()
    subject = make_subject(world, table)
    query = subject.into(Query(table.name))
    question = say(world.rng, "list", s=subject.words) + in_order(world, table, query)
    return draft("list", question, query, soft=soft(world, table))


def list_columns(world: World) -> Draft | None:
    """Named columns of rows that meet conditions, led by what identifies the row."""
    table = world.pick_table()
    entry = world.lexicon[table.name]
    names = world.rng.sample(list(entry.columns), min(len(entry.columns), world.rng.choice((1, 1, 2, 2, 3))))
    if not names:
        return None
    subject = make_subject(world, table)
    lead = [name for name in (entry.label, *table.key[1:][-1:]) if name and name not in names][:2]
    query = Query(table.name, items=[column(table.name, name) for name in (*reversed(lead), *names)])
    question = say(world.rng, "list_columns", s=subject.words, c=phrases(world, table, names))
    return draft("list", question + in_order(world, table, query), subject.into(query))


def list_difference(world: World) -> Draft | None:
    """One amount less another, row by row."""
    table, rng = world.pick_table(), world.rng
    entry = world.lexicon[table.name]
    if len(entry.measures) < 2:
        return None
    left, right = rng.sample(list(entry.measures), 2)
    subject = make_subject(world, table, narrow=1)
    lead = [name for name in (entry.label, *table.key[1:][-1:]) if name][:2]
    difference = f"{column(table.name, left)} - {column(table.name, right)}"
    query = Query(table.name, items=[column(table.name, name) for name in reversed(lead)])
    query.items.append(f"{difference} AS [Difference]")
    words = {"m": world.phrase(table.name, left), "m2": world.phrase(table.name, right)}
    question = say(rng, "list_difference", s=subject.words, **words)
    question += groups_in_order(world, query, difference)
    return draft("list", question, subject.into(query), 2)


def list_parent_columns(world: World) -> Draft | None:
    """Rows with columns of the table they belong to: open jobs with their contract amount."""
    table = world.pick_table()
    joins = [join for join in world.joins_to_parents(table.name) if world.lexicon[join.other].columns]
    if not joins:
        return None
    join: Join = world.rng.choice(joins)
    other = world.catalog.find(join.other)
    assert other is not None
    entry = world.lexicon[other.name]
    preferred = list(entry.measures) or list(entry.columns)
    pool = preferred if world.rng.random() < 0.6 else list(entry.columns)
    names = world.rng.sample(pool, min(len(pool), world.rng.choice((1, 1, 2))))
    subject = make_subject(world, table)
    kind = "LEFT JOIN" if world.rng.random() < 0.05 else "JOIN"
    query = Query(table.name, joins=[(kind, join, other.name)])
    own = soft(world, table)[:3]
    query.items = [column(t, c) for t, c in own] + [column(other.name, name) for name in names]
    said = " and ".join(phrase_of_parent(world, other, name) for name in names)
    question = say(world.rng, "list_columns", s=subject.words, c=said)
    return draft("join", question + in_order(world, table, query), subject.into(query), 2)


def list_ordered(world: World) -> Draft | None:
    """Rows in order of a column, or the newest, or those with the largest measure."""
    table, rng = world.pick_table(), world.rng
    entry = world.lexicon[table.name]
    subject = make_subject(world, table, narrow=1)
    query = subject.into(Query(table.name))
    shape = rng.random()
    measure = measure_of(world, table)
    if shape < 0.5 and measure:
        top = rng.choice(TOP)
        query.top, query.order = top, [f"{column(table.name, measure)} DESC"]
        phrase = world.phrase(table.name, measure)
        question = say(rng, "list_largest", s=subject.words, m=phrase, n=str(top))
        return draft("top", question, query, 2, soft=soft(world, table, table.key[-1], measure))
    if shape < 0.75 and entry.date:
        top = rng.choice(TOP)
        question = say(rng, "list_newest", s=subject.words, n=str(top))
        query.order = [f"{column(table.name, entry.date)} DESC"]
        query.top = top if str(top) in question else None
        return draft("order", question, query, soft=soft(world, table, entry.date))
    name = dimension_of(world, table) or table.key[-1]
    query.order = [column(table.name, name)]
    question = say(rng, "list_ordered", s=subject.words, d=world.phrase(table.name, name))
    return draft("order", question, query, soft=soft(world, table, name))


def distinct(world: World) -> Draft | None:
    """The different values of a column over rows that meet conditions."""
    table = world.pick_table()
    name = dimension_of(world, table)
    if name is None:
        return None
    subject = make_subject(world, table)
    query = subject.into(Query(table.name, items=[column(table.name, name)], distinct=True))
    question = say(world.rng, "distinct", s=subject.words, D=plural(world.phrase(table.name, name)))
    return draft("distinct", question, query)


def lookup(world: World) -> Draft | None:
    """An attribute of one row named by its number."""
    table, rng = world.pick_table(), world.rng
    entry = world.lexicon[table.name]
    own = [name for name in table.key if name != table.company_column]
    if not 1 <= len(own) <= 2 or not entry.columns:
        return None
    key = table.column(own[-1])
    assert key is not None
    names = [n for n in rng.sample(list(entry.columns), min(2, len(entry.columns))) if n not in own]
    if not names:
        return None
    names = names[: rng.choice((1, 1, 2))]
    said, written = world.value(key)
    subject = Subject(table)
    subject.scope = add_company(world, subject)
    subject.where.append(f"{column(table.name, key.name)} = {written}")
    query = subject.into(Query(table.name, items=[column(table.name, name) for name in names]))
    noun = rng.choice(
        (
            world.phrase(table.name, key.name),
            world.phrase(table.name, key.name),
            singular(rng.choice(entry.entity)),
        )
    )
    question = say(rng, "lookup", c=phrases(world, table, names), d=noun, v=said)
    return draft("lookup", f"{question} {subject.scope}".strip(), query)
