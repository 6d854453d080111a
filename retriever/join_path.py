"""The cheapest way from one table to others along joins.

Shortest is not best: SLWI and APTD both lead to a vendor, and so do any two documents of that vendor. A join
costs about 1. More is paid where a path comes from a child to a parent and goes on to another child, as it
pairs rows that only share the parent: little at the line of a subcontract, which few rows share, much at a
vendor or a job. A table that holds a row for both sides costs less than such a turn.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from heapq import heappop, heappush
from itertools import count

from retriever.lexicon import Lexicon
from retriever.roles import is_working
from schema_index import Join, Table

LONGEST_PATH = 3
"""In joins: at most two tables between two."""
LINE = 0.8
"""What a join costs whose columns are all part of the child's own key."""
RENAMED = 0.2
"""More for a join whose columns are called otherwise than the parent's key: APTD.Supplier is the vendor in
another role."""
LINKED = 0.5
"""More where the path goes through a table that holds rows for both sides: which of several is a choice."""
SHARED = 1.0
"""More where it turns at a parent, besides the logarithm of its children by the columns of its own key."""
STRANGE = 1.0
"""More for a table on the way whose module is neither end's."""
WORKING = 1.0
"""More for an audit trail, an import, a scratch or an archive on the way."""
HUB_MODULES = frozenset({"HQ", "GL"})
"""Two tables that share a company, a unit of measure or an account are not related by it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One join, followed from one of its tables `to` the other.

    `up` goes from child to parent; `single` says that one row of the parent has one of the child at most.
    """

    to: str
    up: bool
    single: bool
    cost: float


def cheapest_path(
    start: str, goals: Collection[str], lexicon: Lexicon, longest: int = LONGEST_PATH
) -> tuple[str, ...]:
    """Tables from `start` to the nearest of `goals`, both ends included; () where none.

    At most `longest` joins (Dijkstra 1959, over tables and the way each was come by). Of paths that cost the
    same, the shorter, then the one through tables that more others join to.
    """
    modules = {_module(name, lexicon) for name in (start, *goals)}
    number = count()
    queue: list[tuple[float, int, int, int, tuple[str, ...], Step | None]]
    queue = [(0.0, 0, 0, next(number), (start,), None)]
    done: set[tuple[str, int, bool, bool]] = set()
    while queue:
        cost, length, known, _, path, last = heappop(queue)
        name = path[-1]
        if name in goals:
            return path
        state = (name, length, last is not None and last.up, last is not None and last.single)
        if length == longest or state in done:
            continue
        done.add(state)
        strange = STRANGE * (last is not None and _module(name, lexicon) not in modules)
        for step in steps_from(name, lexicon):
            more = cost + step.cost + strange + (_passing(last, name, step, lexicon) if last else 0.0)
            if more < math.inf and step.to not in path:
                well_known = known - lexicon.parents[step.to]
                heappush(queue, (more, length + 1, well_known, next(number), (*path, step.to), step))
    return ()


@lru_cache(maxsize=10_000)
def steps_from(name: str, lexicon: Lexicon) -> tuple[Step, ...]:
    """The joins of a table, as steps away from it."""
    found = []
    for join in lexicon.catalog.joins_of(name):
        if join.table != join.other:
            up = join.table == name
            child = lexicon.catalog.find(join.table)
            own = {left.lower() for left, _ in join.pairs}
            single = child is not None and bool(child.key) and own >= {column.lower() for column in child.key}
            found.append(Step(join.other if up else join.table, up, single, join_cost(join, child)))
    return tuple(found)


def join_cost(join: Join, child: Table | None) -> float:
    """1 for a sure join by columns of one name, less from a line to its header, more for a renamed one.

    The first pair may differ: each module calls its company otherwise.
    """
    key = {name.lower() for name in child.key} if child else set()
    line = len(join.pairs) > 1 and key >= {left.lower() for left, _ in join.pairs}
    renamed = any(left.lower() != right.lower() for left, right in join.pairs[1:])
    return (LINE if line else 1.0) / join.confidence + RENAMED * renamed


def is_hub(name: str, lexicon: Lexicon) -> bool:
    """Whether sharing this table means nothing: lists of the whole company, accounts, settings, batches."""
    table = lexicon.catalog.find(name)
    return table is None or table.module in HUB_MODULES or lexicon.rank[name] < 0


def own_columns(table: Table) -> list[str]:
    """The columns of the natural key that tell rows of a company or group apart."""
    return [name for name in table.key if name != table.company_column and not name.endswith("Group")]


def _passing(last: Step, name: str, step: Step, lexicon: Lexicon) -> float:
    """What it costs to come to a table by `last` and leave it by `step`."""
    turned, crossed = _costs_of(name, lexicon)
    if last.up and not (step.up or last.single or step.single):
        return turned
    return crossed + LINKED * (step.up and not last.up)


@lru_cache(maxsize=10_000)
def _costs_of(name: str, lexicon: Lexicon) -> tuple[float, float]:
    """What it costs to turn at a table from child to child, and to go through it; infinite: never done."""
    table = lexicon.catalog.find(name)
    if table is None or lexicon.rank[name] < 0 or (table.key and not own_columns(table)):
        return math.inf, math.inf
    crossed, columns = WORKING * is_working(table), max(len(own_columns(table)), 1)
    if is_hub(name, lexicon):
        return math.inf, crossed
    return crossed + SHARED + math.log2(1 + lexicon.parents[name]) / columns, crossed


def _module(name: str, lexicon: Lexicon) -> str:
    table = lexicon.catalog.find(name)
    return table.module if table else ""
