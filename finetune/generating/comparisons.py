"""Conditions that compare a column with values or with another column: `with hours over 40`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finetune.generating.amounts import draw_amount, said_amount
from finetune.generating.periods import draw_day, draw_period
from finetune.generating.phrasebook import say
from finetune.generating.query import column
from finetune.generating.world import World
from schema_index import Column, Table

if TYPE_CHECKING:
    from finetune.generating.subject import Subject

_SIGNS = (("over", ">"), ("over", ">"), ("under", "<"), ("under", "<"), ("at_least", ">="), ("at_most", "<="))
_TEXT = re.compile(r"n?varchar\((?:[2-9]\d|\d{3,}|max)\)")
"""Types of texts that hold words."""


def add_comparison(world: World, subject: Subject) -> None:
    """Narrow the subject by a column compared with a value, unless it speaks of that column already."""
    rng, table, entry = world.rng, subject.table, world.lexicon[subject.table.name]
    if rng.random() < 0.35 and entry.measures:
        name = rng.choice(entry.measures)
        if not subject.speaks_of(name):
            _add_amount(world, subject, name)
        return
    named = [
        found
        for name in (*entry.dimensions, *entry.columns)
        if (found := table.column(name)) and name != table.company_column and name not in entry.measures
    ]
    if not named:
        return
    chosen = rng.choice(named)
    if subject.speaks_of(chosen.name):
        return
    if chosen.nullable and rng.random() < 0.2:
        kind, test = rng.choice((("blank", "IS NULL"), ("filled", "IS NOT NULL")))
        subject.after.append(say(rng, kind, c=world.phrase(table.name, chosen.name)))
        subject.where.append(f"{column(table.name, chosen.name)} {test}")
    elif "date" in chosen.type:
        exact = chosen.name in table.key and rng.random() < 0.4
        words, tests = (draw_day if exact else draw_period)(world, table, chosen.name)
        subject.after.append(say(rng, "dated", c=world.phrase(table.name, chosen.name), w=words))
        subject.where += tests
    else:
        _add_value(world, subject, chosen)


def main_amount(world: World, table: Table) -> str | None:
    """The measure that a bare `over 5000` means: the lexicon's first, if it is the table's first as well."""
    measures = world.lexicon[table.name].measures
    first = next((made.name for made in table.columns if made.name in measures), None)
    return first if first is not None and first == measures[0] else None


def _add_amount(world: World, subject: Subject, name: str) -> None:
    """Over, under, at least, at most, between; nothing, anything; more than another amount."""
    rng, table = world.rng, subject.table
    target, phrase = column(table.name, name), world.phrase(table.name, name)
    others = [one for one in world.lexicon[table.name].measures if one != name and not subject.speaks_of(one)]
    shape = rng.random()
    if shape < 0.08:
        kind, sign = rng.choice((("nothing", "="), ("anything", "<>")))
        subject.after.append(say(rng, kind, c=phrase))
        subject.where.append(f"{target} {sign} 0")
    elif shape < 0.2 and others:
        other = rng.choice(others)
        kind, sign = rng.choice((("more_than", ">"), ("less_than", "<")))
        subject.after.append(say(rng, kind, c=phrase, k=world.phrase(table.name, other)))
        subject.where.append(f"{target} {sign} {column(table.name, other)}")
    elif shape < 0.3:
        low = draw_amount(rng)
        high = low * rng.choice((2, 3, 4, 5, 10))
        said = {"a": said_amount(rng, low), "b": said_amount(rng, high)}
        subject.after.append(say(rng, "between_amounts", c=phrase, **said))
        subject.where.append(f"{target} BETWEEN {low} AND {high}")
    else:
        kind, sign = rng.choice(_SIGNS)
        bare = name == main_amount(world, table) and rng.random() < 0.4
        amount = draw_amount(rng)
        said = {"v": said_amount(rng, amount)} | ({} if bare else {"c": phrase})
        subject.after.append(say(rng, f"{kind}_bare" if bare else kind, **said))
        subject.where.append(f"{target} {sign} {amount}")


def _add_value(world: World, subject: Subject, chosen: Column) -> None:
    """Equal to a value, to one of two, to any but one; or, of a text, how it begins or what it holds."""
    rng, table = world.rng, subject.table
    target, phrase = column(table.name, chosen.name), world.phrase(table.name, chosen.name)
    shape = rng.random()
    if shape < 0.14 and not chosen.codes and _TEXT.match(chosen.type):
        kind, form = rng.choice((("starts", "{}%"), ("contains", "%{}%"), ("contains", "%{}%")))
        word = rng.choice(say.lists["words_in_texts"])
        subject.after.append(say(rng, kind, c=phrase, v=word))
        subject.where.append(f"{target} LIKE '{form.format(word)}'")
        return
    said, written = world.value(chosen)
    place = chosen.name.endswith(("City", "State")) and not chosen.codes
    if shape < 0.3:
        also, other = world.value(chosen)
        if other != written:
            kind = "placed_either" if place else "either"
            subject.after.append(say(rng, kind, c=phrase, v=said, w=also))
            subject.where.append(f"{target} IN ({written}, {other})")
            return
    kind, sign = ("unequal", "<>") if shape > 0.88 else ("equal", "=")
    if sign == "=" and place:
        subject.after.append(say(rng, "placed", c=phrase, v=said))
    elif sign == "=" and shape > 0.7 and chosen.name in ("Job", "Contract") and "-" in said:
        subject.after.append(say(rng, "numbered", v=said))
    elif sign == "=" and shape > 0.7 and chosen.name in world.parents[table.name]:
        subject.after.append(say(rng, "named", c=phrase, v=said, w=_name(world)))
    else:
        subject.after.append(say(rng, kind, c=phrase, v=said))
    subject.where.append(f"{target} {sign} {written}")


def _name(world: World) -> str:
    """What a vendor, a job or the like may be called: said beside its number, which alone is compared."""
    return " ".join(world.rng.choice(say.lists[part]) for part in ("name_heads", "name_tails"))
