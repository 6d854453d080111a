"""Joins for the tables found: tables that link them, and the paths between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from retriever.lexicon import Lexicon
from retriever.search import Ranking

MOST_BRIDGES = 2
LONGEST_PATH = 3
"""In joins: at most two tables between two that were found."""
HUB_MODULES = frozenset({"HQ", "GL"})
"""Two tables that share a company, a batch or an account are not related by it."""


def choose(ranked: Ranking, named: int, k: int) -> list[str]:
    """The k best tables, the last of them giving way to those that link the tables named.

    The first `named` of the ranking are named in the question and stay in any case, even beyond k.
    What links tables that are only likely is in the ranking already (signal `between`): to add it
    here as well costs more needed tables than it finds.
    """
    size = max(k, named)
    links = bridges(ranked.order[:named], ranked.signals.lexicon)
    missing = [name for name in links if name not in ranked.order[:size]][: size // 3]
    room = max(size - len(missing), named)
    chosen = {*ranked.order[:room], *missing[: size - room]}
    for name in chosen & links.keys():
        left, right = links[name]
        ranked.notes.setdefault(name, []).append(f"links {left} and {right}")
    return [name for name in ranked.order if name in chosen]


def bridges(core: Sequence[str], lexicon: Lexicon) -> dict[str, tuple[str, str]]:
    """Tables to add so that the tables of `core` join: name to the two that it links.

    The first table is the anchor; each further one that is not connected yet is connected by the
    shortest path, at most LONGEST_PATH joins long, MOST_BRIDGES tables in all.
    """
    found: dict[str, tuple[str, str]] = {}
    connected = set(core[:1])
    for name in core[1:]:
        path = shortest_path(name, connected, lexicon)
        between = [table for table in path[1:-1] if table not in core and table not in found]
        if path and len(found) + len(between) <= MOST_BRIDGES:
            found |= {table: (path[0], path[-1]) for table in between}
            connected |= set(path)
        connected.add(name)
    return found


def shortest_path(start: str, goals: set[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Tables from `start` to the nearest of `goals` along joins, both ends included; () where none.

    Hubs are not passed through; among paths of one length, masters are preferred.
    """
    if start in goals:
        return (start,)
    came: dict[str, str] = {start: ""}
    queue = deque([(start, 0)])
    while queue:
        name, length = queue.popleft()
        if length == LONGEST_PATH:
            continue
        for other in _neighbours(name, lexicon):
            if other in came:
                continue
            came[other] = name
            if other in goals:
                return _walk_back(other, came)
            if not is_hub(other, lexicon):
                queue.append((other, length + 1))
    return ()


def is_hub(name: str, lexicon: Lexicon) -> bool:
    """Whether sharing this table means nothing: lists of the whole company, accounts, settings."""
    table = lexicon.catalog.find(name)
    return table is None or table.module in HUB_MODULES or lexicon.rank[name] < 0


def _neighbours(name: str, lexicon: Lexicon) -> list[str]:
    """Tables joined to this one; those that most others join to first, as they are the masters."""
    joined = {join.other if join.table == name else join.table for join in lexicon.catalog.joins_of(name)}
    return sorted(joined, key=lambda other: (-lexicon.parents[other], other))


def _walk_back(name: str, came: dict[str, str]) -> tuple[str, ...]:
    path = [name]
    while came[path[-1]]:
        path.append(came[path[-1]])
    return tuple(reversed(path))
