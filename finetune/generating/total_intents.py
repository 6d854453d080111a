"""Questions for figures: counts, totals, groups, rankings."""

from __future__ import annotations

from finetune.generating.amounts import draw_amount, said_amount
from finetune.generating.draft import Draft
from finetune.generating.endings import TOP, groups_in_order
from finetune.generating.intent_parts import (
    add_dimension,
    aggregate_item,
    dimension_of,
    draft,
    measure_of,
)
from finetune.generating.periods import is_monthly
from finetune.generating.phrasebook import say
from finetune.generating.query import Query, column
from finetune.generating.subject import make_subject
from finetune.generating.world import World, plural


def count_rows(world: World) -> Draft | None:
    """How many rows meet conditions."""
    table = world.pick_table()
    subject = make_subject(world, table)
    query = subject.into(Query(table.name, items=["COUNT(*) AS [Count]"]))
    return draft("count", say(world.rng, "count", s=subject.words), query)


def aggregate(world: World) -> Draft | None:
    """One figure over rows: total, average, highest or lowest."""
    table, rng = world.pick_table(), world.rng
    measure = measure_of(world, table)
    if measure is None:
        return None
    intent, function = rng.choice(
        (
            ("total", "SUM"),
            ("total", "SUM"),
            ("total", "SUM"),
            ("average", "AVG"),
            ("maximum", "MAX"),
            ("minimum", "MIN"),
        )
    )
    subject = make_subject(world, table)
    query = subject.into(Query(table.name, items=[aggregate_item(function, table, measure)]))
    question = say(rng, intent, s=subject.words, m=world.phrase(table.name, measure))
    return draft("aggregate", question, query)


def group_total(world: World) -> Draft | None:
    """A measure summed by one or two columns."""
    table, rng = world.pick_table(), world.rng
    measure, first = measure_of(world, table), dimension_of(world, table)
    if measure is None or first is None:
        return None
    names = [first]
    second = dimension_of(world, table, (first,))
    if second and rng.random() < 0.35:
        names.append(second)
    bare = rng.random() < 0.45
    subject = make_subject(world, table, narrow=1)
    if bare and subject.before:
        bare = False
    query = Query(table.name)
    for name in names:
        add_dimension(world, query, table, name, named=0.5 if len(names) == 1 else 0.0)
    query.items.append(aggregate_item("SUM", table, measure))
    said = {
        "m": world.phrase(table.name, measure),
        "d": " and ".join(world.phrase(table.name, n) for n in names),
    }
    if bare:
        question = f"{say(rng, 'group_bare', **said)} {subject.bare_scope}".strip()
    else:
        question = say(rng, "group", s=subject.words, **said)
    question += groups_in_order(world, query, f"SUM({column(table.name, measure)})")
    return draft("group", question, subject.into(query), 1 + (len(query.tables) > 1))


def group_count(world: World) -> Draft | None:
    """Rows counted by a column."""
    table = world.pick_table()
    name = dimension_of(world, table)
    if name is None:
        return None
    subject = make_subject(world, table)
    query = Query(table.name)
    add_dimension(world, query, table, name, named=0.3)
    query.items.append("COUNT(*) AS [Count]")
    question = say(world.rng, "group_count", s=subject.words, d=world.phrase(table.name, name))
    question += groups_in_order(world, query, "COUNT(*)")
    return draft("group", question, subject.into(query))


def count_different(world: World) -> Draft | None:
    """How many different values of a column the rows have."""
    table = world.pick_table()
    name = dimension_of(world, table)
    if name is None:
        return None
    subject = make_subject(world, table)
    query = Query(table.name, items=[f"COUNT(DISTINCT {column(table.name, name)}) AS [Count]"])
    question = say(world.rng, "count_different", s=subject.words, D=plural(world.phrase(table.name, name)))
    return draft("count", question, subject.into(query))


