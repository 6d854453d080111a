"""Expressions, conditions and clauses over the columns of one set of tables.

Every nesting is a rule of its own level (functions of columns, arithmetic of these, functions of that),
so nothing recurs. Functions over the columns of one table are shared by all the sets it is in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from assistant.grammar.columns import KINDS, Kind, TableColumns, casts, days, functions
from assistant.grammar.constants import Words, arithmetic
from assistant.grammar.ctes import Stage
from assistant.grammar.ebnf import Rules, times
from assistant.grammar.totals import Totals, totals_of
from schema_index import Join, Table

MOST_ITEMS = 12
MOST_PREDICATES = 8


class Scopes:
    """The rules of every set of tables asked for, added once each.

    `tables` maps a name to its table and `shown` to the columns that may be named; the rules of a set
    end in its id, as in `pred_0_2`. `ctes` are those of the tables that the statement makes itself; in the
    stage of a CTE every column has a name, and no order.
    """

    def __init__(
        self,
        rules: Rules,
        tables: Mapping[str, Table],
        shown: Mapping[str, Sequence[str]],
        joins: Iterable[Join],
        stage: Stage | None = None,
        ctes: Collection[str] = (),
    ) -> None:
        self._rules = rules
        self._words = Words(rules)
        self._stage = stage
        self._totals = Totals(rules)
        self._number = {name: number for number, name in enumerate(tables)}
        own = TableColumns(rules)
        keys = {name: set(table.key) for name, table in tables.items()}
        for join in joins:
            keys[join.other].update(right for _, right in join.pairs)
        for name in tables:
            key = {column.lower() for column in keys[name]}
            own.add(self._number[name], tables[name], shown[name], key, stored=name not in ctes)
        own.add_parameters()

    def id(self, names: Iterable[str]) -> str:
        """The id of the set, with its rules added; the order of `names` does not matter."""
        numbers = sorted(self._number[name] for name in names)
        key = "_".join(map(str, numbers))
        if f"pred_{key}" not in self._rules:
            self._add_scalar(key, numbers)
            self._add_conditions(key, numbers)
            self._totals.add(key)
            self._add_windows(key)
            self._add_clauses(key)
        return key

    def _of(self, rule: str, numbers: Sequence[int]) -> list[str]:
        """The rules of this name that the tables have."""
        return [name for number in numbers if (name := f"{rule}_{number}") in self._rules]

    def _add_scalar(self, s: str, numbers: Sequence[int]) -> None:
        add, w = self._rules.add, self._words
        for rule in ("col", "free", *KINDS, *(f"free_{kind}" for kind in KINDS)):
            if found := self._of(rule, numbers):
                add(f"{rule}_{s}", *found)
        for kind in KINDS:
            calls = self._of(f"call_{kind}", numbers)
            add(f"term_{kind}_{s}", *self._of(kind, numbers), *calls, f"k_{kind}")
            add(f"math_{kind}_{s}", *self._math(kind, s, numbers))
            add(f"sum_{kind}_{s}", f"term_{kind}_{s}", f"math_{kind}_{s}")
        add(f"day_{s}", f"col_{s}", *self._of("call", numbers))
        made = casts(w, f"math_num_{s}")
        for kind in KINDS:
            for result, ways in functions(w, kind, f"math_{kind}_{s}", f"term_{kind}_{s}").items():
                made[result] += ways
        made["num"] += days(w, f"term_date_{s}")
        for kind in KINDS:
            add(f"outer_{kind}_{s}", *made[kind])
            self._add_case(kind, s)
            add(f"value_{kind}_{s}", f"sum_{kind}_{s}", f"case_{kind}_{s}", f"outer_{kind}_{s}")
        for rule in ("case", "outer"):
            add(f"{rule}_{s}", *(f"{rule}_{kind}_{s}" for kind in KINDS))
        added = (*self._of("added", numbers), *self._of("call_num", numbers), "k_num")
        case, outer, term = f"case_num_{s}", f"outer_num_{s}", f"term_num_{s}"
        mixed = (f"{term} op {case}", f"{case} op {term}", f"{outer} op k_num", f"k_num op {outer}")
        add(f"amount_{s}", *added, f"math_num_{s}", case, outer, *mixed)

    def _math(self, kind: Kind, s: str, numbers: Sequence[int]) -> tuple[str, ...]:
        """Numbers computed, texts put together, dates moved by days."""
        w, x = self._words, f"term_{kind}_{s}"
        if kind == "num":
            return arithmetic(w, x)
        if kind == "text":
            return f"{x} {w.plus} {x}", f"{x} {w.plus} {x} {w.plus} {x}"
        dates = [*self._of("date", numbers), *self._of("call_date", numbers), "k_shift"]
        return tuple(f"{one} shift int" for one in dates)

    def _add_case(self, kind: Kind, s: str) -> None:
        """CASE with conditions, of one kind whichever holds."""
        add, w, then = self._rules.add, self._words, f"sum_{kind}_{s}"
        if kind == "text" and "said" in self._rules:
            then = add(f"label_{s}", then, "str")
        when = f"when_{kind}_{s}"
        add(
            when,
            f"{w.when} item_{s} {w.then} {then}",
            f"{w.when} item_{s} andor item_{s} {w.then} {then}",
            f"{w.when} item_{s} andor item_{s} andor item_{s} {w.then} {then}",
            f"{w.when} pred_{s} {w.then} {w.null}",
        )
        add(f"whens_{kind}_{s}", *times(when, 1, 4))
        whens = f"{w.case} whens_{kind}_{s}"
        add(f"case_{kind}_{s}", f"{whens} {w.end}", f"{whens} {w.else_} {then} {w.end}")

    def _add_conditions(self, s: str, numbers: Sequence[int]) -> None:
        """Predicates. A bare `=` between two tables is kept off key columns: on those it would be a join
        by part of a key, and whole keys are what the ON clauses are for."""
        add, w = self._rules.add, self._words
        ways = [f"day_{s} null"]
        for kind in KINDS:
            own = [f"{kind}_{s}"] if f"{kind}_{s}" in self._rules else []
            terms = [*own, *self._of(f"call_{kind}", numbers)]
            left = add(f"left_{kind}_{s}", *terms, f"math_{kind}_{s}")
            term, computed = f"term_{kind}_{s}", [*self._of(f"call_{kind}", numbers), f"math_{kind}_{s}"]
            ways += [
                f"{left} unequal sum_{kind}_{s}",
                *(f"{left} {w.equal} {right}" for right in (f"k_{kind}", *computed)),
                *(f"{one} shape_{kind}" for one in terms),
                *(f"{one} between {term} {w.and_} {term}" for one in terms),
                *(f"k_{kind} between {name} {w.and_} {name}" for name in own),
                *(f"{other} {w.equal} {name}" for name in own for other in computed),
                *(f"{name} {w.equal} {name}" for name in self._of(kind, numbers)),
            ]
            if len(numbers) > 1 and f"free_{kind}_{s}" in self._rules:
                ways.append(f"free_{kind}_{s} {w.equal} free_{kind}_{s}")
        add(f"pred_{s}", *ways)
        three = f"pred_{s} andor pred_{s} andor pred_{s}"
        add(
            f"item_{s}",
            f"pred_{s}",
            f"{w.open} pred_{s} andor pred_{s} {w.close}",
            f"{w.open} {three} {w.close}",
            f"{w.open} {three} andor pred_{s} {w.close}",
        )
        add(f"more_{s}", f"andor item_{s}")
        add(f"ands_{s}", *times(f"{w.and_} item_{s}", 1, 3))
        self._rules.add_times(f"mores_{s}", f"more_{s}", MOST_PREDICATES - 1)
        add(f"cond_{s}", f"item_{s}", f"item_{s} mores_{s}")

    def _add_windows(self, s: str) -> None:
        add, w = self._rules.add, self._words
        add(f"sortkey_{s}", *(f"{kind}_{s}" for kind in ("day", "lefttotal", "case", "outer", "outertotal")))
        add(f"sorted_{s}", f"sortkey_{s}", f"sortkey_{s} direction")
        add(f"moresorted_{s}", f"{w.comma} sorted_{s}")
        more = times(f"moresorted_{s}", 1, 3)
        add(f"sort_{s}", f"{w.order} sorted_{s}", *(f"{w.order} sorted_{s} {rest}" for rest in more))
        columns = (f" {w.comma} ".join([f"col_{s}"] * count) for count in (1, 2, 3))
        add(f"partition_{s}", *(f"{w.partition} {names}" for names in columns))
        add(
            f"ordered_{s}",
            f"{w.over} sort_{s} {w.close}",
            f"partition_{s} {w.space} sort_{s} {w.close}",
        )
        starts = (w.over, f"partition_{s} {w.space}")
        add(f"framed_{s}", *(f"{start} sort_{s} frame {w.close}" for start in starts))
        add(f"window_{s}", w.over_all, f"partition_{s} {w.close}", f"ordered_{s}", f"framed_{s}")
        totals = [total for kind in KINDS for total in totals_of(w, kind, s)]
        totals += [f"of_number total_num_{s} {w.close}", f"of_any total_{s} {w.close}"]
        add(f"windowed_{s}", *(f"{total} window_{s}" for total in totals))
        for kind in KINDS:
            own = [name for name in (f"{kind}_{s}", f"total_{kind}_{s}") if name in self._rules]
            add(f"lagged_{kind}_{s}", *(f"lag {one} end_lag ordered_{s}" for one in own))
        made = (f"windowed_{s}", f"lagged_num_{s}")
        parts = (f"part_num_{s}", *made, *(f"of2 {one} {w.comma} k_num {w.close}" for one in made))
        lagged, date = f"lagged_date_{s}", f"term_date_{s}"
        add(
            f"over_{s}",
            f"rank ordered_{s}",
            f"windowed_{s}",
            *arithmetic(w, add(f"partover_{s}", *parts)),
            *(f"lagged_{kind}_{s}" for kind in KINDS),
            f"date_diff {lagged} {w.comma} {date} {w.close}",
            f"date_diff {date} {w.comma} {lagged} {w.close}",
        )

    def _add_clauses(self, s: str) -> None:
        add, w = self._rules.add, self._words
        kinds = [f"{kind}_{s}" for kind in ("right", "outertotal", "outer", "case", "casetotal", "over")]
        add(f"unnamed_{s}", *kinds)
        bare = f"col_{s}" if self._stage == "cte" else f"unnamed_{s}"
        add(f"pick_{s}", bare, f"unnamed_{s} as")
        add(f"morepick_{s}", f"{w.comma} pick_{s}")
        self._rules.add_times(f"morepicks_{s}", f"morepick_{s}", MOST_ITEMS - 1)
        add(f"head_{s}", f"begin pick_{s}", f"begin pick_{s} morepicks_{s}")
        add(f"groupkey_{s}", f"day_{s}", f"case_{s}")
        add(f"moregroup_{s}", f"{w.comma} groupkey_{s}")
        self._rules.add_times(f"moregroups_{s}", f"moregroup_{s}", 5)
        group = f"{w.group_by} groupkey_{s}"
        add(f"group_{s}", group, f"{group} moregroups_{s}")
        endings = ["closing"] if self._stage == "cte" else [w.fence, f"{w.new_line} sort_{s} {w.fence}"]
        add(f"ending_{s}", *endings)
        having = f"{w.having} having_{s}"
        starts = ("", f"group_{s} ", f"{having} ", f"group_{s} {having} ")
        add(f"rest_{s}", *(f"{start}ending_{s}" for start in starts))
        add(f"tail_{s}", f"rest_{s}", f"{w.where} cond_{s} rest_{s}")
