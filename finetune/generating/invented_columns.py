"""Columns of made-up tables: amounts, quantities, dates, codes, flags, texts, and how one asks for them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from finetune.generating.coined import AMOUNTS, CODES, QUANTITIES, TEXTS, camel, shortened
from finetune.generating.entry import Condition
from finetune.generating.query import column
from schema_index import Column, Join

ABBREVIATED = 0.35
"""The share of columns whose name shortens what its comment says."""
UNCOMMENTED = 0.4
"""The share of the other columns that have no comment."""

_DOLLARS = ("numeric(12,2)", "bDollar")


@dataclass
class Sketch:
    """A table in the making: its columns, how each is called, and what joins lead from it."""

    name: str
    company: str
    entity: tuple[str, ...]
    description: str
    columns: list[Column] = field(default_factory=list)
    key: list[str] = field(default_factory=list)
    phrases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    measures: list[str] = field(default_factory=list)
    dimensions: list[str] = field(default_factory=list)
    date: str = ""
    label: str = ""
    conditions: list[Condition] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)

    def add(self, made: Column, *phrases: str, key: bool = False) -> Column:
        """Add a column and what it is called; return it."""
        self.columns.append(made)
        if phrases:
            self.phrases[made.name] = phrases
        if key:
            self.key.append(made.name)
        return made

    def has(self, name: str) -> bool:
        """Whether a column has this name."""
        return name.lower() in {one.name.lower() for one in self.columns}

    def says(self, phrase: str) -> bool:
        """Whether a column is called so."""
        return any(phrase in texts for texts in self.phrases.values())


class Columns:
    """Makes columns called by words of `vocabulary`."""

    def __init__(self, rng: random.Random, vocabulary: Sequence[str]) -> None:
        self._rng = rng
        self._words = vocabulary

    def fill(self, sketch: Sketch, noun: str, count: int) -> None:
        """Columns of all kinds; several share a word, so that one word alone does not decide."""
        rng = self._rng
        pool = [*rng.sample(self._words, max(3, count // 2)), noun]
        makers = (self._amount, self._amount, self._quantity, self._date, self._code, self._coded, self._flag,
                  self._text)  # fmt: skip
        for maker in (self._amount, self._date, *rng.choices(makers, k=count)):
            maker(sketch, rng.sample(pool, rng.choice((1, 1, 2))))

    def _amount(self, sketch: Sketch, said: list[str]) -> None:
        made = self._put(sketch, (*said, self._rng.choice(AMOUNTS)), *_DOLLARS)
        if made:
            phrase = sketch.phrases[made.name][0]
            target = column(sketch.name, made.name)
            sketch.measures.append(made.name)
            sketch.conditions.append(Condition((), (f"with {phrase}", f"with any {phrase}"), f"{target} > 0"))
            sketch.conditions.append(
                Condition((), (f"without {phrase}", f"with no {phrase}"), f"{target} = 0")
            )

    def _quantity(self, sketch: Sketch, said: list[str]) -> None:
        made = self._put(sketch, (*said, self._rng.choice(QUANTITIES)), "numeric(12,3)", "bUnits")
        if made:
            sketch.measures.append(made.name)

    def _date(self, sketch: Sketch, said: list[str]) -> None:
        made = self._put(sketch, (*said, "date"), "smalldatetime", "bDate")
        if made and not sketch.date:
            sketch.date = made.name

    def _code(self, sketch: Sketch, said: list[str]) -> None:
        kind = self._rng.choice(("varchar(10)", "int", "smallint"))
        made = self._put(sketch, (*said, self._rng.choice(CODES)), kind)
        if made:
            sketch.dimensions.append(made.name)

    def _text(self, sketch: Sketch, said: list[str]) -> None:
        self._put(sketch, (*said, self._rng.choice(TEXTS)), "varchar(60)", "bDesc")

    def _coded(self, sketch: Sketch, said: list[str]) -> None:
        """A column of a few codes, each with a meaning that rows are asked for by."""
        rng = self._rng
        meanings = rng.sample(self._words, rng.randint(2, 4))
        number = rng.random() < 0.5
        signs = [str(place) for place in range(len(meanings))] if number else [m[0].upper() for m in meanings]
        if len(set(signs)) < len(signs):
            return
        head = rng.choice(("status", "type", "kind", "state"))
        codes = tuple(zip(signs, meanings, strict=True))
        made = self._put(sketch, (*said, head), "tinyint" if number else "char(1)", codes=codes)
        if not made:
            return
        sketch.dimensions.append(made.name)
        for sign, meaning in codes:
            written = sign if number else f"'{sign}'"
            after = (f"that are {meaning}", f"marked {meaning}", f"whose {head} is {meaning}")
            test = f"{column(sketch.name, made.name)} = {written}"
            sketch.conditions.append(Condition((meaning,), after, test))

    def _flag(self, sketch: Sketch, said: list[str]) -> None:
        meaning = self._rng.choice(self._words)
        codes = (("Y", meaning), ("N", f"not {meaning}"))
        name = f"{camel((meaning,))}YN"
        if sketch.has(name):
            return
        sketch.add(
            Column(name, "char(1)", "bYN", False, f"Whether it is {meaning}", codes), f"{meaning} flag"
        )
        target = column(sketch.name, name)
        yes = (f"that are {meaning}", f"marked {meaning}")
        no = (f"that are not {meaning}", f"not marked {meaning}")
        sketch.conditions.append(Condition((meaning,), yes, f"{target} = 'Y'"))
        sketch.conditions.append(Condition((f"non-{meaning}",), no, f"{target} = 'N'"))

    def _put(
        self,
        sketch: Sketch,
        said: Sequence[str],
        kind: str,
        user_type: str = "",
        codes: tuple[tuple[str, str], ...] = (),
    ) -> Column | None:
        """A column called by these words, unless the table has one of the name."""
        rng = self._rng
        name = self.name(said)
        plain = name == camel(said)
        if sketch.has(name) or sketch.says(" ".join(said)):
            return None
        comment = "" if plain and rng.random() < UNCOMMENTED else self._comment(said)
        phrases = (" ".join(said), f"{said[-1]} of {' '.join(said[:-1])}")
        return sketch.add(Column(name, kind, user_type, True, comment, codes), *phrases[: rng.choice((1, 2))])

    def name(self, said: Sequence[str]) -> str:
        """The words in one: `HarborFreightAmt`, shortened or with one left out for some."""
        rng = self._rng
        said = [word for word in said if word]
        if rng.random() >= ABBREVIATED:
            return camel(said)
        if len(said) > 2 and rng.random() < 0.4:
            said = [*said[:1], *said[2:]]
        return "".join(shortened(word, rng) for word in said)

    def _comment(self, said: Sequence[str]) -> str:
        rng = self._rng
        rest, head = " ".join(said[:-1]), said[-1]
        extra = (
            f" {rng.choice(('in', 'for', 'on', 'by'))} the {rng.choice(self._words)}"
            if rng.random() < 0.3
            else ""
        )
        form = rng.choice(("{h} of the {r}", "{r} {h}", "{h} of {r}", "{r} {h}"))
        return (form.format(h=head, r=rest) + extra).capitalize()
