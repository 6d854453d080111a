"""The SQL form: the plan line, then the one SELECT that it announces."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from assistant.answer_text import FENCE
from assistant.grammar.columns import KINDS
from assistant.grammar.constants import Words
from assistant.grammar.ctes import Stage
from assistant.grammar.ebnf import Rules, times
from assistant.grammar.plans import Chain, Plans, add_plans
from assistant.grammar.scope import MOST_ITEMS, Scopes
from assistant.grammar.totals import totals_of
from schema_index import Table, quote, quote_table


class Selects:
    """Rules for the plans over the tables, and for the SELECT of each."""

    def __init__(
        self,
        rules: Rules,
        tables: Mapping[str, Table],
        shown: Mapping[str, Sequence[str]],
        plans: Plans,
        stage: Stage | None = None,
        ctes: Collection[str] = (),
    ) -> None:
        self._rules = rules
        self._ctes = ctes
        self._words = Words(rules)
        self._number = {name: number for number, name in enumerate(tables)}
        self._shown = shown
        self._plans = plans
        self._scopes = Scopes(rules, tables, shown, plans.joins, stage, ctes)

    def add(self) -> str:
        """Add all plans, each with its SELECT, and return the rule that holds them."""
        return add_plans(self._rules, self._plans, self._bodies)

    def add_rest(self, chain: Chain, inner: str | None) -> str:
        """Add what may follow the plan of `chain`, with a subquery over `inner` if that is named."""
        with_ = self._rules.word(f"{FENCE}sql\nWITH ")
        return self._rules.add("rest", *self._bodies(chain, inner), f"{with_} cte")

    def add_over(self, chains: Iterable[Chain]) -> str:
        """Add a SELECT over one of these chains."""
        return self._rules.add("rest", *(body for chain in chains for body in self._bodies(chain, None)))

    def _label(self, chain: Iterable[str]) -> str:
        return "_".join(str(self._number[name]) for name in chain)

    def _on(self, left: str, right: str) -> str:
        """The known joins between two tables, each as `Join.on` writes it; with a CTE either way round."""
        w = self._words
        low, high = sorted((self._number[left], self._number[right]))
        if (rule := f"on_{low}_{high}") in self._rules:
            return rule
        ways = []
        for join in self._plans.joins_of(left, right):
            pairs = [(self._column(join.table, a), self._column(join.other, b)) for a, b in join.pairs]
            ways.append(f" {w.and_} ".join(f"{one} {w.equal} {other}" for one, other in pairs))
            if {left, right} & set(self._ctes):
                ways.append(f" {w.and_} ".join(f"{other} {w.equal} {one}" for one, other in pairs))
        return self._rules.add(rule, *ways)

    def _column(self, table: str, column: str) -> str:
        return self._rules.word(f"{quote_table(table)}.{quote(column)}")

    def _source(self, chain: Chain) -> str:
        """The FROM clause of a chain, its JOINs with their ON included."""
        parts = [self._from("\nFROM ", chain[0]) + self._lock(chain[0])]
        for place in range(1, len(chain)):
            earlier, name = sorted(chain[:place], key=self._number.__getitem__), chain[place]
            rule = f"join_{self._label(earlier)}_to_{self._number[name]}"
            if rule not in self._rules:
                s = self._scopes.id([*earlier, name])
                self._rules.add("join", '"\\n" ("LEFT ")? "JOIN "')
                on = self._rules.word(" ON " if name in self._ctes else " WITH (NOLOCK) ON ")
                self._rules.add(
                    rule,
                    *(
                        f"join {self._rules.word(quote_table(name))} {on} {self._on(outer, name)}{more}"
                        for outer in self._plans.outers(earlier, name)
                        for more in ("", f" ands_{s}")
                    ),
                )
            parts.append(rule)
        return " ".join(parts)

    def _lock(self, name: str) -> str:
        return "" if name in self._ctes else " lock"

    def _from(self, keyword: str, name: str) -> str:
        return f"{self._rules.word(keyword)} {self._rules.word(quote_table(name))}"

    def _bodies(self, chain: Chain, inner: str | None) -> list[str]:
        """The SELECTs over a chain; with `inner`, those with a subquery over it."""
        if inner is not None:
            return self._nested(chain, inner)
        s = self._scopes.id(chain)
        return [f"head_{s} {self._source(chain)} tail_{s}"]

    def _nested(self, chain: Chain, inner: str) -> list[str]:
        """The bodies with a subquery over `inner`: in WHERE, or as an output column."""
        w, add = self._words, self._rules.add
        s, c = self._scopes.id(chain), self._number[inner]
        self._add_closed(inner)
        tests, ones = self._tests(s, str(c), s, "free_"), [f"one_{c}"]
        for outer in self._plans.outers(chain, inner):
            p = self._add_correlated(outer, inner)
            tests += [f"exists_{p}", *self._tests(s, p, str(self._number[outer]))]
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
        self._add_uses(c, c, ends, "free_")

    def _members(self, outer: str, inner: str) -> list[str]:
        """`IN (SELECT …)` over a join of one column: longer keys would be joined by a part."""
        w, c = self._words, self._scopes.id([inner])
        found = []
        for join in self._plans.joins_of(outer, inner):
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
        self._add_uses(p, c, ends)
        return p

    def _add_uses(self, p: str, c: str, ends: str, member: str = "") -> None:
        """What a subquery gives, by kind: one value, or the members of a list, of `member` columns."""
        add, w = self._rules.add, self._words
        for kind in KINDS:
            counts = [w.count_all] if kind == "num" else []
            totals = (*totals_of(w, kind, c), *counts)
            add(f"one_{kind}_{p}", *(f"{w.select_one} {total} {ends}" for total in totals))
            if (listed := f"{member}{kind}_{c}") in self._rules:
                add(f"in_{kind}_{p}", f"{w.in_select} {listed} {ends}")
            if f"{kind}_{c}" in self._rules:
                add(f"not_in_{kind}_{p}", f"{w.not_in_select} {kind}_{c} {ends}")
        add(f"one_{p}", *(f"one_{kind}_{p}" for kind in KINDS))

    def _tests(self, s: str, p: str, o: str, member: str = "") -> list[str]:
        """Conditions of the set `s` on the subquery `p`; members of lists are columns of `o`."""
        found = []
        for kind in KINDS:
            found.append(f"sum_{kind}_{s} compare one_{kind}_{p}")
            lists = (f"{member}{kind}_{o}", f"in_{kind}_{p}"), (f"{kind}_{o}", f"not_in_{kind}_{p}")
            found += [f"{one} {among}" for one, among in lists if one in self._rules and among in self._rules]
        return found
