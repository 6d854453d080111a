"""What the embedding model is tuned on: a question, a table that it needs, near tables that it does not.

Sets are kept apart: within one, a table has one text, so that a batch which repeats no text has no table
twice, and what is right for one question is not counted as wrong for another.
"""

from __future__ import annotations

import random
import tomllib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import sqlglot
from sqlglot import exp

from finetune.curated import Curated, read_curated
from finetune.embedding.other_schemas import STYLES, other_tables
from finetune.generating.entry import read_lexicon
from finetune.generating.intents import INTENTS
from finetune.generating.shuffle import shuffle
from finetune.generating.world import World
from schema_index import Catalog, DataError, Encoder, Table, document

HELD_OUT = Path(__file__).parent.parent / "held_out.toml"
TEST_SHARE = 3
"""A curated question whose checksum is a multiple of this is for tests, and never trained on."""
NEAR = 12
"""Negatives are drawn from so many tables that the untuned model finds nearest."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One training example: texts of the question, of a needed table, and of tables that are not needed."""

    question: str
    table: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the names of the tables that its SQL reads."""

    question: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Tables that no training text is of, and questions that are not trained on: finetune/held_out.toml."""

    tables: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()

    def has(self, one: Asked) -> bool:
        """Whether a question is kept for tests: by a table, by itself, or by its checksum."""
        by_checksum = zlib.crc32(one.question.encode()) % TEST_SHARE == 0
        return by_checksum or bool(self.tables & set(one.tables)) or one.question in self.questions


def read_held_out() -> HeldOut:
    """What the project keeps out of all training."""
    data = tomllib.loads(HELD_OUT.read_text(encoding="utf-8"))
    return HeldOut(frozenset(data["tables"]), frozenset(data["questions"]))


def curated_questions(catalog: Catalog, held_out: HeldOut, *, test: bool) -> list[Asked]:
    """The curated questions to train on, or with `test` those kept apart."""
    found = [Asked(one.question, needed_tables(one, catalog)) for one in read_curated()]
    return [one for one in found if held_out.has(one) == test]


def needed_tables(one: Curated, catalog: Catalog) -> tuple[str, ...]:
    """The catalog's tables that the SQL reads, in order; raises DataError where there is none."""
    statement = sqlglot.parse_one(one.sql, read="tsql")
    named = [catalog.find(table.name) for table in statement.find_all(exp.Table)]
    found = tuple(dict.fromkeys(table.name for table in named if table is not None))
    if not found:
        raise DataError(f"{one.id} reads no table of the catalog: {one.sql[:80]}")
    return found


def build_pairs(
    catalog: Catalog, encoder: Encoder, held_out: HeldOut, seed: int, *, drafts: int, negatives: int
) -> dict[str, list[Pair]]:
    """Named sets of pairs; the same seed gives the same ones.

    `drafts` questions are generated over each renamed catalog; each pair has `negatives` texts. No text of
    a held-out table appears anywhere.
    """
    rng = random.Random(seed)
    curated = curated_questions(catalog, held_out, test=False)
    plain = {table.name: document(table) for table in catalog if table.name not in held_out.tables}
    bare = {name: document(without_words(_table(catalog, name))) for name in plain}
    hard = near_tables([one.question for one in curated], plain, encoder)
    sets = {
        "described": _pairs(curated, plain, hard, negatives, rng),
        "names-only": _pairs(curated, bare, hard, negatives, rng),
    }
    lexicon = read_lexicon(catalog)
    allowed = tuple(name for name in plain if name in lexicon)
    generated = [one for one in draw(World(catalog, lexicon, allowed, rng), drafts) if not held_out.has(one)]
    hard |= near_tables([one.question for one in generated], plain, encoder)
    sets["generated"] = _pairs(generated, plain, hard, negatives, rng)
    renamed = shuffle(catalog, lexicon, rng)
    while set(renamed.tables) & set(renamed.tables.values()):  # tables that took each other's names
        renamed = shuffle(catalog, lexicon, rng)
    texts = {name: document(_table(renamed.catalog, renamed.tables[name])) for name in plain}
    # Not the generated ones: they name tables and columns, as they are called here.
    sets["renamed"] = _pairs(curated, texts, hard, negatives, rng)
    for style in range(len(STYLES)):
        sets[f"other-{style}"] = _other_pairs(style, encoder, negatives, rng)
    return sets


def draw(world: World, count: int) -> list[Asked]:
    """Questions drafted from the lexicon, each with the tables that its answer needs."""
    found: dict[str, Asked] = {}
    makers, weights = [maker for maker, _ in INTENTS], [weight for _, weight in INTENTS]
    while len(found) < count:
        draft = world.rng.choices(makers, weights)[0](world)
        if draft and draft.tables and set(draft.tables) <= set(world.allowed):
            found.setdefault(draft.question, Asked(draft.question, tuple(dict.fromkeys(draft.tables))))
    return list(found.values())


def without_words(table: Table) -> Table:
    """The table as a database without descriptions gives it: names and types only."""
    columns = tuple(replace(column, description="", codes=()) for column in table.columns)
    return replace(table, description="", columns=columns)


def near_tables(questions: list[str], texts: Mapping[str, str], encoder: Encoder) -> dict[str, list[str]]:
    """Question to the names of the NEAR tables whose texts the encoder finds nearest, best first."""
    names = list(texts)
    vectors = encoder.encode(list(texts.values()))
    order = (-(encoder.encode(questions) @ vectors.T)).argsort(axis=1, kind="stable")[:, :NEAR]
    return {question: [names[place] for place in row] for question, row in zip(questions, order, strict=True)}


def _pairs(
    asked: list[Asked],
    texts: Mapping[str, str],
    hard: Mapping[str, list[str]],
    negatives: int,
    rng: random.Random,
) -> list[Pair]:
    made = []
    for one in asked:
        others = [name for name in hard[one.question] if name not in one.tables]
        for name in one.tables:
            if name in texts:
                chosen = rng.sample(others, min(negatives, len(others)))
                made.append(Pair(one.question, texts[name], tuple(texts[other] for other in chosen)))
    rng.shuffle(made)
    return made


def _other_pairs(style: int, encoder: Encoder, negatives: int, rng: random.Random) -> list[Pair]:
    made = list(other_tables(style, rng))
    texts = {table.name: document(table) for table, _ in made}
    asked = [Asked(question, (table.name,)) for table, questions in made for question in questions]
    hard = near_tables([one.question for one in asked], texts, encoder)
    return _pairs(asked, texts, hard, negatives, rng)


def _table(catalog: Catalog, name: str) -> Table:
    found = catalog.find(name)
    assert found is not None
    return found


def read_sets(sets: Mapping[str, list[Pair]]) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each set as columns of a datasets.Dataset: anchor, positive, negative_1, …"""
    for name, pairs in sets.items():
        count = min((len(pair.others) for pair in pairs), default=0)
        columns = {"anchor": [p.question for p in pairs], "positive": [p.table for p in pairs]}
        for number in range(count):
            columns[f"negative_{number + 1}"] = [pair.others[number] for pair in pairs]
        if pairs:
            yield name, columns