def by_period(world: World) -> Draft | None:
    """Rows counted, or a measure summed, by month or by year."""
    table, rng = world.pick_table(), world.rng
    made = table.column(world.lexicon[table.name].date)
    if made is None:
        return None
    unit = rng.choice(("month", "month", "year"))
    target = column(table.name, made.name)
    parts = {"Year": f"YEAR({target})", "Month": f"MONTH({target})"}
    if unit == "year":
        del parts["Month"]
    subject = make_subject(world, table, narrow=1)
    query = Query(table.name)
    if unit == "month" and is_monthly(made):
        query.items, query.group = [target], [target]
    else:
        query.items, query.group = (
            [f"{call} AS [{name}]" for name, call in parts.items()],
            list(parts.values()),
        )
    measure = measure_of(world, table)
    if measure and rng.random() < 0.7:
        query.items.append(aggregate_item("SUM", table, measure))
        phrase = world.phrase(table.name, measure)
        question = say(rng, "total_by_period", s=subject.words, m=phrase, u=unit)
    else:
        query.items.append("COUNT(*) AS [Count]")
        question = say(rng, "count_by_period", s=subject.words, u=unit)
    return draft("group", question, subject.into(query), 2)


def top_dimension(world: World) -> Draft | None:
    """The values of a column with the most of a measure: top vendors by invoiced amount."""
    table, rng = world.pick_table(), world.rng
    measure, name = measure_of(world, table), dimension_of(world, table)
    if measure is None or name is None:
        return None
    top = rng.choice(TOP)
    subject = make_subject(world, table, narrow=1, dated=0.5)
    query = Query(table.name, top=top)
    parent = world.parents[table.name].get(name)
    add_dimension(world, query, table, name, named=0.85)
    query.items.append(aggregate_item("SUM", table, measure))
    query.order = [f"SUM({column(table.name, measure)}) DESC"]
    spoken = plural(world.phrase(table.name, name))
    if parent and rng.random() < 0.5:
        spoken = rng.choice(world.lexicon[parent.table].entity)
    said = {"D": spoken, "m": world.phrase(table.name, measure), "n": str(top)}
    question = say(rng, "top", s=subject.words, **said)
    if subject.words not in question:
        if subject.before:
            return None
        question = f"{question} {subject.bare_scope}".strip()
    return draft("top", question, subject.into(query), 2)


def having(world: World) -> Draft | None:
    """Groups whose sum or count is over a number."""
    table, rng = world.pick_table(), world.rng
    name = dimension_of(world, table)
    if name is None:
        return None
    subject = make_subject(world, table, narrow=1)
    measure = measure_of(world, table)
    query = Query(table.name)
    add_dimension(world, query, table, name, named=0.5)
    said = {"D": plural(world.phrase(table.name, name)), "s": subject.words}
    if measure and rng.random() < 0.6:
        value = draw_amount(rng)
        query.items.append(aggregate_item("SUM", table, measure))
        query.having = [f"SUM({column(table.name, measure)}) > {value}"]
        question = say(rng, "having", m=world.phrase(table.name, measure), v=said_amount(rng, value), **said)
        if subject.words not in question:
            if subject.before:
                return None
            question = f"{question} {subject.bare_scope}".strip()
    else:
        value = rng.choice((1, 2, 3, 5, 10, 20))
        query.items.append("COUNT(*) AS [Count]")
        query.having = [f"COUNT(*) > {value}"]
        question = say(rng, "having_count", v=str(value), **said)
    return draft("having", question, subject.into(query), 2)


def two_measures(world: World) -> Draft | None:
    """Two sums side by side, one less the other, or one in percent of the other."""
    table, rng = world.pick_table(), world.rng
    measures = world.lexicon[table.name].measures
    name = dimension_of(world, table)
    if len(measures) < 2 or name is None:
        return None
    left, right = rng.sample(list(measures), 2)
    subject = make_subject(world, table, narrow=0)
    query = Query(table.name)
    add_dimension(world, query, table, name, named=0.3)
    a, b = column(table.name, left), column(table.name, right)
    intent = rng.choices(("two_sums", "difference", "percent"), (40, 35, 25))[0]
    query.items += [aggregate_item("SUM", table, left), aggregate_item("SUM", table, right)]
    if intent == "difference":
        query.items.append(f"SUM({a}) - SUM({b}) AS [Difference]")
    elif intent == "percent":
        query.items.append(f"100.0 * SUM({a}) / NULLIF(SUM({b}), 0) AS [Percent]")
    words = {"m": world.phrase(table.name, left), "m2": world.phrase(table.name, right)}
    question = say(rng, intent, d=world.phrase(table.name, name), **words)
    return draft("group", f"{question} {subject.bare_scope}".strip(), subject.into(query), 2)
