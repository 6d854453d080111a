"""Pieces that intents share: columns to list, measures, dimensions with their master's name."""

from __future__ import annotations

from finetune.generating.draft import Draft
from finetune.generating.query import Query, column
from finetune.generating.world import World
from schema_index import Table


def soft(world: World, table: Table, *first: str) -> list[tuple[str, str]]:
    """Columns to list where they are shown: `first`, then those of the lexicon in the catalog's order."""
    show = world.lexicon[table.name].show
    rest = [c.name for c in table.columns if c.name in show and c.name not in first]
    return [(table.name, name) for name in (*first, *rest)]


def draft(category: str, question: str, query: Query, difficulty: int = 1, **more: object) -> Draft:
    """A draft of a query; `more` sets further fields."""
    draft = Draft(category, question, query, tables=(*query.tables, *query.inner), difficulty=difficulty)
    for name, value in more.items():
        setattr(draft, name, value)
    return draft


def phrases(world: World, table: Table, names: list[str]) -> str:
    """The columns as a spoken list: a, b and c."""
    said = [world.told(table.name, name) for name in names]
    return said[0] if len(said) == 1 else ", ".join(said[:-1]) + " and " + said[-1]


def phrase_of_parent(world: World, table: Table, name: str) -> str:
    """A phrase for a column of a table that is joined: mostly with what it is of, `vendor name`."""
    phrase = world.phrase(table.name, name)
    if world.rng.random() < 0.3:
        return phrase
    noun = singular(world.rng.choice(world.lexicon[table.name].entity)).split()[-1]
    return phrase if noun in phrase.split() else f"{noun} {phrase}"


def singular(phrase: str) -> str:
    """The singular of an entity phrase, good enough for questions."""
    if phrase.endswith("ies"):
        return phrase[:-3] + "y"
    if phrase.endswith(("sses", "xes", "ches", "shes")):
        return phrase[:-2]
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase


def measure_of(world: World, table: Table) -> str | None:
    """A measure of the table, or None."""
    measures = world.lexicon[table.name].measures
    return world.rng.choice(measures) if measures else None


def dimension_of(world: World, table: Table, taken: tuple[str, ...] = ()) -> str | None:
    """A column to group by that is not in `taken`, or None."""
    names = [name for name in world.lexicon[table.name].dimensions if name not in taken]
    return world.rng.choice(names) if names else None


def add_dimension(world: World, query: Query, table: Table, name: str, *, named: float = 0.6) -> None:
    """Select and group by a column, with its master's name beside it where there is one."""
    query.items.append(column(table.name, name))
    query.group.append(column(table.name, name))
    parent = world.parents[table.name].get(name)
    if parent and parent.table not in query.tables and world.rng.random() < named:
        label = column(parent.table, parent.label)
        query.joins.append(("JOIN", parent.join, parent.table))
        query.items.append(label)
        query.group.append(label)


def aggregate_item(function: str, table: Table, measure: str) -> str:
    """A SELECT item with its heading."""
    word = {"SUM": "Total", "AVG": "Average", "MAX": "Highest", "MIN": "Lowest"}[function]
    return f"{function}({column(table.name, measure)}) AS [{word} {measure}]"


def written(world: World, name: str) -> str:
    """A table's name as people write it: mostly right, now and then in lower case."""
    return name.lower() if world.rng.random() < 0.2 else name
