"""The SQL form: the plan line, then the one SELECT that it announces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from assistant.grammar.constants import Words
from assistant.grammar.ebnf import Rules, times
from assistant.grammar.plans import Chain, chains, joins_by_pair
from assistant.grammar.scope import MOST_ITEMS, Scopes
from schema_index import Join, Table, quote, quote_table

MOST_SUBQUERIES = 40


class Selects:
    """Rules for every plan over the tables: chains of joined tables, and these with a subquery."""

    def __init__(
        self,
        rules: Rules,
        tables: Mapping[str, Table],
        shown: Mapping[str, Sequence[str]],
        joins: Sequence[Join],
    ) -> None:
        self._rules = rules
        self._words = Words(rules)
        self._names = list(tables)
        self._number = {name: number for number, name in enumerate(tables)}
        self._shown = shown
        self._scopes = Scopes(rules, tables, shown, joins)
        self._joins = joins_by_pair(joins)
        self._chains = chains(self._names, joins)
        self._inner = self._subqueries()

    def add(self) -> str:
        """Add all plans and return the rule that holds them."""
        word = self._rules.word
        longer: dict[Chain, list[str]] = {}
        for chain in reversed(self._chains):
            label = self._label(chain)
            ways = [f"{self._words.stop} {self._body(chain)}", *longer.get(chain, [])]
            for name in self._inner.get(chain, []):
                ways += [
                    f"{word(f'; {quote_table(name)}.' + chr(10))} {body}"
                    for body in self._bodies(chain, name)
                ]
            self._rules.add(f"plan_{label}", *ways)
            if len(chain) > 1:
                step = f"{self._words.comma} {word(quote_table(chain[-1]))} plan_{label}"
                longer.setdefault(chain[:-1], []).insert(0, step)
        first = [f"{word(quote_table(name))} plan_{self._number[name]}" for name in self._names]
        self._rules.add("first", *first)
        return self._rules.add("select", f"{word('Uses ')} first")

    def _label(self, chain: Iterable[str]) -> str:
        return "_".join(str(self._number[name]) for name in chain)

    def _subqueries(self) -> dict[Chain, list[str]]:
        """For chains of one or two tables, the tables that a subquery may read.

        Joined ones first, then the table itself (uncorrelated: "above the average"), then others;
        MOST_SUBQUERIES in all, better ranked chains first.
        """
        found: dict[Chain, list[str]] = {}
        left = MOST_SUBQUERIES
        for chain in self._chains:
            if len(chain) > 2 or left <= 0:
                break
            outside = [name for name in self._names if name not in chain]
            joined = [name for name in outside if self._outers(chain, name)]
            apart = [name for name in outside if name not in joined]
            same = list(chain) if len(chain) == 1 else []
            found[chain] = [*joined, *same, *apart][: min(left, 6 if len(chain) == 1 else 2)]
            left -= len(found[chain])
        return found

    def _outers(self, chain: Iterable[str], name: str) -> list[str]:
        return [outer for outer in chain if frozenset((outer, name)) in self._joins]

    def _on(self, left: str, right: str) -> str:
        """The known joins between two tables, each exactly as `Join.on` writes it."""
        w = self._words
        low, high = sorted((self._number[left], self._number[right]))
        if (rule := f"on_{low}_{high}") in self._rules:
            return rule
        ways = [
            f" {w.and_} ".join(
                f"{self._column(join.table, a)} {w.equal} {self._column(join.other, b)}"
                for a, b in join.pairs
            )
            for join in self._joins[frozenset((left, right))]
        ]
        return self._rules.add(rule, *ways)

    def _column(self, table: str, column: str) -> str:
        return self._rules.word(f"{quote_table(table)}.{quote(column)}")

    def _source(self, chain: Chain) -> str:
        """The FROM clause of a chain, its JOINs with their ON included."""
        parts = [self._from("\nFROM ", chain[0]) + " lock"]
        for place in range(1, len(chain)):
            earlier, name = sorted(chain[:place], key=self._number.__getitem__), chain[place]
            rule = f"join_{self._label(earlier)}_to_{self._number[name]}"
            if rule not in self._rules:
                s = self._scopes.id([*earlier, name])
                self._rules.add("join", '"\\n" ("LEFT ")? "JOIN "')
                on = self._rules.word(" WITH (NOLOCK) ON ")
                self._rules.add(
                    rule,
                    *(
                        f"join {self._rules.word(quote_table(name))} {on} {self._on(outer, name)}{more}"
                        for outer in self._outers(earlier, name)
                        for more in ("", f" ands_{s}")
                    ),
                )
            parts.append(rule)
        return " ".join(parts)

    def _from(self, keyword: str, name: str) -> str:
        return f"{self._rules.word(keyword)} {self._rules.word(quote_table(name))}"

    def _body(self, chain: Chain) -> str:
        s = self._scopes.id(chain)
        return f"head_{s} {self._source(chain)} tail_{s}"

    def _bodies(self, chain: Chain, inner: str) -> list[str]:
        """The bodies with a subquery over `inner`: in WHERE, or as an output column."""
        w, add = self._words, self._rules.add
        s, c = self._scopes.id(chain), self._number[inner]
        self._add_closed(inner)
        tests = [f"col_{s} not_in_{c}", f"sum_{s} compare one_{c}"]
        tests += [f"free_{s} in_{c}"] if f"free_{s}" in self._rules and f"in_{c}" in self._rules else []
        ones = [f"one_{c}"]
        for outer in self._outers(chain, inner):
            p = self._add_correlated(outer, inner)
            o = f"col_{self._number[outer]}"
            tests += [f"exists_{p}", f"sum_{s} compare one_{p}", f"{o} in_{p}", f"{o} not_in_{p}"]
            tests += self._members(outer, inner)
            ones.append(f"one_{p}")
        label = f"{s}_with_{c}"
        add(f"test_{label}", *tests)
        add(f"before_{s}", *times(f"item_{s} andor", 1, 4))
        add(
            f"column_{label}",
            *(f"{one}{alias}" for one in ones for alias in ("", " as")),
            *(f"{w.isnull} {one} {w.comma} num {w.close}{alias}" for one in ones for alias in ("", " as")),
        )
        add(f"morecolumn_{label}", f"{w.comma} column_{label}", f"{w.comma} pick_{s}")
        add(f"beforecolumn_{s}", *times(f"pick_{s} {w.comma}", 1, MOST_ITEMS - 4))
        columns = ["", *(f" {more}" for more in times(f"morecolumn_{label}", 1, 3))]
        add(
            f"columns_{label}",
            *(f"{before}column_{label}{more}" for before in ("", f"beforecolumn_{s} ") for more in columns),
        )
        source = self._source(chain)
        conditions = [
            f"{before}test_{label}{more} rest_{s}"
            for before in ("", f"before_{s} ")
            for more in ("", f" mores_{s}")
        ]
        return [
            *(f"head_{s} {source} {w.where} {condition}" for condition in conditions),
            f"begin columns_{label} {source} tail_{s}",
        ]

    def _add_closed(self, inner: str) -> None:
        """Subqueries over `inner` that do not look at the outer tables."""
        w, c = self._words, self._scopes.id([inner])
        source = f"{self._from(' FROM ', inner)} lock"
        ends = self._rules.add(
            f"closed_{c}", f"{source} {w.close}", f"{source} {w.inner_where} cond_{c} {w.close}"
        )
        if f"free_{c}" in self._rules:
            self._rules.add(f"in_{c}", f"{w.in_select} free_{c} {ends}")
        self._add_uses(c, c, ends)

    def _members(self, outer: str, inner: str) -> list[str]:
        """`IN (SELECT …)` over a join of one column: longer keys would be joined by a part."""
        w, c = self._words, self._scopes.id([inner])
        found = []
        for join in self._joins[frozenset((outer, inner))]:
            for left, right in join.pairs if len(join.pairs) == 1 else ():
                mine, theirs = (left, right) if join.table == outer else (right, left)
                if mine in self._shown[outer] and theirs in self._shown[inner]:
                    column, member = self._column(outer, mine), self._column(inner, theirs)
                    found.append(f"{column} {w.in_select} {member} closed_{c}")
        return found

    def _add_correlated(self, outer: str, inner: str) -> str:
        """Subqueries over `inner` tied to `outer` by a known join, which stands first."""
        w, c = self._words, self._scopes.id([inner])
        p = f"{self._number[outer]}_of_{c}"
        source = f"{self._from(' FROM ', inner)} lock {w.inner_where} {self._on(outer, inner)}"
        ends = self._rules.add(f"tied_{p}", f"{source} {w.close}", f"{source} ands_{c} {w.close}")
        self._rules.add(f"exists_{p}", f"{w.exists} {ends}", f"{w.not_exists} {ends}")
        self._rules.add(f"in_{p}", f"{w.in_select} col_{c} {ends}")
        self._add_uses(p, c, ends)
        return p

    def _add_uses(self, p: str, c: str, ends: str) -> None:
        w = self._words
        self._rules.add(f"not_in_{p}", f"{w.not_in_select} col_{c} {ends}")
        self._rules.add(
            f"one_{p}",
            *(f"{w.select_one} {total} {ends}" for total in self._scopes.totals_of(c)),
            f"{w.select_one} {w.count_all} {ends}",
        )
