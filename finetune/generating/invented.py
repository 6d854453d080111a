"""Makes up a catalog out of common English words, so that a model must match words, not remember them.

Renamed catalogs (shuffle.py) keep the real descriptions: what a column is about can still be learned by
heart. Here every catalog is about other things, and the only way from a question to a column is that both
say the same words: the question in full, the schema in a name (`HarborFreightAmt`), a comment or the meaning
of a code.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finetune.generating.coined import LEAST_WORDS, LINES, MASTERS, NUMBERS, camel, letters, words
from finetune.generating.entry import Entry
from finetune.generating.invented_columns import Columns, Sketch
from finetune.generating.world import MONTH_TYPE, plural
from schema_index import Catalog, Column, Join, Table
from schema_index.reserved import RESERVED

INVENTED = "invented"
"""The module of records over a made-up schema: their tables are in their own prompt only."""
MODULES = 4


@dataclass(frozen=True, slots=True)
class Invented:
    """A catalog of made-up tables and how one speaks of them."""

    catalog: Catalog
    lexicon: dict[str, Entry]


def invent(rng: random.Random, vocabulary: Sequence[str] = ()) -> Invented:
    """A catalog of 8 to 24 tables: masters, what is posted against them, and its lines.

    Things are called by words of `vocabulary`, or of `words` where it has fewer than LEAST_WORDS.
    """
    maker = _Maker(rng, vocabulary if len(vocabulary) >= LEAST_WORDS else words())
    for _ in range(MODULES):
        maker.module()
    sketches = maker.sketches
    tables = tuple(
        Table(
            name=one.name,
            base=f"b{one.name}",
            kind="view",
            module=one.name[:2],
            description=one.description,
            columns=tuple(one.columns),
            key=tuple(one.key),
        )
        for one in sketches
    )
    joins = tuple(join for one in sketches for join in one.joins)
    return Invented(Catalog(tables, joins), {one.name: _entry(one) for one in sketches})


def clear_columns(catalog: Catalog, lexicon: Mapping[str, Entry], name: str) -> frozenset[str]:
    """The columns of a table whose name alone says what they mean: spelled in full, no code to look up."""
    table, phrases = catalog.find(name), lexicon[name].columns
    assert table is not None
    return frozenset(
        made.name
        for made in table.columns
        if (not made.codes or made.name.endswith("YN"))
        and any(made.name.removesuffix("YN").lower() == _glued(text) for text in phrases.get(made.name, ()))
    )


def _glued(phrase: str) -> str:
    return phrase.replace(" ", "").removesuffix("flag")


def _entry(sketch: Sketch) -> Entry:
    return Entry(
        table=sketch.name,
        entity=sketch.entity,
        show=tuple(made.name for made in sketch.columns if made.name != sketch.company),
        columns=dict(sketch.phrases),
        measures=tuple(sketch.measures),
        dimensions=tuple(sketch.dimensions),
        date=sketch.date,
        label=sketch.label,
        conditions=tuple(sketch.conditions),
    )


class _Maker:
    """Makes tables, module by module; later ones may refer to the masters of earlier ones."""

    def __init__(self, rng: random.Random, vocabulary: Sequence[str]) -> None:
        self._rng = rng
        self._words = vocabulary
        self._columns = Columns(rng, vocabulary)
        self._names: set[str] = set()
        self._masters: list[Sketch] = []
        self.sketches: list[Sketch] = []

    def module(self) -> None:
        """A module: one or two masters, one or two kinds of transactions, most with lines."""
        rng = self._rng
        prefix = letters(rng, 2)
        topic = rng.choice(self._words)
        masters = [self._master(prefix, topic) for _ in range(rng.choice((1, 2)))]
        for _ in range(rng.choice((1, 1, 2))):
            noun = rng.choice(self._words)
            parents = rng.sample(masters, 1) + rng.sample(self._masters, min(len(self._masters), 1))
            header = self._header(prefix, topic, noun, parents)
            if rng.random() < 0.8:
                self._lines(prefix, noun, header)
        self._masters += masters

    def _sketch(self, prefix: str, things: Sequence[str], about: str) -> Sketch:
        """A table of `things` (plural, best known first) with its company column, which most have."""
        rng = self._rng
        while True:
            name = prefix + letters(rng, 2)
            if rng.random() < 0.3:
                name = camel(things[0].split())
            if name.lower() not in self._names and name.upper() not in RESERVED:
                break
        self._names.add(name.lower())
        one = rng.choice(things).capitalize()
        description = rng.choice((one, f"{one}: {about}", f"{about.capitalize()}: {one.lower()}"))
        sketch = Sketch(name, f"{prefix}Co", tuple(things), description)
        if prefix[0] < "Y":
            sketch.add(Column(sketch.company, "tinyint", "bCompany", nullable=False), key=True)
        self.sketches.append(sketch)
        return sketch

    def _master(self, prefix: str, topic: str) -> Sketch:
        rng = self._rng
        noun, head = rng.choice(self._words), rng.choice(MASTERS)
        thing = f"{noun} {head}".strip()
        sketch = self._sketch(prefix, (plural(thing), plural(f"{topic} {thing}")), f"one row a {thing}")
        kind = rng.choice((("varchar(10)", ""), ("int", "")))
        own = Column(self._columns.name((noun, head)), *kind, nullable=False, description=thing.capitalize())
        sketch.add(own, thing, f"{thing} id", key=True)
        label = rng.choice(("Description", "Name"))
        sketch.add(Column(label, "varchar(60)", "bDesc"), f"{noun} {label.lower()}", label.lower())
        sketch.label = label
        self._columns.fill(sketch, noun, rng.randint(3, 7))
        return sketch

    def _header(self, prefix: str, topic: str, noun: str, parents: Sequence[Sketch]) -> Sketch:
        rng = self._rng
        things = (plural(noun), plural(f"{topic} {noun}"))
        sketch = self._sketch(prefix, things, f"one row per {noun}")
        if rng.random() < 0.4:
            sketch.add(Column("Mth", "smalldatetime", MONTH_TYPE, nullable=False), "month", key=True)
        head = rng.choice(NUMBERS)
        own = Column(
            self._columns.name((noun, head)), "int", nullable=False, description=f"{noun} {head}".capitalize()
        )
        sketch.add(own, f"{noun} {head}", key=True)
        for parent in parents:
            self._refer(sketch, parent)
        self._columns.fill(sketch, noun, rng.randint(6, 12))
        return sketch

    def _lines(self, prefix: str, noun: str, header: Sketch) -> None:
        rng = self._rng
        head = rng.choice(LINES)
        things = (plural(f"{noun} {head}"), f"{plural(head)} of {plural(noun)}")
        sketch = self._sketch(prefix, things, f"the {plural(head)} of each {noun}")
        for name in header.key:
            made = next(one for one in header.columns if one.name == name)
            if not sketch.has(name):
                sketch.add(made, *header.phrases.get(name, ()), key=True)
        sketch.joins.append(Join(sketch.name, header.name, tuple((name, name) for name in header.key)))
        own = Column(
            self._columns.name((noun, head)),
            "smallint",
            nullable=False,
            description=f"{noun} {head}".capitalize(),
        )
        if not sketch.has(own.name):
            sketch.add(own, f"{noun} {head}", f"{head} number", key=True)
        if self._masters:
            self._refer(sketch, rng.choice(self._masters))
        self._columns.fill(sketch, noun, rng.randint(5, 10))

    def _refer(self, sketch: Sketch, parent: Sketch) -> None:
        """A column that names a row of a master, and the company beside it where that is another one."""
        own = next(one for one in parent.columns if one.name == parent.key[-1])
        pairs: list[tuple[str, str]] = []
        if parent.company in parent.key:
            company = sketch.company if sketch.company in sketch.key else parent.company
            if not sketch.has(company):
                sketch.add(Column(company, "tinyint", "bCompany"))
            pairs.append((company, parent.company))
        if sketch.has(own.name) or sketch.says(parent.phrases[own.name][0]):
            return
        sketch.add(
            Column(own.name, own.type, own.user_type, description=own.description), *parent.phrases[own.name]
        )
        sketch.dimensions.append(own.name)
        sketch.joins.append(Join(sketch.name, parent.name, (*pairs, (own.name, own.name))))
