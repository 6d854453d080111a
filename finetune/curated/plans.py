"""The plans of curated entries other than plain questions."""

from __future__ import annotations

from collections.abc import Iterator

from sqlglot import exp
from sqlglot.errors import SqlglotError

from assistant.answer_text import (
    describe_answer,
    missing_column_answer,
    missing_table_answer,
    not_held_answer,
    read_only_answer,
    sql_answer,
)
from assistant.grammar.refusal import MOST_CANDIDATES, MOST_NEAREST
from assistant.prompt import Turn
from assistant.rules import check
from assistant.rules.parse import read
from finetune.auditing.skeleton import skeleton
from finetune.bare import bare
from finetune.canonical import canonical
from finetune.curated.acceptances import CuratedAcceptance
from finetune.curated.corrections import CuratedCorrection
from finetune.curated.follow_ups import CuratedFollowUp
from finetune.curated.plan import Plan
from finetune.curated.refusals import CuratedRefusal, absent_names, is_real, refusal_faults
from finetune.plan_tables import plan_tables
from retriever import RetrievedSchema
from schema_index import Catalog

CuratedEntry = CuratedRefusal | CuratedAcceptance | CuratedCorrection | CuratedFollowUp


def plans_of(entry: CuratedEntry, catalog: Catalog) -> Iterator[Plan]:
    """The records of one entry: two for a follow-up, none where the entry does not hold over `catalog`."""
    if isinstance(entry, CuratedRefusal):
        yield from _refusal(entry, catalog)
    elif isinstance(entry, CuratedAcceptance):
        yield from _acceptance(entry, catalog)
    elif isinstance(entry, CuratedCorrection):
        yield from _correction(entry, catalog)
    else:
        yield from _follow_up(entry, catalog)


def _refusal(one: CuratedRefusal, catalog: Catalog) -> Iterator[Plan]:
    if refusal_faults(one, catalog):
        return
    missing = absent_names(one.question, catalog)

    def answer(schema: RetrievedSchema) -> str:
        tables = [hit.table.name for hit in schema.tables]
        if one.kind == "read-only":
            return read_only_answer()
        if one.kind == "not-held":
            return not_held_answer(tuple(name for name in one.nearest if name in tables[:MOST_CANDIDATES]))
        near = _offered(one.nearest, missing[0].nearest, tables)
        if one.kind == "missing-table":
            return missing_table_answer(missing[0].text, near)
        return missing_column_answer(missing[0].text.split(".")[-1], missing[0].table, near)

    owners = (name.partition(".")[0] for name in (*one.nearest, one.table) if name)
    yield Plan(
        id=one.id,
        category=one.kind,
        question=one.question,
        intent=f"{one.kind} {one.table}.{one.name}" if one.name else bare(one.question),
        answer=answer,
        tables=(one.table,) if one.table else (),
        about=tuple(dict.fromkeys(owners)),
    )


def _offered(own: tuple[str, ...], shown: tuple[str, ...], tables: list[str]) -> tuple[str, ...]:
    """What a person would offer, then what the prompt does, of the names that serving's grammar lets pass."""
    known = list(dict.fromkeys([*shown, *tables]))[:MOST_CANDIDATES]
    best = [name for name in own if name in known]
    return tuple(dict.fromkeys([*best, *shown]))[:MOST_NEAREST]


def _acceptance(one: CuratedAcceptance, catalog: Catalog) -> Iterator[Plan]:
    if one.sql:
        yield from _query(one.id, "named-table", one.question, one.sql, catalog)
    elif all(is_real(name, catalog) for name in one.describes):
        tables = tuple(name.partition(".")[0] for name in one.describes)
        yield Plan(
            id=one.id,
            category="describe",
            question=one.question,
            intent=f"describe {', '.join(sorted(one.describes))}",
            answer=lambda _: describe_answer(one.describes),
            tables=tables,
            about=tables,
            difficulty=len(one.describes),
        )


def _correction(one: CuratedCorrection, catalog: Catalog) -> Iterator[Plan]:
    yield from _query(one.id, "correction", one.question, one.sql, catalog, wrong=wrong_answer(one, catalog))


def wrong_answer(one: CuratedCorrection, catalog: Catalog) -> str:
    """The wrong statement as a model would have answered it, with the plan of its own tables."""
    wrong = one.wrong
    try:
        wrong = canonical(wrong, catalog)
        trees = read(wrong).trees
        defined = {cte.alias for tree in trees for cte in tree.find_all(exp.CTE)}
        tables = [node.name for tree in trees for node in tree.find_all(exp.Table, bfs=False)]
        named = [name for name in tables if name not in defined]
    except SqlglotError:
        named = []
    outer, inner = (tuple(dict.fromkeys(named)), ()) if named else plan_tables(one.sql, catalog)
    return sql_answer(wrong, outer, inner)


def _follow_up(one: CuratedFollowUp, catalog: Catalog) -> Iterator[Plan]:
    first = list(_query(one.id, "first-turn", one.question, one.sql, catalog))
    yield from first
    if first:
        turn = Turn(one.question, sql_answer(first[0].sql, *plan_tables(one.sql, catalog)))
        name = f"{one.id}-then"
        yield from _query(
            name,
            "follow-up",
            one.follow_up,
            one.follow_up_sql,
            catalog,
            turns=(turn,),
            intent=first[0].intent,
        )


def _query(
    name: str,
    category: str,
    question: str,
    sql: str,
    catalog: Catalog,
    *,
    intent: str = "",
    turns: tuple[Turn, ...] = (),
    wrong: str = "",
) -> Iterator[Plan]:
    """The plan of a question that SQL answers, in the layout of all answers."""
    found = check(sql, catalog)
    tree = found.tree
    if tree is None or found.violations:
        return
    sql = canonical(sql, catalog)
    outer, inner = plan_tables(sql, catalog)
    tables = (*outer, *inner)
    hard = tree.find(exp.CTE, exp.Subquery, exp.Window, exp.Exists) is not None
    yield Plan(
        id=name,
        category=category,
        question=question,
        intent=intent or skeleton(sql),
        answer=lambda _: sql_answer(sql, outer, inner),
        tables=tables,
        about=tables,
        sql=sql,
        difficulty=3 if hard else min(2, len(tables)),
        turns=turns,
        wrong=wrong,
    )
