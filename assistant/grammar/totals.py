"""Aggregates over one set of tables by kind, what is computed of them, and HAVING."""

from __future__ import annotations

from assistant.grammar.columns import KINDS, Kind, casts, functions
from assistant.grammar.constants import Words, arithmetic
from assistant.grammar.ebnf import Rules, times


def totals_of(w: Words, kind: Kind, s: str) -> tuple[str, ...]:
    """The greatest or least of what is of a kind; of numbers the sum and the average as well."""
    ends = f"of_any value_{kind}_{s} {w.close}"
    return (ends, f"of_number amount_{s} {w.close}") if kind == "num" else (ends,)


class Totals:
    """Adds the rules of totals: `total_num_S` and so on one aggregate, `right_num_S` what it may be compared
    with, `having_S` the conditions on them; without a kind in its name a rule is of any."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._words = Words(rules)

    def add(self, s: str) -> None:
        """The rules of the set with this id, whose scalar rules are there."""
        for kind in KINDS:
            self._add_total(kind, s)
        self._rules.add(f"total_{s}", *(f"total_{kind}_{s}" for kind in KINDS))
        self._add_computed(s)
        self._add_having(s)

    def _add_total(self, kind: Kind, s: str) -> None:
        w, counts = self._words, []
        if kind == "num":
            counts = [w.count_all, f"{w.count} col_{s} {w.close}", f"{w.distinct} col_{s} {w.close}"]
        self._rules.add(f"total_{kind}_{s}", *counts, *totals_of(w, kind, s))

    def _add_computed(self, s: str) -> None:
        add, w = self._rules.add, self._words
        calls, outers = casts(w, f"total_{s}"), casts(w, f"mathtotal_{s}")
        for kind in KINDS:
            total = f"total_{kind}_{s}"
            other = add(f"atomtotal_{kind}_{s}", total, f"k_{kind}")
            for made, ways in functions(w, kind, total, other).items():
                calls[made] += ways
        calls["num"].append(f"{w.minus} total_num_{s}")
        outers["num"] += functions(w, "num", f"mathtotal_{s}", f"part_num_{s}")["num"]
        for kind in KINDS:
            call = add(f"calltotal_{kind}_{s}", *calls[kind])
            add(f"part_{kind}_{s}", f"total_{kind}_{s}", call, f"term_{kind}_{s}")
            add(f"outertotal_{kind}_{s}", *outers[kind])
        add(f"mathtotal_{s}", *arithmetic(w, f"part_num_{s}"))
        for kind in KINDS:
            math = f"mathtotal_{s}" if kind == "num" else f"math_{kind}_{s}"
            add(f"right_{kind}_{s}", f"part_{kind}_{s}", math)
            mine = [f"total_{kind}_{s}", f"calltotal_{kind}_{s}"]
            add(f"lefttotal_{kind}_{s}", *mine, *([math] if kind == "num" else []))
        for rule in ("right", "lefttotal", "outertotal"):
            add(f"{rule}_{s}", *(f"{rule}_{kind}_{s}" for kind in KINDS))

    def _add_having(self, s: str) -> None:
        """HAVING's predicates, and CASE over totals."""
        add, w = self._rules.add, self._words
        ways = [f"total_{s} {w.null_is}", f"total_{s} {w.null_is_not}"]
        for kind in KINDS:
            part = f"part_{kind}_{s}"
            ways.append(f"lefttotal_{kind}_{s} compare right_{kind}_{s}")
            ways.append(f"total_{kind}_{s} between {part} {w.and_} {part}")
        add(f"predtotal_{s}", *ways)
        add(f"having_{s}", *(" andor ".join([f"predtotal_{s}"] * count) for count in (1, 2, 3, 4)))
        for kind in KINDS:
            when, then = f"whentotal_{kind}_{s}", f"right_{kind}_{s}"
            add(
                when,
                f"{w.when} predtotal_{s} {w.then} {then}",
                f"{w.when} predtotal_{s} {w.then} {w.null}",
            )
            whens = f"{w.case} {add(f'whentotals_{kind}_{s}', *times(when, 1, 3))}"
            add(f"casetotal_{kind}_{s}", f"{whens} {w.end}", f"{whens} {w.else_} {then} {w.end}")
        add(f"casetotal_{s}", *(f"casetotal_{kind}_{s}" for kind in KINDS))
