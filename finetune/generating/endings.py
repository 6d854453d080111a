"""How questions end: rows or groups in an order, the first few of them, only groups over a number."""

from __future__ import annotations

from finetune.generating.amounts import draw_amount, said_amount
from finetune.generating.intent_parts import dimension_of, measure_of
from finetune.generating.phrasebook import say
from finetune.generating.query import Query, column
from finetune.generating.world import World
from schema_index import Table

TOP = (3, 5, 10, 10, 15, 20, 25, 50)
_BY_AMOUNT = (("largest_first", " DESC"), ("largest_first", " DESC"), ("smallest_first", ""))
_BY_FIGURE = (("groups_largest", " DESC"), ("groups_largest", " DESC"), ("groups_smallest", ""))
_BY_DATE = (("newest_first", " DESC"), ("oldest_first", ""))
_OVER = (("free_over", ">"), ("free_over", ">"), ("free_under", "<"), ("free_at_least", ">="))
_COUNTS = (1, 2, 3, 5, 10, 20, 50, 100)


def in_order(world: World, table: Table, query: Query) -> str:
    """Now and then an order of the rows, and how the end of the question asks for it."""
    rng, entry = world.rng, world.lexicon[table.name]
    if query.order or rng.random() > 0.25:
        return ""
    measure, name = measure_of(world, table), entry.label or dimension_of(world, table)
    chance = rng.random()
    if chance < 0.45 and measure:
        kind, sign = rng.choice(_BY_AMOUNT)
        query.order = [f"{column(table.name, measure)}{sign}"]
        return say(rng, kind, m=world.phrase(table.name, measure))
    if chance < 0.7 and entry.date:
        kind, sign = rng.choice(_BY_DATE)
        query.order = [f"{column(table.name, entry.date)}{sign}"]
        return say(rng, kind)
    if name:
        query.order = [column(table.name, name)]
        return say(rng, "in_order", d=world.phrase(table.name, name))
    return ""


def groups_in_order(world: World, query: Query, call: str) -> str:
    """Now and then an order of the groups by their figure, and how the end of the question asks for it."""
    if query.order or world.rng.random() > 0.25:
        return ""
    kind, sign = world.rng.choice(_BY_FIGURE)
    query.order = [f"{call}{sign}"]
    return say(world.rng, kind)


def order_rows(world: World, query: Query, table: Table, name: str, phrase: str) -> str:
    """Order the rows by a column called `phrase`, or take those with the most of it; how it is asked for."""
    rng, entry, target = world.rng, world.lexicon[table.name], column(table.name, name)
    if name in entry.measures:
        if rng.random() < 0.4:
            query.top, query.order = rng.choice((1, *TOP)), [f"{target} DESC"]
            one = "_one" if query.top == 1 else ""
            return say(rng, f"free_largest{one}", n=str(query.top), m=phrase)
        kind, sign = rng.choice(_BY_AMOUNT)
        query.order = [f"{target}{sign}"]
        return say(rng, kind, m=phrase)
    if name == entry.date and table.name == query.root:
        kind, sign = rng.choice((_BY_DATE[0], *_BY_DATE))
        query.order = [f"{target}{sign}"]
        return say(rng, kind)
    query.order = [target]
    return say(rng, "in_order", d=phrase)


def limit_groups(world: World, query: Query, words: str, call: str) -> str:
    """Now and then only groups over or under a number, the first few, or all in order; how it is asked for.

    Groups are judged by the figure `call`, which the question calls `words`.
    """
    rng = world.rng
    chance = rng.random()
    if chance < 0.16 and call.startswith(("SUM", "COUNT")):
        kind, sign = rng.choice(_OVER)
        counted = call == "COUNT(*)"
        value = rng.choice(_COUNTS[sign != ">" :]) if counted else draw_amount(rng)
        query.having = [f"{call} {sign} {value}"]
        return say(rng, kind, v=said_amount(rng, value))
    if chance < 0.3:
        query.top, query.order = rng.choice((1, *TOP)), [f"{call} DESC"]
        one = "_one" if query.top == 1 else ""
        return say(rng, f"free_top{one}", n=str(query.top), a=words)
    return groups_in_order(world, query, call)
