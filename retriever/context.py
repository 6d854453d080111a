"""Renders the retrieved tables as compact CREATE TABLE statements within a token budget.

Keys and join columns always stand. The columns nearest the question come next and carry their comment, so
that a comment also tells a small model where to look; then the names of the others, then their comments
while tokens last. Within a table, columns keep the catalog's order, so that the same choice always gives
the same text and a server's prefix cache can hit.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from retriever.column_prior import asks_for_time, column_prior
from retriever.schema import Link, RetrievedSchema, RetrievedTable, Shot
from retriever.text import STOP_WORDS, name_stems, stems
from schema_index import Catalog, Column, Join, Table, quote, quote_table
from schema_index.glossary import words as name_words

MAX_JOINS_PER_PAIR = 2
_TABLE_WORDS, _COLUMN_WORDS, _CODE_WORDS, _CODES = 10, 5, 3, 6
# Of the budget: what keys and joins may take together, then the columns near the question with their
# comments, then the names of further columns; comments on those take what is left. Chosen on the curated
# questions (878 whose tables are all retrieved, a context of 1,280 tokens): every column that the SQL needs
# is shown for 722 of them; with 0.6, 0.88, 0.94 and longer comments it was 498.
_TABLES_SHARE, _NEAR_SHARE, _NAMES_SHARE = 0.5, 0.65, 0.94
_TERM_WEIGHT = 6.0
"""What a business term adds to the columns that it stands for, where a rare word adds about as much."""
_LINK_WEIGHT = 12.0
"""What a link adds where it is certain: linked columns come before others."""
_SHOT_WEIGHT = 6.0
"""What the nearest answered question adds to the columns that its SQL names; the second one gives half."""
_WIDEST_TYPE = "smalldatetime"
_JOINS = "Joins:\n"


@dataclass(frozen=True, slots=True)
class Context:
    """The schema part of a prompt and what it shows.

    `schema` is the retrieved schema narrowed to the tables and joins in `text`; `shown` maps each of
    its tables to the columns in `text`, `described` to those with a comment; `tokens` is the budget used,
    `dropped` the tables that did not fit.
    """

    text: str
    schema: RetrievedSchema
    shown: dict[str, tuple[str, ...]]
    described: dict[str, frozenset[str]]
    tokens: int
    dropped: tuple[str, ...] = ()


def render_context(
    schema: RetrievedSchema,
    *,
    budget: int = 1500,
    count_tokens: Callable[[str], int],
    weights: Callable[[str], float] | None = None,
) -> Context:
    """Render `schema` in at most `budget` tokens, as `count_tokens` (the model's tokenizer) counts.

    `weights` gives the inverse document frequency of a word (see `word_weights`); without it every word
    counts 1. Tables that do not fit even with their keys alone are dropped from the end of the ranking;
    the first table is always shown, so a budget under its keys is exceeded rather than left empty.
    """
    kept, joins, used = _fitting_tables(schema, budget, count_tokens)
    choice = _Choice(
        {hit.table.name: set(hit.table.key) for hit in kept}, {hit.table.name: set() for hit in kept}
    )
    for join in joins:
        for left, right in join.pairs:
            for name, key in ((join.table, left), (join.other, right)):
                if key not in choice.shown[name]:
                    choice.shown[name].add(key)
                    used += count_tokens(f"{quote(key)} {_WIDEST_TYPE},\n")
    asked = frozenset(stems(schema.question))
    timely = asks_for_time(schema.question)
    told = {(link.table, link.column): _LINK_WEIGHT * link.score for link in schema.links}
    for place, shot in enumerate(schema.shots, 1):
        for column in shot.columns:
            told[column] = max(told.get(column, 0.0), _SHOT_WEIGHT / place)
    ranked = _by_nearness(kept, asked, weights or (lambda _: 1.0), told, timely=timely)
    used = choice.fill(ranked, used, budget, lambda column, noted: count_tokens(_line(column, noted, asked)))
    text = "".join(
        _table_text(hit.table, choice.shown[hit.table.name], choice.described[hit.table.name], asked)
        for hit in kept
    )
    if joins:
        text += _JOINS + "".join(map(_join_line, joins))
    return Context(
        text=text.rstrip("\n"),
        schema=replace(
            schema,
            tables=tuple(kept),
            joins=tuple(joins),
            links=shown_links(schema.links, choice.shown),
            shots=shown_shots(schema.shots, choice.shown),
        ),
        shown={
            hit.table.name: tuple(c.name for c in hit.table.columns if c.name in choice.shown[hit.table.name])
            for hit in kept
        },
        described={name: frozenset(columns) for name, columns in choice.described.items()},
        tokens=used,
        dropped=tuple(hit.table.name for hit in schema.tables if hit.table.name not in choice.shown),
    )


def shown_links(links: Iterable[Link], shown: Mapping[str, Collection[str]]) -> tuple[Link, ...]:
    """The links to columns that are shown, by table."""
    return tuple(link for link in links if link.column in shown.get(link.table, ()))


def shown_shots(shots: Iterable[Shot], shown: Mapping[str, Collection[str]]) -> tuple[Shot, ...]:
    """The answered questions whose SQL names nothing but what is shown, by table."""
    return tuple(
        shot
        for shot in shots
        if set(shot.tables) <= shown.keys() and all(column in shown[table] for table, column in shot.columns)
    )


@dataclass
class _Choice:
    """The columns chosen so far, by table; `described` are those whose comment is shown as well."""

    shown: dict[str, set[str]]
    described: dict[str, set[str]]

    def fill(
        self,
        ranked: Sequence[tuple[float, Table, Column]],
        used: int,
        budget: int,
        cost: Callable[[Column, bool], int],
    ) -> int:
        """Add columns, nearest first, while tokens last; returns the tokens used in all.

        `ranked` holds (nearness, table, column), nearness above 0 where the question says something of
        the column; `cost` gives the tokens of a column's line without or with its comment.
        """
        for share, noted, near in (
            (_NEAR_SHARE, True, True),
            (_NAMES_SHARE, False, False),
            (1.0, True, False),
            (1.0, False, False),
        ):
            for nearness, table, column in ranked:
                there = column.name in self.shown[table.name]
                if (near and nearness <= 0) or column.name in self.described[table.name]:
                    continue
                if there and not noted:
                    continue
                line = cost(column, noted) - (cost(column, False) if there else 0)
                if used + line > budget * share:
                    continue
                used += line
                self.shown[table.name].add(column.name)
                if noted:
                    self.described[table.name].add(column.name)
        return used


def _fitting_tables(
    schema: RetrievedSchema, budget: int, count_tokens: Callable[[str], int]
) -> tuple[list[RetrievedTable], list[Join], int]:
    """The best tables whose keys and joins fit their share, those joins, and the tokens they take."""

    def cost(hits: Sequence[RetrievedTable]) -> tuple[list[Join], int]:
        joins = _joins([hit.table.name for hit in hits], schema.joins)
        bare = sum(count_tokens(_table_text(hit.table, hit.table.key, frozenset())) for hit in hits)
        head = count_tokens(_JOINS) if joins else 0
        return joins, bare + head + sum(count_tokens(_join_line(join)) for join in joins)

    kept = list(schema.tables[:1])
    joins, used = cost(kept)
    for hit in schema.tables[1:]:
        more, wider = cost([*kept, hit])
        if wider > budget * _TABLES_SHARE:
            break
        kept, joins, used = [*kept, hit], more, wider
    return kept, joins, used


def word_weights(catalog: Catalog) -> Callable[[str], float]:
    """Inverse document frequency of a stemmed word over the catalog's columns.

    The usual smoothed form, log((1 + n) / (1 + df)) + 1 (Salton and Buckley 1988).
    """
    seen: Counter[str] = Counter()
    total = 0
    for table in catalog:
        for column in table.columns:
            total += 1
            seen.update(_column_stems(column))
    return lambda word: math.log((1 + total) / (1 + seen[word])) + 1


@lru_cache(maxsize=200_000)
def _column_stems(column: Column) -> frozenset[str]:
    said = " ".join((column.description, *(meaning for _, meaning in column.codes)))
    return frozenset((*name_stems(column.name), *stems(said), column.name.lower())) - STOP_WORDS


def _by_nearness(
    kept: Iterable[RetrievedTable],
    asked: Set[str],
    weight: Callable[[str], float],
    told: Mapping[tuple[str, str], float],
    *,
    timely: bool,
) -> list[tuple[float, Table, Column]]:
    """Every column, nearest the question first; the better ranked table wins a tie, then catalog order.

    Nearness is the weight of the words that question and column share, and what business terms and `told`
    (by table and column: links, answered questions) add; that of the company column is 0, since the company
    is filtered whatever the question says. What a column is worth to any question (`column_prior`) moves it
    up, but does not make it near.
    """
    ranked = []
    for rank, hit in enumerate(kept):
        for place, column in enumerate(hit.table.columns):
            nearness = sum(weight(word) for word in asked & _column_stems(column))
            if column.name in hit.columns:
                nearness += _TERM_WEIGHT
            nearness += told.get((hit.table.name, column.name), 0.0)
            if column.name == hit.table.company_column:
                nearness = 0.0
            worth = nearness + column_prior(column, hit.table, timely=timely)
            score = worth / math.sqrt(rank + 1) - 0.02 * place - 0.3 * rank
            ranked.append((-score, rank * 1000 + place, nearness, hit.table, column))
    ranked.sort(key=lambda row: row[:2])
    return [row[2:] for row in ranked]


def _joins(names: list[str], joins: Iterable[Join]) -> list[Join]:
    """Joins between different kept tables, at most MAX_JOINS_PER_PAIR for a pair, in the given order."""
    found: list[Join] = []
    pairs: Counter[tuple[str, str]] = Counter()
    for join in joins:
        pair = (join.table, join.other)
        if join.table == join.other or not set(pair) <= set(names) or pairs[pair] >= MAX_JOINS_PER_PAIR:
            continue
        pairs[pair] += 1
        found.append(join)
    return found


def _table_text(
    table: Table, columns: Iterable[str], described: Set[str], asked: Set[str] = frozenset()
) -> str:
    wanted = set(columns)
    lines = [
        _line(column, column.name in described, asked) for column in table.columns if column.name in wanted
    ]
    note = _shorten(table.description, _TABLE_WORDS)
    head = f"CREATE TABLE {quote_table(table.name)} (" + (f" -- {note}" if note else "")
    key = f"PRIMARY KEY ({', '.join(map(quote, table.key))})" if table.key else ""
    return f"{head}\n{''.join(lines)}{key});\n"


def _line(column: Column, noted: bool, asked: Set[str]) -> str:
    line = f"{quote(column.name)} {column.type.split('(')[0].strip()},"
    if noted:
        note = _shorten(column.description, _COLUMN_WORDS)
        if column.codes:
            codes = "; ".join(
                f"{code} {_shorten(meaning, _CODE_WORDS)}".rstrip() for code, meaning in _codes(column, asked)
            )
            note = f"{note}: {codes}" if note else codes
        # An undescribed column still says what its name stands for.
        line += f" -- {note or ' '.join(name_words(column.name))}"
    return line + "\n"


def _codes(column: Column, asked: Set[str]) -> list[tuple[str, str]]:
    """The first codes, and before the last of them those whose meaning the question says."""
    said = [pair for pair in column.codes[_CODES:] if asked & frozenset(stems(pair[1]))]
    return [*column.codes[: max(1, _CODES - len(said))], *said[:_CODES]]


def _join_line(join: Join) -> str:
    """`APTL to APTH ON APCo, Mth, APTrans`; where the names differ, `ContractItem = Item`."""
    pairs = (
        quote(left) if left == right else f"{quote(left)} = {quote(right)}" for left, right in join.pairs
    )
    return f"{quote_table(join.table)} to {quote_table(join.other)} ON {', '.join(pairs)}\n"


def _shorten(text: str, limit: int) -> str:
    """At most `limit` words: the first clause where it is long enough to tell, else cut at the limit."""
    parts = re.split(r"[;.(]", text, maxsplit=1)[0].split()
    return " ".join(parts[:limit]).rstrip(",:;")
