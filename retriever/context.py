"""Renders the retrieved tables as compact CREATE TABLE statements within a token budget.

Keys and join columns always stand; the columns nearest the question come next, then the rest, each with
its description while the budget lasts. Within a table, columns keep the catalog's order, so that the same
choice always gives the same text and a server's prefix cache can hit.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass, replace
from functools import lru_cache

from retriever.schema import RetrievedSchema, RetrievedTable
from schema_index import Catalog, Column, Join, Table, quote
from schema_index.glossary import words

MAX_JOINS_PER_PAIR = 2
_TABLE_WORDS, _COLUMN_WORDS = 11, 8
# Nearest columns with their comments come first, then bare names, then comments while tokens last.
_DESCRIBED_SHARE = 0.75
# Keys of further tables may take this much, so that the best tables keep room for their columns.
_TABLES_SHARE = 0.5
_WIDEST_TYPE = "smalldatetime"
_STOP = frozenset((
    "a", "all", "an", "and", "any", "are", "as", "at", "be", "by", "can", "did", "do", "does", "each",
    "every", "for", "from", "get", "give", "had", "has", "have", "how", "i", "in", "is", "it", "its",
    "list", "me", "many", "much", "my", "no", "not", "of", "on", "or", "our", "out", "per", "please",
    "see", "show", "tell", "that", "the", "their", "them", "there", "these", "they", "this", "those",
    "to", "up", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whose", "will",
    "with", "you",
))  # fmt: skip


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
    asked = Counter(stem(word) for word in _tokens(schema.question) if word not in _STOP)
    ranked = _by_nearness(kept, asked, weights or (lambda _: 1.0))
    used = choice.fill(ranked, used, budget, count_tokens)
    text = "".join(
        _table_text(hit.table, choice.shown[hit.table.name], choice.described[hit.table.name]) for hit in kept
    )
    if joins:
        text += "Joins:\n" + "".join(map(_join_line, joins))
    return Context(
        text=text.rstrip("\n"),
        schema=replace(schema, tables=tuple(kept), joins=tuple(joins)),
        shown={
            hit.table.name: tuple(c.name for c in hit.table.columns if c.name in choice.shown[hit.table.name])
            for hit in kept
        },
        described={name: frozenset(columns) for name, columns in choice.described.items()},
        tokens=used,
        dropped=tuple(hit.table.name for hit in schema.tables if hit.table.name not in choice.shown),
    )


@dataclass
class _Choice:
    """The columns chosen so far, by table; `described` are those whose comment is shown as well."""

    shown: dict[str, set[str]]
    described: dict[str, set[str]]

    def fill(
        self,
        ranked: Iterable[tuple[float, int, Table, Column]],
        used: int,
        budget: int,
        count_tokens: Callable[[str], int],
    ) -> int:
        """Add columns in their ranking while tokens last; the tokens used in all are returned."""
        ranked = list(ranked)
        for share, noted in ((_DESCRIBED_SHARE, True), (1.0, False), (1.0, True)):
            for _, _, table, column in ranked:
                there = column.name in self.shown[table.name]
                if column.name in self.described[table.name] or (there and not noted):
                    continue
                line = count_tokens(_column_line(column, described=noted))
                line -= count_tokens(_column_line(column, described=False)) if there else 0
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
    """The best tables whose keys and joins fit, those joins, and the tokens they take."""
    kept: list[RetrievedTable] = []
    used = 0
    for hit in schema.tables:
        bare = count_tokens(_table_text(hit.table, hit.table.key, frozenset()))
        if kept and used + bare > budget * _TABLES_SHARE:
            break
        kept.append(hit)
        used += bare
    while True:
        joins = _joins([hit.table.name for hit in kept], schema.joins)
        used = sum(count_tokens(_table_text(hit.table, hit.table.key, frozenset())) for hit in kept)
        used += sum(count_tokens(_join_line(join)) for join in joins)
        if len(kept) == 1 or used <= budget:
            return kept, joins, used
        kept.pop()


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


def stem(word: str) -> str:
    """A light stem: lower case without plural, -ed and -ing, enough to match question and description."""
    word = word.lower()
    for suffix, keep in (("ies", "y"), ("sses", "ss"), ("ing", ""), ("ed", ""), ("s", "")):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3 and not word.endswith("ss"):
            return word[: -len(suffix)] + keep
    return word


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


@lru_cache(maxsize=200_000)
def _column_stems(column: Column) -> frozenset[str]:
    text = " ".join((*words(column.name), column.description, *(meaning for _, meaning in column.codes)))
    return frozenset(stem(word) for word in _tokens(text) if word not in _STOP) | {column.name.lower()}


def _by_nearness(
    kept: Iterable[RetrievedTable], asked: Counter[str], weight: Callable[[str], float]
) -> list[tuple[float, int, Table, Column]]:
    """Every column, nearest the question first; the better ranked table wins a tie, then catalog order."""
    ranked = []
    for rank, hit in enumerate(kept):
        for place, column in enumerate(hit.table.columns):
            score = sum(weight(word) for word in asked if word in _column_stems(column))
            score = score / math.sqrt(rank + 1) - 0.02 * place - 0.2 * rank
            ranked.append((-score, rank * 1000 + place, hit.table, column))
    ranked.sort(key=lambda row: row[:2])
    return ranked


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


def _table_text(table: Table, columns: Iterable[str], described: Set[str]) -> str:
    wanted = set(columns)
    lines = [
        _column_line(column, described=column.name in described)
        for column in table.columns
        if column.name in wanted
    ]
    note = _shorten(table.description, _TABLE_WORDS)
    head = f"CREATE TABLE {quote(table.name)} (" + (f" -- {note}" if note else "")
    key = f"PRIMARY KEY ({', '.join(map(quote, table.key))})" if table.key else ""
    return f"{head}\n{''.join(lines)}{key});\n"


def _column_line(column: Column, *, described: bool) -> str:
    line = f"{quote(column.name)} {column.type.split('(')[0].strip()},"
    if described:
        note = _shorten(column.description, _COLUMN_WORDS)
        if column.codes:
            codes = "; ".join(f"{code} {_shorten(meaning, 5)}" for code, meaning in column.codes[:8])
            note = f"{note}: {codes}" if note else codes
        line += f" -- {note}" if note else ""
    return line + "\n"


def _join_line(join: Join) -> str:
    return f"{quote(join.table)} to {quote(join.other)} ON {join.on()}\n"


def _shorten(text: str, limit: int) -> str:
    """At most `limit` words: the first clause where it is long enough to tell, else cut at the limit."""
    parts = re.split(r"[;.(]", text, maxsplit=1)[0].split()
    return " ".join(parts[:limit]).rstrip(",:;")
