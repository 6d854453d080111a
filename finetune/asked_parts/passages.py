"""What the network learns from: questions by hand, each beside passages of its tables and of a table near."""

from __future__ import annotations

import random
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass

from finetune.asked_parts.labels import Uses, uses
from finetune.curated import Curated, read_curated
from finetune.practice import Domain, practice_catalog
from retriever.asked_parts.lines import Line, code_lines, column_line, lines_of, passages, table_line
from retriever.asked_parts.roles import Role
from retriever.meanings import meanings_of
from schema_index import Catalog, Encoder, SentenceEncoder, Table

NEAREST = 12
"""Beside the tables that a question needs one is learned that it does not: of their module, or one of so many
whose descriptions are nearest to theirs."""
UNDESCRIBED, UNNAMED = 0.08, 0.08
"""So often a column stands without its description, and without its name."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A question, lines of one table, and the roles of each line in the question's SQL."""

    question: str
    table: str
    lines: tuple[Line, ...]
    roles: tuple[frozenset[Role], ...]


class Neighbours:
    """Tables that are easily taken for others."""

    def __init__(self, catalog: Catalog, encoder: Encoder, left_out: Container[str]) -> None:
        """Those `left_out` are never given."""
        import numpy as np

        tables = [table for table in catalog if table.name not in left_out]
        meanings = meanings_of(encoder)
        rows = np.stack([meanings.table(table) for table in tables])
        order = np.argsort(-(rows @ rows.T), axis=1)[:, 1 : NEAREST + 1]
        names = [table.name for table in tables]
        self._nearest = {
            name: [names[place] for place in own] for name, own in zip(names, order, strict=True)
        }
        self._module: dict[str, list[str]] = {}
        for name in names:
            self._module.setdefault(name[:2], []).append(name)

    def of(self, tables: Collection[str], rng: random.Random) -> str | None:
        """One beside these tables, None where there is none."""
        ways = (
            self._module.get(name[:2], []) if rng.random() < 0.5 else self._nearest[name] for name in tables
        )
        found = sorted({name for names in ways for name in names} - set(tables))
        return rng.choice(found) if found else None


def learnt_passages(
    domains: Sequence[Domain],
    curated_wordings: int,
    practice_wordings: int,
    held_out: frozenset[str],
    seed: int,
) -> Iterator[Passage]:
    """Of the questions over the reference and over practice modules, so many wordings a statement; none that
    needs a table `held_out`."""
    rng = random.Random(seed)
    catalog = practice_catalog([domain.script for domain in domains])
    beside = Neighbours(catalog, SentenceEncoder(), held_out)
    asked = drawn(read_curated(), curated_wordings, rng)
    for domain in domains:
        asked += drawn(domain.questions, practice_wordings, rng)
    for question, used in _used(asked, catalog):
        if not used.tables & held_out:
            yield from learned(question, used, catalog, beside, rng)


def whole_passages(asked: Iterable[tuple[str, str]], catalog: Catalog) -> Iterator[Passage]:
    """Questions with their SQL beside all passages of the tables that this reads, to measure on."""
    for question, used in _used(asked, catalog):
        for table in _tables(used.tables, catalog):
            for lines in passages(list(lines_of(table))):
                yield Passage(question, table.name, lines, _roles(lines, table, used))


def drawn(asked: Iterable[Curated], wordings: int, rng: random.Random) -> list[tuple[str, str]]:
    """So many questions a statement, with it."""
    by_statement: dict[str, list[str]] = {}
    for one in asked:
        by_statement.setdefault(one.sql, []).append(one.question)
    return [
        (question, sql)
        for sql, questions in by_statement.items()
        for question in rng.sample(questions, min(wordings, len(questions)))
    ]


def learned(
    question: str, used: Uses, catalog: Catalog, beside: Neighbours, rng: random.Random
) -> Iterator[Passage]:
    """The passages of a question's tables that hold what it asks for, and one other; columns in any order."""
    other = beside.of(sorted(used.tables), rng)
    for table in _tables([*used.tables, *([other] if other else [])], catalog):
        found = [
            Passage(question, table.name, lines, _roles(lines, table, used))
            for lines in passages(_shuffled(table, rng))
        ]
        asked = [one for one in found if any(one.roles[1:])]
        rest = [one for one in found if not any(one.roles[1:])]
        yield from (*asked, *rng.sample(rest, min(1, len(rest))))


def _used(asked: Iterable[tuple[str, str]], catalog: Catalog) -> Iterator[tuple[str, Uses]]:
    """Questions with what their SQL does; that of a statement is read once."""
    known: dict[str, Uses | None] = {}
    for question, sql in asked:
        if sql not in known:
            known[sql] = uses(sql, catalog)
        found = known[sql]
        if found is not None:
            yield question, found


def _roles(lines: Sequence[Line], table: Table, used: Uses) -> tuple[frozenset[Role], ...]:
    return tuple(_roles_of(line, table, used) for line in lines)


def _roles_of(line: Line, table: Table, used: Uses) -> frozenset[Role]:
    if line.column is None:
        return frozenset({"needed"} if table.name in used.tables else set())
    use = used.columns.get((table.name, line.column))
    if use is None:
        return frozenset()
    return frozenset(use.roles if line.code is None else use.of_code(line.code))


def _shuffled(table: Table, rng: random.Random) -> list[Line]:
    """The lines of a table, its columns in any order, some without their name or description."""
    columns = [column for column in table.columns if column.name != table.company_column]
    rng.shuffle(columns)
    lines = [table_line(table)]
    for column in columns:
        place = rng.random()
        named, described = place >= UNNAMED, not UNNAMED <= place < UNNAMED + UNDESCRIBED
        lines += [column_line(column, named=named, described=described), *code_lines(column)]
    return lines


def _tables(names: Iterable[str], catalog: Catalog) -> list[Table]:
    return [table for name in sorted(names) if (table := catalog.find(name)) is not None]
