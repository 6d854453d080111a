"""Which tables an answer's FROM clause may chain: the plan line fixes one of these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from schema_index import Join, bare_name

MOST_TABLES = 4
SETS_BY_LENGTH = {2: 32, 3: 24, 4: 12}
CHAINS_BY_LENGTH = {2: 80, 3: 120, 4: 160}

Chain = tuple[str, ...]


def joins_by_pair(joins: Iterable[Join]) -> dict[frozenset[str], list[Join]]:
    """Joins between two tables of different names, by the pair.

    Of two tables that only their schemas tell apart (`Costs`, `rpt.Costs`), one needs an alias, which the
    grammar has not.
    """
    found: dict[frozenset[str], list[Join]] = {}
    for join in joins:
        if bare_name(join.table).lower() != bare_name(join.other).lower():
            found.setdefault(frozenset((join.table, join.other)), []).append(join)
    return found


def chains(names: Sequence[str], joins: Iterable[Join]) -> list[Chain]:
    """Ordered tuples of 1 to 4 tables of different names, each next one joined to an earlier one.

    `names` are best first. Bounded, so that a grammar compiles quickly: for each length the tuples
    over the best ranked sets of tables (SETS_BY_LENGTH), at most CHAINS_BY_LENGTH of them, and every
    table alone. Every prefix of a tuple that is here is here too.
    """
    rank = {name: place for place, name in enumerate(names)}
    bare = {name: bare_name(name).lower() for name in names}
    near: dict[str, set[str]] = {name: set() for name in names}
    for pair in joins_by_pair(joins):
        left, right = tuple(pair)
        if left in near and right in near:
            near[left].add(right)
            near[right].add(left)
    found: list[Chain] = [(name,) for name in names]
    longest = list(found)
    for length in range(2, MOST_TABLES + 1):
        longer = {
            (*chain, name)
            for chain in longest
            for name in set().union(*(near[t] for t in chain))
            if bare[name] not in {bare[t] for t in chain}
        }
        ranked = sorted(longer, key=lambda chain: (sum(rank[name] for name in chain), _ranks(chain, rank)))
        sets = list(dict.fromkeys(frozenset(chain) for chain in ranked))[: SETS_BY_LENGTH[length]]
        longest = [chain for chain in ranked if frozenset(chain) in sets][: CHAINS_BY_LENGTH[length]]
        found.extend(longest)
    return found


def _ranks(chain: Chain, rank: dict[str, int]) -> tuple[int, ...]:
    return tuple(rank[name] for name in chain)
