"""Questions about related rows, and questions that name a table themselves."""

from __future__ import annotations

from finetune.generating.draft import Draft
from finetune.generating.endings import TOP
from finetune.generating.intent_parts import (
    add_dimension,
    aggregate_item,
    dimension_of,
    draft,
    measure_of,
    soft,
    written,
)
from finetune.generating.phrasebook import say
from finetune.generating.query import Query
from finetune.generating.subject import make_subject
from finetune.generating.world import World
from schema_index import Join, quote_table


def related(world: World) -> Draft | None:
    """Parents with or without matching children, by EXISTS over the complete key."""
    parent, rng = world.pick_table(), world.rng
    joins = world.joins_from_children(parent.name)
    if not joins:
        return None
    join: Join = rng.choice(joins)
    child = world.catalog.find(join.table)
    assert child is not None
    subject = make_subject(world, parent, narrow=1, dated=0.1)
    other = make_subject(world, child, narrow=1, dated=0.0)
    negative = rng.random() < 0.5
    inside = [join.on(), *other.where]
    if child.company_column and parent.company_column is None:
        if not other.company:
            return None
        inside[1:1] = other.company
    else:
        other.scope = ""
    # The child's company follows from the join, so that the question names one company only.
    test = f"SELECT 1 FROM {quote_table(child.name)} WITH (NOLOCK) WHERE {' AND '.join(inside)}"
    query = Query(parent.name, inner=(child.name,))
    query.where = [f"{'NOT ' if negative else ''}EXISTS ({test})"]
    subject.into(query)
    spoken = other.words
    question = say(
        rng,
        "anti" if negative else "exists",
        s=" ".join((*subject.before, subject.entity, *subject.after)),
        e=spoken,
    )
    return draft(
        "anti" if negative else "exists",
        f"{question} {subject.scope}".strip(),
        query,
        3,
        soft=soft(world, parent),
    )


def named_table(world: World) -> Draft | None:
    """A question that names the table itself, as analysts who know the names do."""
    table, rng = world.pick_table(), world.rng
    measure, name = measure_of(world, table), dimension_of(world, table)
    subject = make_subject(world, table, narrow=1)
    if measure and name and rng.random() < 0.6:
        query = Query(table.name)
        add_dimension(world, query, table, name, named=0.0)
        query.items.append(aggregate_item("SUM", table, measure))
        words = [world.phrase(table.name, n) if rng.random() < 0.5 else n for n in (measure, name)]
        question = say(rng, "by_table", m=words[0], d=words[1], t=written(world, table.name))
        if subject.before:
            return None
        return draft("group", f"{question} {subject.bare_scope}".strip(), subject.into(query))
    if subject.before:
        return None
    query = Query(table.name)
    top = rng.choice(TOP)
    question = say(rng, "from_table", t=written(world, table.name), n=str(top))
    query.top = top if str(top) in question else None
    return draft(
        "list", f"{question} {subject.bare_scope}".strip(), subject.into(query), soft=soft(world, table)
    )
