"""Scores one answer to one case: what it is, what it returns, what it is made of, which rules it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant import Rows, Value
from finetune.case import Case
from finetune.scoring.bench import Bench
from finetune.scoring.components import COMPARED, PARTS, Components, components, likeness
from finetune.scoring.response import UNKNOWN, Response
from finetune.scoring.rows import contains_rows, same_rows, tells
from schema_index import Catalog, ExecutionError

UNSAFE = ("parse", "read-only", *UNKNOWN)
"""SQL that breaks one of these is not run; a style rule broken (nolock) leaves the rows what they are."""


@dataclass(frozen=True, slots=True)
class Score:
    """What held for one case; None where the question does not arise.

    `right` is the verdict. SQL is right where it gives the gold's rows on every database and keeps every rule
    (where the gold gives no value anywhere, its parts have to be the gold's as well, since many a wrong
    statement gives nothing, too). A refusal is right where one is due. A schema answer is right where it
    renders the tables of the case.

    `rows`: the same rows on the demo and its variants. `contained`: the same with columns to spare. `lucky`:
    the same on the demo only. `exact`: the same text. `parts`: tables, joins, filters and grouping are the
    gold's; `same` says it part by part. `suggestion`: the refusal offers what the case suggests.
    `unknown`: names in the SQL that do not exist. `empty`: the gold gives no value on any database.
    """

    kind: bool
    right: bool
    rows: bool | None = None
    contained: bool | None = None
    lucky: bool = False
    empty: bool = False
    ran: bool | None = None
    exact: bool | None = None
    parts: bool | None = None
    same: Mapping[str, bool] = field(default_factory=dict)
    rules: bool | None = None
    unknown: int = 0
    names: bool | None = None
    suggestion: bool | None = None
    error: str = ""


def score(case: Case, response: Response, bench: Bench, *, rules_count: bool = True) -> Score:
    """Score an answer; without `rules_count` (other people's schemas) broken rules are no fault of it."""
    kind = response.kind == case.kind
    if case.kind == "refusal":
        offered = {name.lower() for name in response.nearest}
        wanted = {name.lower() for name in case.suggest}
        return Score(kind, kind, suggestion=kind and bool(offered & wanted) if wanted else None)
    if case.kind == "schema":
        names = _renders(case, response, bench.catalog) if kind else False
        return Score(kind, kind and names is not False, names=names)
    if not response.sql or not kind:
        return Score(kind, False, False, False, ran=False, exact=False, parts=False, error=response.error)
    return _sql_score(case, response, bench, rules_count)


def _renders(case: Case, response: Response, catalog: Catalog) -> bool | None:
    """Whether what is asked about is rendered and no other table; None where that is not told.

    A whole table may stand for its column, but not the other way round.
    """
    wanted = {named(name, catalog) for name in case.describes or case.tables}
    if response.described is None or not wanted:
        return None
    found = {named(name, catalog) for name in response.described}
    rendered = found | {(table, column) for table, column in wanted if (table, "") in found}
    return wanted <= rendered and {table for table, _ in found} <= {table for table, _ in wanted}


def named(name: str, catalog: Catalog) -> tuple[str, str]:
    """Table and column of `APTH`, `dbo.bAPTH` or `APTH.InvTotal` as the catalog spells them; "" for none."""
    owner, _, last = name.rpartition(".")
    is_table = owner.lower() in ("", "dbo")
    table = catalog.find(name if is_table else owner)
    if table is None or is_table:
        return (table.name if table is not None else name), ""
    column = table.column(last)
    return table.name, column.name if column is not None else last


@dataclass(frozen=True, slots=True)
class _Verdict:
    """The comparison with one gold statement over all databases on which that runs."""

    rows: bool
    contained: bool
    lucky: bool
    empty: bool
    error: str


def _sql_score(case: Case, response: Response, bench: Bench, rules_count: bool) -> Score:
    unknown = sum(rule in UNKNOWN for rule in response.violations)
    safe = not any(rule in UNSAFE for rule in response.violations)
    same = compare_parts(case, response.sql, bench.catalog)
    parts = all(same[name] for name in COMPARED) if same else False
    exact = any(response.sql.split() == gold.split() for gold in case.golds)
    rules = not response.violations if rules_count else None
    values = bench.bound(response.sql, case.company) if response.parameters is None else response.parameters
    error = "" if safe else f"not run, because it breaks {', '.join(dict.fromkeys(response.violations))}"
    verdicts = [_against(gold, case, response.sql, values, bench, safe) for gold in case.golds]
    ran = safe and not any(one.error for one in verdicts if one)
    best = max((one for one in verdicts if one), key=_merit, default=None)
    if best is None:
        # No gold statement runs (another dialect, no database): the parts are all there is to go by.
        return Score(
            True,
            parts and rules is not False,
            exact=exact,
            parts=parts,
            same=same,
            rules=rules,
            unknown=unknown,
        )
    right = best.rows and rules is not False and (parts or not best.empty)
    return Score(
        True,
        right,
        best.rows,
        best.contained,
        best.lucky,
        best.empty,
        ran,
        exact,
        parts,
        same,
        rules,
        unknown,
        error=error or best.error,
    )


def _merit(verdict: _Verdict) -> tuple[bool, bool, bool]:
    return (verdict.rows, verdict.contained, verdict.lucky)


def _against(
    gold: str, case: Case, sql: str, values: Mapping[str, Value], bench: Bench, safe: bool
) -> _Verdict | None:
    """How the rows of `sql` compare with a gold statement's; None where that runs nowhere.

    The variants are asked only while all before them agreed: one that differs decides.
    """
    keys = bench.order(gold, case.ordered)
    places = [place for place in range(len(bench)) if bench.gold(gold, case.company, place) is not None]
    if not places:
        return None
    right, contained, first, error = safe, safe, False, ""
    for place in places:
        if not contained:
            break
        wanted = bench.gold(gold, case.company, place)
        try:
            mine = bench.run(sql, values, place)
        except ExecutionError as failure:
            right, contained, error = False, False, str(failure)
            break
        assert wanted is not None
        right = right and same_rows(wanted, mine, keys=keys)
        contained = contained and (right or contains_rows(wanted, mine))
        first = right if place == places[0] else first
    empty = not any(tells(rows) for rows in _golds(gold, case.company, bench, places))
    return _Verdict(right, contained, first and not right, empty, error)


def _golds(gold: str, company: int, bench: Bench, places: Sequence[int]) -> list[Rows]:
    return [rows for place in places if (rows := bench.gold(gold, company, place)) is not None]


def compare_parts(case: Case, sql: str, catalog: Catalog) -> dict[str, bool]:
    """Part by part whether it is the nearest gold's; empty where the SQL cannot be read."""
    mine = components(sql, catalog, case.company)
    gold = nearest_gold(case, mine, catalog) if mine is not None else None
    return {name: mine[name] == gold[name] for name in PARTS} if mine is not None and gold is not None else {}


def nearest_gold(case: Case, mine: Components, catalog: Catalog) -> Components | None:
    """The parts of the gold statement that is most like an answer."""
    golds = [found for gold in case.golds if (found := components(gold, catalog, case.company)) is not None]
    return max(golds, key=lambda gold: likeness(gold, mine), default=None)
