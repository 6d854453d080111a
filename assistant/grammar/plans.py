"""What an answer may be over: the tables that its FROM clause chains, and the one that a subquery reads.

The plan line, `Uses APTL, APTH; APVM.`, names them before the SELECT begins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from assistant.grammar.constants import Words
from assistant.grammar.ebnf import Rules
from assistant.grammar.likely import LikelyTables
from schema_index import Join, bare_name, quote_table

MOST_TABLES = 5
SETS_BY_LENGTH = {2: 32, 3: 24, 4: 12, 5: 4}
CHAINS_BY_LENGTH = {2: 80, 3: 120, 4: 160, 5: 120}

MOST_SUBQUERIES = 40

Chain = tuple[str, ...]
Plan = tuple[Chain, str | None]
"""The tables of FROM in their order, and the table of a subquery if there is one."""


class Plans:
    """The plans over tables, `names` best first, and their joins.

    Of the tables `named` in the question every plan joins as many as any can join, and has one of them in its
    FROM clause where that can be: a question that says POCD asks for rows of POCD. (Of 91 curated questions
    that name tables, 90 read all of them in FROM, and one a single named table in a subquery.)

    With `holding` only plans that read one of these tables are left, with `likely` of those only plans over
    the likely sets of tables.
    """

    def __init__(
        self,
        names: Sequence[str],
        joins: Sequence[Join],
        named: Collection[str] = frozenset(),
        likely: LikelyTables | None = None,
        holding: Collection[str] = frozenset(),
    ) -> None:
        self.names = tuple(names)
        self._holding = frozenset(holding) or frozenset(names)
        self._named = frozenset(named) & set(names)
        self.joins = tuple(joins)
        self._by_pair = joins_by_pair(joins)
        self.chains = chains(names, joins)
        self.inner = self._subqueries()
        self._most = max((self._worth(chain, inner) for chain, inner in self._all()), default=(0, False))
        self._likely: dict[frozenset[str], float] | None = None
        if likely is not None:
            self._likely = likely.of(self.sets())

    def __iter__(self) -> Iterator[Plan]:
        for chain in self.chains:
            yield from ((chain, inner) for inner in self.ends(chain))

    def ends(self, chain: Chain) -> list[str | None]:
        """What may end the plan line of a chain: nothing, or the table of a subquery."""
        return [
            inner
            for inner in self._ways(chain)
            if self._worth(chain, inner) == self._most
            and not self._holding.isdisjoint(_tables(chain, inner))
            and (self._likely is None or _tables(chain, inner) in self._likely)
        ]

    def sets(self) -> dict[frozenset[str], bool]:
        """The tables of each plan, and whether a plan has them all in FROM."""
        found: dict[frozenset[str], bool] = {}
        for chain, inner in self:
            key = _tables(chain, inner)
            found[key] = found.get(key, False) or inner is None
        return found

    def leanings(self) -> dict[str, float]:
        """The logits of plan lines, where their sets of tables were judged."""
        judged = self._likely or {}
        return {plan_line(*plan): judged[_tables(*plan)] for plan in self} if judged else {}

    def _all(self) -> Iterator[Plan]:
        for chain in self.chains:
            yield from ((chain, inner) for inner in self._ways(chain))

    def _ways(self, chain: Chain) -> list[str | None]:
        return [None, *self.inner.get(chain, [])]

    def _worth(self, chain: Chain, inner: str | None) -> tuple[int, bool]:
        """How many named tables a plan joins, and whether its FROM clause has one."""
        tied = {inner} if inner is not None and self.outers(chain, inner) else set()
        return len(self._named & {*chain, *tied}), not self._named.isdisjoint(chain)

    def joins_of(self, left: str, right: str) -> list[Join]:
        """The known joins between two tables, [] where there is none."""
        return self._by_pair.get(frozenset((left, right)), [])

    def outers(self, chain: Iterable[str], name: str) -> list[str]:
        """The tables of a chain that a table can be joined to."""
        return [outer for outer in chain if self.joins_of(outer, name)]

    def _subqueries(self) -> dict[Chain, list[str]]:
        """For chains of one or two tables, the tables that a subquery may read.

        Joined ones first, then the table itself (uncorrelated: "above the average"), then others;
        MOST_SUBQUERIES in all, better ranked chains first.
        """
        found: dict[Chain, list[str]] = {}
        left = MOST_SUBQUERIES
        for chain in self.chains:
            if len(chain) > 2 or left <= 0:
                break
            outside = [name for name in self.names if name not in chain]
            joined = [name for name in outside if self.outers(chain, name)]
            apart = [name for name in outside if name not in joined]
            same = list(chain) if len(chain) == 1 else []
            found[chain] = [*joined, *same, *apart][: min(left, 6 if len(chain) == 1 else 2)]
            left -= len(found[chain])
        return found


def _tables(chain: Chain, inner: str | None) -> frozenset[str]:
    return frozenset(chain) if inner is None else frozenset((*chain, inner))


def plan_line(chain: Chain, inner: str | None) -> str:
    """The line that opens an answer over these tables, with its line end."""
    nested = f"; {quote_table(inner)}" if inner is not None else ""
    return f"Uses {', '.join(map(quote_table, chain))}{nested}.\n"


def add_plans(
    rules: Rules, plans: Plans, follow: Callable[[Chain, str | None], Sequence[str]] | None = None
) -> str:
    """Add the plan lines, each with the ways to `follow` it (None: nothing follows); the rule of all."""
    word, w = rules.word, Words(rules)
    number = {name: place for place, name in enumerate(plans.names)}
    longer: dict[Chain, list[str]] = {}
    for chain in reversed(plans.chains):
        ways = list(longer.get(chain, []))
        for inner in plans.ends(chain):
            end = w.stop if inner is None else word(f"; {quote_table(inner)}.\n")
            ways += _followed(end, follow(chain, inner) if follow else None)
        if not ways:
            continue
        label = "_".join(str(number[name]) for name in chain)
        rules.add(f"plan_{label}", *ways)
        if len(chain) > 1:
            step = f"{w.comma} {word(quote_table(chain[-1]))} plan_{label}"
            longer.setdefault(chain[:-1], []).insert(0, step)
    first = [
        f"{word(quote_table(name))} plan_{place}"
        for name, place in number.items()
        if f"plan_{place}" in rules
    ]
    rules.add("first", *first)
    return rules.add("select", f"{word('Uses ')} first")


def _followed(end: str, bodies: Sequence[str] | None) -> list[str]:
    return [end] if bodies is None else [f"{end} {body}" for body in bodies]


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
    """Ordered tuples of 1 to 5 tables of different names, each next one joined to an earlier one.

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
