"""The answer of a draft for what its prompt shows, or the reason why there is none."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

import sqlglot
from sqlglot import exp

from assistant.answer_text import not_held_answer, sql_answer
from assistant.grammar.refusal import MOST_NEAREST
from assistant.prompt import answer_tokens
from finetune.gate import faults
from finetune.generating.draft import Draft
from finetune.generating.query import Query
from finetune.generating.recipe import Recipe, Report
from retriever import Context, Mention
from schema_index import Catalog

MISS_SHARE = 0.25


def answer_for(
    draft: Draft,
    context: Context,
    mentions: Sequence[Mention],
    catalog: Catalog,
    recipe: Recipe,
    report: Report,
    how: str,
    *,
    alone: bool,
) -> tuple[str, str, str] | None:
    """(category, SQL or "", answer text) for what the context shows, or None with the reason counted.

    Only a record that stands `alone` may say that the tables found do not hold what was asked.
    """
    shown = context.shown
    absent = [name for name in draft.tables if name not in shown]
    if absent:
        missed = draft.query is not None and absent == list(draft.tables) and alone
        if missed and _spare(draft.question) < MISS_SHARE:
            return "not-held", "", not_held_answer(tuple(shown)[:MOST_NEAREST])
        report.dropped[f"{how}: table not shown"] += 1
        return None
    if not _as_said(draft, mentions):
        report.dropped[f"{how}: names read in another way"] += 1
        return None
    if draft.query is None:
        return draft.category, "", draft.answer
    query = draft.finish(shown)
    if query is None:
        report.dropped[f"{how}: nothing to select"] += 1
        return None
    if how != "retrieved" and not _readable(query, catalog, context.described):
        report.dropped[f"{how}: not described"] += 1
        return None
    sql = query.text()
    found = faults(draft, sql, catalog, shown)
    if found:
        report.dropped[f"{how}: {found[0].split(':')[0] if ':' in found[0] else 'not shown'}"] += 1
        return None
    if recipe.without.has_form(sql):
        report.dropped[f"{how}: kept out"] += 1
        return None
    answer = sql_answer(sql, query.tables, query.inner)
    if recipe.count_tokens(answer) >= answer_tokens(recipe.context_length):
        report.dropped[f"{how}: answer too long"] += 1
        return None
    return draft.category, sql, answer


def _as_said(draft: Draft, mentions: Sequence[Mention]) -> bool:
    """Whether the question as it is asked names what the draft thinks: a value may look like a name."""
    absent = {mention.text.rpartition(".")[2] for mention in mentions if not mention.exists}
    if draft.category in ("missing-table", "missing-column"):
        return bool(absent & set(draft.answer.partition(" Nearest")[0].removesuffix(".").split()))
    return not absent or draft.category == "read-only"


def _readable(query: Query, catalog: Catalog, described: Mapping[str, frozenset[str]]) -> bool:
    """Whether every column that the question asks for is described: a renamed one cannot be guessed.

    In WHERE, where subqueries stand, companies and the columns of joins may be known from their joins.
    """
    known = {(table, name) for table, names in described.items() for name in names}
    asked = [*query.group, *query.having, *query.order, *(item for item in query.items if "(" in item)]
    unknown = _columns(query.where) - known
    return _columns(asked) <= known and (not unknown or unknown <= _joined(query, catalog))


def _joined(query: Query, catalog: Catalog) -> set[tuple[str, str | None]]:
    """The company columns of the query's tables, and what the joins between these name."""
    tables = [table for name in (*query.tables, *query.inner) if (table := catalog.find(name))]
    found = {(table.name, table.company_column) for table in tables}
    for join in catalog.joins_between(table.name for table in tables):
        for left, right in join.pairs:
            found |= {(join.table, left), (join.other, right)}
    return found


def _columns(expressions: Sequence[str]) -> set[tuple[str, str]]:
    if not expressions:
        return set()
    tree = sqlglot.parse_one(f"SELECT {', '.join(expressions)}", read="tsql")
    return {(found.table, found.name) for found in tree.find_all(exp.Column)}


def _spare(question: str) -> float:
    """A number in [0, 1) that depends on the question alone."""
    return random.Random(question).random()
